"""Two entities side by side, as rows of an outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from db.labels import LABEL_NAMES
from tui.panes.outline import Meet, Piece, Row
from tui.tabs.sentences import GAP, note, sentence_row
from tui.tabs.timeline import FULL, PLAIN, named
from tui.text import MEASURE, counted, cut, month, safe, wrap

if TYPE_CHECKING:
    from db.following.comparing import Comparison, Month, Side

# Less than this is too narrow for two columns of text, in cells.
TWO_COLUMNS = 100
BETWEEN = 3
NAMES, COMPANIONS, MONTHS = 5, 20, 24
PERIOD, COUNT = 10, 6


def rows_of(
    found: Comparison, open_id: int | None, width: int, *, plain: bool = False
) -> tuple[Row, ...]:
    """Return what two entities are, and what they have in common, for a width in cells.

    ``open_id`` is the open article; bars are in ASCII where ``plain``.
    """
    return (
        *_sides(found, width),
        *_lines(found, open_id),
        *_companions(found, width),
        *_months(found, width, FULL if not plain else PLAIN),
    )


def _sides(found: Comparison, width: int) -> Iterator[Row]:
    one, other = found.one, found.other
    if width < TWO_COLUMNS:
        for side in (one, other):
            for style, told in _TOLD:
                if text := told(side):
                    yield Row((Piece(text, style, wraps=True),))
            yield GAP
    else:
        cells = (width - 2 - BETWEEN) // 2
        for style, told in _TOLD:
            for text in _beside(told(one), told(other), cells):
                yield Row((Piece(text, style),))
        yield GAP
    if not (one.names.whole and other.names.whole):
        looked = counted(max(one.names.looked, other.names.looked), "article")
        yield note(f"What they are said to be, and with whom, is from the newest {looked} of each.")
        yield GAP


def _beside(one: str, other: str, cells: int) -> Iterator[str]:
    """Yield the lines of two texts in columns of so many cells."""
    columns = (
        [text[start:end] for start, end in wrap(text, 0, len(text), cells)] for text in (one, other)
    )
    for left, right in zip_longest(*columns, fillvalue=""):
        yield f"{_padded(left, cells + BETWEEN)}{right}"


def _padded(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))


def _counts(side: Side) -> str:
    entity = side.entity
    mentions = counted(entity.mentions, "mention")
    return " · ".join(
        (
            LABEL_NAMES.get(entity.label, entity.label),
            f"{mentions} in {counted(entity.articles, 'article')}",
        )
    )


def _time(side: Side) -> str:
    first, last = (month(moment or "") for moment in (side.entity.first, side.entity.last))
    return first if first == last else f"{first} – {last}"


def _page(side: Side) -> str:
    page = side.link.page
    if side.link.verdict != "page" or page is None:
        return ""
    return _line(f"Page: {', '.join(filter(None, (page.title, page.description)))}")


def _forms(side: Side) -> str:
    return _listed("In the texts: ", [alias.text for alias in side.names.aliases])


def _epithets(side: Side) -> str:
    return _listed("Said to be: ", [epithet.text for epithet in side.names.epithets])


def _listed(what: str, texts: Sequence[str]) -> str:
    return _line(what + "; ".join(texts[:NAMES])) if texts else ""


def _line(text: str) -> str:
    # Columns are padded by what is drawn, and that has no control characters.
    return safe(" ".join(text.split()))


_TOLD: tuple[tuple[str, Callable[[Side], str]], ...] = (
    ("title", lambda side: _line(side.entity.name)),
    ("detail", _counts),
    ("detail", _time),
    ("sentence", _page),
    ("sentence", _forms),
    ("sentence", _epithets),
)


def _companions(found: Comparison, width: int) -> Iterator[Row]:
    if not found.common:
        yield note("Nobody and nothing stands in a paragraph with each of them.")
    else:
        yield note("In a paragraph with each of them, in so many articles.")
    # Counts that stand far from their names are hard to read.
    cells = min(MEASURE, width) - 2 * COUNT - 4
    for common in found.common[:COMPANIONS]:
        name = _padded(cut(_line(common.entity.name), cells), cells)
        text = f"{name}{common.one:>{COUNT},} ·{common.other:>{COUNT},}"
        yield Row((Piece(text, "title"),), Meet(common.entity.id))
    if len(found.common) > COMPANIONS:
        more = len(found.common) - COMPANIONS
        yield Row((Piece(f"and {counted(more, 'other')}", "detail"),))
    yield GAP


def _lines(found: Comparison, open_id: int | None) -> Iterator[Row]:
    if found.lines:
        yield note("In sentences together, the newest first.")
    else:
        yield note("No sentence names both.")
    for line in found.lines:
        yield sentence_row(line, open_id)
        yield GAP
    if not found.lines:
        yield GAP


def _months(found: Comparison, width: int, block: str) -> Iterator[Row]:
    shown = found.months[-MONTHS:]
    earlier = len(found.months) - len(shown)
    also = f" {counted(earlier, 'earlier month')} left out." if earlier else ""
    yield note(f"Articles a month.{also}")
    column = (width - 3 - PERIOD) // 2
    most = max((max(one.one, one.other) for one in shown), default=0)
    heads = (cut(_line(side.entity.name), column - 1) for side in (found.one, found.other))
    yield Row((Piece(" " * PERIOD + "".join(_padded(head, column) for head in heads), "detail"),))
    for one in shown:
        yield Row((Piece(_bars(one, most, column, block), "bar"),))


def _bars(one: Month, most: int, column: int, block: str) -> str:
    longest = max(1, column - COUNT - 2)
    bars = (
        f"{block * -(-count * longest // most)} {count:,}" if count else ""
        for count in (one.one, one.other)
    )
    return f"{named(one.period):<{PERIOD}}" + "".join(_padded(bar, column) for bar in bars)
