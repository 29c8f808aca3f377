"""Two entities as rows: whatever they are called, columns stand one under the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from db.entities import Entity
from db.following.answers import Alias, Names
from db.following.comparing import Common, Comparison, Month, Side
from db.pages import Link
from tui.panes.outline import Meet
from tui.tabs.compared import TWO_COLUMNS, rows_of

texts = st.text(max_size=80)


def _entity(id_: int, name: str) -> Entity:
    return Entity(id_, name, "person", 3, 2, "2024-01-01", "2024-02-01")


def _side(id_: int, name: str) -> Side:
    names = Names((Alias(name, 3, ()),), (), 2, whole=True)
    return Side(_entity(id_, name), Link(), names)


@given(st.tuples(texts, texts, texts), st.integers(40, 220), st.booleans())
def test_no_row_is_wider_than_the_screen(
    called: tuple[str, str, str], width: int, plain: bool
) -> None:
    one, other, third = called
    found = Comparison(
        _side(1, one),
        _side(2, other),
        (Common(_entity(3, third), 1, 20_000),),
        (),
        (Month("", 0, 1), Month("2024-01", 2, 0), Month("2024-02", 1_000, 3)),
    )
    rows = rows_of(found, None, width, plain=plain)
    assert [row.target for row in rows if row.target is not None] == [Meet(3)]
    for row in rows:
        for piece in row.pieces:
            assert piece.wraps or cell_len(piece.text) < width


@given(texts.filter(str.strip), st.integers(TWO_COLUMNS, 220))
def test_what_is_told_of_each_begins_in_its_column(name: str, width: int) -> None:
    rows = rows_of(Comparison(_side(1, name), _side(2, "Ada"), (), (), ()), None, width)
    begins = {
        cell_len(piece.text[: piece.text.rindex(second)])
        for row in rows
        for piece in row.pieces
        for second in ("person · 3 mentions", "Jan 2024 – Feb")
        if piece.text.count(second) == 2
    }
    assert len(begins) == 1
