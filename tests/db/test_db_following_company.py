"""With whom an entity is named: ranked, counted once an article, and quoted."""

from __future__ import annotations

import pytest

from db.decisions.kinds import Hide, Same
from db.following.answers import Companion, Scope
from db.following.company import STEP
from db.following.counting import likelihood
from db.library import Library
from support.followed import ADA, BO, MALI, id_of, put, report


@pytest.fixture
def told(library: Library) -> Library:
    """Ada: with Bo in a sentence, in a paragraph and in an article; with Mali, that all name."""
    put(library, "/n/a", report("One", "Ada met Bo in Mali.", published="2024-01-01"))
    put(library, "/n/b", report("Two", "Ada left. Bo saw Mali.", published="2024-01-02"))
    put(library, "/n/c", report("Three", "Ada left.", "Bo of Mali came.", published="2024-01-03"))
    for number in range(6):
        put(library, f"/n/{number}", report(f"Mali {number}", "Mali, Mali."))
    return library


def shown(library: Library, name: str, scope: Scope, **options: int | None) -> dict[str, int]:
    """Return with whom an entity is named, in order, and in how many articles."""
    company = library.following.company.of(id_of(library, name), scope, **options)  # type: ignore[arg-type]
    return {companion.entity.name: companion.together for companion in company.companions}


def quoted(library: Library, one: str, other: str, scope: Scope, **options: int) -> list[str]:
    """Return the lines that name two, with what is marked in brackets."""
    lines = library.following.company.lines(
        id_of(library, one), id_of(library, other), scope, **options
    )
    found = list[str]()
    for line in lines:
        text = line.text
        for start, end in reversed(line.marks):
            text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
        found.append(text)
        stored = library.articles.get(line.article.id)
        assert stored is not None
        assert stored.text.startswith(other, line.at)
        assert stored.text.startswith(line.text, line.start)
    return found


def test_what_everybody_is_named_with_comes_last(told: Library) -> None:
    assert shown(told, "Ada", Scope.ARTICLE) == {"Bo": 3, "Mali": 3}
    company = told.following.company.of(id_of(told, "Ada"), Scope.ARTICLE)
    bo, mali = company.companions
    assert bo.weight > mali.weight == 0.0
    assert (company.looked, company.whole) == (3, True)
    assert shown(told, "Ada", Scope.ARTICLE, limit=1) == {"Bo": 3}


def test_how_near_they_stand(told: Library) -> None:
    assert shown(told, "Ada", Scope.PARAGRAPH) == {"Bo": 2, "Mali": 2}
    assert shown(told, "Ada", Scope.SENTENCE) == {"Bo": 1, "Mali": 1}
    assert shown(told, "Bo", Scope.SENTENCE) == {"Mali": 3, "Ada": 1}


def test_lines_are_the_nearest_that_name_both(told: Library) -> None:
    assert quoted(told, "Ada", "Bo", Scope.ARTICLE) == [
        "[Bo] of Mali came.",
        "[Bo] saw Mali.",
        "[Ada] met [Bo] in Mali.",
    ]
    assert quoted(told, "Ada", "Bo", Scope.ARTICLE, limit=1, offset=2) == [
        "[Ada] met [Bo] in Mali."
    ]
    assert quoted(told, "Ada", "Bo", Scope.PARAGRAPH, limit=1) == ["[Bo] saw Mali."]
    assert quoted(told, "Bo", "Ada", Scope.SENTENCE) == ["[Ada] met [Bo] in Mali."]
    ada = id_of(told, "Ada")
    assert told.following.company.lines(ada, ada, Scope.ARTICLE) == []
    assert told.following.company.lines(ada, 999, Scope.ARTICLE) == []


def test_lines_are_found_behind_articles_that_name_both_apart(library: Library) -> None:
    put(library, "/n/near", report("Near", "Ada met Bo.", published="2023-01-01"))
    for number in range(STEP + 1):
        put(library, f"/n/{number}", report(str(number), "Ada. Bo.", published="2024-01-01"))
    assert quoted(library, "Ada", "Bo", Scope.SENTENCE) == ["[Ada] met [Bo]."]
    assert len(quoted(library, "Ada", "Bo", Scope.ARTICLE, limit=-1 + 2 * STEP)) == STEP + 2


def test_the_newest_are_looked_at_first(told: Library) -> None:
    ada = id_of(told, "Ada")
    company = told.following.company.of(ada, Scope.SENTENCE, window=2)
    assert (company.companions, company.looked, company.whole) == ((), 2, False)
    assert told.following.company.of(ada, Scope.SENTENCE, window=3).whole
    whole = told.following.company.of(ada, Scope.ARTICLE, window=None)
    assert whole == told.following.company.of(ada, Scope.ARTICLE)


def test_nobody_keeps_company_with_what_is_not_there(told: Library) -> None:
    company = told.following.company.of(999, Scope.SENTENCE)
    assert (company.companions, company.looked, company.whole) == ((), 0, True)


def test_hidden_ones_are_left_out_until_they_are_shown_again(told: Library) -> None:
    before = shown(told, "Ada", Scope.ARTICLE)
    told.decisions.take(Hide(entity=told.decisions.named(id_of(told, "Bo"))))
    assert shown(told, "Ada", Scope.ARTICLE) == {"Mali": 3}
    assert shown(told, "Ada", Scope.SENTENCE) == {"Mali": 1}
    told.decisions.undo()
    assert shown(told, "Ada", Scope.ARTICLE) == before


@pytest.mark.parametrize("scope", list(Scope))
def test_those_that_are_one_count_once(library: Library, scope: Scope) -> None:
    put(library, "/n/a", report("One", "Ada, Lovelace and Bo.", published="2024-01-01"))
    put(library, "/n/b", report("Two", "Lovelace met Bo.", published="2024-01-02"))
    put(library, "/n/c", report("Three", "Mali."))
    before = shown(library, "Bo", scope)
    assert before == {"Lovelace": 2, "Ada": 1}
    ada, lovelace = (library.decisions.named(id_of(library, n)) for n in ("Ada", "Lovelace"))
    library.decisions.take(Same(one=ada, other=lovelace))
    assert list(shown(library, "Bo", scope).values()) == [2]
    assert shown(library, "Ada", scope) == shown(library, "Lovelace", scope) == {"Bo": 2}
    both = library.following.company.lines(
        ada_id := id_of(library, "Ada"), id_of(library, "Bo"), scope
    )
    assert [len(line.marks) for line in both] == [2, 3]
    assert library.following.company.lines(ada_id, id_of(library, "Lovelace"), scope) == []
    library.decisions.undo()
    assert shown(library, "Bo", scope) == before


def test_an_article_that_is_dated_anew_or_forgotten(told: Library) -> None:
    again = report("One", "Ada met Bo in Mali.", published="2024-02-01")
    put(told, "/n/a", again)
    assert quoted(told, "Ada", "Bo", Scope.ARTICLE, limit=1) == ["[Ada] met [Bo] in Mali."]
    told.shelving.forget("/n/a")
    assert shown(told, "Ada", Scope.SENTENCE) == {}
    assert shown(told, "Ada", Scope.ARTICLE) == {"Bo": 2, "Mali": 2}


def test_sentences_that_were_not_stored_are_only_in_the_scope_of_their_article(
    told: Library,
) -> None:
    with told.connections.write() as write:
        write.execute("UPDATE mentions SET sentence = NULL, block = NULL")
    assert shown(told, "Ada", Scope.SENTENCE) == shown(told, "Ada", Scope.PARAGRAPH) == {}
    assert shown(told, "Ada", Scope.ARTICLE) == {"Bo": 3, "Mali": 3}
    assert quoted(told, "Ada", "Bo", Scope.SENTENCE) == []
    assert quoted(told, "Ada", "Bo", Scope.ARTICLE, limit=1) == ["[Bo] of Mali came."]


def test_ties_are_by_name(library: Library) -> None:
    put(library, "/n/a", report("One", "Mali, Bo and Ada."), names=(MALI, ADA, BO))
    put(library, "/n/b", report("Two", "Nothing."))
    found = library.following.company.of(id_of(library, "Ada"), Scope.ARTICLE).companions
    assert [companion.entity.name for companion in found] == ["Bo", "Mali"]
    assert all(isinstance(companion, Companion) for companion in found)


def test_the_weight_is_that_of_dunning() -> None:
    # A table that can be worked out by hand: 2 of 2 against 0 of 2 of four.
    assert likelihood(2, 2, 2, 4) == pytest.approx(2 * 4 * 0.6931471805599453)
    assert likelihood(1, 2, 2, 4) == likelihood(0, 2, 2, 4) == 0.0
    assert likelihood(10, 20, 100, 10_000) > likelihood(10, 20, 1_000, 10_000) > 0
    assert likelihood(3, 3, 3, 3) == 0.0
