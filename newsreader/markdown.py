"""Notes as Markdown, in which nothing that an article or a note says is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from db.library import Library
from db.note_rows import NoteRow
from newsreader.plain import plain

# A backslash takes the meaning of each of these away (CommonMark 0.31, 2.4).
_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$@#^]")
# These mean something at the beginning of a line, and addresses are links by themselves to some.
_BEGINNING = re.compile(r"^(\d+)([.)])|^([+=-])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)://|\b(www)\.")
_IN_URL = "/:?#@!$&'*+,;=%~-._"


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
        yield f"\n## {_line(name)}\n"
        yield from _page(library, about[0].entity_id)
        yield from _notes(about)


def escaped(text: str) -> str:
    """Return text as lines of Markdown that say it, breaks between lines included."""
    paragraphs = re.split(r"\n[ \t]*(?:\n[ \t]*)+", plain(text, lines=True).strip())
    lines = (map(_line, paragraph.split("\n")) for paragraph in paragraphs)
    return "\n\n".join("\\\n".join(filter(None, paragraph)) for paragraph in lines)


def _line(text: str) -> str:
    line = _SIGNS.sub(r"\\\g<0>", " ".join(plain(text).split()))
    line = _ADDRESS.sub(lambda m: f"{m[1]}\\://" if m[1] else f"{m[2]}\\.", line)
    return _BEGINNING.sub(lambda m: f"\\{m[3]}" if m[3] else f"{m[1]}\\{m[2]}", line)


def _article(notes: list[NoteRow]) -> Iterator[str]:
    row = notes[0].article
    assert row is not None
    yield f"\n## {_line(row.title)}\n"
    facts = [_line(fact) for fact in (row.byline, row.publication, row.published or "undated")]
    url = _url(row.url)
    yield f"\n{' · '.join([*filter(None, facts), *([f'<{url}>'] if url else [])])}\n"
    yield from _notes(sorted(notes, key=lambda note: (note.start or -1, note.at)))


def _page(library: Library, entity_id: int | None) -> Iterator[str]:
    link = None if entity_id is None else library.links.of(entity_id)
    page = link.page if link is not None and link.verdict == "page" else None
    url = _url(page.url) if page is not None else ""
    if page is not None and url:
        yield f"\n[{_line(page.title)}](<{url}>)\n"


def _notes(notes: Iterable[NoteRow]) -> Iterator[str]:
    for note in notes:
        if note.quote:
            quoted = escaped(note.quote).replace("\n", "\n> ")
            yield f"\n> {quoted}\n"
        if note.quote and not note.found:
            yield "\nThis passage is not there any more.\n"
        yield f"\n{escaped(note.text)}\n\n*{note.at[:10]}*\n"


def _url(url: str) -> str:
    """Return an address of the web as it may stand between angle brackets; empty for others."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return quote(url, safe=_IN_URL) if parts.scheme in ("http", "https") and parts.netloc else ""
