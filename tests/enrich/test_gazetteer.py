from __future__ import annotations

import subprocess
import sys
from collections import Counter
from importlib.resources import files

import pytest

from enrich import gazetteer
from enrich.recognise.labels import LABELS


def table() -> list[list[str]]:
    lines = files("enrich.gazetteer").joinpath("names.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def test_no_surface_stands_there_twice() -> None:
    counts = Counter(row[0] for row in table())
    assert [surface for surface, count in counts.items() if count > 1] == []
    assert len(gazetteer.load()) == len(table()) > 5_000


def test_every_row_is_well_formed() -> None:
    for known in gazetteer.load().values():
        assert known.label in LABELS
        assert known.kind
        assert known.canonical.strip() == known.canonical != ""
        assert known.surface.strip() == known.surface != ""
        assert "’" not in known.surface


def test_what_names_lead_to_is_of_the_same_label() -> None:
    """A canonical name that is itself a surface leads to itself, so that keys are stable."""
    names = gazetteer.load()
    astray = [
        known.surface
        for known in names.values()
        if (canonical := names.get(known.canonical)) is not None
        and canonical.label == known.label
        and canonical.canonical != known.canonical
    ]
    assert astray == []


@pytest.mark.parametrize(
    ("surface", "canonical"),
    [
        ("Bamako", "Bamako"),
        ("BAMAKO", "Bamako"),
        ("Côte d'Ivoire", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("U.S.", "United States"),
        ("Kiev", "Kyiv"),
        ("al-Qaida", "Al-Qaeda"),
    ],
)
def test_names_are_known_as_they_are_written(surface: str, canonical: str) -> None:
    known, other = gazetteer.lookup(surface), gazetteer.lookup(canonical)
    assert known is not None
    assert other is not None
    assert known.canonical == other.canonical


@pytest.mark.parametrize("surface", ["", "bamako", "Nowhereville", "MALE", "Male", "\n", "’"])
def test_other_texts_are_not(surface: str) -> None:
    assert gazetteer.lookup(surface) is None


ADD = "Mali Bamako France Russia Russians NATO ECOWAS Reuters Kremlin Ukraine Moscow Africa".split()
# Each is a word, a person, a place or several things as well.
DO_NOT = ["Wagner", "Jordan", "Reading", "Chad", "Georgia", "Lincoln", "Amazon", "Apple"]


@pytest.mark.parametrize("surface", [*ADD, "United Nations", "Guinea-Bissau"])
def test_names_that_are_nothing_else_are_added(surface: str) -> None:
    known = gazetteer.lookup(surface)
    assert known is not None
    assert known.adds


@pytest.mark.parametrize("surface", DO_NOT)
def test_names_that_may_be_something_else_are_not(surface: str) -> None:
    known = gazetteer.lookup(surface)
    assert known is None or not known.adds


def test_adding_is_the_part_that_adds() -> None:
    assert set(gazetteer.adding()) == {k for k in gazetteer.load().values() if k.adds}


def test_the_table_is_read_when_it_is_first_asked_for(environment: dict[str, str]) -> None:
    code = """if True:
        from enrich import gazetteer
        assert gazetteer.load.cache_info().currsize == 0
        assert gazetteer._content.cache_info().currsize == 0
        assert gazetteer.lookup("Mali").label == "GPE"
        assert gazetteer.load.cache_info().currsize == 1
        print(gazetteer.VERSION)"""
    answer = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert answer.stdout.strip() == gazetteer.VERSION
    assert len(gazetteer.VERSION) == 12


def test_it_has_no_other_lazy_attributes() -> None:
    with pytest.raises(AttributeError):
        gazetteer.NOTHING  # noqa: B018
