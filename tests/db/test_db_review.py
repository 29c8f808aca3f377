"""The review asks what is doubtful, each once, for as long as no answer holds."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from db.decisions.kinds import (
    Answered,
    ChoosePage,
    Different,
    Hide,
    IsAName,
    Named,
    NotAName,
    Relabel,
    Same,
    Split,
    Unsure,
)
from db.library import Library
from db.pages import Choice, Link
from db.review import Answer, Doubt, Knowledge, Question
from enrich.knowing import Lists
from support.doubtful import MICHELS, MYANMAR, asked, doubtful_library, link, page
from tests.db.conftest import article_of, put
from tests.db.test_db_plans import plans

ANSWERS: tuple[Answer, ...] = get_args(Answer)
# A part of each question, its kind, and what yes, no and unsure decide.
QUESTIONS = {
    "Myanmar the same as Burma": ("pair", Same, Different, Unsure),
    "Wagner, the organisation, the same as Wagner, the person": ("pair", Same, Different, Unsure),
    "Yevgeny Prigozhin the same as Prigozhin": ("pair", Same, Different, Unsure),
    "World Health Organization the same as WHO": ("pair", Same, Different, Unsure),
    "Mohamed Bazoum the same as Mohammed Bazoum": ("pair", Same, Different, Unsure),
    "Does “musicians” mean Wagner": ("form", Answered, Split, Answered),
    "What is Kidal: state or city, or place": ("label", Relabel, Relabel, Answered),
    "Is Michel “Charles Michel” (a Belgian politician)": ("page", ChoosePage, Answered, Answered),
    "Is “Meridian Wire” a name": ("name", IsAName, NotAName, Answered),
}


@pytest.fixture
def doubtful(library: Library) -> Library:
    return doubtful_library(library)


def questions(library: Library) -> list[Question]:
    return library.review.questions(100)


def answer(library: Library, part: str, answer: Answer) -> str:
    """Answer the question that has a text in it; return the decision's own name."""
    decision = library.review.decision(asked(questions(library), part), answer)
    return library.decisions.take(decision).uid


def test_what_is_doubtful_is_asked_the_most_worthwhile_first(doubtful: Library) -> None:
    found = questions(doubtful)
    assert len(found) == len(QUESTIONS)
    assert {asked(found, part).doubt for part in QUESTIONS} == set(get_args(Doubt))
    assert all(asked(found, part).doubt == kind for part, (kind, *_) in QUESTIONS.items())
    weights = [question.weight for question in found]
    assert weights == sorted(weights, reverse=True)
    assert len({question.id for question in found}) == len(found)
    assert doubtful.review.questions(3) == found[:3]


@pytest.mark.parametrize("part", QUESTIONS)
@pytest.mark.parametrize("given", ANSWERS)
def test_nothing_is_asked_twice_and_an_answer_taken_back_is_asked_again(
    doubtful: Library, part: str, given: Answer
) -> None:
    before = questions(doubtful)
    question = asked(before, part)
    decision = doubtful.review.decision(question, given)
    assert type(decision) is QUESTIONS[part][1 + ANSWERS.index(given)]
    uid = doubtful.decisions.take(decision).uid
    assert doubtful.check().problems == ()
    assert question.id not in {one.id for one in questions(doubtful)}
    doubtful.decisions.undo(uid)
    assert questions(doubtful) == before
    doubtful.decisions.redo(uid)
    assert question.id not in {one.id for one in questions(doubtful)}


@pytest.mark.parametrize("part", QUESTIONS)
def test_there_are_sentences_of_each_side(doubtful: Library, part: str) -> None:
    question = asked(questions(doubtful), part)
    sides = doubtful.review.sides(question)
    assert len(sides) == (1 if question.doubt == "name" else 2)
    for side in sides:
        assert side.title
        assert 1 <= len(side.sentences) <= 3 or side.page is not None
        assert all(row.text in row.snippet for row in side.sentences)


def test_a_form_and_the_others_are_told_apart(doubtful: Library) -> None:
    form, others = doubtful.review.sides(asked(questions(doubtful), "musicians"))
    assert {row.text for row in form.sentences} == {"musicians"}
    assert {row.text for row in others.sentences} == {"Wagner"}
    answer(doubtful, "musicians", "no")
    found = doubtful.entities.find("musicians")
    assert [(entity.name, entity.mentions, entity.apart) for entity in found] == [
        ("musicians", 3, True)
    ]


def test_labels_have_sentences_of_their_own(doubtful: Library) -> None:
    state, place = doubtful.review.sides(asked(questions(doubtful), "Kidal"))
    assert (state.title, place.title) == ("state or city", "place")
    assert {row.text for row in state.sentences} == {"Kidal"}
    assert {row.text for row in place.sentences} == {"the Kidal"}
    answer(doubtful, "Kidal", "no")
    assert doubtful.entities.find("Kidal")[0].label == "LOC"


def test_candidates_are_asked_about_one_after_the_other(doubtful: Library) -> None:
    (michel,) = doubtful.entities.find("Michel")
    assert not asked(questions(doubtful), "Is Michel").last
    answer(doubtful, "Is Michel", "no")
    assert doubtful.links.of(michel.id).verdict == "unsure"
    second = asked(questions(doubtful), "Is Michel")
    assert second.last
    assert second.asked == "Is Michel “Louise Michel” (an anarchist)?"
    assert doubtful.review.sides(second)[1].title == MICHELS[1].title
    answer(doubtful, "Is Michel", "no")
    assert doubtful.links.of(michel.id).verdict == "nobody"
    assert not [one for one in questions(doubtful) if one.doubt == "page"]


def test_a_page_that_is_right_holds_everywhere(doubtful: Library) -> None:
    answer(doubtful, "Is Michel", "yes")
    held = doubtful.links.of(doubtful.entities.find("Michel")[0].id)
    assert held.page is not None
    assert (held.page.title, held.decided_by) == (MICHELS[0].title, "reader")


def test_what_became_one_is_judged_as_one(doubtful: Library) -> None:
    answer(doubtful, "Myanmar the same as Burma", "yes")
    link(doubtful, "Kidal", Link("page", MYANMAR, (Choice(MYANMAR),)))
    asked(questions(doubtful), "Is Kidal the same as Myanmar?")
    burma = doubtful.decisions.named(doubtful.entities.find("Burma")[0].id)
    kidal = doubtful.decisions.named(doubtful.entities.find("Kidal")[0].id)
    burma = Named(tuple(sorted(burma.keys)), burma.name, burma.label)
    doubtful.decisions.take(Different(one=burma, other=kidal))
    assert not [one for one in questions(doubtful) if "Kidal the same" in one.asked]


def test_a_hidden_entity_is_not_asked_about(doubtful: Library) -> None:
    michel = doubtful.decisions.named(doubtful.entities.find("Michel")[0].id)
    doubtful.decisions.take(Hide(entity=michel))
    assert not [one for one in questions(doubtful) if "Michel" in one.asked]


def test_of_a_state_and_its_people_nothing_is_asked(library: Library) -> None:
    said = {"In Myanmar the army took the palace.": 3, "The Burmese army is large.": 2}
    assert questions(doubtful_library(library, said)) == []


def test_an_article_that_speaks_for_another_bearer_is_asked_about(library: Library) -> None:
    doubtful_library(library, {"Kidal fell on Tuesday after a week of shelling.": 6})
    (kidal,) = library.entities.find("Kidal")
    rows = library.entities.mentions(kidal.id)
    for row in rows[:2]:
        library.parting.weighed(kidal.id, row.article.id, page("Kidal (film)", "a film"))
    (question,) = questions(library)
    assert question.asked == "Is Kidal the same as the other Kidal?"
    one, other = library.review.sides(question)
    assert {row.article.id for row in other.sentences} == {row.article.id for row in rows[:2]}
    assert {row.article.id for row in one.sentences} <= {row.article.id for row in rows[2:]}
    uid = answer(library, "the other Kidal", "yes")
    assert library.entities.find("Kidal")[0].mentions == 6
    assert questions(library) == []
    library.decisions.undo(uid)
    answer(library, "the other Kidal", "no")
    assert questions(library) == []


class Knowing(Knowledge):
    """Knows all of it."""

    def strangeness(self, name: str, label: str) -> float:
        return 0.0

    def are_one(self, name: str, other: str, label: str) -> bool:
        return {name, other} == {"musicians", "Wagner"}


def test_what_is_known_is_not_asked(doubtful: Library) -> None:
    left = doubtful.review.questions(100, Knowing())
    assert Counter(one.doubt for one in left) == {"pair": 5, "label": 1, "page": 1}


@pytest.mark.parametrize(
    ("name", "label", "least", "most"),
    [
        ("Bamako", "GPE", 0.0, 0.0),
        ("John Smith", "PERSON", 0.0, 0.0),
        ("Prigozhin", "PERSON", 0.5, 0.5),
        ("Meridian Wire", "ORG", 0.5, 1.0),
        ("Table", "ORG", 1.0, 1.0),
    ],
)
def test_lists_know_names(name: str, label: str, least: float, most: float) -> None:
    assert least <= Lists().strangeness(name, label) <= most


def test_lists_know_what_is_one() -> None:
    assert Lists().are_one("UN", "United Nations", "ORG")
    assert not Lists().are_one("UN", "Wagner", "ORG")


def test_all_is_read_by_an_index(doubtful: Library) -> None:
    for plan in plans(doubtful, lambda: questions(doubtful)):
        for _, _, detail in plan:
            scans = detail.startswith("SCAN") and "VIRTUAL TABLE" not in detail
            # What is looked at comes in the order of an index; decisions and partings are few.
            orders = ("idx_entities_mentions", "entities_head", "entities_shown")
            by_order = any(order in detail for order in orders)
            few = detail.startswith(("SCAN decisions", "SCAN parted"))
            assert not scans or by_order or few, detail


def test_only_those_mentioned_most_are_looked_at(
    doubtful: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.review.sight.look.__defaults__", (1,))
    found = questions(doubtful)
    assert {entity.name for one in found for entity in one.entities} <= {"Wagner"}


def pair(library: Library, one: str, other: str, kind: str) -> list[str]:
    """Return why two names are asked about, in a library that mentions just these."""
    label, prefix = ("PERSON", "person") if kind == "person" else ("ORG", "org")
    for number, name in enumerate((one, other)):
        key = f"{prefix}:{name.lower().replace('.', '')}"
        put(library, f"/n/{number}", article_of(f"{name} left."), [(name, label, key)])
    return [question.why for question in questions(library)]


@pytest.mark.parametrize(
    ("one", "other", "kind", "asked_about"),
    [
        ("Emmanuel Macron", "Emanuel Macron", "person", True),
        ("Orban Viktor", "Viktor Orban", "person", True),
        ("Joseph Biden", "Joseph R. Biden", "person", True),
        ("J. Biden", "Joseph R. Biden", "person", True),
        ("Jill Biden", "Joseph R. Biden", "person", False),
        ("Zelensky", "Zelenskyy", "person", True),
        ("Ali", "Eli", "person", False),
        ("Ministry of Defence", "Ministry of Defense", "org", True),
        ("Channel 4", "Channel 5", "org", False),
        ("Bank of Mali", "Bank of Chad", "org", False),
        ("UNHCR", "United Nations High Commissioner for Refugees", "org", True),
        ("OSCE", "Organization for Security and Co-operation", "org", False),
        ("Macron", "Emmanuel Macron", "person", True),
        ("Emmanuel", "Emmanuel Macron", "person", False),
    ],
)
def test_names_that_may_be_one(
    library: Library, one: str, other: str, kind: str, asked_about: bool
) -> None:
    assert bool(pair(library, one, other, kind)) is asked_about
