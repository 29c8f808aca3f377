"""What a note can be about, from where the reader is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from db.records import Block, BlockKind
from db.sentences import sentence_bounds

if TYPE_CHECKING:
    from db.decisions.standing import Entry
    from db.note_rows import NoteRow
    from db.rows import StoredArticle
    from tui.screens.main import MainScreen

# What is longer is no passage to write a note on: its sentence is.
LONGEST_PASSAGE = 2_000


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note is about, in words, with what writes one; ``note`` is one that is there."""

    what: str
    write: Callable[[str], Entry]
    note: NoteRow | None = None


def subjects(screen: MainScreen) -> list[Subject]:
    """Return what a note can be about: what is in focus first, then what is around it."""
    if screen.place == "list":
        row = screen.articles.current
        found = [] if row is None else list(_on_article(screen, row.id, row.title))
        return [*found, *_on_entity(screen)]
    article = screen.article.article
    passages, whole = list[Subject](), list[Subject]()
    if article is not None:
        passages = list(_passages(screen, article))
        whole = list(_on_article(screen, article.row.id, article.row.title))
    if screen.place == "pane":
        return [*_on_entity(screen), *whole, *passages]
    return [*passages[:1], *whole, *_on_entity(screen), *passages[1:]]


def of_note(screen: MainScreen, note: NoteRow) -> Subject:
    """Return what a note is about that is there already."""
    if note.name:
        what = note.name
    elif note.quote:
        what = f"“{note.quote}”"
    else:
        what = note.article.title if note.article is not None else "an article that is not here"
    return Subject(what, partial(screen.desk.library.noting.again, note.uid), note)


def _on_article(screen: MainScreen, article_id: int, title: str) -> Iterator[Subject]:
    library = screen.desk.library
    notes = [note for note in library.notes.of_article(article_id) if note.start is None]
    yield from (of_note(screen, note) for note in notes)
    if not any(note.found for note in notes):
        yield Subject(f"The article: {title}", partial(library.noting.on_article, article_id))


def _on_entity(screen: MainScreen) -> Iterator[Subject]:
    entity_id, library = screen.reading.entity_id, screen.desk.library
    entity = library.entities.get(entity_id) if entity_id is not None else None
    if entity is None:
        return
    notes = library.notes.of_entity(entity.id)
    yield from (of_note(screen, note) for note in notes)
    if not notes:
        yield Subject(entity.name, partial(library.noting.on_entity, entity.id))


def _passages(screen: MainScreen, article: StoredArticle) -> Iterator[Subject]:
    """Yield the passage in focus, then the other paragraphs in view, with the notes on them."""
    known = {note.uid: note for note in screen.article.notes if note.start is not None}
    for start, end in dict.fromkeys(_spans(screen, article)):
        here = [n for n in known.values() if n.start is not None and start <= n.start < end]
        for note in here:
            del known[note.uid]
            yield of_note(screen, note)
        if all((note.start, note.end) != (start, end) for note in here):
            write = partial(
                screen.desk.library.noting.on_article, article.row.id, span=(start, end)
            )
            yield Subject(f"“{article.text[start:end]}”", write)


def _spans(screen: MainScreen, article: StoredArticle) -> Iterator[tuple[int, int]]:
    pane = screen.article
    low, high = pane.span_in_view()
    blocks = [b for b in article.blocks if b.kind is not BlockKind.HEADLINE and b.end > b.start]
    seen = [block for block in blocks if block.start < high and block.end > low]
    mention = pane.mention
    if mention is not None and pane.in_view(mention.start):
        for block in article.blocks:
            if block.start <= mention.start < block.end:
                yield sentence_bounds(
                    article.text, mention.start, mention.end, block.start, block.end
                )
    else:
        focus = pane.focus_offset
        yield from (_passage(article, b, focus) for b in seen if b.start <= focus < b.end)
    yield from (_passage(article, block, low) for block in seen)


def _passage(article: StoredArticle, block: Block, offset: int) -> tuple[int, int]:
    """Return a paragraph, or the sentence at an offset of one that is too long."""
    if block.end - block.start <= LONGEST_PASSAGE:
        return block.start, block.end
    at = max(block.start, min(offset, block.end - 1))
    return sentence_bounds(article.text, at, at + 1, block.start, block.end)
