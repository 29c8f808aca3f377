from __future__ import annotations

from collections.abc import Callable

from db.records import BlockKind

Tag = Callable[..., list[tuple[str, str]]]

PARAGRAPH, CAPTION = BlockKind.PARAGRAPH, BlockKind.CAPTION


def test_the_majority_decides(tag: Tag) -> None:
    text = "Zork left. Then Zork came. Now Zork stays."
    found = [("Zork", "PERSON"), ("Zork", "ORG"), ("Zork", "ORG")]
    assert tag(text, found, "vote") == [("Zork", "ORG")] * 3


def test_spellings_of_one_name_vote_together(tag: Tag) -> None:
    found = [("Goïta", "PERSON"), ("Goita", "ORG"), ("GOÏTA", "PERSON")]
    assert [label for _, label in tag("Goïta, Goita, GOÏTA", found, "vote")] == ["PERSON"] * 3


def test_a_title_speaks_for_a_person(tag: Tag) -> None:
    text = "President Zork left. Then Zork came. Now Zork stays."
    found = [("Zork", "ORG"), ("Zork", "ORG")]
    assert tag(text, found, "vote") == [("Zork", "PERSON")] * 2
    assert tag("Gen. Zork left.", [("Zork", "GPE")], "vote") == [("Zork", "PERSON")]


def test_a_surname_is_a_person_after_its_full_name(tag: Tag) -> None:
    text = "Jane Zork left. Then Zork came."
    found = [("Jane Zork", "PERSON"), ("Zork", "ORG")]
    assert tag(text, found, "vote") == [("Jane Zork", "PERSON"), ("Zork", "PERSON")]


def test_before_the_full_name_it_may_be_another(tag: Tag) -> None:
    text = "Zork lost money. Its owner is Jane Roe Zork."
    found = [("Zork", "ORG"), ("Jane Roe Zork", "PERSON")]
    assert tag(text, found, "vote") == found


def test_the_gazetteer_outvotes_the_model(tag: Tag) -> None:
    found = [("NATO", "GPE"), ("NATO", "GPE")]
    assert tag("NATO left. NATO came.", found, "vote") == [("NATO", "ORG")] * 2


def test_an_acronym_has_the_label_of_its_long_form(tag: Tag) -> None:
    text = "The Zork Isles (ZI) voted. Then ZI left and ZI came."
    found = [("Zork Isles", "GPE"), *[("ZI", "ORG")] * 3]
    names = tag(text, found, "acronyms", "vote")
    assert names == [("Zork Isles", "GPE"), *[("ZI", "GPE")] * 3]


def test_captions_are_no_witnesses(tag: Tag) -> None:
    pieces = [(CAPTION, "Zork here, Zork there"), (PARAGRAPH, "Then Zork left.")]
    found = [("Zork", "PERSON"), ("Zork", "PERSON"), ("Zork", "ORG")]
    assert tag(pieces, found, "vote") == [("Zork", "ORG")] * 3


def test_a_caption_alone_decides_for_itself(tag: Tag) -> None:
    pieces = [(CAPTION, "Zork here"), (PARAGRAPH, "Nobody else.")]
    assert tag(pieces, [("Zork", "PERSON")], "vote") == [("Zork", "PERSON")]
