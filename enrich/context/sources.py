"""What every source of context has in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from db.pages import Page


class SourceError(Exception):
    """A source can't answer now; the message says why and is fit to show."""


# How a name led to a page: by its title, a redirect to it or to a section of it; as one of the
# meanings of the name; as another bearer of a name that is mainly somebody else's; by a title that
# holds the name's words; by a text that does.
Via = Literal["title", "redirect", "section", "meaning", "namesake", "near", "text"]
NEARBY: frozenset[Via] = frozenset({"namesake", "near", "text"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that a name may mean.

    ``label`` says what the page is about, empty if the source does not tell; ``cues`` are words
    that stand in articles where this bearer of the name is meant; ``aliases`` are other names that
    lead to the page, such as its redirects. ``facts`` are labels with values, ``links`` the titles
    that the page links to, and ``size`` is the length of its whole text in the source's own format,
    0 where it is not known: the better known a subject, the longer its page. ``prior`` is how often
    the name means this page, as a share; ``known`` is how well known the page is, as a share among
    the name's candidates of the links to them. Both are None where a source can't tell.
    """

    page: Page
    label: str = ""
    cues: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    via: Via = "title"
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    size: int = 0
    prior: float | None = None
    known: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source has for a name: one candidate, several, or none.

    ``stale`` says that the answer is older than its life, and worth asking for again; ``listed``
    that a page of several meanings led to the candidates; ``wide`` that what is only near to the
    name was asked for as well.
    """

    candidates: tuple[Candidate, ...] = ()
    stale: bool = False
    listed: bool = False
    wide: bool = False


NOTHING = Answer()


class ContextSource(Protocol):
    """Something that answers names with pages."""

    def lookup(self, names: Sequence[str]) -> Mapping[str, Answer]:
        """Return an answer for each name; a name that is left out was never asked here.

        Raises:
            SourceError: the source can't answer now.
        """
        ...
