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
