"""Articles as the library answers with them: as rows of a list, and in full."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Block, Style


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it; ``gone`` when no file holds it any more."""

    id: int
    title: str
    byline: str
    publication: str
    published: str | None
    url: str
    read: bool
    starred: bool
    gone: bool
    words: int


@dataclass(frozen=True, slots=True)
class Heading:
    """What the articles below it in a list have in common: a day, a source; empty for none.

    For copies of one report (``is_report``) it is the headline of the first.
    """

    text: str
    articles: int
    is_report: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of an article's text that names an entity; offsets in code points.

    What is ``hidden`` the reader does not want to see marked.
    """

    start: int
    end: int
    label: str
    entity_id: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in full, with its mentions in order of their start.

    ``language`` is an ISO 639-1 code, empty while unknown; ``stage`` is the stamp of what
    recognised it, empty while it waits.
    """

    row: ArticleRow
    path: str
    text: str
    blocks: tuple[Block, ...]
    styles: tuple[Style, ...]
    mentions: tuple[Mention, ...]
    language: str
    stage: str
    position: int
