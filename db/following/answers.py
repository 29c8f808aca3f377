"""What following a story answers with: sentences, and what is counted of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.entities import Entity
from db.following.records import EpithetForm
from db.rows import ArticleRow


class Scope(StrEnum):
    """How near to each other two names stand."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"


class Unit(StrEnum):
    """How time is parted."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article, to be quoted and to be gone to.

    ``start`` is where ``text`` begins in the text of the article; ``marks`` are the spans in
    ``text`` that it is shown for, ``at`` the offset in the article to go to. All count code points.
    """

    article: ArticleRow
    path: str
    start: int
    text: str
    marks: tuple[tuple[int, int], ...]
    at: int


@dataclass(frozen=True, slots=True)
class MentionView:
    """Which mentions are shown and how.

    ``like`` stands in the sentence, case and diacritics aside; ``source`` is a publication;
    ``after`` and ``before`` are the first and the last day, ISO 8601 (a year or month will do);
    ``other_id`` is an entity that the sentence names as well. What is empty leaves all.
    """

    oldest_first: bool = False
    like: str = ""
    source: str = ""
    after: str = ""
    before: str = ""
    other_id: int | None = None


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that stands together with another one.

    ``together`` counts the articles in which both stand within a scope; ``weight`` says how much
    oftener that is than chance would have it.
    """

    entity: Entity
    together: int
    weight: float


@dataclass(frozen=True, slots=True)
class Company:
    """Who stands together with an entity, the most telling first.

    ``looked`` counts the articles that were looked at, the newest; ``whole`` says whether these
    are all that mention the entity.
    """

    companions: tuple[Companion, ...]
    looked: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time: ``period`` is "2024-05-01", "2024-05" or "2024"; empty is undated."""

    period: str
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Alias:
    """A form of a name in texts, with some of the publications that use it."""

    text: str
    mentions: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """An epithet with the sentences that give it, the newest first; one that differs only in
    case or article counts as the same."""

    text: str
    form: EpithetForm
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What an entity is called; ``looked`` and ``whole`` as of ``Company``, for epithets."""

    aliases: tuple[Alias, ...]
    epithets: tuple[Called, ...]
    looked: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody is quoted as saying, with the articles that quote it, the newest first."""

    words: str
    verb: str
    direct: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """A page of sayings, the newest first; ``further`` is where the next page begins, or None."""

    sayings: tuple[Saying, ...]
    further: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a chain: a sentence that names both entities."""

    one: Entity
    other: Entity
    line: Line


@dataclass(frozen=True, slots=True)
class Chain:
    """Sentences that connect two entities, one after the other."""

    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """The chains between two entities that were found, the best first.

    ``whole`` says whether everything was looked at, so that no chain means that there is none.
    """

    chains: tuple[Chain, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """A sentence that an earlier article has nearly so, with that one's sentence."""

    line: Line
    earlier: Line


@dataclass(frozen=True, slots=True)
class Novelty:
    """What is new in an article: of the sentences that name something, those that no earlier
    article has nearly so, and the others with where they stood before."""

    new: tuple[Line, ...]
    known: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that is a copy of another, with the share of runs of words that both have."""

    article: ArticleRow
    likeness: float


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that one article has (``one``), another has (``other``), or both have."""

    text: str
    one: bool
    other: bool
