"""Whatever the text, and whatever a recogniser finds in it, the spans that come out are sound."""

from __future__ import annotations

import functools
import json

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from db.credits import with_credits
from db.records import Block, BlockKind, Style, StyleKind
from enrich.recognise.labels import LABELS
from enrich.recognise.pipeline import COMPONENTS, Recogniser
from enrich.resolve import resolve

Planned = list[tuple[int, int, str]]

_plan: Planned = []


@Language.component("test_planned_names")
def planned_names(doc: Doc) -> Doc:
    """Find what the test has planned, wherever it fits into a Doc."""
    spans = [
        Span(doc, start, min(start + length, len(doc)), label=label)
        for start, length, label in _plan
        if start < len(doc)
    ]
    doc.set_ents(filter_spans(spans))
    return doc


@functools.cache
def planned_recogniser() -> Recogniser:
    nlp = spacy.blank("en")
    nlp.add_pipe("test_planned_names")
    return Recogniser(nlp)


WORDS = st.sampled_from(
    "the The Mali MALI Mali's Mali’s Macron Emmanuel al-Burhan von der Leyen President Gen. of"
    " State (AU) African Union (African Union) AU UN ( ) , — “Wagner” Group junta Junta apple Apple"
    " New York NEW YORK Côte d’Ivoire / 2020 M5-RFP Defense Minister".split(" ")
)
LINES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
    st.text(min_size=1, max_size=40).map(lambda text: text.strip() or "x"),
)
PIECES = st.lists(
    st.tuples(st.sampled_from([k for k in BlockKind if k is not BlockKind.CREDIT]), LINES),
    min_size=1,
    max_size=6,
)
PLANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6), st.sampled_from([*LABELS, "DATE", "MONEY"])),
    max_size=6,
)


@settings(deadline=None, max_examples=150)
@given(PIECES, PLANS, st.integers(0, 20))
def test_names_are_sound(
    pieces: list[tuple[BlockKind, str]], plan: Planned, credit_length: int
) -> None:
    _plan[:] = plan
    text, blocks, styles = "", list[Block](), list[Style]()
    for kind, piece in pieces:
        text += "\n\n" if text else ""
        block = Block(kind, len(text), len(text) + len(piece))
        text += piece
        blocks.append(block)
        if kind is BlockKind.CAPTION and credit_length:
            start = max(block.start, block.end - credit_length)
            styles.append(Style(StyleKind.BOLD, start, block.end))
    (found,) = planned_recogniser().recognise([(text, blocks, styles)])
    laid_out = with_credits(blocks, styles)
    end = 0
    for name in found.names:
        assert end <= name.start < name.end
        assert name.label in LABELS
        assert name.text == text[name.start : name.end]
        assert any(b.start <= name.start and name.end <= b.end for b in laid_out)
        end = name.end
    spans = resolve(found)
    assert [(s.start, s.end, s.label) for s in spans] == [
        (n.start, n.end, n.label) for n in found.names
    ]
    assert json.dumps([s.key for s in spans])


@settings(deadline=None, max_examples=60)
@given(LINES, PLANS)
@example("0\r0", [(1, 1, "EVENT")])
def test_each_component_works_by_itself_and_without_blocks(text: str, plan: Planned) -> None:
    _plan[:] = plan
    nlp = _blank()
    for name in COMPONENTS:
        doc = nlp.create_pipe(name)(planned_names(nlp.make_doc(text)))
        assert doc.text == text
        for entity in doc.ents:
            assert entity.text == text[entity.start_char : entity.end_char]


@functools.cache
def _blank() -> Language:
    return spacy.blank("en")


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_can_be_put_into_any_pipeline(name: str) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Zorkia"}])  # type: ignore[attr-defined]
    nlp.add_pipe(name)
    doc = nlp("They went back to Zorkia on foot.")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Zorkia", "GPE")]


def test_all_together_without_blocks() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "President Jane Zork"}])  # type: ignore[attr-defined]
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp("President Jane Zork met the African Union (AU). Zork’s aide left the AU.")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Jane Zork", "PERSON"),
        ("African Union", "ORG"),
        ("AU", "ORG"),
        ("Zork", "PERSON"),
        ("AU", "ORG"),
    ]


def test_a_batch_of_texts_may_hold_empty_ones() -> None:
    _plan[:] = [(0, 1, "ORG")]
    recognised = planned_recogniser().recognise(
        [("", (), ()), ("Zork left.", (), ()), ("", (), ())]
    )
    assert [[name.text for name in found.names] for found in recognised] == [[], ["Zork"], []]
    assert planned_recogniser().recognise([]) == []
