"""What an article calls a name: by apposition, before it, and in a relative clause."""

from __future__ import annotations

import pytest

from db.records import BlockKind
from support.said import epithets_in

APPOSITIONS = [
    ("⟨Ada Bell⟩, a baker close to the mayor, said no.", "a baker close to the mayor"),
    ("The group's founder, ⟨Ada Bell⟩, said no.", "The group's founder"),
    ("A former convict, ⟨Ada Bell⟩, said no.", "A former convict"),
    ("⟨Ada Bell⟩, 41, a former school cook, reopened the shop.", "a former school cook"),
    ("They met ⟨Ada Bell⟩, the head of the bank.", "the head of the bank"),
    ("⟨Ada Bell⟩, ⟨GPE:Mali⟩'s prime minister, left.", "Mali's prime minister"),
    ("⟨Ada Bell⟩ (left), head of the bank, waved.", "head of the bank"),
    (
        "⟨Ada Bell⟩, president and chief executive of ⟨ORG:Acme⟩, left.",
        "president and chief executive of Acme",
    ),
    (
        "⟨Ada Bell⟩, a retired officer of the ⟨ORG:GRU⟩ who has never spoken in public, left.",
        "a retired officer of the GRU who has never spoken in public",
    ),
    ("⟨Ada Bell⟩, a lawyer from ⟨GPE:Paris⟩, ⟨GPE:Texas⟩, left.", "a lawyer from Paris, Texas"),
    ("⟨Ada Bell⟩ – a friend of the family – left.", "a friend of the family"),
    ("Its spokesman, ⟨Ada Bell⟩, used to deny it.", "Its spokesman"),
    ("He attacked the chief of the general staff, ⟨Ada Bell⟩.", "the chief of the general staff"),
    ("A letter to the head of the bank, ⟨Ada Bell⟩, was found.", "the head of the bank"),
    ("⟨Ada Bell⟩, an activist accused of fraud, left.", "an activist accused of fraud"),
    ("⟨ORG:Takuba⟩, the smaller special forces group, left.", "the smaller special forces group"),
    ("On Monday a little-known colonel, ⟨Ada Bell⟩, took over.", "a little-known colonel"),
    ("He lost his seat to the council's chair, ⟨Ada Bell⟩.", "the council's chair"),
    ("A local firm, ⟨ORG:Acme China⟩, was accused.", "A local firm"),
    ("They walked to ⟨GPE:Bangui⟩, the capital of the country.", "the capital of the country"),
]
PREMODIFIERS = [
    ("⟨ORG:Kremlin⟩ spokesman ⟨Ada Bell⟩ said no.", "Kremlin spokesman"),
    ("He named the secretive ⟨NORP:Russian⟩ firm ⟨ORG:Acme⟩.", "the secretive Russian firm"),
    ("⟨NORP:Russian⟩ President ⟨Ada Bell⟩ came.", "Russian President"),
    ("U.S. Secretary of State ⟨Ada Bell⟩ came.", "U.S. Secretary of State"),
    (
        "A video by the jailed opposition politician ⟨Ada Bell⟩ spread.",
        "the jailed opposition politician",
    ),
    ("Police arrested opposition leader ⟨Ada Bell⟩ at home.", "opposition leader"),
    ("It names her then-girlfriend ⟨Ada Bell⟩ as well.", "her then-girlfriend"),
    ("They were told to suspend party leader ⟨Ada Bell⟩.", "party leader"),
    ("⟨GPE:Mali⟩’s foreign minister ⟨Ada Bell⟩ came.", "Mali’s foreign minister"),
    ("The actor and director ⟨Ada Bell⟩ came.", "The actor and director"),
    ("They phoned the lawyer Mr ⟨Ada Bell⟩ at night.", "the lawyer"),
    ("The late singer “⟨Ada Bell⟩” sang.", "The late singer"),
    ("A trip to the old capital ⟨GPE:Bangui⟩ was planned.", "the old capital"),
    ("The bank (NB) chief executive ⟨Ada Bell⟩ came.", "The bank (NB) chief executive"),
]
RELATIVES = [
    ("They fear the ⟨ORG:LNA⟩, which set out to take it.", "which set out to take it"),
    ("⟨Ada Bell⟩, who admitted it last year, left.", "who admitted it last year"),
    ("⟨Ada Bell⟩, 61, who served time in prison, left.", "who served time in prison"),
    (
        "⟨ORG:Acme⟩, which guards officials in ⟨GPE:Bangui⟩, was named.",
        "which guards officials in Bangui",
    ),
    ("It was built by ⟨Ada Bell⟩, whose family ran a bakery.", "whose family ran a bakery"),
    ("He fears ⟨Ada Bell⟩, whom he accuses of theft.", "whom he accuses of theft"),
    ("⟨Ada Bell⟩, who was born on May 1, 1914, left.", "who was born on May 1, 1914"),
    ("⟨Ada Bell⟩, who chairs the board (NTB), left.", "who chairs the board (NTB)"),
    ("⟨Ada Bell⟩, who, on Monday, left the town, wept.", "who, on Monday, left the town"),
    (
        "⟨Ada Bell⟩, who had come on Sept. 20 to warn them, left.",
        "who had come on Sept. 20 to warn them",
    ),
]
NONE = [
    "Mr ⟨Ada Bell⟩ left.",
    "There came ⟨Ada Bell⟩, the rector of the school, Mrs ⟨Cy Dow⟩, and others.",
    "The hall held a major ⟨Ada Bell⟩ retrospective.",
    "Police said ⟨Ada Bell⟩, ⟨Cy Dow⟩, the mayor and others left.",
    "They held the place his wife, ⟨Ada Bell⟩ and ⟨Cy Dow⟩, left.",
    "Mrs. ⟨Ada Bell⟩ and Ms ⟨Cy Dow⟩ left.",
    "⟨Ada Bell⟩, 41, left.",
    "In ⟨GPE:Mali⟩, the government said no.",
    "He flew to ⟨GPE:Bamako⟩, ⟨GPE:Mali⟩, at night.",
    "On ⟨GPE:Bamako⟩, May 3, 2014, it rained.",
    "⟨Ada Bell⟩, on Tuesday, said no.",
    "⟨Ada Bell⟩, speaking in ⟨GPE:Bakhmut⟩, said no.",
    "⟨Ada Bell⟩, ⟨Cy Dow⟩ and ⟨Ed Fox⟩ left.",
    "⟨Ada Bell⟩ and the mayor left.",
    "⟨GPE:Mali⟩, ⟨GPE:Niger⟩, the army and the police agreed.",
    "After a talk with ⟨Ada Bell⟩, the president left the room.",
    "After he met ⟨Ada Bell⟩, the head of the bank, in tears, left.",
    "According to the president, ⟨Ada Bell⟩ had left.",
    "⟨Ada Bell⟩, the minister said, had left.",
    "⟨Ada Bell⟩, a spokesman said, had left.",
    "Two generals, ⟨Ada Bell⟩ and ⟨Cy Dow⟩, left.",
    "The meeting was with the president, ⟨Ada Bell⟩, ⟨Cy Dow⟩ and others.",
    "⟨Ada Bell⟩, however, left.",
    "They told the crowd that ⟨Ada Bell⟩ had left.",
    "He joined the ⟨ORG:Labour Party⟩ at once.",
    "⟨Ada Bell⟩ and ⟨Cy Dow⟩, who left, wept.",
    "A friend of ⟨Ada Bell⟩, who left early, wept.",
    "The army in ⟨GPE:Mali⟩ and ⟨GPE:Niger⟩, which left, wept.",
    "It was bought by group ⟨ORG:Acme⟩.",
    "⟨Ada Bell⟩, according to the police, left.",
    "He met ⟨Ada Bell⟩, and the mayor left.",
    "⟨Ada Bell⟩, who",
    "",
    "⟨Ada Bell⟩",
]


@pytest.mark.parametrize(("marked", "words"), APPOSITIONS)
def test_appositions(marked: str, words: str) -> None:
    assert ("apposition", words) in [found[1:] for found in epithets_in(marked)]


@pytest.mark.parametrize(("marked", "words"), PREMODIFIERS)
def test_premodifiers(marked: str, words: str) -> None:
    assert ("premodifier", words) in [found[1:] for found in epithets_in(marked)]


@pytest.mark.parametrize(("marked", "words"), RELATIVES)
def test_relative_clauses(marked: str, words: str) -> None:
    assert ("relative", words) in [found[1:] for found in epithets_in(marked)]


@pytest.mark.parametrize("marked", NONE)
def test_what_is_no_epithet(marked: str) -> None:
    assert epithets_in(marked) == []


def test_each_is_said_of_its_own_name() -> None:
    marked = (
        "⟨Ada Bell⟩, the son of the jailed leader of the sect, ⟨Cy Dow⟩, told"
        " ⟨ORG:Reuters⟩ that the premier ⟨Ed Fox⟩, who lied, had gone."
    )
    assert epithets_in(marked) == [
        ("Cy Dow", "apposition", "the jailed leader of the sect"),
        ("Ed Fox", "premodifier", "the premier"),
        ("Ed Fox", "relative", "who lied"),
    ]


def test_one_before_and_one_beside_a_name() -> None:
    assert epithets_in("Its founder, the billionaire ⟨Ada Bell⟩, left.") == [
        ("Ada Bell", "apposition", "Its founder"),
        ("Ada Bell", "premodifier", "the billionaire"),
    ]


def test_a_relative_clause_behind_an_apposition() -> None:
    assert epithets_in("⟨Ada Bell⟩, a baker, who left early, wept.") == [
        ("Ada Bell", "apposition", "a baker"),
        ("Ada Bell", "relative", "who left early"),
    ]


def test_within_a_quotation() -> None:
    found = epithets_in('"We told President ⟨Ada Bell⟩ to go," he said.')
    assert found == [("Ada Bell", "premodifier", "President")]


@pytest.mark.parametrize(
    "kind", [BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM, BlockKind.CAPTION]
)
def test_blocks_that_are_read(kind: BlockKind) -> None:
    assert epithets_in("The baker ⟨Ada Bell⟩ at work", kind) != []


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.CREDIT, BlockKind.RELATED])
def test_blocks_that_are_not(kind: BlockKind) -> None:
    assert epithets_in("The baker ⟨Ada Bell⟩ at work", kind) == []


def test_combining_marks_and_right_to_left_letters() -> None:
    marked = "אתמול ⟨Zoe\u0301 Bell⟩, a baker in ⟨GPE:חיפה⟩, İstanbul said."
    assert epithets_in(marked) == [("Zoe\u0301 Bell", "apposition", "a baker in חיפה")]
