"""Pages and links, as the library answers with them."""

from __future__ import annotations

from dataclasses import dataclass

from db.decisions.kinds import PageName


@dataclass(frozen=True, slots=True)
class Page:
    """An encyclopedia page, shortened, with what its licence asks to be shown.

    ``source`` is starter, wikipedia, mediawiki or zim; ``origin`` tells one wiki from another (its
    host, or a file); ``as_of`` is the date that what a starter note or a ZIM file says holds for.
    ``facts`` are labels with values, ``links`` titles that the page links to, ``size`` the length
    of its whole text in its source's own format, 0 where it is not known. ``fetched_at`` is when
    its text came, empty while only its title is known; ``checked_at`` when the source last said
    that it is still the same.
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
    checked_at: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    size: int = 0

    @property
    def revision_url(self) -> str:
        """Where just this revision is found, as its licence asks; the page where there is none."""
        if self.revision is None or not self.url:
            return self.url
        return f"{self.url}{'&' if '?' in self.url else '?'}oldid={self.revision}"

    @property
    def called(self) -> PageName:
        """The page as a decision names it."""
        return PageName(self.title, self.origin, self.language, self.source, self.url, self.qid)


@dataclass(frozen=True, slots=True)
class Choice:
    """A page that an entity may be the subject of, with what speaks for it and against it."""

    page: Page
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What is known about an entity's page.

    ``verdict`` is page, nobody (looked for, and nobody is known by that name), unsure (several
    candidates, no clear lead) or none (not looked for yet). ``candidates`` are the likeliest first,
    the page among them; ``several`` says that more than one of them could be meant, so that an
    article by itself may speak for another; ``decided_by`` is machine or reader.
    """

    verdict: str = "none"
    page: Page | None = None
    candidates: tuple[Choice, ...] = ()
    evidence: tuple[str, ...] = ()
    decided_by: str = ""
    several: bool = False


NO_LINK = Link()


@dataclass(frozen=True, slots=True)
class NamePage:
    """A page that a name led to; ``via`` says how, ``aliases`` are other names that lead there."""

    page: Page
    via: str = "title"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cached:
    """What was answered for a name: its pages, none for a miss.

    ``stale`` says that the answer is older than its life; ``listed`` that a page of several
    meanings led to the pages; ``wide`` that all was asked for that a reader may choose from.
    """

    pages: tuple[NamePage, ...]
    stale: bool = False
    listed: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the library has context: counts of entities by the verdict of their link."""

    entities: int
    page: int
    nobody: int
    unsure: int
