"""The labels of names in words."""

from __future__ import annotations

LABEL_NAMES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "state or city",
    "LOC": "place",
    "NORP": "people or group",
    "FAC": "building",
    "EVENT": "event",
    "PRODUCT": "product",
    "WORK_OF_ART": "work of art",
    "LAW": "law",
}


def kind_named(key: str) -> str:
    """Return in words what the machine took the name of a key for: a person, a place."""
    kind = key.partition(":")[0]
    return "place" if kind == "place" else LABEL_NAMES.get(kind.upper(), kind)
