"""The mentions of an article, with what identifies their entities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A mention with its entity: ``key`` identifies it, ``name`` is what the article calls it."""

    start: int
    end: int
    label: str
    key: str
    name: str
