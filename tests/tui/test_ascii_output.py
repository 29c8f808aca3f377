"""What is written where the locale has no UTF-8."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.ascii_output import in_ascii


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Keïta · 3 Mar", "Keita - 3 Mar"),
        ("╭──╮│ ▌x│╰──╯", "+--+| |x|+--+"),
        ("“Tannhäuser”…", '"Tannhauser"~'),
        ("中 ☃", "?? ?"),
        ("e\u0301", "e"),
        ("\x1b[1mplain\x1b[0m", "\x1b[1mplain\x1b[0m"),
    ],
)
def test_marks_borders_and_letters_become_ascii(text: str, shown: str) -> None:
    assert in_ascii(text) == shown


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_it_takes_as_many_cells(text: str) -> None:
    shown = in_ascii(text)
    assert shown.isascii()
    assert len(shown) == sum(map(cell_len, text))
