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
    text = "Goïta said so. Then Goita said no. In the end GOÏTA left."
    assert [label for _, label in tag(text, found, "vote")] == ["PERSON"] * 3


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
    text = "The company Zork lost money. The Zork board met. Its owner is Jane Roe Zork."
    found = [("Zork", "ORG"), ("Zork", "ORG"), ("Jane Roe Zork", "PERSON")]
    assert tag(text, found, "vote") == found


def test_the_gazetteer_outvotes_the_model(tag: Tag) -> None:
    found = [("NATO", "GPE"), ("NATO", "GPE")]
    assert tag("NATO left. NATO came.", found, "vote") == [("NATO", "ORG")] * 2


def test_an_acronym_has_the_label_of_its_long_form(tag: Tag) -> None:
    text = "The Zork Province (ZP) voted. Then ZP left and ZP came."
    found = [("Zork Province", "GPE"), *[("ZP", "ORG")] * 3]
    names = tag(text, found, "acronyms", "vote")
    assert names == [("Zork Province", "GPE"), *[("ZP", "GPE")] * 3]


def test_captions_are_no_witnesses(tag: Tag) -> None:
    pieces = [(CAPTION, "Zork here, Zork there"), (PARAGRAPH, "Then Zork left.")]
    found = [("Zork", "PERSON"), ("Zork", "PERSON"), ("Zork", "ORG")]
    assert tag(pieces, found, "vote") == [("Zork", "ORG")] * 3


def test_a_caption_alone_decides_for_itself(tag: Tag) -> None:
    pieces = [(CAPTION, "Zork here"), (PARAGRAPH, "Nobody else.")]
    assert tag(pieces, [("Zork", "PERSON")], "vote") == [("Zork", "PERSON")]


def test_a_first_name_speaks_for_a_person(tag: Tag) -> None:
    text = "Giorgia Zork came. The others stayed with Zork."
    found = [("Giorgia Zork", "ORG"), ("Zork", "ORG")]
    assert tag(text, found, "vote") == [("Giorgia Zork", "PERSON"), ("Zork", "PERSON")]


def test_the_words_around_speak(tag: Tag) -> None:
    text = "They live in the town of Zork. In Zork, the town council met near Zork airport."
    assert tag(text, [("Zork", "PERSON")] * 3, "vote") == [("Zork", "GPE")] * 3


def test_what_is_no_name_is_dropped(tag: Tag) -> None:
    text = "The Finance committee met. Most of the finance was a Finance of its own."
    assert tag(text, [("Finance", "ORG"), ("Finance", "ORG")], "vote") == []


def test_a_known_short_form_has_the_label_of_the_long_one(tag: Tag) -> None:
    text = "The Central African Republic voted. With CAR officials, CAR voted again."
    found = [("Central African Republic", "GPE"), ("CAR", "ORG"), ("CAR", "ORG")]
    assert [label for _, label in tag(text, found, "vote")] == ["GPE"] * 3
