"""When an entity was written about: a bar for each day, month or year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.dates import short_date
from db.following.answers import Bar, Unit
from tui.panes.outline import GoTo, Piece, Row, Unfold
from tui.tabs.sentences import note
from tui.text import counted

if TYPE_CHECKING:
    from db.following.following import Following

HEADS = 8
# The longest stretch without any article that is drawn period by period.
LONGEST_GAP = 2
FULL, PLAIN = "█", "#"


@dataclass(frozen=True, slots=True)
class Drawing:
    """How bars are drawn: the longest in cells, in ASCII where ``plain``."""

    cells: int
    plain: bool


def rows(
    following: Following,
    entity_id: int,
    open_article: tuple[int, str] | None,
    *,
    unit: Unit | None,
    unfolded: frozenset[str],
    drawing: Drawing,
    keys: str,
) -> tuple[Row, ...]:
    """Return the bars of an entity, under those that are unfolded the heads of their articles.

    ``open_article`` is the id and the date of the open one, whose bar is marked. Where nothing was
    unfolded the peak is.
    """
    bars = following.timeline.bars(entity_id, unit)
    peak = following.timeline.peak(bars)
    opened = unfolded or (frozenset({peak.period}) if peak is not None else frozenset())
    most = max((bar.articles for bar in bars), default=0)
    said = ""
    if peak is not None and len(bars) > 1:
        said = f" Most in {named(peak.period)}: {counted(peak.articles, 'article')}."
    shown = [note(f"Articles over time.{said} {keys}")]
    before = ""
    for bar in bars:
        if before and bar.period:
            shown += _gap(before, bar.period)
        before = bar.period
        shown.append(_bar(bar, most, open_article, drawing))
        if bar.period in opened:
            shown += _heads(following, entity_id, bar, open_article)
    return tuple(shown)


def _bar(bar: Bar, most: int, open_article: tuple[int, str] | None, drawing: Drawing) -> Row:
    here = open_article is not None and bool(bar.period) and open_article[1].startswith(bar.period)
    cells = max(1, round(bar.articles / most * drawing.cells)) if most else 0
    block = PLAIN if drawing.plain else FULL
    text = f"{'▶' if here else ' '} {named(bar.period):<11} {block * cells}"
    start = text.index(block) if cells else len(text)
    return Row(
        (Piece(text, "bar", ((0, start),) if here else (), right=f"{bar.articles:,}"),),
        Unfold(bar.period),
    )


def _gap(before: str, after: str) -> list[Row]:
    """Return rows for the periods without any article between two."""
    missing = _between(before, after)
    if len(missing) <= LONGEST_GAP:
        return [Row((Piece(f"  {named(period):<11} ·", "detail"),)) for period in missing]
    unit = {4: "year", 7: "month"}.get(len(before), "day")
    return [Row((Piece(f"  ⋮ {counted(len(missing), unit)} without any", "detail"),))]


def _between(before: str, after: str) -> Sequence[str]:
    try:
        if len(before) == 4:
            return [f"{year:04}" for year in range(int(before) + 1, int(after))]
        if len(before) == 7:
            first, last = (int(p[:4]) * 12 + int(p[5:]) - 1 for p in (before, after))
            return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(first + 1, last)]
        start, days = date.fromisoformat(before), date.fromisoformat(after)
    except ValueError:
        return []
    return [str(start + timedelta(days=n)) for n in range(1, (days - start).days)]


def _heads(
    following: Following, entity_id: int, bar: Bar, open_article: tuple[int, str] | None
) -> Iterator[Row]:
    heads = following.timeline.heads(entity_id, bar.period, HEADS)
    for article in heads:
        here = open_article is not None and article.id == open_article[0]
        title = f"{article.title} (this article)" if here else article.title
        yield Row(
            (
                Piece(title, "sentence", wraps=True, indent=2),
                Piece(
                    " · ".join(
                        part
                        for part in (short_date(article.published), article.publication)
                        if part
                    ),
                    "detail",
                    indent=2,
                ),
            ),
            GoTo(article.id),
        )
    if bar.articles > len(heads):
        more = counted(bar.articles - len(heads), "more article")
        yield Row((Piece(f"and {more}", "detail", indent=2),))


def named(period: str) -> str:
    """Return a period in words: "1 May 2024", "May 2024", "2024", "undated"."""
    if not period or len(period) == 4:
        return period or "undated"
    if len(period) == 7:
        return short_date(f"{period}-01").partition(" ")[2]
    return short_date(period)
