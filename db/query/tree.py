"""What a query asks for, as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Is(StrEnum):
    """What an article may be to its reader."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"


@dataclass(frozen=True, slots=True)
class Words:
    """Words side by side, a single one mostly; ``open`` lets the last go on.

    ``title`` asks for them in the headline.
    """

    text: str
    open: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """Something that goes by a name is mentioned; ``open`` lets the name go on.

    ``start`` and ``end`` are the place of the name in the query.
    """

    name: str
    open: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """Something of one of some labels is mentioned."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class From:
    """The publication has words side by side in its name; ``open`` lets the last go on.

    ``start`` and ``end`` are the place of the words in the query.
    """

    words: str
    open: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Since:
    """Published when a year, month or day began, or later."""

    period: str


@dataclass(frozen=True, slots=True)
class Before:
    """Published before a year, month or day began."""

    period: str


@dataclass(frozen=True, slots=True)
class State:
    """The article is read, unread or starred."""

    what: Is


@dataclass(frozen=True, slots=True)
class Not:
    """Not so."""

    part: Node


@dataclass(frozen=True, slots=True)
class Every:
    """All of several."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One or more of several."""

    parts: tuple[Node, ...]


Node = Words | Mentions | Labelled | From | Since | Before | State | Not | Every | Either
