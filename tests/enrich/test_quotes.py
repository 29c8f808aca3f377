"""What named speakers are quoted as saying: in quotation marks, and reported."""

from __future__ import annotations

import pytest

from db.records import BlockKind
from support.said import quotes_in

DIRECT = [
    ('"I baked all night," ⟨Ada Bell⟩ said.', "said", "I baked all night,"),
    ("“I baked all night,” said ⟨Ada Bell⟩, a baker.", "said", "I baked all night,"),
    ("«I baked all night», ⟨Ada Bell⟩ said.", "said", "I baked all night"),
    ("‘I baked all night,’ ⟨Ada Bell⟩ said.", "said", "I baked all night,"),
    ("'I can't bake all night,' ⟨Ada Bell⟩ said.", "said", "I can't bake all night,"),
    ('" I baked all night , " ⟨Ada Bell⟩ said .', "said", "I baked all night ,"),
    ('"Did I bake?" asked the baker ⟨Ada Bell⟩.', "asked", "Did I bake?"),
    ('⟨Ada Bell⟩ said: "I baked all night."', "said", "I baked all night."),
    ('⟨Ada Bell⟩, a baker from ⟨GPE:Mali⟩, told ⟨ORG:Reuters⟩: "I baked."', "told", "I baked."),
    ('⟨Ada Bell⟩ told reporters, "I baked."', "told reporters", "I baked."),
    (
        'Minister ⟨Ada Bell⟩, in remarks to a station, said "All of us baked."',
        "said",
        "All of us baked.",
    ),
    ('⟨Ada Bell⟩ called the outcome "historic" and left.', "called", "historic"),
    ('⟨Ada Bell⟩ added that "nobody will go hungry".', "added", "nobody will go hungry"),
    ('"It is over. We baked," ⟨Ada Bell⟩ said.', "said", "It is over. We baked,"),
    ('"It is over," according to ⟨ORG:Acme⟩.', "according to", "It is over,"),
    ('"It is over," said the group\'s founder, ⟨Ada Bell⟩.', "said", "It is over,"),
    ('"It is over," ⟨Ada Bell⟩ of the ⟨ORG:Guild⟩ said.', "said", "It is over,"),
]
REPORTED = [
    ("⟨Ada Bell⟩ said that she had baked.", "said", "she had baked"),
    ("⟨Ada Bell⟩ said she had baked.", "said", "she had baked"),
    ("⟨Ada Bell⟩ said on Monday that she had baked.", "said", "she had baked"),
    ("⟨Ada Bell⟩ said on Monday she had baked.", "said", "she had baked"),
    ("⟨Ada Bell⟩ said in a statement she had baked.", "said", "she had baked"),
    ("⟨Ada Bell⟩ told reporters that she had baked.", "told reporters", "she had baked"),
    ("⟨Ada Bell⟩ told a crowd in ⟨GPE:Mali⟩ that she had baked.", "told", "she had baked"),
    ("⟨Ada Bell⟩, who left early, has argued that ovens were slow.", "argued", "ovens were slow"),
    ("The ovens were slow, ⟨Ada Bell⟩ said.", "said", "The ovens were slow"),
    ("The ovens were slow, said the baker ⟨Ada Bell⟩ on Monday.", "said", "The ovens were slow"),
    ("The ovens were slow, according to ⟨ORG:Acme⟩.", "according to", "The ovens were slow"),
    ("According to ⟨Ada Bell⟩, the ovens were slow.", "According to", "the ovens were slow"),
    (
        "According to ⟨Ada Bell⟩, head of the guild, who left, the ovens were slow.",
        "According to",
        "the ovens were slow",
    ),
    (
        "⟨Ada Bell⟩ said that in the old town, as before, ovens were slow.",
        "said",
        "in the old town, as before, ovens were slow",
    ),
    ("⟨Ada Bell⟩ said that ovens were slow, making bread dear.", "said", "ovens were slow"),
    ("⟨Ada Bell⟩ said that ovens were slow, but the mayor left.", "said", "ovens were slow"),
    (
        "⟨Ada Bell⟩ said that ovens were slow, and that bread was dear.",
        "said",
        "ovens were slow, and that bread was dear",
    ),
    ("⟨GPE:France⟩ said that its ovens were slow.", "said", "its ovens were slow"),
    ("⟨ORG:Acme⟩ (AC) said its ovens were slow.", "said", "its ovens were slow"),
    ("On Monday ⟨Ada Bell⟩ said that ovens were slow.", "said", "ovens were slow"),
    (
        "⟨Ada Bell⟩, the head of ⟨ORG:Acme⟩, whose son bakes, had warned that ovens were slow.",
        "warned",
        "ovens were slow",
    ),
    (
        "⟨Ada Bell⟩ of ⟨GPE:Mali⟩, the lead baker, said that ovens were slow.",
        "said",
        "ovens were slow",
    ),
    (
        "⟨Ada Bell⟩, also a baker, known as Bel, has long said that ovens were slow.",
        "said",
        "ovens were slow",
    ),
    ("Its founder, the baker ⟨Ada Bell⟩, said that ovens were slow.", "said", "ovens were slow"),
    ("⟨Ada Bell⟩ praised the bakers and said that ovens were slow.", "said", "ovens were slow"),
    ("⟨Ada Bell⟩ has said that ⟨ORG:Acme⟩ works for bread.", "said", "Acme works for bread"),
    ("⟨Ada Bell⟩ said that would help.", "said", "that would help"),
    ("After ⟨Ada Bell⟩ said that ovens were slow, the mayor left.", "said", "ovens were slow"),
    ("The group's founder, ⟨Ada Bell⟩, said that ovens were slow.", "said", "ovens were slow"),
    (
        '⟨Ada Bell⟩ said the oven was "a disgrace" to all.',
        "said",
        'the oven was "a disgrace" to all',
    ),
    ("GENEVA, May 3 - The ovens were slow, ⟨Ada Bell⟩ said.", "said", "The ovens were slow"),
    (
        "In ⟨GPE:Mali⟩, ⟨Ada Bell⟩ also said the ovens cost 2,500.50 each and had failed.",
        "said",
        "the ovens cost 2,500.50 each and had failed",
    ),
]
NONE = [
    "A spokesman for ⟨Ada Bell⟩ said that she had baked.",
    "Officials in ⟨GPE:Mali⟩ said that ovens were slow.",
    "⟨Ada Bell⟩'s lawyer said that ovens were slow.",
    '⟨Ada Bell⟩\'s lawyer said: "The ovens were slow."',
    '"The ovens were slow," said a friend of ⟨Ada Bell⟩.',
    '"The ovens were slow," said ⟨Ada Bell⟩\'s lawyer.',
    "In ⟨GPE:Mali⟩, the government said that ovens were slow.",
    "After a talk with ⟨Ada Bell⟩, the mayor said that ovens were slow.",
    "They met ⟨Ada Bell⟩, the mayor said.",
    "⟨Ada Bell⟩ did not say that ovens were slow.",
    "⟨Ada Bell⟩ was told that ovens were slow.",
    "⟨Ada Bell⟩ never said that ovens were slow.",
    "⟨Ada Bell⟩ told ⟨Cy Dow⟩ to bake.",
    "⟨Ada Bell⟩ said nothing.",
    "When the mayor met ⟨Ada Bell⟩ and said that ovens were slow, it rained.",
    "⟨Ada Bell⟩ left when he came and said that ovens were slow.",
    "The head of ⟨ORG:Acme⟩, who bakes, said that ovens were slow.",
    "⟨ORG:News⟩ reports from afar confirm that ovens were slow.",
    "The mayor said that ⟨Ada Bell⟩, adding sugar, had left.",
    "⟨Ada Bell⟩ said goodbye.",
    '⟨Ada Bell⟩ sang "The Oven" in the hall.',
    'The so-called "oven party" of ⟨Ada Bell⟩ lost.',
    '"The Oven" was written by ⟨Ada Bell⟩.',
    '"The ovens were slow." Nobody said that ⟨Ada Bell⟩ had baked.',
    "When asked about it, ⟨Ada Bell⟩ said no.",
    "⟨Ada Bell⟩ and ⟨Cy Dow⟩ said that ovens were slow.",
    "If ⟨Ada Bell⟩ said that ovens were slow, nobody heard.",
    "⟨Ada Bell⟩ denied that ovens were slow.",
    "The big hit of the night, ⟨Ada Bell⟩ said from afar, was bread.",
    "The number of ovens, according to ⟨Ada Bell⟩, is ten.",
    "⟨Ada Bell⟩ announced the sale of ovens that were slow.",
    "He said that ovens were slow.",
    "⟨Ada Bell⟩ met ⟨Cy Dow⟩. He said that ovens were slow.",
    "⟨Ada Bell⟩ met the mayor. She said that ovens were slow.",
    "⟨Ada Bell⟩ left. The crowd was large. She said that ovens were slow.",
    '⟨Ada Bell⟩ left. "The ovens were slow," the mayor said.',
    'The crowd said "⟨Ada Bell⟩ bakes," it seems.',
    '"⟨Ada Bell⟩ said that ovens were slow," a man said.',
    "“The ovens were slow, ⟨Ada Bell⟩ said.",
    "",
]


@pytest.mark.parametrize(("marked", "verb", "words"), DIRECT)
def test_direct(marked: str, verb: str, words: str) -> None:
    assert [found[1:] for found in quotes_in(marked)] == [(verb, f"«{words}»")]


@pytest.mark.parametrize(("marked", "verb", "words"), REPORTED)
def test_reported(marked: str, verb: str, words: str) -> None:
    assert [found[1:] for found in quotes_in(marked)] == [(verb, words)]


@pytest.mark.parametrize("marked", NONE)
def test_what_nobody_says(marked: str) -> None:
    assert quotes_in(marked) == []


@pytest.mark.parametrize(
    ("marked", "quoted"),
    [
        ('"It rains," ⟨Ada Bell⟩ said, "and it snows."', ["It rains,", "and it snows."]),
        ('"It rains," ⟨Ada Bell⟩ said. "It snows."', ["It rains,", "It snows."]),
        ('"It rains," ⟨Ada Bell⟩ said. It rained. "It snows."', ["It rains,"]),
        ('⟨Ada Bell⟩ said it rained. "It snows."', ["It snows."]),
        ('"It rains," ⟨Ada Bell⟩ said.\n\n"It snows," the mayor said.', ["It rains,"]),
    ],
)
def test_a_quotation_in_pieces(marked: str, quoted: list[str]) -> None:
    found = [words for _, _, words in quotes_in(marked) if words.startswith("«")]
    assert found == [f"«{words}»" for words in quoted]


@pytest.mark.parametrize("mark", ['"', "“", "«"])
def test_a_quotation_over_paragraphs(mark: str) -> None:
    end = {'"': '"', "“": "”", "«": "»"}[mark]
    marked = f"⟨Ada Bell⟩ said: {mark}It rains.\n\n{mark}It snows.{end}\n\n{mark}It hails.{end}"
    found = [words for _, _, words in quotes_in(marked)]
    assert found == ["«It rains.»", "«It snows.»"]


def test_the_speaker_may_be_named_at_its_end() -> None:
    marked = '"It rains.\n\n"It snows," ⟨Ada Bell⟩ said.'
    assert [(who, words) for who, _, words in quotes_in(marked)] == [
        ("Ada Bell", "«It rains.»"),
        ("Ada Bell", "«It snows,»"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "⟨Ada Bell⟩ left on Monday. She said that it rained.",
        '"It rains," ⟨Ada Bell⟩ said. She added that it snowed.',
        "⟨Ada Bell⟩, a baker, left on Monday.\n\nShe said that it rained.",
        "In ⟨GPE:Mali⟩, ⟨Ada Bell⟩ left. “It rains,” she said.",
        "⟨Ada Bell⟩ left. She slept. She said that it rained.",
    ],
)
def test_he_and_she(marked: str) -> None:
    assert {who for who, _, _ in quotes_in(marked)} == {"Ada Bell"}
    assert quotes_in(marked)[-1][1] in {"said", "added"}


def test_what_is_added() -> None:
    marked = "⟨Ada Bell⟩ said that it rained, adding that ⟨Cy Dow⟩ had left."
    assert quotes_in(marked) == [
        ("Ada Bell", "said", "it rained"),
        ("Ada Bell", "adding", "Cy Dow had left"),
    ]


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.CREDIT, BlockKind.RELATED])
def test_blocks_that_are_not_read(kind: BlockKind) -> None:
    assert quotes_in("⟨Ada Bell⟩ said that it rained.", kind) == []


def test_captions_and_items_stand_for_themselves() -> None:
    for kind in (BlockKind.CAPTION, BlockKind.ITEM):
        marked = "⟨Ada Bell⟩ said that it rained.\n\nShe said that it snowed."
        assert [words for _, _, words in quotes_in(marked, kind)] == ["it rained"]


def test_combining_marks_and_right_to_left_letters() -> None:
    marked = "İzmir: ⟨Zoe\u0301 Bell⟩ said: “שלום, cafe\u0301.”"
    assert quotes_in(marked) == [("Zoe\u0301 Bell", "said", "«שלום, cafe\u0301.»")]


def test_a_mark_that_closes_nothing_quotes_nothing() -> None:
    assert quotes_in('⟨Ada Bell⟩ said "it rained and nobody closed it.') == []
    assert quotes_in("⟨Ada Bell⟩ said ” it rained.") == []
