"""What is new in the open article: going from one new sentence to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from db.dates import short_date
from tui.text import counted, cut

if TYPE_CHECKING:
    from db.following.answers import Novelty
    from tui.screens.main import MainScreen

TITLE_CELLS = 48


def go_to_new(screen: MainScreen, step: int) -> None:
    """Mark what is new in the open article, and go to the next (or previous) such sentence."""
    pane, article_id = screen.article, screen.reading.article_id
    if pane.article is None or article_id is None:
        screen.say("Open an article first.")
        return
    if not pane.article.stage:
        screen.say("Names are still being found.")
        return
    novelty = screen.desk.library.following.novelty.of(article_id)
    spans = tuple((line.start, line.start + len(line.text)) for line in novelty.new)
    if not spans:
        screen.say(_nothing(novelty))
        return
    starts, here = [start for start, _ in spans], pane.focus_offset
    if pane.new or step < 0:
        place = bisect_right(starts, here) if step > 0 else bisect_left(starts, here) - 1
    else:
        # A sentence at the very top is the first to go to.
        place = bisect_left(starts, here)
    place %= len(spans)
    pane.show_new(spans, spans[place])
    pane.focus()
    screen.say(f"{place + 1} of {counted(len(spans), 'new sentence')}")


def _nothing(novelty: Novelty) -> str:
    """Return that nothing is new, and where it was said before."""
    known = len(novelty.known)
    if not known:
        return "No sentence here says enough of a name to be told from others."
    first = novelty.known[0].earlier.article
    where = f"{short_date(first.published)} {cut(first.title, TITLE_CELLS)}"
    if known == 1:
        return f"The one sentence with names is in an earlier article: {where}"
    return f"All {known} sentences with names are in earlier articles: {where}"
