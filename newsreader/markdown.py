"""Notes as Markdown, in which nothing that an article or a note says is markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.library import Library
from db.markdown import escaped, line, web_address
from db.note_rows import NoteRow


def markdown(library: Library, notes: Iterable[NoteRow]) -> Iterator[str]:
    """Yield notes as pieces of a page, by what they are about, each piece with its line ends."""
    articles, entities = dict[int | None, list[NoteRow]](), dict[str, list[NoteRow]]()
    for note in notes:
        if note.name:
            entities.setdefault(note.name, []).append(note)
        else:
            key = None if note.article is None else note.article.id
            articles.setdefault(key, []).append(note)
    absent = articles.pop(None, [])
    yield "# Notes\n"
    for about in articles.values():
        yield from _article(about)
    if absent:
        yield "\n## Articles that are not in the library\n"
        yield from _notes(absent)
    for name, about in sorted(entities.items()):
        yield f"\n## {line(name)}\n"
        yield from _page(library, about[0].entity_id)
        yield from _notes(about)


def _article(notes: list[NoteRow]) -> Iterator[str]:
    row = notes[0].article
    assert row is not None
    yield f"\n## {line(row.title)}\n"
    facts = [line(fact) for fact in (row.byline, row.publication, row.published or "undated")]
    url = web_address(row.url)
    yield f"\n{' · '.join([*filter(None, facts), *([f'<{url}>'] if url else [])])}\n"
    yield from _notes(sorted(notes, key=lambda note: (note.start or -1, note.at)))


def _page(library: Library, entity_id: int | None) -> Iterator[str]:
    link = None if entity_id is None else library.links.of(entity_id)
    page = link.page if link is not None and link.verdict == "page" else None
    url = web_address(page.url) if page is not None else ""
    if page is not None and url:
        yield f"\n[{line(page.title)}](<{url}>)\n"


def _notes(notes: Iterable[NoteRow]) -> Iterator[str]:
    for note in notes:
        if note.quote:
            quoted = escaped(note.quote).replace("\n", "\n> ")
            yield f"\n> {quoted}\n"
        if note.quote and not note.found:
            yield "\nThis passage is not there any more.\n"
        yield f"\n{escaped(note.text)}\n\n*{note.at[:10]}*\n"
