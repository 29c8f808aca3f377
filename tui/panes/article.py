"""The article pane: the text with its names marked, and moving from name to name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from textual.events import Click
from textual.message import Message
from textual.strip import Strip

from db.rows import Mention, StoredArticle
from tui.article_painter import COMPONENTS, ArticlePainter
from tui.document import MEASURE, Document
from tui.names_in_text import NamesInText
from tui.paint import paint
from tui.panes.scrolling import LinePane

if TYPE_CHECKING:
    from db.note_rows import NoteRow

MARGIN = 2
CONTEXT_LINES = 4


class ArticlePane(LinePane):
    """One article; the name under the cursor is marked, and so are all of the selected entity."""

    COMPONENT_CLASSES = COMPONENTS

    class NameChosen(Message):
        """The reader wants to know about the name at a place of the text."""

        def __init__(self, mention: Mention) -> None:
            """Say which mention was chosen."""
            super().__init__()
            self.mention = mention

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty pane; ``show`` fills it."""
        super().__init__(id=id)
        self._painter = ArticlePainter(self._component)
        self.empty_text = ""
        self.measure = MEASURE
        self._document: Document | None = None
        self.notes: Sequence[NoteRow] = ()
        self._drawn: dict[int, Strip] = {}
        self._bar_marked = False
        self._margin = MARGIN
        # The offset that belongs at the top, and the one that the reader was last taken to.
        self._anchor = self._taken_to = 0

    # What is shown

    @property
    def article(self) -> StoredArticle | None:
        """The article that is shown."""
        return self._painter.article

    @property
    def names(self) -> NamesInText:
        """The names in it that are marked."""
        return self._painter.names

    @property
    def names_shown(self) -> bool:
        """Whether names are marked."""
        return self._painter.names_shown

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """The spans that a search has found."""
        return self._painter.hits

    def show(
        self, article: StoredArticle | None, notes: Sequence[NoteRow] = (), *, offset: int = 0
    ) -> None:
        """Show an article from a place of its text on; None shows what to do instead."""
        self.notes = notes
        self._painter.article, self._painter.names = article, NamesInText(_shown(article))
        self._painter.hits, self._painter.selection = (), None
        self._painter.new, self._painter.new_here = (), None
        self.lay_out_again()
        self.show_offset(offset)

    def renew(self, article: StoredArticle, notes: Sequence[NoteRow]) -> None:
        """Show what has become known of the article that is shown, in the same place."""
        self.notes = notes
        before, offset = self.mention, self.top_offset
        start = self.names.left_at if before is None else before.start
        self._painter.article, self._painter.names = article, NamesInText(_shown(article))
        if start is not None:
            self.names.cursor = self.names.index_at(start)
            self.names.left_at = start if self.names.cursor is None else None
        self.lay_out_again()
        self.show_offset(offset)

    def select(self, entity_id: int | None) -> None:
        """Have all mentions of an entity stand out; None for none."""
        self._painter.entity_id = entity_id
        if entity_id is not None and not self._bar_marked:
            from tui.scroll_marks import mark_scroll_bar

            self._bar_marked = True
            name = "scroll--mark"
            mark_scroll_bar(
                self.vertical_scrollbar, self._marked_rows, lambda: self._component(name)
            )
        self._redraw()

    @property
    def cursor_cell(self) -> tuple[int, int]:
        """Where the name under the cursor begins, else the first line."""
        mention = self.mention
        if mention is None or self._document is None or self.article is None:
            return self._margin, self.top_line
        index = self._line_at(mention.start)
        line = self._document.lines[index]
        before = f"{line.prefix}{self.article.text[line.start : mention.start]}"
        return self._margin + cell_len(before), index

    def show_names(self, shown: bool) -> None:
        """Mark names, or leave the text plain."""
        self._painter.names_shown = shown
        self._redraw()

    def show_hits(self, hits: tuple[tuple[int, int], ...]) -> None:
        """Mark the spans that a search has found."""
        self._painter.hits = hits
        self._redraw()

    @property
    def new(self) -> tuple[tuple[int, int], ...]:
        """The sentences that are marked as new."""
        return self._painter.new

    def show_new(
        self, spans: tuple[tuple[int, int], ...], here: tuple[int, int] | None = None
    ) -> None:
        """Mark sentences as new, and take the reader to one of them; none are marked no more."""
        self._painter.new, self._painter.new_here = spans, here
        if here is not None:
            self.go_to(here[0])
        self._redraw()

    def show_selection(self, span: tuple[int, int] | None) -> None:
        """Mark what is being selected, in view; None for nothing."""
        self._painter.selection = span
        if span is not None:
            self.show_line(self._line_at(span[0]), CONTEXT_LINES)
        self._redraw()

    def show_letters(self, letters: Mapping[int, str]) -> None:
        """Draw letters over the names that start at some offsets."""
        self._painter.letters = letters
        self._redraw()

    def set_measure(self, measure: int) -> None:
        """Have lines of at most so many cells, from the same place on."""
        if measure != self.measure:
            offset, self.measure = self.top_offset, measure
            self.lay_out_again()
            self.show_offset(offset)

    # Places in the text

    @property
    def top_offset(self) -> int:
        """The offset of the text at which the first visible line starts."""
        if self._document is None or self._laid_out_for != self.width:
            return self._anchor
        if self.top_line == 0:
            return 0
        return self._document.lines[min(self.top_line, self.line_count - 1)].start

    @property
    def mention(self) -> Mention | None:
        """The mention under the cursor."""
        return self.names.current

    @property
    def mention_text(self) -> str:
        """The text of the mention under the cursor; empty for none."""
        if self.article is None or self.mention is None:
            return ""
        return self.article.text[self.mention.start : self.mention.end]

    @property
    def focus_offset(self) -> int:
        """Where in the text the reader was last taken, if it is in view; else the top."""
        if self._document is not None and self.in_view(self._taken_to):
            return self._taken_to
        return self.top_offset

    def go_to(self, start: int) -> None:
        """Put a place of the text in view, and the cursor on the mention there, if there is one."""
        self.names.cursor, self._taken_to = self.names.index_at(start), start
        if self._document is None:
            self._anchor = start
        line = self._line_at(start)
        if not self.top_line <= line < self.top_line + self.page:
            self.scroll_top_to(line - self.page // 3)
        self._redraw()

    @property
    def names_in_view(self) -> tuple[int, ...]:
        """Where the names start that are on the screen."""
        top, bottom = self.span_in_view()
        return tuple(
            mention.start
            for _, mention in self.names.within(top, bottom)
            if top <= mention.start < bottom
        )

    def put_cursor(self, start: int) -> None:
        """Put the cursor on the name at a place that is in view."""
        self.names.cursor = self.names.index_at(start)
        self._redraw()

    def show_offset(self, offset: int) -> None:
        """Have the line of an offset at the top."""
        self.scroll_top_to(self._line_at(offset) if offset else 0)
        self._anchor = offset

    def next_name(self, step: int, entity_id: int | None = None) -> bool:
        """Put the cursor on the next (or previous) mention, of one entity if given.

        Begins at the first one in view when the cursor is out of sight. Returns whether there
        was another.
        """
        if not self.names.step(step, entity_id, self.span_in_view()) or self.mention is None:
            return False
        self.show_line(self._line_at(self.mention.start), CONTEXT_LINES)
        self._redraw()
        return True

    def move_to_end(self, *, bottom: bool) -> None:
        """Go to the first line, or to the last one; names are gone through from there."""
        self.names.cursor = self.names.left_at = None
        self._redraw()
        super().move_to_end(bottom=bottom)

    def next_block(self, step: int) -> None:
        """Scroll to the start of the next (or previous) paragraph."""
        if self.article is None:
            return
        lines = [self._line_at(block.start) for block in self.article.blocks]
        here = self.top_line
        after = [line for line in lines if (line > here if step > 0 else line < here)]
        if after:
            self.scroll_top_to(min(after) if step > 0 else max(after))

    # Drawing

    @property
    def line_count(self) -> int:
        """How many lines the article has at this width."""
        return len(self._document.lines) if self._document is not None else self.page

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line with the marks that fall on it."""
        if self._document is None or self.article is None:
            return self._draw_empty(index, width)
        strip = self._drawn.get(index)
        if strip is None:
            line = self._document.lines[index]
            strip = self._painter.draw(line, self._base(line.kind), " " * self._margin)
            self._drawn[index] = strip
        return strip

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    def _base(self, kind: str) -> Style:
        name = f"article--{kind}"
        if name in self.COMPONENT_CLASSES:
            return self.rich_style + self._component(name)
        return self.rich_style

    def _draw_empty(self, index: int, width: int) -> Strip:
        lines = self.empty_text.split("\n")
        place = index - max(0, (self.page - len(lines)) // 3)
        if not 0 <= place < len(lines):
            return Strip([])
        text = lines[place].center(width)
        return paint(text, 0, len(text), self._base("empty"), ())

    # Geometry

    def lay_out(self, width: int) -> None:
        """Wrap the text to a width."""
        self._drawn.clear()
        article = self.article
        self._document = (
            None
            if article is None
            else Document(article, width - MARGIN - 1, self.measure, self.notes)
        )
        cells = self._document.cells if self._document is not None else 0
        self._margin = max(MARGIN, (width - cells) // 2 if width > cells + 12 else MARGIN)

    def _redraw(self) -> None:
        self._drawn.clear()
        self.refresh()
        if self._bar_marked:
            self.vertical_scrollbar.refresh()

    def _marked_rows(self, size: int) -> Collection[int]:
        """Return on which rows of the scroll bar the selected entity is mentioned."""
        from tui.scroll_marks import rows_of

        entity_id = self._painter.entity_id
        starts = [m.start for m in self.names.mentions if m.entity_id == entity_id]
        return rows_of([self._line_at(start) for start in starts], self.line_count, size)

    def _line_at(self, offset: int) -> int:
        return self._document.line_at(offset) if self._document is not None else 0

    def span_in_view(self) -> tuple[int, int]:
        """Return the span of the text that is on the screen."""
        if self._document is None:
            return 0, 0
        lines = self._document.lines[self.top_line : self.top_line + self.page]
        return (lines[0].start, lines[-1].end) if lines else (0, 0)

    def line_start(self, offset: int, step: int) -> int:
        """Return where the line of text after (or before) that of an offset begins."""
        lines = self._document.lines if self._document is not None else []
        index = self._line_at(offset) + step
        while 0 <= index < len(lines) and (lines[index].text is not None or not lines[index].end):
            index += step
        return lines[index].start if 0 <= index < len(lines) else offset

    def in_view(self, offset: int) -> bool:
        """Whether the line of an offset is on the screen."""
        return self.top_line <= self._line_at(offset) < self.top_line + self.page

    def on_resize(self) -> None:
        """Keep the place that was at the top before the width changed."""
        offset = self._anchor
        self.lay_out_again()
        self.show_offset(offset)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember which place is at the top, in whatever way it came there."""
        super().watch_scroll_y(old_value, new_value)
        self._anchor = self.top_offset

    def notify_style_update(self) -> None:
        """Draw anew in the colours of another theme."""
        super().notify_style_update()
        self._redraw()

    def on_click(self, event: Click) -> None:
        """Choose the name under the mouse."""
        if self._document is None or self.article is None:
            return
        index = self.top_line + event.y
        if index >= self.line_count or self._document.lines[index].text is not None:
            return
        line = self._document.lines[index]
        cell = event.x - self._margin - len(line.prefix)
        for offset in range(line.start, line.end):
            cell -= cell_len(self.article.text[offset])
            if cell < 0:
                self.names.cursor = self.names.index_at(offset)
                self._redraw()
                if self.mention is not None:
                    self.post_message(self.NameChosen(self.mention))
                return


def _shown(article: StoredArticle | None) -> tuple[Mention, ...]:
    """Return the mentions of an article that the reader wants to see."""
    mentions = article.mentions if article is not None else ()
    return tuple(mention for mention in mentions if not mention.hidden)
