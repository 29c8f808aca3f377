"""Other spellings of a name, and which names are worth a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.context.mediawiki.spellings import is_searchable, searched_words, spellings


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("BAMAKO", ["Bamako"]),
        ("WAGNER GROUP", ["Wagner Group", "Wagner group"]),
        ("Wagner group", ["Wagner Group"]),
        ("the Wagner Group", ["Wagner Group"]),
        ("The Wagner group", ["Wagner group", "Wagner Group"]),
        ("Wagner Group Mutiny", ["Wagner Group mutiny"]),
        ("UN Security council", ["UN Security Council"]),
        ("BANK OF AMERICA", ["Bank of America", "Bank of america"]),
        ("COTE D'IVOIRE", ["Cote d'Ivoire", "Cote d'ivoire"]),
        ("AL-SHABAAB", ["Al-Shabaab"]),
        ("Mali’s", ["Mali"]),
        ("O'BRIEN", ["O'Brien"]),
        ("wagner", []),
        ("Orla Vexley", []),
        ("Mali", []),
        ("McDonald", []),
        ("北京", []),
        ("2020", []),
        ("the", []),
        ("", []),
    ],
)
def test_what_an_encyclopedia_may_write(title: str, others: list[str]) -> None:
    assert spellings(title) == others


@given(st.text(max_size=80).map(str.split).map(" ".join))
def test_spellings_are_few_and_other_than_what_was_asked(title: str) -> None:
    others = spellings(title)
    assert len(others) == len(set(others)) <= 3
    assert title[:1].upper() + title[1:] not in others
    assert not any("|" in other and "|" not in title for other in others)


@pytest.mark.parametrize("title", ["Bamako", "BAMAKO", "Boko haram", "北京", "eBay", "Тбилиси"])
def test_what_may_be_a_name(title: str) -> None:
    assert is_searchable(title)


@pytest.mark.parametrize(
    "title",
    ["", "7", "2020", "soldiers", "A", "fr:Mali", '"fr:Mali"', "Mission: Impossible", "One " * 9],
)
def test_what_is_not_worth_a_search(title: str) -> None:
    assert not is_searchable(title)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Wagner Group", "Wagner Group"),
        ('"Wagner" -Group ~x', "Wagner Group x"),
        ("intitle:/a*/ !b", "intitle a b"),
        ("AT&T", "AT&T"),
        ("al-Shabaab", "al-Shabaab"),
        ("-", ""),
        ("???", ""),
    ],
)
def test_a_search_is_for_words_alone(title: str, words: str) -> None:
    assert searched_words(title) == words
