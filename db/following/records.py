"""What an article says of its names, beside naming them: epithets, and who says what.

Offsets are code points in the article's clean text. ``mention`` is the start of the mention that
an epithet is said of, or of the one who speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EpithetForm(StrEnum):
    """How an epithet stands by its name.

    An apposition stands beside it ("Ada, a baker"), a premodifier before it without a comma ("the
    baker Ada"), a relative clause after it ("Ada, who bakes").
    """

    APPOSITION = "apposition"
    PREMODIFIER = "premodifier"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Epithet:
    """What an article calls a name, with its article and its complements."""

    start: int
    end: int
    mention: int
    form: EpithetForm


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is quoted as saying, and the verb that says so.

    A direct quote is what stands between quotation marks, without them; else it is a clause.
    """

    start: int
    end: int
    mention: int
    verb_start: int
    verb_end: int
    direct: bool
