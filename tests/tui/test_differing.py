"""What differs between two texts, as rows that lead to its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.following.differing import parts_of
from tui.differing import BOTH, ONE, OTHER, WORDS, rows_of
from tui.panes.outline import GoTo
from tui.text import ELLIPSIS

STORY = [f"w{number}" for number in range(60)]
texts = st.one_of(
    st.text(alphabet="ab \n\x1b[é", max_size=60),
    st.lists(st.sampled_from([*STORY[:12], "\n\n"]), max_size=40).map(" ".join),
)


def told(one: str, other: str) -> list[tuple[str, str]]:
    rows = rows_of(parts_of(one, other), 7)
    return [(piece.lead, piece.text) for row in rows for piece in row.pieces]


@given(texts, texts)
def test_rows_lead_to_what_they_say(one: str, other: str) -> None:
    rows = rows_of(parts_of(one, other), 7)
    for row in rows:
        if row.target is None:
            continue
        assert isinstance(row.target, GoTo)
        assert row.target.article_id == 7
        assert row.target.at is not None
        assert 0 <= row.target.at <= len(other)
        (piece,) = row.pieces
        if piece.lead == OTHER:
            words = piece.text.split()
            assert other[row.target.at :].split()[: len(words)] == words
    assert any(row.target for row in rows) == (one.split() != other.split())


@given(texts, texts)
def test_no_word_that_one_has_alone_is_left_out(one: str, other: str) -> None:
    said = told(one, other)
    for lead, words, others in ((ONE, one, other), (OTHER, other, one)):
        shown = {word for sign, text in said if sign == lead for word in text.split()}
        assert set(words.split()) - set(others.split()) <= shown


def test_what_both_say_is_shortened_and_a_few_words_part_nothing() -> None:
    common = " ".join(STORY)
    said = told(f"{common} He came to Bamako late.", f"{common} She came to Kidal early.")
    short = " ".join((*STORY[:WORDS], ELLIPSIS, *STORY[-WORDS:]))
    assert said == [
        (BOTH, short),
        (ONE, "He came to Bamako late."),
        (OTHER, "She came to Kidal early."),
    ]


def test_the_same_is_said_to_be_the_same() -> None:
    (first, *_) = told("Ada came.", "Ada  came.")
    assert first == ("", "Word for word the same.")
