from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.records import Block, BlockKind
from db.spans import NamedSpan
from enrich.following import facts_of

TOLD = "Ingrid Halvorsen opened the rebuilt river bridge in Ostrava on Tuesday."
CHANGED = "Ingrid Halvorsen has opened the rebuilt river bridge at Ostrava on a Tuesday!"
OTHER = "Kerrin wants to close its northern mine before the end of next winter."


def slots(sentence: str) -> set[int]:
    """Return the numbers of a sentence by itself that names something at its beginning."""
    span = NamedSpan(0, 5, "PERSON", "key", "name")
    return {sketch.slot for sketch in facts_of(sentence, (), (), [span]).sketches}


def test_sentences_of_the_same_words_share_all_their_numbers() -> None:
    assert slots(TOLD) == slots(TOLD.upper()) == slots(CHANGED)
    assert len(slots(TOLD)) == 4
    assert not slots(TOLD) & slots(OTHER)


def test_sentences_that_are_nearly_the_same_share_some() -> None:
    assert slots(TOLD) & slots(TOLD.replace("river ", ""))
    assert slots(TOLD) != slots(TOLD.replace("river ", ""))


def test_numbers_are_those_of_every_other_day() -> None:
    # Sketches that are stored are compared with those that are made later, elsewhere.
    assert slots("Mali borders Senegal and Niger.") == {
        1627778293,
        4333645416,
        8770783318,
        15275003820,
    }


def test_only_sentences_of_what_is_told_and_that_name_something_have_sketches() -> None:
    pieces = [
        (BlockKind.HEADLINE, TOLD),
        (BlockKind.PARAGRAPH, f"{OTHER} {TOLD} {OTHER}"),
        (BlockKind.CAPTION, TOLD),
        (BlockKind.QUOTE, TOLD),
        (BlockKind.ITEM, TOLD),
        (BlockKind.RELATED, TOLD),
        (BlockKind.PARAGRAPH, "Ingrid spoke."),
    ]
    blocks, text = list[Block](), ""
    for kind, piece in pieces:
        blocks.append(Block(kind, len(text), len(text) + len(piece)))
        text += piece + "\n\n"
    found = [at for at in range(len(text)) if text.startswith("Ingrid", at)]
    spans = [NamedSpan(at, at + 6, "PERSON", "key", "Ingrid") for at in found]
    starts = {sketch.start for sketch in facts_of(text, blocks, (), spans).sketches}
    paragraph = blocks[1].start + len(OTHER) + 1
    assert starts == {paragraph, blocks[3].start, blocks[4].start}


@given(text=st.text(max_size=300), starts=st.lists(st.integers(0, 300), max_size=5))
def test_whatever_a_text_holds_sketches_are_numbers_that_a_library_takes(
    text: str, starts: list[int]
) -> None:
    spans = [NamedSpan(at, at + 1, "PERSON", "key", "name") for at in starts]
    for sketch in facts_of(text, (), (), spans).sketches:
        assert 0 <= sketch.slot < 2**63
        assert 0 <= sketch.start < len(text)
