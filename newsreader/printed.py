"""An article as it is printed on a terminal, and what differs between two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.following.answers import Part
from db.library import Library
from db.records import BlockKind
from db.rows import StoredArticle
from newsreader.output import open_console
from newsreader.plain import plain

if TYPE_CHECKING:
    from rich.text import Text

_BLOCKS = {
    BlockKind.HEADING: "bold",
    BlockKind.CAPTION: "italic",
    BlockKind.RELATED: "dim",
    BlockKind.QUOTE: "italic",
}
_LONGEST_LINE = 88
# So much of what two articles both have is shown beside what differs, in characters.
_BESIDE = 160


def print_article(library: Library, article: StoredArticle) -> None:
    """Print an article; names are underlined, and listed below it with their pages."""
    console = open_console()
    console.width = min(console.width, _LONGEST_LINE)
    for piece in (_head(article), *_body(article), *_names(library, article)):
        console.print(piece, end="\n\n")


def _head(article: StoredArticle) -> Text:
    from rich.text import Text

    row = article.row
    facts = [row.byline, row.published or "undated", row.url, article.path]
    lines = [Text(plain(row.title), style="bold")]
    lines += [Text(plain(fact), style="dim") for fact in facts if fact]
    return Text("\n").join(lines)


def _body(article: StoredArticle) -> list[Text]:
    from rich.text import Text

    whole = Text(plain(article.text, lines=True))
    for mention in article.mentions:
        whole.stylize("underline", mention.start, mention.end)
    pieces = list[Text]()
    for block in article.blocks:
        if block.kind is not BlockKind.HEADLINE:
            piece = whole[block.start : block.end]
            piece.style = _BLOCKS.get(block.kind, "")
            pieces.append(piece)
    return pieces or [whole]


def _names(library: Library, article: StoredArticle) -> list[Text]:
    from rich.text import Text

    lines = list[Text]()
    for entity_id in dict.fromkeys(mention.entity_id for mention in article.mentions):
        entity, link = library.entities.get(entity_id), library.links.of(entity_id)
        if entity is None:
            continue
        line = Text(plain(entity.name), style="underline")
        known = f": {link.page.description}" if link.verdict == "page" and link.page else ""
        lines.append(Text.assemble(line, Text(f" ({entity.label}){plain(known)}")))
    return [Text("\n").join(lines)] if lines else []


def print_parts(parts: Sequence[Part]) -> None:
    """Print what differs between two articles: signs around it, and colour where there is some."""
    from rich.text import Text

    whole = Text()
    for part in parts:
        text = plain(part.text, lines=True)
        if part.one and part.other:
            whole.append(_shortened(text))
            continue
        before, after, style = ("[-", "-]", "red") if part.one else ("{+", "+}", "green")
        said = text.strip()
        blanks = text.partition(said) if said else (text, "", "")
        whole.append(blanks[0])
        if said:
            whole.append(f"{before}{said}{after}", style=style)
        whole.append(blanks[2])
    open_console().print(whole)


def _shortened(text: str) -> str:
    """Return what both have without its middle, if it is long."""
    if len(text) <= 2 * _BESIDE:
        return text
    return f"{text[:_BESIDE].rpartition(' ')[0]} […] {text[-_BESIDE:].partition(' ')[2]}"
