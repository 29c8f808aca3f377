"""What the library answers with: rows of its lists, and articles, entities and pages in full."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.records import Block, Style


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder or a file that the library follows; ``online`` is None until the reader said."""

    id: int
    path: str
    kind: str
    articles: int
    unread: int
    online: bool | None


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
class Mention:
    """A span of an article's text that names an entity; offsets in code points."""

    start: int
    end: int
    label: str
    entity_id: int


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


@dataclass(frozen=True, slots=True)
class WaitingArticle:
    """What recognition needs of an article; ``hash`` identifies the content."""

    id: int
    hash: str
    dated: str
    text: str
    blocks: tuple[Block, ...]
    styles: tuple[Style, ...]

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands in the order of the library."""
        return self.dated, self.id


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what mentions name; ``first`` and ``last`` are dates of articles, or None."""

    id: int
    name: str
    label: str
    mentions: int
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention in its place: the article, and the sentence around it.

    ``at`` is where the name starts inside ``snippet``, in code points.
    """

    article: ArticleRow
    path: str
    start: int
    end: int
    text: str
    snippet: str
    at: int


@dataclass(frozen=True, slots=True)
class Page:
    """An encyclopedia page, shortened, with what its licence asks to be shown.

    ``source`` is starter, wikipedia, mediawiki or zim; ``origin`` tells one wiki from another (its
    host, or a file); ``as_of`` is the date that a starter note's facts hold for.
    """

    source: str
    title: str
    description: str
    extract: str
    url: str
    origin: str = ""
    language: str = "en"
    qid: str = ""
    revision: int | None = None
    licence: str = ""
    as_of: str = ""
    fetched_at: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What is known about an entity's page.

    ``verdict`` is page, nobody (looked for, and nobody is known by that name), unsure (several
    candidates, no clear lead) or none (not looked for yet).
    """

    verdict: str = "none"
    page: Page | None = None
    candidates: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    decided_by: str = ""


NO_LINK = Link()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a search, with a snippet; ``marks`` are spans of the snippet."""

    article: ArticleRow
    path: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = field(default=())
