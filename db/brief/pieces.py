"""The pieces that briefs are made of: paragraphs of Markdown without their line ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from db.entities import Entity
from db.following.answers import Line
from db.labels import LABEL_NAMES
from db.markdown import line as escaped
from db.markdown import web_address
from db.pages.records import Page
from db.rows import ArticleRow

if TYPE_CHECKING:
    from db.library import Library

_SOURCES = {"starter": "starter notes", "wikipedia": "Wikipedia", "zim": "a Kiwix file"}


def page_of(paragraphs: Iterable[str]) -> str:
    """Return paragraphs as a page."""
    return "\n\n".join(paragraphs) + "\n"


def counted(count: int, what: str) -> str:
    """Return a number with what it counts, whose plural ends in s."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def entity(library: Library, entity_id: int) -> Entity:
    """Return the entity that a brief is about.

    Raises:
        LookupError: there is none of that id any more.
    """
    found = library.entities.get(entity_id)
    if found is None:
        raise LookupError(f"there is no entity {entity_id}")
    return found


def known(library: Library, about: Entity) -> Iterator[str]:
    """Yield what an entity is: how often it is named, and what its page says."""
    label = LABEL_NAMES.get(about.label, about.label)
    dates = sorted({date[:10] for date in (about.first, about.last) if date})
    often = f"{counted(about.mentions, 'mention')} in {counted(about.articles, 'article')}"
    reports = library.following.copies.report_count(about.id)
    copies = f" ({counted(reports, 'report')})" if reports < about.articles else ""
    when = f", {' to '.join(dates)}" if dates else ""
    yield escaped(f"{label[:1].upper()}{label[1:]}, {often}{copies}{when}.")
    link = library.links.of(about.id)
    if link.verdict == "page" and link.page is not None:
        yield described(link.page)


def described(page: Page) -> str:
    """Return what a page says of its subject, with what its licence asks to be named."""
    url = web_address(page.revision_url)
    title = f"[{escaped(page.title)}](<{url}>)" if url else escaped(page.title)
    source = _SOURCES.get(page.source, page.origin or page.source)
    facts = [source, page.licence, f"as of {page.as_of}" if page.as_of else ""]
    says = escaped(page.description or page.extract.partition("\n")[0][:300])
    return f"{says} — {title}, {', '.join(escaped(fact) for fact in facts if fact)}"


def quoted(line: Line, *, more: int = 0) -> str:
    """Return a sentence with where it stands; ``more`` counts other articles that have it."""
    also = f" And in {counted(more, 'other article')}." if more else ""
    return f"> {escaped(line.text)}\n\n{origin(line.article, line.path, line.at)}{also}"


def origin(article: ArticleRow, path: str, at: int | None = None) -> str:
    """Return in a line which article it is, and where: its file, and the character in its text."""
    url = web_address(article.url)
    title = escaped(article.title) or "Untitled"
    published = (article.published or "")[:10] or "undated"
    facts = [f"[{title}](<{url}>)" if url else title, escaped(article.publication), published]
    place = [escaped(path) if path else "", "" if at is None else f"character {at}"]
    where = ", ".join(filter(None, place))
    return f"— {', '.join(filter(None, facts))}{f' ({where})' if where else ''}"


def rest(count: int, what: str) -> Iterator[str]:
    """Yield how many of something are left out, if any are."""
    if count > 0:
        is_are = "is" if count == 1 else "are"
        yield f"*{count:,} more {what}{'' if count == 1 else 's'} {is_are} left out.*"


def items(lines: Iterable[str]) -> Iterator[str]:
    """Yield a list of lines of Markdown, if there are any."""
    made = "\n".join(f"- {line}" for line in lines)
    if made:
        yield made
