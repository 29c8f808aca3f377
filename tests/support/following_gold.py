"""The gold for following a story: who is with whom, called what, says what, and what is new."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from support.gold import GOLD

FOLLOWING = GOLD / "following"

Form = Literal["apposition", "premodifier", "relative"]


class Sentence(NamedTuple):
    """A sentence of a seed's clean text."""

    file: str
    sentence: str


@dataclass(frozen=True)
class Together:
    """A sentence that names Yevgeny Prigozhin, and all others that it names."""

    file: str
    sentence: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Month:
    """Prigozhin's articles of a month (``2023-08``), and how often they name him in all."""

    month: str
    files: tuple[str, ...]
    mentions: int


@dataclass(frozen=True)
class Epithet:
    """What an article calls an entity; without a form, what only looks like it.

    ``optional`` ones may be found or not: neither counts.
    """

    file: str
    entity: str
    mention: str
    epithet: str
    form: Form | None = None
    occurrence: int = 1
    optional: bool = False
    why: str = ""


@dataclass(frozen=True)
class Quote:
    """What an article lets somebody say; ``wanted`` is false where it only looks like it.

    ``speaker`` is empty where a speaker has no name. With a speaker, what is not wanted is that
    this one be given for the words. ``optional`` ones may be found or not: neither counts.
    """

    file: str
    quote: str
    wanted: bool
    speaker: str = ""
    mention: str = ""
    verb: str = ""
    direct: bool = False
    occurrence: int = 1
    optional: bool = False
    why: str = ""


class Hop(NamedTuple):
    """Two entities in one sentence, in the order of their chain."""

    file: str
    sentence: str
    names: tuple[str, str]


@dataclass(frozen=True)
class Bridge:
    """Two entities that share no sentence, with every shortest chain between them.

    Without chains, there is none among the articles of the period (first and last day, both
    included), or among all articles where the period is None.
    """

    start: str
    goal: str
    chains: tuple[tuple[Hop, ...], ...] = ()
    period: tuple[str, str] | None = None


@dataclass(frozen=True)
class Novelty:
    """Whether a sentence says what no earlier article says nearly so, and which one does.

    Of the ``optional`` ones either answer is right.
    """

    file: str
    sentence: str
    new: bool
    earlier: Sentence | None = None
    optional: bool = False


@dataclass(frozen=True)
class Pair:
    """Two articles on one story, and whether they are copies of one report."""

    files: tuple[str, str]
    copies: bool


def together() -> list[Together]:
    """Return every sentence that names Prigozhin, articles in order of file."""
    return [Together(r["file"], r["sentence"], tuple(r["names"])) for r in _rows("together.jsonl")]


def timeline() -> list[Month]:
    """Return the months in which articles name Prigozhin, oldest first."""
    return [Month(r["month"], tuple(r["files"]), r["mentions"]) for r in _rows("timeline.jsonl")]


def epithets() -> list[Epithet]:
    """Return the epithets of all seeds and what only looks like them."""
    return [
        Epithet(**{key: value for key, value in row.items() if key != "not"})
        for row in _rows("epithets.jsonl")
    ]


def quotes() -> list[Quote]:
    """Return what is said in all seeds and what only looks like it."""
    return [
        Quote(**{key: value for key, value in row.items() if key != "not"}, wanted="not" not in row)
        for row in _rows("quotes.jsonl")
    ]


def bridges() -> list[Bridge]:
    """Return pairs of entities with their shortest chains, and pairs without any."""
    return [
        Bridge(
            r["from"],
            r["to"],
            tuple(tuple(_hop(hop) for hop in chain) for chain in r.get("chains", [])),
            tuple(r["period"]) if r.get("period") else None,
        )
        for r in _rows("bridges.jsonl")
    ]


def novelties() -> list[Novelty]:
    """Return every sentence that names somebody in some articles, as new or told before."""
    return [
        Novelty(
            r["file"],
            r["sentence"],
            r["new"],
            Sentence(**r["earlier"]) if "earlier" in r else None,
            r.get("optional", False),
        )
        for r in _rows("new.jsonl")
    ]


def pairs() -> list[Pair]:
    """Return pairs of articles on one story."""
    return [Pair((r["files"][0], r["files"][1]), r["copies"]) for r in _rows("copies.jsonl")]


def place(text: str, wanted: str, occurrence: int = 1) -> tuple[int, int]:
    """Return where a string stands for the nth time in a text.

    Raises:
        ValueError: it does not stand there as often.
    """
    start = -1
    for _ in range(occurrence):
        start = text.index(wanted, start + 1)
    return start, start + len(wanted)


def _hop(row: dict[str, Any]) -> Hop:
    return Hop(row["file"], row["sentence"], (row["names"][0], row["names"][1]))


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (FOLLOWING / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
