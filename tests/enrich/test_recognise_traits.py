"""The traits of news that the project promises to read rightly, in a text of the tests' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.naming import NamedSpan
from db.records import Block, BlockKind
from enrich.resolve import resolve

if TYPE_CHECKING:
    from enrich.recognise.pipeline import Recogniser

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("model")]

PARAGRAPHS = (
    "Bangui Votes as Wagner Packs Its Bags",
    "Voters in the Central African Republic (CAR) went to the polls on Sunday. President"
    " Faustin-Archange Touadéra called it a calm day.",
    "Wagner sent its first trucks home last week. The security company Wagner has guarded the"
    " government since 2018, and Wagner said that it would keep a small team in the capital.",
    "Touadéra told reporters that the CAR would choose its own friends. The contract with Wagner"
    " will not be renewed, Touadéra’s spokesman said.",
    "In Paris, French President Emmanuel Macron welcomed the vote. Macron said that the European"
    " Union (EU) was ready to help, and that the EU would send observers to CAR.",
)


@pytest.fixture(scope="module")
def story(recogniser: Recogniser) -> tuple[str, list[NamedSpan]]:
    text = "\n\n".join(PARAGRAPHS)
    blocks, start = [], 0
    for number, paragraph in enumerate(PARAGRAPHS):
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADLINE
        blocks.append(Block(kind, start, start + len(paragraph)))
        start += len(paragraph) + 2
    return text, resolve(recogniser.recognise([(text, blocks, ())])[0])


@pytest.mark.parametrize(
    ("surface", "label", "entity"),
    [
        ("Wagner", "ORG", "Wagner Group"),
        ("Touadéra", "PERSON", "Faustin-Archange Touadéra"),
        ("Central African Republic", "GPE", "Central African Republic"),
        ("CAR", "GPE", "Central African Republic"),
        ("Macron", "PERSON", "Emmanuel Macron"),
        ("EU", "ORG", "European Union"),
        ("European Union", "ORG", "European Union"),
        ("Bangui", "GPE", "Bangui"),
    ],
)
def test_every_mention_has_its_label_and_entity(
    story: tuple[str, list[NamedSpan]], surface: str, label: str, entity: str
) -> None:
    text, spans = story
    inside = [s for s in spans if surface in text[s.start : s.end]]
    assert len(inside) == text.count(surface)
    assert {(s.label, s.name) for s in inside} == {(label, entity)}
    assert len({s.key for s in inside}) == 1


def test_presidents_are_named_without_their_titles(story: tuple[str, list[NamedSpan]]) -> None:
    text, spans = story
    people = {text[s.start : s.end] for s in spans if s.label == "PERSON"}
    assert people == {"Faustin-Archange Touadéra", "Touadéra", "Emmanuel Macron", "Macron"}
