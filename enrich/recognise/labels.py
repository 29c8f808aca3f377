"""The labels of names, after OntoNotes 5, and which of them can name the same thing."""

from __future__ import annotations

from typing import Final

LABELS: Final = (
    "PERSON",
    "ORG",
    "GPE",
    "LOC",
    "NORP",
    "FAC",
    "EVENT",
    "PRODUCT",
    "WORK_OF_ART",
    "LAW",
)
PLACES: Final = frozenset({"GPE", "LOC", "FAC"})


def kind_of(label: str) -> str:
    """Return the kind of thing a label names; GPE, LOC and FAC are all places."""
    return "place" if label in PLACES else label.lower()
