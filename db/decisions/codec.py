"""Decisions as JSON; what comes from elsewhere is checked as it is read."""

from __future__ import annotations

from functools import cache
from typing import get_args

import msgspec

from db.decisions.kinds import Kind

KINDS: frozenset[str] = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Kind))


def encode(decision: Kind) -> str:
    """Return a decision as one line of JSON."""
    return msgspec.json.encode(decision).decode()


def kind_of(decision: Kind) -> str:
    """Return the name of a decision's kind in the log."""
    return str(decision.__struct_config__.tag)


@cache
def _decoder() -> msgspec.json.Decoder[Kind]:
    return msgspec.json.Decoder(Kind)


def decode(body: str | bytes) -> Kind:
    """Read a decision back.

    Raises:
        msgspec.DecodeError: it is no decision that this version knows.
    """
    return _decoder().decode(body)
