"""What holds of any ranking, whatever the names, the pages and the articles are."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.pages import Page
from enrich.context.choose import choose
from enrich.context.ranking import Ranked, Subject, rank
from enrich.context.ranking.kinds import kind_of_page
from enrich.context.ranking.names import WAYS, agreement
from enrich.context.sources import Candidate
from enrich.recognise.labels import LABELS
from support.bearers import BAYREUTH, CITY, COMPOSER, COUNTRY, GROUP, HEIRESS, MALI, PLAYER, STATE

ALL = (GROUP, COMPOSER, COUNTRY, STATE, CITY, HEIRESS, PLAYER)
SUBJECTS = [
    Subject("Wagner", "ORG", [MALI], others=["Mali", "Bamako"]),
    Subject("Wagner", "", [BAYREUTH, MALI]),
    Subject("Paris", "PERSON", []),
]
# What breaks patterns: brackets, dots and blanks without end, other scripts, lone accents.
HOSTILE = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ["(" * 400, "a, " * 300, " " * 500 + "(", "is " * 200, "\u0301", "Ǆ (İ)", ".*"]
    ),
)


def titles(ranked: list[Ranked]) -> list[str]:
    """Return the titles in order."""
    return [one.candidate.page.title for one in ranked]


@given(st.permutations(ALL), st.sampled_from(SUBJECTS))
def test_the_order_of_candidates_does_not_matter(
    candidates: list[Candidate], subject: Subject
) -> None:
    assert titles(rank(subject, candidates)) == titles(rank(subject, ALL))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_another_candidate_never_changes_which_of_two_is_ahead(subject: Subject) -> None:
    order = titles(rank(subject, ALL))
    for pair in combinations(ALL, 2):
        ahead = titles(rank(subject, pair))
        assert ahead == [title for title in order if title in ahead]


@given(
    name=HOSTILE, text=HOSTILE, title=HOSTILE, lead=HOSTILE, label=st.sampled_from(["", *LABELS])
)
def test_hostile_text_is_ranked_as_any_other(
    name: str, text: str, title: str, lead: str, label: str
) -> None:
    odd = Candidate(Page("wikipedia", title, text, lead, ""), cues=(name,), links=(lead, text))
    subject = Subject(name, label, [text, lead], aliases=[title], others=[text, title])
    ranked = rank(subject, [odd, *ALL])
    assert all(0.0 <= one.score <= 1.0 for one in ranked)
    assert sum(one.score for one in ranked) <= 1.0 + 1e-9
    assert choose(subject, [odd]).verdict in ("page", "unsure", "nobody", "none")
    assert agreement(name, title, [text], [lead]) in WAYS
    assert isinstance(kind_of_page(title, text, lead), str)


def test_nothing_to_rank() -> None:
    assert rank(SUBJECTS[0], []) == []
