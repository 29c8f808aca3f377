"""Finding: in the article as one types, and in the library."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.fold import fold
from support.reader import OpenReader
from tui.finding import occurrences


async def test_what_is_typed_is_found_from_where_reading_was(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        pane = reader.screen.article
        await reader.press("2", "slash", *"shoigu")
        assert pane.article is not None
        assert [pane.article.text[s:e] for s, e in pane.hits] == ["Shoigu"]
        assert pane.in_view(pane.hits[0][0])
        await reader.press("enter")
        assert pane.has_focus
        assert pane.hits


async def test_hits_are_gone_through_round_the_end(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        pane = reader.screen.article
        await reader.press("2", "slash", *"wagner", "enter")
        count = len(pane.hits)
        assert count >= 3
        seen = [pane.focus_offset]
        for _ in range(count - 1):
            await reader.press("n")
            seen.append(pane.focus_offset)
        assert seen == [start for start, _ in pane.hits]
        await reader.press("n")
        assert pane.focus_offset == pane.hits[0][0]
        await reader.press("N")
        assert pane.focus_offset == pane.hits[-1][0]
        assert f"{count} of {count}" in reader.text()


async def test_escape_takes_the_search_back(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("2", "slash", *"shoigu", "escape")
        assert reader.screen.article.top_line == 0
        assert not reader.screen.article.hits


async def test_letters_that_are_commands_are_text_while_typing(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        before = reader.screen.reading.article_id
        await reader.press("2", "slash", *"JeHzqQ", "escape")
        assert reader.app.is_running
        assert reader.screen.reading.article_id == before


async def test_what_is_not_there_is_said(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "slash", *"xyzzy", "enter")
        assert "“xyzzy” is not in this article." in reader.text()


async def test_a_library_search_opens_the_article_at_its_words(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("S", *"parsifal")
        assert "Bayreuth Opens" in reader.text()
        await reader.press("enter")
        pane = reader.screen.article
        assert pane.article is not None
        assert "Bayreuth" in pane.article.row.title
        assert {pane.article.text[s:e] for s, e in pane.hits} == {"Parsifal"}
        assert pane.in_view(pane.hits[0][0])
        await reader.press("ctrl+o")
        assert pane.article.row.title.startswith("Wagner Admits")


async def test_a_library_search_is_gone_through_while_typing(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("S", *"prigozhin", "down", "down", "enter")
        third = reader.desk.library.search.find("prigozhin")[2]
        assert reader.screen.reading.article_id == third.article.id


async def test_a_search_without_words_or_hits_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("S", *"xyzzy")
        assert "Nothing in the library says that." in reader.text()
        await reader.press(*["backspace"] * 5, "quotation_mark")
        assert "Type at least one word" in reader.text()
        await reader.press("enter", "escape")
        assert reader.app.screen is reader.screen


def test_case_and_diacritics_do_not_matter() -> None:
    text = "Goïta met GOITA; Straße\nand Strasse."
    assert [text[s:e] for s, e in occurrences(text, "goita")] == ["Goïta", "GOITA"]
    assert [text[s:e] for s, e in occurrences(text, "strasse")] == ["Straße", "Strasse"]
    assert [text[s:e] for s, e in occurrences(text, "Straße and")] == ["Straße\nand"]


@given(st.text(max_size=60), st.text(min_size=1, max_size=4))
def test_hits_are_spans_of_the_text_that_say_what_was_wanted(text: str, wanted: str) -> None:
    hits = occurrences(text, wanted)
    for start, end in hits:
        assert 0 <= start < end <= len(text)
        assert "".join(fold(wanted).split()) in "".join(fold(text[start:end]).split())
