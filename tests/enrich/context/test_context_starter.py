"""The starter notes: their files, and how they are found."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import pytest

from enrich.context import starter
from enrich.context.sources import NOTHING
from enrich.recognise.labels import LABELS

FIELDS = {"name", "aliases", "label", "title", "description", "text", "as_of", "cues"}


def notes_of(part: str) -> list[dict[str, Any]]:
    """Return the notes of one file."""
    text = (files("enrich") / "starter" / part).read_text(encoding="utf-8")
    assert text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


PARTS = sorted(
    entry.name for entry in (files("enrich") / "starter").iterdir() if entry.name.endswith("jsonl")
)
NOTES = [note for part in PARTS for note in notes_of(part)]


def test_there_are_hundreds_of_them() -> None:
    assert len(NOTES) >= 250


@pytest.mark.parametrize("part", PARTS)
def test_a_file_is_sorted_by_name(part: str) -> None:
    names = [note["name"] for note in notes_of(part)]
    assert names == sorted(names)


def test_titles_are_unique_among_their_label() -> None:
    counts = Counter((note["title"], note["label"]) for note in NOTES)
    assert [title for title, count in counts.items() if count > 1] == []


def faults(note: dict[str, Any]) -> list[str]:
    """Return what is wrong with a note."""
    found = [f"fields {set(note) ^ FIELDS}"] if set(note) != FIELDS else []
    if note["label"] not in LABELS:
        found.append("label")
    if not re.fullmatch(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])", note["as_of"]):
        found.append("as_of")
    if not 20 <= len(note["text"].split()) <= 80:
        found.append("length of text")
    for field in ("name", "title", "description", "text"):
        if (
            not note[field]
            or not note[field].isprintable()
            or note[field] != " ".join(note[field].split())
        ):
            found.append(field)
    for field in ("aliases", "cues"):
        words = note[field]
        if not all(word and word.isprintable() and word == word.strip() for word in words):
            found.append(field)
        if len(set(words)) < len(words):
            found.append(f"{field} twice")
    if note["name"] in note["aliases"]:
        found.append("name among aliases")
    return found


@pytest.mark.parametrize("part", PARTS)
def test_notes_are_well_formed(part: str) -> None:
    assert {note["title"]: faults(note) for note in notes_of(part) if faults(note)} == {}


def titles(name: str) -> set[str]:
    """Return the titles of the notes on a name."""
    return {c.page.title for c in starter.StarterNotes().lookup([name])[name].candidates}


def test_every_note_is_found_by_every_name_of_it() -> None:
    for note in NOTES:
        for name in (note["name"], note["title"], *note["aliases"]):
            assert note["title"] in titles(name)


def test_one_name_may_have_several_notes() -> None:
    assert titles("Georgia") == {"Georgia (country)", "Georgia (U.S. state)"}


@pytest.mark.parametrize("name", ["Goïta", "Goita", "GOÏTA", "Goi\u0308ta", " goita "])
def test_case_and_diacritics_do_not_matter(name: str) -> None:
    assert "Assimi Goïta" in titles(name)


@pytest.mark.parametrize("name", ["", " ", "Nobody At All", "\x00", "Mal"])
def test_an_unknown_name_has_no_notes(name: str) -> None:
    assert starter.StarterNotes().lookup([name]) == {name: NOTHING}


def test_a_note_says_what_it_is() -> None:
    answer = starter.StarterNotes().lookup(["Georgia"])["Georgia"]
    for candidate in answer.candidates:
        page = candidate.page
        assert (page.source, page.origin, page.licence) == ("starter", "starter", "MIT")
        assert page.as_of == page.fetched_at
        assert unquote(page.url).startswith("https://en.wikipedia.org/wiki/Georgia_(")
        assert candidate.label == "GPE"
        assert candidate.cues


def test_the_version_is_a_stamp() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", starter.version())
