"""What the reader decided, and what the library answers because of it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from db.connections import LibraryError
from db.decisions import effects, log
from db.decisions.anchors import place_of
from db.decisions.codec import KINDS, decode, encode
from db.decisions.kinds import (
    Answered,
    ChoosePage,
    Correct,
    Different,
    Hide,
    IsAName,
    Kind,
    Named,
    NotAName,
    Note,
    PageName,
    Place,
    Redo,
    Relabel,
    Rename,
    Same,
    Scope,
    Split,
    Undo,
    Unsure,
    Watch,
)
from db.decisions.standing import Entry
from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.pages import Choice, Link, Page
from db.pages.links import CHOSEN
from db.shelving import content_hash
from support.decided import (
    ARTICLES,
    arrive,
    article,
    content,
    fill,
    holding,
    proposals,
    recognise,
    shelve,
    spans_at,
    take,
    wipe,
    with_a_paragraph_in_front,
)
from tests.db.conftest import article_of, id_at, put

ADA, LOVELACE = "person:ada", "person:ada lovelace"
ORG, BO, MALI = "org:ada", "person:bo", "place:mali"
KING = Page("wikipedia", "Bo (king)", "King", "Bo was a king.", "https://w/Bo", "w", qid="Q1")
POET = dataclasses.replace(KING, title="Bo (poet)", qid="Q2", description="Poet")


@pytest.fixture
def decided(library: Library) -> Library:
    """A library of a few articles to decide about."""
    fill(library)
    return library


def id_of(library: Library, key: str) -> int:
    """Return the id of the entity of a key."""
    query = "SELECT id FROM entities WHERE key = ?"
    return int(library.connections.read().execute(query, (key,)).fetchone()[0])


def named(library: Library, key: str) -> Named:
    """Return the entity of a key as a decision names it."""
    return library.decisions.named(id_of(library, key))


def same(library: Library, one: str, other: str) -> Same:
    """Return the decision that two are one."""
    return Same(one=named(library, one), other=named(library, other))


def different(one: Named, other: Named) -> Different:
    """Return the decision that two are not one."""
    return Different(one=one, other=other)


def keys_at(library: Library, path: str) -> list[str]:
    """Return the keys of the mentions of an article, in order."""
    return [key for _, _, key in spans_at(library, path)]


def spot(library: Library, path: str, number: int) -> Place:
    """Return the place of a mention of an article."""
    found = library.articles.get(id_at(library, path))
    assert found is not None
    mention = found.mentions[number]
    digest = library.decisions.place(found.row.id).hash
    return place_of(found.text, mention.start, mention.end, digest)


def whole(library: Library, path: str) -> tuple[Place, ...]:
    """Return an article as what a decision rests on."""
    return (library.decisions.place(id_at(library, path)),)


# Taking back, and letting hold again.


def test_decisions_are_taken_back_and_hold_again_in_order(decided: Library) -> None:
    ada = named(decided, ADA)
    states = [content(decided)]
    for name in ("First", "Second", "Third"):
        take(decided, Rename(entity=ada, name=name))
        states.append(content(decided))
    for state in states[2::-1]:
        entry = decided.decisions.undo()
        assert entry is not None
        assert content(decided) == state
    assert decided.decisions.undo() is None
    for state in states[1:]:
        entry = decided.decisions.redo()
        assert entry is not None
        assert content(decided) == state
    assert decided.decisions.redo() is None
    assert [e.undone for e in decided.decisions.entries()] == [False] * 3


def test_a_new_decision_ends_what_could_hold_again(decided: Library) -> None:
    ada = named(decided, ADA)
    take(decided, Rename(entity=ada, name="First"), Watch(entity=ada))
    decided.decisions.undo()
    decided.decisions.undo()
    take(decided, Hide(entity=ada))
    assert decided.decisions.redo() is None
    decided.decisions.undo()
    entry = decided.decisions.redo()
    assert entry is not None
    assert isinstance(entry.decision, Hide)


def test_a_decision_that_was_taken_back_by_its_uid_holds_again_by_it(decided: Library) -> None:
    ada = named(decided, ADA)
    first, second = take(decided, Rename(entity=ada, name="First"), Watch(entity=ada))
    decided.decisions.undo(first.uid)
    assert [e.undone for e in decided.decisions.entries()] == [False, True]
    decided.decisions.redo(first.uid)
    assert decided.entities.find("First")[0].name == "First"
    assert [e.uid for e in holding(decided)] == [first.uid, second.uid]


def test_nothing_to_take_back(decided: Library) -> None:
    assert decided.decisions.undo() is None
    assert decided.decisions.redo() is None
    with pytest.raises(LibraryError, match="no decision nonsense"):
        decided.decisions.undo("nonsense")
    (entry,) = take(decided, Watch(entity=named(decided, ADA)))
    with pytest.raises(LibraryError, match="taken back"):
        decided.decisions.redo(entry.uid)
    decided.decisions.undo(entry.uid)
    with pytest.raises(LibraryError, match="could be taken back"):
        decided.decisions.undo(entry.uid)
    query = "SELECT uid FROM decisions WHERE kind = 'undo'"
    undo = decided.connections.read().execute(query).fetchone()[0]
    with pytest.raises(LibraryError, match="could be taken back"):
        decided.decisions.undo(undo)


def test_the_log_goes_on_though_the_clock_goes_back(decided: Library) -> None:
    ada = named(decided, ADA)
    with decided.connections.write() as write:
        future = datetime(2999, 1, 1, tzinfo=UTC).isoformat(timespec="microseconds")
        entry = log.append(write, Rename(entity=ada, name="From the future"), at=future)
    arrive(decided, [])
    take(decided, Rename(entity=ada, name="Later"))
    assert decided.entities.find("Later")[0].name == "Later"
    decided.decisions.undo()
    assert decided.entities.find("From the future") != []
    decided.decisions.redo()
    decided.decisions.undo()
    assert decided.entities.find("Later") == []
    decided.decisions.undo(entry.uid)
    assert decided.entities.find("From the future") == []
    moments = [row[0] for row in decided.connections.read().execute("SELECT at FROM decisions")]
    assert moments == sorted(set(moments))


# One entity of several.


def test_what_is_one_answers_as_one(decided: Library) -> None:
    ids = [id_of(decided, key) for key in (ADA, LOVELACE, ORG)]
    before = [decided.entities.get(id_) for id_ in ids]
    aliases = Counter(dict(pair for id_ in ids for pair in decided.entities.aliases(id_)))
    take(decided, same(decided, LOVELACE, ADA), same(decided, ORG, ADA))
    (head,) = {decided.entities.get(id_) for id_ in ids}
    assert head is not None
    assert head.mentions == sum(entity.mentions for entity in before if entity)
    assert head.articles == 4
    assert (head.first, head.last) == ("2023-03-03", "2024-02-05T10:00:00")
    for id_ in ids:
        rows = decided.entities.mentions(id_)
        assert len(rows) == head.mentions
        assert rows == sorted(rows, key=lambda r: r.article.published or "", reverse=True)
        assert Counter(dict(decided.entities.aliases(id_))) == aliases
        assert decided.entities.beside(id_, 9) == ["Bo", "Mali"]
        assert len(decided.entities.texts(id_, 9)) == 4
        assert len(decided.entities.texts(id_, 2)) == 2
        assert decided.entities.names_of([id_]) == {id_: head.name}
        assert decided.entities.find(str(id_)) == [head]
        assert set(decided.decisions.named(id_).keys) == {ADA, LOVELACE, ORG}
    assert [e.id for e in decided.entities.ranked()].count(head.id) == 1
    assert decided.entities.find("lovelace") == []
    assert decided.entities.find("ada lovelace") == decided.entities.find("Ada") == [head]
    opened = decided.articles.get(id_at(decided, "/n/a"))
    assert opened is not None
    assert {m.entity_id for m in opened.mentions} == {
        head.id,
        id_of(decided, BO),
        id_of(decided, MALI),
    }


def test_the_keys_of_an_entity_begin_with_its_own(decided: Library) -> None:
    take(decided, same(decided, BO, ADA), same(decided, BO, MALI))
    head = decided.entities.get(id_of(decided, BO))
    assert head is not None
    entity = decided.decisions.named(head.id)
    own = decided.connections.read().execute("SELECT key FROM entities WHERE id = ?", (head.id,))
    assert (entity.keys[0], set(entity.keys)) == (own.fetchone()[0], {BO, ADA, MALI})
    assert (entity.name, entity.label) == (head.name, head.label)
    with pytest.raises(LibraryError, match="no entity 999"):
        decided.decisions.named(999)


def test_joining_commutes(decided: Library, empty_library: object) -> None:
    pairs = [
        same(decided, ADA, LOVELACE),
        same(decided, LOVELACE, ORG),
        same(decided, MALI, BO),
        same(decided, BO, ADA),
    ]
    total = sum(entity.mentions for entity in decided.entities.ranked())
    found = []
    for order in (pairs, pairs[::-1], [pairs[2], pairs[0], pairs[3], pairs[1]]):
        turned = [Same(one=pair.other, other=pair.one) for pair in order]
        for decisions in (order, turned):
            take(decided, *decisions)
            (head,) = decided.entities.ranked()
            assert (head.mentions, head.articles) == (total, len(ARTICLES))
            tables = content(decided)
            found.append((tables["entities"], tables["listed"]))
            for entry in holding(decided):
                decided.decisions.undo(entry.uid)
    assert all(one == found[0] for one in found)


def test_joining_what_is_one_already_changes_nothing(decided: Library) -> None:
    take(decided, same(decided, ADA, BO))
    before = content(decided)
    take(decided, same(decided, BO, ADA), same(decided, ADA, ADA))
    assert content(decided)["entities"] == before["entities"]
    decided.decisions.undo()
    decided.decisions.undo()
    assert content(decided) == before


def test_a_head_that_loses_its_mentions_keeps_the_others(decided: Library) -> None:
    org, lovelace = named(decided, ORG), named(decided, LOVELACE)
    first, second = sorted((ORG, LOVELACE), key=lambda key: id_of(decided, key))
    head = id_of(decided, first)
    take(decided, same(decided, ORG, LOVELACE))
    own = org if first == ORG else lovelace
    forms = ("ADA", "Ada Lovelace")
    take(decided, NotAName(entity=Named((own.keys[0],), own.name, own.label), forms=forms))
    left = decided.entities.get(head)
    assert left is not None
    assert left == decided.entities.get(id_of(decided, second))
    assert left.mentions == len(decided.entities.mentions(head)) > 0
    # Without its head's mentions, and then without those of all.
    decided.decisions.undo(holding(decided)[0].uid)
    assert decided.entities.get(head) is None
    decided.decisions.undo()
    take(decided, same(decided, ORG, LOVELACE))
    for path in ARTICLES:
        decided.shelving.forget(path)
    assert decided.entities.ranked() == []


def test_joined_while_only_one_of_them_is_there(decided: Library) -> None:
    absent = Named(("person:minister", "x"), "Minister", "PERSON")
    take(decided, Same(one=absent, other=named(decided, BO)), Rename(entity=absent, name="Chief"))
    assert decided.entities.find("Bo")[0].name == "Chief"
    take(decided, IsAName(text="minister", label="PERSON", key="person:minister"))
    (chief,) = decided.entities.find("minister")
    assert (chief.name, chief.mentions) == ("Chief", 8)
    assert set(decided.decisions.named(chief.id).keys) == {BO, "person:minister"}


# What contradicts.


def test_different_and_then_the_same_has_no_effect(decided: Library) -> None:
    ada, bo = named(decided, ADA), named(decided, BO)
    before = content(decided)
    first, second = take(decided, different(ada, bo), Same(one=bo, other=ada))
    (conflict,) = decided.decisions.standings().conflicts
    assert (conflict.entry.uid, conflict.against.uid) == (second.uid, first.uid)
    assert content(decided)["entities"] == before["entities"]
    decided.decisions.undo(first.uid)
    assert decided.decisions.standings().conflicts == ()
    assert id_of(decided, ADA) != id_of(decided, BO)
    assert decided.entities.get(id_of(decided, ADA)) == decided.entities.get(id_of(decided, BO))


def test_the_same_and_then_different_has_no_effect(decided: Library) -> None:
    ada, bo = named(decided, ADA), named(decided, BO)
    first, second = take(decided, Same(one=ada, other=bo), different(ada, bo))
    (conflict,) = decided.decisions.standings().conflicts
    assert (conflict.entry.uid, conflict.against.uid) == (second.uid, first.uid)
    assert decided.entities.get(id_of(decided, ADA)) == decided.entities.get(id_of(decided, BO))
    decided.decisions.undo(first.uid)
    assert decided.decisions.standings().conflicts == ()
    assert decided.entities.get(id_of(decided, ADA)) != decided.entities.get(id_of(decided, BO))


def test_a_contradiction_through_a_third(decided: Library) -> None:
    ada, bo, mali = (named(decided, key) for key in (ADA, BO, MALI))
    taken = take(
        decided,
        Same(one=ada, other=bo),
        different(bo, mali),
        Same(one=ada, other=mali),
        Same(one=bo, other=named(decided, ORG)),
        different(named(decided, ORG), ada),
    )
    conflicts = [(c.entry.uid, c.against.uid) for c in decided.decisions.standings().conflicts]
    assert conflicts == [(taken[2].uid, taken[1].uid), (taken[4].uid, taken[3].uid)]
    assert len(decided.entities.ranked()) == 3
    judged = decided.decisions.standings().judged
    assert set(judged.values()) == {"Different"}


def test_of_one_and_itself_there_is_nothing_to_say(decided: Library) -> None:
    ada, before = named(decided, ADA), content(decided)
    take(decided, different(ada, ada), Unsure(one=ada, other=ada), Same(one=ada, other=ada))
    assert content(decided) == before


def test_who_was_judged_is_known(decided: Library) -> None:
    ada, bo, mali = (named(decided, key) for key in (ADA, BO, MALI))
    take(decided, Unsure(one=ada, other=bo), different(bo, mali))
    judged = decided.decisions.standings().judged
    assert judged == {frozenset({ADA, BO}): "Unsure", frozenset({BO, MALI}): "Different"}


# Entities as a whole.


def test_hidden_is_not_listed_and_found_all_the_same(decided: Library) -> None:
    bo = decided.entities.find("Bo")[0]
    take(decided, Hide(entity=named(decided, BO)))
    assert bo.id not in {entity.id for entity in decided.entities.ranked()}
    assert bo.id not in {entity.id for entity in decided.entities.ranked(like="bo")}
    assert decided.entities.find("Bo") == [replace(bo, hidden=True)]
    assert len(decided.entities.mentions(bo.id)) == bo.mentions
    take(decided, same(decided, ADA, BO))
    assert "Bo" not in [entity.name for entity in decided.entities.ranked()]
    assert id_of(decided, ADA) not in {entity.id for entity in decided.entities.ranked()}
    decided.decisions.undo()
    decided.decisions.undo()
    assert bo in decided.entities.ranked()


def test_a_name_and_a_label_stand_over_what_articles_say(decided: Library) -> None:
    org = named(decided, ORG)
    take(decided, Rename(entity=org, name="American Dental Association"))
    take(decided, Relabel(entity=org, label="LAW"), Watch(entity=org))
    found = decided.entities.get(id_of(decided, ORG))
    assert found is not None
    assert (found.name, found.label) == ("American Dental Association", "LAW")
    assert decided.entities.find("american dental association") == [found]
    assert decided.entities.ranked(label="LAW") == [found]
    query = "SELECT watched FROM entities WHERE key = ?"
    assert decided.connections.read().execute(query, (ORG,)).fetchone() == (1,)
    more = {"/n/e": article("ADA", "The ADA. The ADA.", published="2025-01-01")}
    shelve(decided, more)
    recognise(decided, more)
    again = decided.entities.get(found.id)
    assert again is not None
    assert (again.name, again.label) == ("American Dental Association", "LAW")


def test_what_was_decided_of_somebody_who_comes_back_holds(decided: Library) -> None:
    org = named(decided, ORG)
    take(decided, Rename(entity=org, name="Association"), same(decided, ORG, MALI))
    before = content(decided)
    decided.shelving.forget("/n/b")
    with pytest.raises(TypeError):
        id_of(decided, ORG)
    fill(decided)
    assert content(decided) == before
    (both,) = decided.entities.find("Association")
    assert (both.mentions, both) == (5, decided.entities.get(id_of(decided, MALI)))


# Mentions.


def test_not_a_name_takes_away_these_forms(decided: Library) -> None:
    take(decided, NotAName(entity=named(decided, BO), forms=("bo",)))
    for path in ARTICLES:
        assert BO not in keys_at(decided, path)
    assert set(proposals(decided)) == {"/n/a", "/n/b", "/n/c"}
    decided.decisions.undo()
    assert keys_at(decided, "/n/b").count(BO) == 2
    assert proposals(decided) == {}


def test_not_a_name_leaves_who_shares_the_name_alone(decided: Library) -> None:
    take(decided, NotAName(entity=named(decided, ADA), forms=("Ada",)))
    assert [key for path in ARTICLES for key in keys_at(decided, path)].count(ADA) == 0
    # Nobody of the key is in that article, only the organisation of the name.
    assert keys_at(decided, "/n/b").count(ORG) == 2


def test_an_article_that_calls_it_another_kind_by_now(decided: Library) -> None:
    place = whole(decided, "/n/c")
    decision = NotAName(
        entity=named(decided, ADA), forms=("Ada",), scope=Scope.ARTICLE, places=place
    )
    take(decided, decision)
    assert keys_at(decided, "/n/c") == [BO]
    text = ARTICLES["/n/c"].text
    start = text.index("Ada")
    found = ArticleNames(
        id_at(decided, "/n/c"),
        content_hash(ARTICLES["/n/c"]),
        "en",
        [NamedSpan(start, start + 3, "ORG", ORG, "Ada")],
    )
    decided.naming.store("a new model", [found])
    assert keys_at(decided, "/n/c") == []


@pytest.mark.parametrize(
    ("scope", "paths"),
    [
        (Scope.ARTICLE, {"/n/c"}),
        (Scope.SOURCE, {"/n/a", "/n/b"}),
        (Scope.EVERYWHERE, {"/n/a", "/n/b", "/n/c"}),
    ],
)
def test_how_far_a_decision_goes(decided: Library, scope: Scope, paths: set[str]) -> None:
    places = whole(decided, "/n/c") if scope is Scope.ARTICLE else ()
    take(
        decided,
        NotAName(
            entity=named(decided, BO),
            forms=("Bo", "Bö"),
            scope=scope,
            source="Post" if scope is Scope.SOURCE else "",
            places=places,
        ),
    )
    without = {p for p in ("/n/a", "/n/b", "/n/c") if BO not in keys_at(decided, p)}
    assert without == paths


def test_a_page_for_some_articles_makes_another_entity_of_them(decided: Library) -> None:
    bo = named(decided, BO)
    take(decided, ChoosePage(entity=bo, page=KING.called))
    take(
        decided,
        ChoosePage(entity=bo, page=POET.called, scope=Scope.SOURCE, source="Post"),
        ChoosePage(entity=bo, page=None, scope=Scope.ARTICLE, places=whole(decided, "/n/b")),
    )
    poet, nobody = f"{BO}\tpage Q2", f"{BO}\tnobody"
    assert [set(keys_at(decided, p)) & {BO, poet, nobody} for p in ("/n/a", "/n/b", "/n/c")] == [
        {poet},
        {nobody},
        {BO},
    ]
    links = [decided.links.of(id_of(decided, key)) for key in (BO, poet, nobody)]
    titles = [link.page.title if link.page else None for link in links]
    assert titles == ["Bo (king)", "Bo (poet)", None]
    assert [link.verdict for link in links] == ["page", "page", "nobody"]
    assert {e.name for e in decided.entities.find("bo")} == {"Bo"}
    assert len(decided.entities.find("bo")) == 3


def test_what_is_said_of_an_article_outweighs_what_is_said_later_of_its_source(
    decided: Library,
) -> None:
    bo, places = named(decided, BO), whole(decided, "/n/b")
    take(
        decided,
        ChoosePage(entity=bo, page=KING.called, scope=Scope.ARTICLE, places=places),
        ChoosePage(entity=bo, page=POET.called, scope=Scope.SOURCE, source="Post"),
    )
    assert {key for key in keys_at(decided, "/n/b") if key.startswith(BO)} == {f"{BO}\tpage Q1"}
    assert {key for key in keys_at(decided, "/n/a") if key.startswith(BO)} == {f"{BO}\tpage Q2"}


def test_of_two_decisions_on_one_article_the_later_holds_whichever_came_first(
    decided: Library,
) -> None:
    bo, places = named(decided, BO), whole(decided, "/n/c")
    king, poet = (
        ChoosePage(entity=bo, page=page.called, scope=Scope.ARTICLE, places=places)
        for page in (KING, POET)
    )
    earlier, later = (f"2024-05-0{day}T10:00:00.000000+00:00" for day in (1, 2))
    arrive(decided, [Entry(0, "b", later, poet), Entry(0, "a", earlier, king)])
    assert keys_at(decided, "/n/c").count(f"{BO}\tpage Q2") == 1
    decided.decisions.undo("b")
    assert keys_at(decided, "/n/c").count(f"{BO}\tpage Q1") == 1
    decided.decisions.redo("b")
    assert keys_at(decided, "/n/c").count(f"{BO}\tpage Q2") == 1


def test_a_decision_reaches_where_another_has_left_no_mention(decided: Library) -> None:
    lovelace, places = named(decided, LOVELACE), whole(decided, "/n/a")
    # Where the longer name is no name, a shorter one stands.
    source = {"scope": Scope.SOURCE, "source": "Post"}
    first, _ = take(
        decided,
        NotAName(entity=lovelace, forms=("Ada Lovelace",), **source),
        IsAName(text="Lovelace", label="ORG", key="org:lovelace", **source),
    )
    assert keys_at(decided, "/n/a").count("org:lovelace") == 1
    decided.decisions.undo(first.uid)
    take(
        decided,
        NotAName(entity=lovelace, forms=("Ada Lovelace",), scope=Scope.ARTICLE, places=places),
    )
    assert keys_at(decided, "/n/a").count("org:lovelace") == 0
    decided.decisions.redo(first.uid)
    assert keys_at(decided, "/n/a").count("org:lovelace") == 1
    before = content(decided)
    wipe(decided)
    recognise(decided, ARTICLES)
    assert content(decided) == before


def test_the_same_page_in_two_places_is_one_entity(decided: Library) -> None:
    bo = named(decided, BO)
    for path in ("/n/a", "/n/b"):
        places = whole(decided, path)
        take(decided, ChoosePage(entity=bo, page=KING.called, scope=Scope.ARTICLE, places=places))
    king = decided.entities.get(id_of(decided, f"{BO}\tpage Q1"))
    assert king is not None
    assert king.articles == 2
    decided.decisions.undo()
    assert decided.links.of(king.id).verdict == "page"
    decided.decisions.undo()
    assert decided.links.of(king.id).verdict == "none"
    assert decided.entities.get(king.id) is None


def test_mentions_are_split_off_where_they_stand(decided: Library) -> None:
    first, third = (spot(decided, "/n/c", number) for number in (0, 3))
    (entry,) = take(
        decided, Split(entity=named(decided, ADA), name="Ada Yonath", places=(first, third))
    )
    other = f"{ADA}\tsplit {entry.uid}"
    assert keys_at(decided, "/n/c") == [other, BO, ADA, other, ADA]
    found = decided.entities.get(id_of(decided, other))
    assert found is not None
    assert (found.name, found.mentions) == ("Ada Yonath", 2)
    decided.decisions.undo()
    assert keys_at(decided, "/n/c") == [ADA, BO, ADA, ADA, ADA]


def test_what_was_split_off_is_decided_about_by_itself(decided: Library) -> None:
    place = spot(decided, "/n/c", 0)
    (entry,) = take(decided, Split(entity=named(decided, ADA), name="Other", places=(place,)))
    other = f"{ADA}\tsplit {entry.uid}"
    places = whole(decided, "/n/c")
    page = PageName("Ada", "w", "en")
    take(
        decided,
        ChoosePage(entity=named(decided, other), page=page, scope=Scope.ARTICLE, places=places),
    )
    chosen = f"{other}\tpage Ada"
    assert keys_at(decided, "/n/c") == [chosen, BO, ADA, ADA, ADA]
    here = {"forms": ("Ada",), "scope": Scope.ARTICLE, "places": places}
    take(decided, NotAName(entity=named(decided, ADA), **here))
    assert keys_at(decided, "/n/c") == [chosen, BO]
    decided.decisions.undo()
    take(decided, NotAName(entity=named(decided, chosen), **here))
    assert keys_at(decided, "/n/c") == [BO, ADA, ADA, ADA]
    # Without the split nobody is of that key, and what was decided of him has no effect.
    decided.decisions.undo(entry.uid)
    assert keys_at(decided, "/n/c") == [ADA, BO, ADA, ADA, ADA]


def test_a_name_that_was_missed_is_found_wherever_it_stands_by_itself(decided: Library) -> None:
    more = {
        "/n/e": article(
            "Ministers", "The ministerial minister's minister_1, sub-minister.", published=None
        )
    }
    shelve(decided, more)
    recognise(decided, more)
    take(decided, IsAName(text="minister", label="PERSON", key="person:minister"))
    found = decided.entities.find("minister")[0]
    assert Counter(row.path for row in decided.entities.mentions(found.id)) == {
        "/n/a": 1,
        "/n/b": 1,
        "/n/d": 1,
        "/n/e": 2,
    }


def test_a_longer_name_outweighs_one_that_was_added_unless_it_was_selected(
    decided: Library,
) -> None:
    take(decided, IsAName(text="Lovelace", label="ORG", key="org:lovelace"))
    assert keys_at(decided, "/n/d") == [LOVELACE]
    text = ARTICLES["/n/d"].text
    start, digest = text.index("Lovelace"), content_hash(ARTICLES["/n/d"])
    place = place_of(text, start, start + 8, digest)
    take(
        decided,
        IsAName(
            text="Lovelace",
            label="ORG",
            key="org:lovelace",
            scope=Scope.ARTICLE,
            places=(place,),
        ),
    )
    assert keys_at(decided, "/n/d") == ["org:lovelace"]
    assert keys_at(decided, "/n/a").count(LOVELACE) == 1


def test_a_name_that_was_added_leaves_alone_what_was_parted_from_it(decided: Library) -> None:
    take(
        decided,
        Split(entity=named(decided, ADA), name="Other", places=(spot(decided, "/n/c", 0),)),
    )
    before = keys_at(decided, "/n/c")
    places = whole(decided, "/n/c")
    take(decided, IsAName(text="Ada", label="PERSON", key=ADA, scope=Scope.ARTICLE, places=places))
    assert keys_at(decided, "/n/c") == before


@pytest.mark.parametrize(
    "text", ['"', "*", "NEAR(", "a\0b", "\0", "", "  ", "??", "AND", "it OR it", "𞤀𞤁", "😀", "\t"]
)
def test_a_name_of_signs_is_no_query(decided: Library, text: str) -> None:
    more = {"/h": article("Signs", f'Here: {text.replace(chr(0), "")} "* ?? 𞤀𞤁 😀', published=None)}
    shelve(decided, more)
    recognise(decided, more)
    before = content(decided)
    take(decided, IsAName(text=text, label="ORG", key="org:signs"))
    after = content(decided)
    wipe(decided)
    recognise(decided, {**ARTICLES, **more})
    assert content(decided) == after
    decided.decisions.undo()
    assert content(decided) == before


def test_what_waits_to_be_recognised_is_decided_when_it_is(decided: Library) -> None:
    more = {"/n/e": article("Ministers", "The minister left.", published=None)}
    shelve(decided, more)
    take(decided, IsAName(text="minister", label="PERSON", key="person:minister"))
    assert keys_at(decided, "/n/e") == []
    recognise(decided, more)
    assert keys_at(decided, "/n/e") == ["person:minister"]


# Articles that change.


def test_decisions_hold_in_an_article_that_has_changed(decided: Library) -> None:
    ada, bo = named(decided, ADA), named(decided, BO)
    places = whole(decided, "/n/c")
    (split, *_) = take(
        decided,
        Split(entity=ada, name="Other", places=(spot(decided, "/n/c", 2),)),
        ChoosePage(entity=bo, page=KING.called, scope=Scope.ARTICLE, places=places),
        IsAName(text="and", label="ORG", key="org:and", scope=Scope.ARTICLE, places=places),
        Correct(places=places, field="title", value="Corrected"),
    )
    other, king = f"{ADA}\tsplit {split.uid}", f"{BO}\tpage Q1"
    before = [ADA, "org:and", king, other, ADA, ADA]
    assert keys_at(decided, "/n/c") == before
    changed = {"/n/c": with_a_paragraph_in_front(ARTICLES["/n/c"], "Mali is new here, and Ada.")}
    shelve(decided, changed)
    assert keys_at(decided, "/n/c") == []
    assert proposals(decided) == {}
    recognise(decided, changed)
    assert keys_at(decided, "/n/c") == [MALI, "org:and", ADA, *before]
    row = decided.articles.row(id_at(decided, "/n/c"))
    assert row is not None
    assert row.title == "Corrected"
    for entry in holding(decided):
        decided.decisions.undo(entry.uid)
    assert keys_at(decided, "/n/c") == [MALI, ADA, ADA, BO, ADA, ADA, ADA]


def test_an_article_that_becomes_what_was_decided_of_takes_it_up(decided: Library) -> None:
    places = whole(decided, "/n/c")
    take(
        decided,
        Correct(places=places, field="title", value="Corrected"),
        NotAName(entity=named(decided, BO), forms=("Bo",), scope=Scope.ARTICLE, places=places),
    )
    decided.shelving.forget("/n/c")
    now = {"/n/d": ARTICLES["/n/c"]}
    shelve(decided, now)
    recognise(decided, now)
    row = decided.articles.row(id_at(decided, "/n/d"))
    assert row is not None
    assert row.title == "Corrected"
    assert keys_at(decided, "/n/d") == [ADA] * 4
    decided.decisions.undo()
    decided.decisions.undo()
    row = decided.articles.row(id_at(decided, "/n/d"))
    assert row is not None
    assert row.title == "Undated"


def test_a_decision_rests_on_the_article_and_not_on_another_of_its_first_content(
    decided: Library,
) -> None:
    places = whole(decided, "/n/c")
    take(decided, Correct(places=places, field="title", value="Corrected"))
    changed = with_a_paragraph_in_front(ARTICLES["/n/c"], "New.")
    shelve(decided, {"/n/c": changed})
    shelve(decided, {"/n/z": ARTICLES["/n/c"]})

    def titles() -> list[str]:
        rows = [decided.articles.row(id_at(decided, path)) for path in ("/n/c", "/n/z")]
        return [row.title for row in rows if row]

    assert titles() == ["Corrected", "Undated"]
    decided.decisions.undo()
    assert titles() == ["Undated", "Undated"]


# Links.


def test_a_readers_page_stands_over_the_machines(decided: Library) -> None:
    bo, id_ = named(decided, BO), id_of(decided, BO)
    poet = Link("page", POET, (Choice(POET, ("poetry",)), Choice(KING)), ("poetry",), "machine")
    decided.links.keep({id_: poet}, "v1")
    take(decided, ChoosePage(entity=bo, page=KING.called))
    chosen = Link("page", KING, poet.candidates, CHOSEN, "reader")
    assert decided.links.of(id_) == chosen
    decided.links.keep({id_: Link("nobody", None, poet.candidates, (), "machine")}, "v2")
    assert decided.links.of(id_) == chosen
    take(decided, ChoosePage(entity=bo, page=None))
    assert decided.links.of(id_) == Link("nobody", None, poet.candidates, CHOSEN, "reader")
    decided.decisions.undo()
    assert decided.links.of(id_) == chosen
    decided.decisions.undo()
    assert decided.links.of(id_) == Link("nobody", None, poet.candidates, (), "machine")


def test_who_is_one_has_the_page_of_the_head_or_what_the_reader_chose(decided: Library) -> None:
    ids = sorted(id_of(decided, key) for key in (ADA, BO))
    links = [Link("page", page, (), (), "machine") for page in (KING, POET)]
    decided.links.keep(dict(zip(ids, links, strict=True)), "v1")
    take(decided, same(decided, ADA, BO))
    assert [decided.links.of(id_) for id_ in ids] == [links[0]] * 2
    assert decided.links.coverage().page == 1
    member = Named((decided.decisions.named(ids[0]).keys[1],), "", "")
    take(decided, ChoosePage(entity=member, page=POET.called))
    assert [decided.links.of(id_).page for id_ in ids] == [POET] * 2
    assert {decided.links.of(id_).decided_by for id_ in ids} == {"reader"}
    # The choice stays with the one that it was made of.
    decided.decisions.undo(holding(decided)[0].uid)
    assert decided.links.of(ids[0]) == links[0]
    assert decided.links.of(ids[1]).decided_by == "reader"
    decided.decisions.undo()
    assert decided.links.of(ids[1]) == links[1]


def test_a_page_that_is_not_here_yet_is_known_by_its_title(decided: Library) -> None:
    take(decided, ChoosePage(entity=named(decided, BO), page=KING.called))
    page = decided.links.of(id_of(decided, BO)).page
    assert page is not None
    assert (page.title, page.qid, page.extract, page.fetched_at) == ("Bo (king)", "Q1", "", "")


# What comes from elsewhere.


def test_decisions_of_two_libraries_come_together_whatever_the_order(
    decided: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("others")
    others = [Library.create(folder / f"{number}.db") for number in range(3)]
    for other in others:
        fill(other)
    here = take(decided, same(decided, ADA, BO), Rename(entity=named(decided, BO), name="Here"))
    there = take(
        others[0],
        different(named(others[0], ADA), named(others[0], BO)),
        Rename(entity=named(others[0], BO), name="There"),
    )
    arrive(decided, there)
    arrive(others[0], here)
    arrive(others[1], [*there[::-1], *here])
    arrive(others[2], sorted([*here, *there], key=lambda e: e.at))
    for other in others:
        assert content(other) == content(decided)
        other.close()
    assert len(decided.decisions.standings().conflicts) == 1
    assert decided.entities.get(id_of(decided, ADA)).name == "There"  # type: ignore[union-attr]


ONE = Named(("person:ada",), "Ada", "PERSON")
EVERY_KIND: list[Kind] = [
    Correct(field="title", value="x", places=(Place(hash="h"),)),
    ChoosePage(entity=ONE, page=PageName("t", "o", "en"), scope=Scope.SOURCE, source="Post"),
    ChoosePage(entity=ONE, page=None),
    NotAName(entity=ONE, forms=("a", "b")),
    IsAName(text="\0", label="ORG", key="k", places=(Place(hash="h", start=1, quote="q"),)),
    Relabel(entity=ONE, label="ORG"),
    Rename(entity=ONE, name="n"),
    Same(one=ONE, other=ONE),
    Different(one=ONE, other=ONE),
    Unsure(one=ONE, other=ONE),
    Answered(question="page", answer="no", entity=ONE, about="Ada (king)"),
    Split(entity=ONE, name="n"),
    Hide(entity=ONE),
    Watch(entity=ONE),
    Note(text="n\n\0", entity=ONE, of="x"),
    Undo(of="x"),
    Redo(of="x"),
]


@pytest.mark.parametrize("decision", EVERY_KIND, ids=lambda decision: type(decision).__name__)
def test_every_kind_is_read_back(decision: Kind) -> None:
    assert decode(encode(decision)) == decision
    assert '"kind":"' in encode(decision)


def test_there_is_one_of_each_kind() -> None:
    assert {type(d).__struct_config__.tag for d in EVERY_KIND} == KINDS


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "[]",
        "null",
        '"hide"',
        '{"kind": "erase"}',
        '{"kind": 1}',
        '{"kind": "hide"}',
        '{"kind": "hide", "entity": null}',
        '{"kind": "hide", "entity": {"keys": [], "name": "", "label": ""}}',
        '{"kind": "hide", "entity": {"keys": "person:ada", "name": "", "label": ""}}',
        '{"kind": "hide", "entity": {"keys": [1], "name": "", "label": ""}}',
        '{"kind": "correct", "field": "text", "value": "x"}',
        '{"kind": "correct", "field": "title", "value": 1}',
        '{"kind": "correct", "field": "title", "value": "x", "places": {}}',
        '{"kind": "correct", "field": "title", "value": "x", "places": [{"start": 1}]}',
        '{"kind": "name", "text": "x", "label": "ORG", "key": "k", "scope": "galaxy"}',
        '{"kind": "undo", "of": ["x"]}',
        '{"kind": "undo", "of": "x"',
        "\x00",
        b"\xff\xfe",
    ],
)
def test_what_is_no_decision_is_not_read(body: str | bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode(body)


def test_what_could_not_be_read_back_is_not_taken(decided: Library) -> None:
    before = content(decided)
    with pytest.raises(msgspec.ValidationError):
        decided.decisions.take(Hide(entity=Named((), "", "")))
    assert decided.decisions.entries() == []
    assert content(decided) == before


def test_what_concerns_many_articles_is_brought_about_bit_by_bit(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effects, "AT_ONCE", 2)
    names = [("Ada", "PERSON", "person:ada"), ("Bo", "PERSON", "person:bo")]
    for number in range(5):
        put(library, f"/n/{number}", article_of(f"Number {number}", "Ada met Bo."), names)
    ada = library.decisions.named(library.entities.find("Ada")[0].id)
    library.decisions.take(NotAName(entity=ada, forms=("Ada",)), at_once=False)
    assert library.entities.find("Ada")[0].articles == 5
    stops = iter((False, True))
    assert library.decisions.finish(lambda: next(stops))
    assert library.entities.find("Ada")[0].articles < 5
    # Whoever comes next goes on, and reads no half of it as a fault.
    assert library.check().problems == ()
    assert library.decisions.finish()
    assert not library.entities.find("Ada")
    assert not library.decisions.finish()
    library.decisions.undo()
    assert library.entities.find("Ada")[0].articles == 5
    assert library.check().problems == ()
