"""Text from files is text: no markup, no control sequence, no order but its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.records import Article, Block, BlockKind
from db.shelving import Stat
from support.reader import OpenReader
from tui.text import cut, safe, wrap

HOSTILE = [
    "[bold red]not markup[/] and [@click=app.quit]no link[/]",
    "\x1b[31mred\x1b]0;title\x07 and \x9b2J",
    "right\u202eleft\u2066isolated",
    "[[/x]] ]] [/] $foreground {braces}",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_text(
    open_reader: OpenReader, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "hostile.db"
    library = Library.create(path)
    library.shelving.add_shelf("/news", "folder")
    whole = f"{text}\n\n{text} Tarnvik"
    blocks = (
        Block(BlockKind.HEADLINE, 0, len(text)),
        Block(BlockKind.PARAGRAPH, len(text) + 2, len(whole)),
    )
    article = Article(title=text, text=whole, byline=text, publication=text, blocks=blocks)
    library.shelving.put([("/news/a.txt", Stat(1, 1), article)])
    waiting = library.waiting.after("x", None, 1)[0]
    start = len(whole) - 7
    span = NamedSpan(start, len(whole), "GPE", "place:tarnvik", text)
    library.naming.store("x", [ArticleNames(waiting.id, waiting.hash, "en", [span])])
    async with open_reader(paths=(Path("/news"),), library=path) as reader:
        await reader.press("2", "e", "enter", "full_stop", "3", "S", *"tarnvik")
        shown = reader.text()
        assert not any(ord(char) < 32 and char != "\n" for char in shown)
        assert not set(shown) & set("\x9b\u202e\u2066\x7f")
        if "[" in text and "\x1b" not in text:
            assert text[:12] in shown
    library.close()


@pytest.mark.parametrize(
    ("text", "told"), [("Keïta met שלום there.", True), ("Keïta met no one.", False)]
)
async def test_text_from_right_to_left_stays_in_its_order(
    open_reader: OpenReader, tmp_path: Path, text: str, told: bool
) -> None:
    library = Library.create(tmp_path / "own.db")
    library.shelving.add_shelf("/own", "folder")
    article = Article("Two Scripts", text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),))
    library.shelving.put([("/own/a.txt", Stat(1, 1), article)])
    library.close()
    async with open_reader(library=tmp_path / "own.db", paths=(Path("/own"),)) as reader:
        assert text in reader.text()
        assert ("written from right to left" in reader.text()) == told


@given(st.text())
def test_safe_text_is_as_long_and_steers_nothing(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown)


@given(st.text(max_size=200), st.integers(0, 40))
def test_cut_text_fits(text: str, cells: int) -> None:
    assert cell_len(cut(text, cells)) <= cells


@given(st.text(alphabet=st.sampled_from("ab é世\u0301\n "), max_size=200), st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(text: str, cells: int) -> None:
    lines = wrap(text, 0, len(text), cells)
    covered = "".join(text[start:end] for start, end in lines)
    assert covered.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(cell_len(text[start:end]) <= cells for start, end in lines)
    assert lines == sorted(lines)
