"""Notes while reading: one key writes them, and they stand under what they are about."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Paste
from textual.widgets import TextArea

from db.decisions.kinds import LONGEST_NOTE
from db.library import Library
from db.note_rows import NoteRow
from db.records import Article, Block, BlockKind
from db.rows import ArticleRow, StoredArticle
from db.shelving import Stat
from support.reader import OpenReader, Reader
from tests.tui.test_app_hostile import HOSTILE
from tui.document import Document
from tui.notes_in_text import MARK, MOST_LINES


def _text(reader: Reader) -> str:
    return " ".join(reader.text().split())


async def _open(reader: Reader, name: str = "Tinzaouaten") -> int:
    """Open the article that a name is in, with the cursor on it; return its id."""
    library = reader.desk.library
    mention = library.entities.mentions(library.entities.find(name)[0].id)[0]
    reader.screen.reading.open_article(mention.article.id, offset=mention.start)
    reader.screen.article.focus()
    await reader.pilot.pause()
    return mention.article.id


async def _write(reader: Reader, text: str) -> None:
    await reader.press(*text, "ctrl+s")


async def test_a_note_on_the_sentence_of_a_name(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        article_id = await _open(reader)
        mention = reader.screen.article.mention
        assert mention is not None
        names = reader.screen.article.names
        await reader.press("a")
        assert "A note on" in reader.text()
        await reader.press("enter")
        await _write(reader, "sure?")
        (note,) = reader.desk.library.notes.of_article(article_id)
        assert note.text == "sure?"
        assert note.start is not None
        assert note.end is not None
        assert note.start <= mention.start < note.end
        assert f"{MARK}sure?" in reader.text()
        assert "The note is kept. U takes it back." in reader.text()
        assert reader.screen.article.mention == mention
        assert names.mentions == reader.screen.article.names.mentions
        await reader.press("U")
        assert MARK not in reader.text()


async def test_a_note_that_is_there_is_edited_and_taken_away(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        article_id = await _open(reader)
        notes = reader.desk.library.notes
        await reader.press("a", *"the article", "enter")
        await _write(reader, "read")
        await reader.press("a", *"read", "enter")
        assert "Note on" in reader.text()
        await _write(reader, " twice")
        assert [n.text for n in notes.of_article(article_id)] == ["read twice"]
        assert f"{MARK}read twice" in reader.text()
        await reader.press("a", *"twice", "enter", *["backspace"] * 10, "ctrl+s")
        assert notes.all() == []
        assert "The note is taken away. ^R brings it back." in reader.text()
        await reader.press("ctrl+r")
        assert [n.text for n in notes.of_article(article_id)] == ["read twice"]


async def test_a_note_on_the_selected_name_stands_in_its_pane(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, "Bamako")
        await reader.press("enter", "enter", "a", "enter")
        assert "Note on Bamako" in reader.text()
        await _write(reader, "a city")
        assert f"{MARK}a city" in reader.text()
        assert [n.name for n in reader.desk.library.notes.all()] == ["Bamako"]


async def test_in_the_list_it_is_on_the_article_there(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("1", "g", "j", "a")
        row = reader.screen.articles.current
        assert row is not None
        assert "Note on The article" in reader.text()
        await _write(reader, "later")
        assert [n.text for n in reader.desk.library.notes.of_article(row.id)] == ["later"]


async def test_a_paragraph_is_in_focus_where_no_name_is(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("2", "right_curly_bracket", "right_curly_bracket", "a", "enter")
        await _write(reader, "here")
        article = reader.screen.article.article
        assert article is not None
        (note,) = reader.desk.library.notes.of_article(article.row.id)
        assert (note.start, note.end) in [(b.start, b.end) for b in article.blocks]


async def test_leaving_keeps_nothing_but_asks_once(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader)
        await reader.press("a", "escape")
        assert reader.app.screen is reader.screen
        await reader.press("a", "enter", "escape")
        assert reader.app.screen is reader.screen
        await reader.press("a", "enter", *"lost", "escape")
        assert "not kept yet" in reader.text()
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        await reader.press("a", "enter", "ctrl+s")
        assert reader.desk.library.notes.all() == []


async def test_a_note_can_be_too_long(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader)
        await reader.press("a", "enter")
        area = reader.app.screen.query_one(TextArea)
        area.insert("x" * (LONGEST_NOTE + 3))
        await reader.press("ctrl+s")
        assert "It is 3 characters too long" in reader.text()
        await reader.press("backspace", "backspace", "backspace", "ctrl+s")
        assert [len(n.text) for n in reader.desk.library.notes.all()] == [LONGEST_NOTE]
        lines = [line for line in reader.text().split("\n") if "x" * 20 in line]
        assert len(lines) == MOST_LINES


async def test_what_is_pasted_cannot_steer(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader)
        await reader.press("a", "enter")
        reader.app.post_message(Paste("a\x1b[2J\u202eb\r\nc"))
        await reader.pilot.pause()
        await reader.press("ctrl+s")
        assert [n.text for n in reader.desk.library.notes.all()] == ["a[2Jb\nc"]


async def test_a_note_whose_passage_is_gone_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        article_id = await _open(reader)
        library = reader.desk.library
        await reader.press("a", "enter")
        await _write(reader, "hm")
        path = library.articles.get(article_id)
        assert path is not None
        library.shelving.put([(path.path, Stat(2, 2), Article("Else", "Else\n\nAnother text."))])
        reader.screen.reading.open_article(article_id)
        await reader.press("z")
        assert "which is not there any more: hm" in _text(reader)


async def test_all_notes_are_found_gone_to_edited_and_taken_away(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        article_id = await _open(reader)
        article = reader.screen.article.article
        assert article is not None
        start = article.blocks[-1].start
        library.noting.on_article(article_id, "the end", (start, start + 20))
        library.noting.on_entity(library.entities.find("Bamako")[0].id, "a city")
        library.noting.on_article(article_id, "all of it")
        await reader.press("1", "g", "enter", "quotation_mark")
        assert "3 notes" in reader.text()
        await reader.press(*"city")
        assert " 1 note " in reader.text()
        await reader.press("enter")
        assert reader.screen.reading.pane_open
        assert "a city" in reader.text()
        await reader.press("quotation_mark", *"the end", "enter")
        assert reader.screen.reading.article_id == article_id
        assert reader.screen.article.in_view(start)
        assert f"{MARK}the end" in reader.text()
        await reader.press("ctrl+o")
        await reader.press("quotation_mark", "ctrl+n", *"!", "ctrl+s")
        assert "all of it!" in reader.text()
        await reader.press("down", "ctrl+t")
        assert "It is taken away" in reader.text()
        assert [n.text for n in library.notes.all()] == ["all of it!", "the end"]
        await reader.press("ctrl+r")
        assert len(library.notes.all()) == 3
        library.decisions.undo(library.decisions.correct(article_id, "title", "Else").uid)
        await reader.press("ctrl+r")
        assert "No note was taken away last." in reader.text()
        assert library.decisions.last(undone=True) is not None
        await reader.press(*"nowhere")
        assert "No note has that in it." in reader.text()
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_a_note_on_what_is_not_here_is_listed(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        article_id = await _open(reader)
        path = library.articles.get(article_id)
        assert path is not None
        await reader.press("a", "enter")
        await _write(reader, "hm")
        library.shelving.forget(path.path)
        await reader.press("quotation_mark")
        assert "(not in the library any more)" in reader.text()
        await reader.press("enter")
        assert "What it is about is not in the library any more." in reader.text()
        await reader.press("ctrl+t")
        assert "There are no notes yet" in reader.text()


@pytest.mark.parametrize(
    "text",
    [*HOSTILE, "ة" * 300, "x" * LONGEST_NOTE, "\u0301" * 99],
    ids=["markup", "controls", "order", "brackets", "arabic", "longest", "marks"],
)
async def test_hostile_notes_are_shown_as_text(
    open_reader: OpenReader, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "hostile.db"
    library = Library.create(path)
    library.shelving.add_shelf("/news", "folder")
    whole = "Head\n\nBody of it."
    blocks = (Block(BlockKind.HEADLINE, 0, 4), Block(BlockKind.PARAGRAPH, 6, len(whole)))
    article = Article(title="Head", text=whole, blocks=blocks)
    library.shelving.put([("/news/a.txt", Stat(1, 1), article)])
    article_id = library.articles.find("/news/a.txt")
    assert article_id is not None
    library.noting.on_article(article_id, text, (6, 10))
    library.noting.on_article(article_id, f"Tarnvik {text}"[:LONGEST_NOTE])
    async with open_reader(paths=(Path("/news"),), library=path) as reader:
        await reader.press("2")
        shown = [reader.text()]
        for keys in (["a"], [*"tarnvik", "enter"], ["escape", "quotation_mark"], ["ctrl+n"]):
            await reader.press(*keys)
            shown.append(reader.text())
        for screen in shown:
            assert not any(ord(char) < 32 and char != "\n" for char in screen)
            assert not set(screen) & set("\x9b\u202e\u2066\x7f")
        assert "Body of it." in shown[0]
        assert "Tarnvik" in shown[3]
    library.close()


@settings(deadline=None)
@given(
    cells=st.integers(8, 90),
    notes=st.lists(
        st.tuples(st.none() | st.integers(0, 26), st.text(min_size=1, max_size=60)), max_size=4
    ),
)
def test_notes_change_nothing_of_the_text(cells: int, notes: list[tuple[int | None, str]]) -> None:
    text = "Head line\n\nOne two.\n\nThree."
    kinds = (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.QUOTE)
    blocks = tuple(
        Block(kind, *span) for kind, span in zip(kinds, ((0, 9), (11, 19), (21, 27)), strict=True)
    )
    row = ArticleRow(1, "Head line", "", "", None, "", False, False, False, 4)
    article = StoredArticle(row, "/a", text, blocks, (), (), "en", "x", 0)
    rows = [
        NoteRow(str(n), "", said, "" if start is None else "q", start, start, start is not None)
        for n, (start, said) in enumerate(notes)
    ]
    plain, noted = Document(article, cells), Document(article, cells, notes=rows)
    kept = [line for line in noted.lines if line.kind != "own-note"]
    assert kept == plain.lines
    assert [line.start for line in noted.lines] == sorted(line.start for line in noted.lines)
    for offset in (0, 3, 11, 15, 21, 26):
        line = noted.lines[noted.line_at(offset)]
        assert line.text is None
        assert line == plain.lines[plain.line_at(offset)]
    assert sum(line.kind == "own-note" for line in noted.lines) >= len(notes)
