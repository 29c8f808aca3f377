from __future__ import annotations

from collections.abc import Callable

import pytest

from db.records import BlockKind

Tag = Callable[..., list[tuple[str, str]]]

HEADLINE, RELATED, PARAGRAPH = BlockKind.HEADLINE, BlockKind.RELATED, BlockKind.PARAGRAPH


def test_a_name_that_runs_on_is_cut_back(tag: Tag) -> None:
    pieces = [(HEADLINE, "Mali Junta Ousts Leader"), (PARAGRAPH, "The army took Mali.")]
    assert tag(pieces, [("Mali Junta", "GPE")], "headlines") == [("Mali", "GPE")]


def test_the_running_text_confirms_a_name(tag: Tag) -> None:
    pieces = [(HEADLINE, "Zorkia Falls Again"), (PARAGRAPH, "They took Zorkia by night.")]
    found = [("Zorkia Falls", "GPE"), ("Zorkia", "GPE")]
    assert tag(pieces, found, "headlines") == [("Zorkia", "GPE")] * 2


@pytest.mark.parametrize(
    ("headline", "invented"),
    [
        ("Junta Ousts Leader", "Junta"),
        ("A Quiet Return for Soldiers", "Quiet Return"),
        ("PEACE DEAL SIGNED AT LAST", "PEACE DEAL"),
    ],
)
@pytest.mark.parametrize("kind", [HEADLINE, RELATED, BlockKind.HEADING])
def test_capitals_invent_nothing(tag: Tag, kind: BlockKind, headline: str, invented: str) -> None:
    pieces = [(kind, headline), (PARAGRAPH, "It was a quiet day for a return.")]
    assert tag(pieces, [(invented, "ORG")], "headlines") == []


def test_a_name_of_several_words_needs_no_witness(tag: Tag) -> None:
    pieces = [(HEADLINE, "Jane Doe Wins Again"), (PARAGRAPH, "It was close.")]
    assert tag(pieces, [("Jane Doe", "PERSON")], "headlines") == [("Jane Doe", "PERSON")]


def test_a_headline_in_sentence_case_is_left_alone(tag: Tag) -> None:
    pieces = [(HEADLINE, "Officers say that Zork will go"), (PARAGRAPH, "It was close.")]
    assert tag(pieces, [("Zork", "ORG")], "headlines") == [("Zork", "ORG")]


def test_running_text_is_left_alone(tag: Tag) -> None:
    found = [("Zork", "ORG")]
    assert tag("Zork Wins Again And Again", found, "headlines") == found
    assert tag([(PARAGRAPH, "Zork Wins Again And Again")], found, "headlines") == found
