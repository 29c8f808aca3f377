"""Drawing the lines of an article, with its names, hits and selection marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from db.records import StyleKind
from db.rows import StoredArticle
from tui.document import Line
from tui.names_in_text import NamesInText
from tui.paint import Mark, paint
from tui.text import safe

_LABEL_CLASSES = {
    "PERSON": "name--person",
    "ORG": "name--org",
    "GPE": "name--place",
    "LOC": "name--place",
    "FAC": "name--place",
    "NORP": "name--people",
}
_STYLES = {
    StyleKind.BOLD: Style(bold=True),
    StyleKind.ITALIC: Style(italic=True),
    StyleKind.CODE: Style(dim=True),
}
COMPONENTS = {
    "article--headline",
    "article--meta",
    "article--note",
    "article--own-note",
    "article--caption",
    "article--related",
    "article--heading",
    "article--quote",
    "article--empty",
    "article--hit",
    "article--link",
    "article--new",
    "article--new-mark",
    "article--selection",
    "name--person",
    "name--org",
    "name--place",
    "name--people",
    "name--thing",
    "name--selected",
    "name--cursor",
    "name--letters",
    "scroll--mark",
}
# Stands beside lines that say something new; it has a form of its own in ASCII as well.
NEW_SIGN = "+"


class ArticlePainter:
    """What is marked in an article; ``style`` gives the style of a component."""

    def __init__(self, style: Callable[[str], Style]) -> None:
        """Begin with nothing to draw."""
        self._style = style
        self.article: StoredArticle | None = None
        self.names = NamesInText()
        self.names_shown = True
        self.entity_id: int | None = None
        self.hits: tuple[tuple[int, int], ...] = ()
        self.selection: tuple[int, int] | None = None
        # The sentences that are new, and the one of them that the reader is at.
        self.new: tuple[tuple[int, int], ...] = ()
        self.new_here: tuple[int, int] | None = None
        # Letters to be drawn over the names that start at these offsets.
        self.letters: Mapping[int, str] = {}

    def draw(self, line: Line, base: Style, margin: str) -> Strip:
        """Draw a line of the document."""
        if line.text is not None or self.article is None:
            text = line.text or ""
            return paint(text, 0, len(text), base, (), prefix=margin)
        strip = paint(
            self.article.text,
            line.start,
            line.end,
            base,
            [*self._new(), *self._inline(line), *self._names(line), *self._spans()],
            prefix=margin + line.prefix,
        )
        if self.letters:
            strip = self._lettered(strip, line, cell_len(margin + line.prefix))
        if any(start < line.end and end > line.start for start, end in self.new):
            strip = self._with_sign(strip, cell_len(margin) - 2)
        return strip

    def _new(self) -> Iterator[Mark]:
        if self.new_here is not None:
            yield Mark(*self.new_here, self._style("article--new"))

    def _with_sign(self, strip: Strip, cell: int) -> Strip:
        """Put the sign of what is new into the margin of a line."""
        sign = Strip([Segment(NEW_SIGN, self._style("article--new-mark"))])
        return Strip.join([strip.crop(0, cell), sign, strip.crop(cell + 1)])

    def _lettered(self, strip: Strip, line: Line, margin: int) -> Strip:
        """Lay letters over the names that start on a line."""
        text = self.article.text if self.article is not None else ""
        style = self._style("name--letters")
        for start, letters in self.letters.items():
            if line.start <= start < line.end:
                cell = margin + cell_len(safe(text[line.start : start]))
                over = Strip([Segment(letters, style)])
                strip = Strip.join([strip.crop(0, cell), over, strip.crop(cell + len(letters))])
        return strip

    def _inline(self, line: Line) -> Iterator[Mark]:
        for style in self.article.styles if self.article is not None else ():
            if style.start < line.end and style.end > line.start:
                known = _STYLES.get(style.kind) or self._style("article--link")
                yield Mark(style.start, style.end, known)

    def _names(self, line: Line) -> Iterator[Mark]:
        for index, mention in self.names.within(line.start, line.end):
            parts = []
            if self.names_shown:
                parts.append(_LABEL_CLASSES.get(mention.label, "name--thing"))
            if mention.entity_id == self.entity_id:
                parts.append("name--selected")
            if index == self.names.cursor:
                parts.append("name--cursor")
            for part in parts:
                yield Mark(mention.start, mention.end, self._style(part))

    def _spans(self) -> Iterator[Mark]:
        for start, end in self.hits:
            yield Mark(start, end, self._style("article--hit"))
        if self.selection is not None:
            yield Mark(*self.selection, self._style("article--selection"))
