"""What an article says of its names: epithets, and what is quoted of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class EpithetForm(StrEnum):
    """How an epithet stands beside its name."""

    APPOSITION = "apposition"
    PREMODIFIER = "premodifier"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Epithet:
    """What an article calls a name, as a span of its text.

    ``mention`` is the start of the mention that it is said of.
    """

    start: int
    end: int
    mention: int
    form: EpithetForm


@dataclass(frozen=True, slots=True)
class Quote:
    """What a name is quoted as saying, as a span of the text without quotation marks.

    ``mention`` is the start of the mention that names the speaker; ``direct`` says that the words
    are the speaker's own.
    """

    start: int
    end: int
    mention: int
    verb_start: int
    verb_end: int
    direct: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """One slot of the MinHash of the sentence that begins at ``start``."""

    start: int
    slot: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found in an article beside its names."""

    epithets: Sequence[Epithet] = ()
    quotes: Sequence[Quote] = ()
    sketches: Sequence[Sketch] = ()


NOTHING = Facts()
