"""What is asked about: an entity, and the articles that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# As much as a paragraph to each side says what is told of a name, and little else.
REACH = 300
MOST_PASSAGES = 24


@dataclass(frozen=True, slots=True)
class Passage:
    """A mention of the entity: what stands before and after it."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity to be explained.

    ``texts`` are of articles that mention it, ``aliases`` what else they call it, ``others`` the
    names of the other entities in them. ``passages`` are its mentions; when none are given they
    are found in the texts.
    """

    name: str
    label: str
    texts: Sequence[str]
    aliases: Sequence[str] = ()
    others: Sequence[str] = ()
    passages: Sequence[Passage] = ()


def passages_of(subject: Subject) -> list[Passage]:
    """Return the first mentions of a subject in its articles."""
    return list(subject.passages or _found(subject))[:MOST_PASSAGES]


def _found(subject: Subject) -> Iterator[Passage]:
    names = sorted({subject.name, *subject.aliases} - {""}, key=lambda name: (-len(name), name))
    if not names:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    for text in subject.texts:
        for match in pattern.finditer(text):
            yield Passage(
                text[max(0, match.start() - REACH) : match.start()],
                text[match.end() : match.end() + REACH],
            )
