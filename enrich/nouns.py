"""Common nouns, and what a thing is that is called one of them: a baker is a person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def kinds_of_nouns() -> Mapping[str, str]:
    """Return a label for each noun of nouns.txt; what it calls a thing, the thing is."""
    text = (files("enrich") / "nouns.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if line and line[0] != "#")
    return {noun.strip(): label for label, _, nouns in lines for noun in nouns.split(",")}
