from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from math import log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.decisions.kinds import Hide, Same
from db.entities import Entity
from db.following.answers import Chain
from db.following.bridges import Bridges
from db.library import Library
from support.following import put_story
from tests.db.conftest import article_of

LETTERS = "ABCDEFGH"
NAMES = {f"{letter}x": f"person:{letter}" for letter in LETTERS}


def tell(library: Library, path: str, *sentences: str, published: str | None = None) -> int:
    """Store an article of sentences, each given by the letters of those whom it names."""
    told = " ".join(" and ".join(f"{letter}x" for letter in one) + " met." for one in sentences)
    return put_story(library, path, article_of(path, told, published=published), NAMES)


def of(library: Library, letter: str) -> Entity:
    (found,) = library.entities.find(f"{letter}x")
    return found


def route(chain: Chain) -> str:
    ends = [chain.hops[0].one, *(hop.other for hop in chain.hops)]
    return "".join(entity.name[0] for entity in ends)


def routes(library: Library, one: str, other: str, **how: str) -> list[str]:
    found = library.following.bridges.between(of(library, one).id, of(library, other).id, **how)
    return [route(chain) for chain in found.chains]


def test_a_chain_is_made_of_sentences_that_name_both(library: Library) -> None:
    tell(library, "/1", "AB", published="2024-01-01")
    tell(library, "/2", "C", "BC", published="2024-01-02")
    found = library.following.bridges.between(of(library, "A").id, of(library, "C").id)
    (chain,) = found.chains
    assert route(chain) == "ABC"
    assert found.whole
    first, second = (hop.line for hop in chain.hops)
    assert (first.text, second.text) == ("Ax and Bx met.", "Bx and Cx met.")
    assert [second.text[start:end] for start, end in second.marks] == ["Bx", "Cx"]
    assert second.article.title == "/2"
    text = library.articles.get(second.article.id)
    assert text is not None
    assert text.text.startswith("Bx", second.at)


def test_rare_companions_come_before_common_ones_and_longer_chains_last(library: Library) -> None:
    tell(library, "/1", "AB", "BD", "AC", "CD", "AD")
    for number in range(3):
        tell(library, f"/b{number}", "BE")
    assert routes(library, "A", "D") == ["AD", "ACD", "ABD"]
    short = library.following.bridges.between(of(library, "A").id, of(library, "D").id, limit=1)
    assert [route(chain) for chain in short.chains] == ["AD"]


def test_the_newest_sentence_of_a_hop_is_told_within_the_period(library: Library) -> None:
    for month in ("01", "02", "03"):
        tell(library, f"/{month}", "AB", published=f"2024-{month}-15T10:00:00")
    tell(library, "/undated", "AB", "AC")
    for after, before, title in (
        ("", "", "/03"),
        ("", "2024-02", "/02"),
        ("2024", "2024-02-14", "/01"),
        ("2024-02", "2024-02-15", "/02"),
    ):
        found = library.following.bridges.between(
            of(library, "A").id, of(library, "B").id, after=after, before=before
        )
        assert [chain.hops[0].line.article.title for chain in found.chains] == [title]
    assert routes(library, "A", "B", after="2024-04") == []
    assert routes(library, "A", "C", before="2025") == []


def test_what_is_hidden_is_never_in_between(library: Library) -> None:
    tell(library, "/1", "AB", "BC", "AD", "DE", "EC")
    assert routes(library, "A", "C") == ["ABC"]
    library.decisions.take(Hide(entity=library.decisions.named(of(library, "B").id)))
    assert routes(library, "A", "C") == ["ADEC"]


def test_what_is_one_counts_as_one(library: Library) -> None:
    tell(library, "/1", "AB", "CD")
    assert routes(library, "A", "D") == []
    named = library.decisions.named
    same = Same(one=named(of(library, "B").id), other=named(of(library, "C").id))
    library.decisions.take(same)
    assert routes(library, "A", "D") == ["ABD"]
    (id_,) = {of(library, letter).id for letter in "BC"}
    itself = library.following.bridges.between(id_, id_)
    assert (itself.chains, itself.whole) == ((), True)


def test_what_was_not_looked_at_is_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        tell(library, f"/{number}", "AB", published=f"2024-01-0{number + 1}")
    tell(library, "/5", "BC", "DE", published="2023-01-01")
    between = library.following.bridges.between
    assert between(of(library, "A").id, of(library, "D").id).whole
    monkeypatch.setattr("db.following.graph.WINDOW", 3)
    found = between(of(library, "A").id, of(library, "D").id)
    assert (found.chains, found.whole) == ((), False)
    assert routes(library, "A", "C") == ["ABC"]


def test_an_entity_that_is_not_there_is_connected_with_nobody(library: Library) -> None:
    tell(library, "/1", "AB")
    assert library.following.bridges.between(of(library, "A").id, 99).chains == ()


Told = Sequence[Sequence[str]]


def naive(told: Told, one: str, other: str) -> list[str]:
    """Return all shortest chains of up to four sentences, those of one and two together."""
    companions = {letter: set[str]() for letter in LETTERS}
    articles = {letter: sum(letter in "".join(one) for one in told) for letter in LETTERS}
    for sentence in (sentence for article in told for sentence in article):
        for letter in sentence:
            companions[letter] |= set(sentence) - {letter}
    paths = [one]
    found = list[str]()
    for length in range(1, 5):
        paths = [p + n for p in paths for n in companions[p[-1]] if n not in p]
        found += [path for path in paths if path[-1] == other]
        if found and length > 1:
            break

    def rank(path: str) -> tuple[int, float, str]:
        return len(path), sum(sorted(log(1 + articles[c]) for c in path[1:-1])), path

    return sorted(found, key=rank)


sentences = st.sets(st.sampled_from(LETTERS), min_size=1, max_size=3).map(
    lambda letters: "".join(sorted(letters))
)


@settings(deadline=None, max_examples=60)
@given(told=st.lists(st.lists(sentences, min_size=1, max_size=4), min_size=1, max_size=6))
def test_chains_are_those_that_a_search_of_everything_finds(told: Told) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library.create(Path(folder) / "library.db")
        for number, article in enumerate(told):
            tell(library, f"/{number}", *article)
        named = sorted({letter for article in told for one in article for letter in one})
        ids = {letter: of(library, letter).id for letter in named}
        bridges = Bridges(library.connections)
        for one, other in pairwise(named):
            found = bridges.between(ids[one], ids[other], limit=5)
            assert found.whole
            due = naive(told, one, other)
            assert [route(chain) for chain in found.chains] == due[:5]
            for chain in found.chains:
                for hop in chain.hops:
                    assert {hop.one.name, hop.other.name} <= set(hop.line.text[:-1].split())
        library.close()
