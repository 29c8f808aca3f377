"""Selecting words with the keyboard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.selection import Selection, word_from

TEXT = 'The vote\n\n"Luiz Inácio Lula da Silva won," O\'Neil-Smith of the U.N. said (again).'


def at(words: str) -> Selection:
    """Select some words of the text."""
    return Selection(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def test_words_are_gone_through_without_the_marks_around_them() -> None:
    selection, words = word_from(TEXT, 0), list[str]()
    while selection is not None and (not words or selection.selected != words[-1]):
        words.append(selection.selected)
        selection = selection.moved(1)
    assert words == [
        "The", "vote", "Luiz", "Inácio", "Lula", "da", "Silva", "won", "O'Neil-Smith", "of", "the",
        "U.N", "said", "again",
    ]  # fmt: skip


def test_a_selection_grows_and_shrinks_at_both_ends() -> None:
    name = at("Inácio").extended(1).extended(1).extended(1)
    assert name.selected == "Inácio Lula da Silva"
    assert name.extended_back(1).selected == "Luiz Inácio Lula da Silva"
    assert name.extended_back(-1).selected == "Lula da Silva"
    assert name.extended(-1).selected == "Inácio Lula da"
    assert at("Lula").extended(-1) == at("Lula").extended_back(-1) == at("Lula")


def test_a_name_does_not_go_on_behind_a_blank_line() -> None:
    assert at("vote").extended(1) == at("vote")
    assert at("Luiz").extended_back(1) == at("Luiz")
    assert at("vote").moved(1) == at("Luiz")


def test_a_word_is_found_from_its_middle() -> None:
    assert word_from(TEXT, TEXT.index("ula")) == at("Lula")
    assert word_from("... ", 0) is None
    assert word_from("", 0) is None


STEPS = st.lists(st.sampled_from(["moved", "extended", "extended_back"]).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from([1, -1]))
))  # fmt: skip


@given(st.text(), st.integers(min_value=0, max_value=50), STEPS)
def test_whatever_is_selected_is_in_the_text(
    text: str, offset: int, steps: list[tuple[str, int]]
) -> None:
    selection = word_from(text, min(offset, len(text)))
    for name, step in steps:
        if selection is None:
            return
        selection = getattr(selection, name)(step)
        assert 0 <= selection.start < selection.end <= len(text)
        assert selection.selected == text[selection.start : selection.end]
        assert not selection.selected[0].isspace()
        assert not selection.selected[-1].isspace()
