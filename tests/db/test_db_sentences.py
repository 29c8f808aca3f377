from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.sentences import LONGEST, sentence_bounds, sentences


def sentence(text: str, wanted: str) -> str:
    """Return the sentence around the first place of a name."""
    start = text.index(wanted)
    first, last = sentence_bounds(text, start, start + len(wanted), 0, len(text))
    return text[first:last]


@pytest.mark.parametrize(
    ("before", "middle", "after"),
    [
        ("It rained. ", "Then Ada came.", " It stopped."),
        ("It rained! ", "The U.S. Army met Ada.", " It stopped."),
        ("", "Gen. Ada spoke to J. Doe in St. Louis.", " Nobody came."),
        ("Why? ", "Mr. Ada of Acme Inc. said so on Jan. 5.", " Then he left."),
        ("“Go.” ", "“Ada, stay!”", " “No.”"),
        ("(It rained.) ", "Ada came (late).", " [He] left."),
        ("It rained… ", "Ada came.", " Élodie left."),
        ("", "Ada, at 3.5 percent, won www.example.org. and more.", ""),
        ("One.\n", "Ada and\nBo came.", "\nTwo."),
        ("", "Ada", ""),
    ],
)
def test_the_sentence_around_a_name(before: str, middle: str, after: str) -> None:
    assert sentence(before + middle + after, "Ada") == middle


def test_a_name_that_ends_in_a_stop_ends_the_sentence_or_not() -> None:
    text = "He left the U.S. Bo stayed in the U.S. and slept."
    assert sentence(text, "Bo") in text
    assert "U.S." in sentence(text, "U.S.")


def test_a_very_long_sentence_is_cut_around_the_name() -> None:
    text = "word " * 1000 + "Ada " + "word " * 1000
    found = sentence(text, "Ada")
    assert len(found) <= LONGEST
    assert 100 < found.index("Ada") < LONGEST - 100


def test_a_name_longer_than_that_is_kept_whole() -> None:
    long = "Ada" * LONGEST
    assert sentence(f"So {long} came.", long) == long


def test_never_outside_its_block() -> None:
    text = "Ada won\n\nAda came home and\n\nleft"
    start = text.index("Ada came")
    first, last = sentence_bounds(text, start, start + 3, start, text.index("\n\nleft"))
    assert text[first:last] == "Ada came home and"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It rained. Ada came! It stopped.", ["It rained.", "Ada came!", "It stopped."]),
        ("Gen. Ada met J. Doe. “Go.” “Yes.”", ["Gen. Ada met J. Doe.", "“Go.”", "“Yes.”"]),
        ("Ada", ["Ada"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_all_sentences(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == wanted


texts = st.text(alphabet=st.sampled_from('ab AB.U!?\n"”)é'), max_size=60) | st.text(max_size=60)


@given(texts, st.integers(1, 40), st.data())
def test_bounds_hold_the_name_and_stay_in_the_block(
    text: str, times: int, data: st.DataObject
) -> None:
    text = f"{text}x" * times
    low, start, end, high = sorted(data.draw(st.integers(0, len(text))) for _ in range(4))
    if start == end:
        return
    first, last = sentence_bounds(text, start, end, low, high)
    assert low <= first <= start < end <= last <= high
    assert last - first <= max(LONGEST, end - start)


@given(texts, st.integers(1, 20), st.data())
def test_sentences_are_in_order_and_agree_with_the_one_around_a_place(
    text: str, times: int, data: st.DataObject
) -> None:
    text = f"{text}x" * times
    low, high = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    end = low
    for first, last in sentences(text, low, high):
        assert end <= first < last <= high
        end = last
        if last - first <= LONGEST and high - low <= LONGEST:
            assert sentence_bounds(text, first, first + 1, low, high) == (first, last)
