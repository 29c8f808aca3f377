"""All hostile inputs: each family is made by code in a module of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hostile import answers, bombs, encodings, places, steering, words
from hostile.inputs import Input

INPUTS: Sequence[Input] = (
    *steering.INPUTS,
    *bombs.INPUTS,
    *encodings.INPUTS,
    *places.INPUTS,
    *words.INPUTS,
    *answers.INPUTS,
)
_Kind = TypeVar("_Kind", bound=Input)


def of_kind(kind: type[_Kind]) -> list[_Kind]:
    """Return the inputs of one kind, in order."""
    return [one for one in INPUTS if isinstance(one, kind)]


def name_of(one: Input) -> str:
    """Return the name of an input among all."""
    return f"{one.family}-{one.name}"
