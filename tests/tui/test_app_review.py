"""The review: one key for each answer, the next question at once, and nothing twice."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from db.connections import LibraryError
from db.decisions.decisions import Decisions
from db.decisions.kinds import Same, Split
from db.library import Library
from support.doubtful import doubtful_library
from support.reader import OpenReader, Reader
from tui.screens.review import EMPTY, SKIPPED

FIRST, SECOND = "Is Michel “Charles Michel”", "Is “Meridian Wire” a name?"


@pytest.fixture
def library_file(doubtful_file: Path) -> Path:
    """Return the library that readers open here."""
    return doubtful_file


async def press(reader: Reader, *keys: str) -> None:
    """Press keys, and wait until all is done that they began."""
    for key in keys:
        await reader.press(key)
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()


async def test_questions_are_answered_with_one_key_each(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        await press(reader, "v")
        assert FIRST in reader.text()
        assert "0 answered, 9 left" in reader.text()
        assert "the page of all 7 mentions" in reader.text()
        await press(reader, "y")
        assert library.links.of(library.entities.find("Michel")[0].id).decided_by == "reader"
        assert "Michel is Charles Michel. U takes it back." in reader.text()
        assert SECOND in reader.text()
        assert "1 answered, 8 left" in reader.text()
        await press(reader, "n")
        library.decisions.finish()
        assert library.entities.find("Meridian Wire") == []
        assert "Is Myanmar the same as Burma?" in reader.text()
        await press(reader, "u")
        assert "is not known. U takes it back." in reader.text()
        assert "3 answered, 6 left" in reader.text()
        assert len(library.decisions.entries()) == 3
        # Nothing is asked again, in a later review either.
        await press(reader, "escape", "v")
        assert "Does “musicians” mean Wagner?" in reader.text()
        assert "3 answered, 6 left" in reader.text()
        assert library.check().problems == ()


async def test_both_sides_and_what_an_answer_does_are_shown(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await press(reader, "v", "s", "s")
        assert "Both are linked to the page “Myanmar”." in reader.text()
        shown = [line for line in reader.text().splitlines() if "Myanmar the army" in line]
        assert "Burma held no election" in shown[0]
        assert "y  same" in reader.text()
        assert "one from now on, with 5 and 3 mentions" in reader.text()
        assert "n  different" in reader.text()


async def test_an_answer_is_taken_back_at_once_and_asked_again(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        before = library.entities.ranked()
        await press(reader, "v", "y", "n", "y")
        assert "Does “musicians” mean Wagner?" in reader.text()
        await press(reader, "U")
        assert "Taken back: Burma is the same as Myanmar." in reader.text()
        assert "Is Myanmar the same as Burma?" in reader.text()
        assert "2 answered, 7 left" in reader.text()
        await press(reader, "ctrl+r")
        assert "Again: Burma is the same as Myanmar." in reader.text()
        assert "3 answered, 6 left" in reader.text()
        await press(reader, "U", "U", "U", "U")
        assert "Nothing was answered yet." in reader.text()
        assert FIRST in reader.text()
        assert all(entry.undone for entry in library.decisions.entries())
        library.decisions.finish()
        assert library.entities.ranked() == before
        await press(reader, "ctrl+r", "ctrl+r", "ctrl+r", "ctrl+r")
        assert "Nothing was taken back last." in reader.text()


async def test_the_next_candidate_is_asked_about_next(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await press(reader, "v", "n")
        # What is being read stays; what follows from the answer comes after it.
        assert SECOND in reader.text()
        await press(reader, "s")
        assert "Is Michel “Louise Michel”" in reader.text()
        assert "no page is about Michel" in reader.text()
        await press(reader, "n")
        library = reader.desk.library
        assert library.links.of(library.entities.find("Michel")[0].id).verdict == "nobody"


async def test_what_is_skipped_is_asked_when_nothing_else_is_left(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await press(reader, "v", *["s"] * 9)
        assert SKIPPED in reader.text()
        assert "9 skipped, 0 left" in reader.text()
        await press(reader, "y", "enter", "tab", "j")
        assert reader.desk.library.decisions.entries() == []
        await press(reader, "s")
        assert FIRST in reader.text()
        assert "0 answered, 9 left" in reader.text()


async def test_nothing_is_doubtful(open_reader: OpenReader, tmp_path: Path) -> None:
    path = tmp_path / "sure.db"
    said = {"Kidal fell on Tuesday after a week of shelling.": 6}
    doubtful_library(Library.create(path), said).close()
    async with open_reader(library=path) as reader:
        await press(reader, "v")
        assert EMPTY in reader.text()
        assert "0 answered, 0 left" in reader.text()
        await press(reader, "y", "n", "u", "s", "j", "enter", "tab")
        assert EMPTY in reader.text()
        await press(reader, "q")
        assert reader.app.screen is reader.screen


async def test_a_sentence_is_opened_and_the_review_goes_on(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        here = reader.screen.reading.article_id
        await press(reader, "v", "s", "s", "tab", "j", "enter")
        assert reader.app.screen is reader.screen
        library = reader.desk.library
        second = library.entities.mentions(library.entities.find("Burma")[0].id)[1]
        assert reader.screen.reading.article_id == second.article.id
        assert reader.screen.article.mention is not None
        assert reader.screen.article.mention.start == second.start
        await press(reader, "ctrl+o")
        assert reader.screen.reading.article_id == here
        await press(reader, "v")
        assert "Is Myanmar the same as Burma?" in reader.text()
        assert "2 skipped" in reader.text()


async def test_sides_are_beside_each_other_where_there_is_room(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 40)) as reader:
        await press(reader, "v", "s", "s")

        def beside() -> bool:
            lines = reader.text().splitlines()
            return any("Myanmar the army" in line and "Burma held" in line for line in lines)

        assert beside()
        await reader.pilot.resize_terminal(80, 24)
        await reader.pilot.pause()
        assert not beside()
        assert "Burma held no election" in reader.text()
        assert "Myanmar the army" in reader.text()
        await reader.pilot.resize_terminal(100, 30)
        await reader.pilot.pause()
        assert beside()
        await reader.pilot.resize_terminal(40, 12)
        await reader.pilot.pause()
        await press(reader, "y")
        assert len(reader.desk.library.decisions.entries()) == 1


async def test_a_long_page_and_long_sentences_scroll(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    path = tmp_path / "long.db"
    long = "Michel " + "went on and on and on about the summit, " * 8 + "and said little."
    doubtful_library(Library.create(path), {long: 7}).close()
    async with open_reader(size=(80, 24), library=path) as reader:
        await press(reader, "v")
        assert "▌5 Jan 2024" not in reader.text()
        top = reader.text()
        await press(reader, "j", "j")
        assert reader.text() != top
        await press(reader, "tab", "space", "k")
        assert "Charles Michel" in reader.text()


async def test_the_next_question_is_there_while_the_last_answer_is_taken(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        await press(reader, "v")
        going, take = threading.Event(), Decisions.take

        def slow(self: Decisions, *args: object, **more: object) -> object:
            assert going.wait(30)
            return take(self, *args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(Decisions, "take", slow)
        await reader.press("y")
        assert SECOND in reader.text()
        assert "…" in reader.text()
        assert "1 answered, 8 left" in reader.text()
        await reader.press("n", "y", "U")
        assert reader.desk.library.decisions.entries() == []
        assert "musicians" in reader.text()
        going.set()
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        assert "Is Myanmar the same as Burma?" in reader.text()
        assert "2 answered, 7 left" in reader.text()
        entries = reader.desk.library.decisions.entries()
        assert [entry.undone for entry in entries] == [True, False, False]
        assert isinstance(entries[0].decision, Same)


async def test_what_is_left_is_decided_and_shown_all_the_same(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        await press(reader, "v", "s", "s", "s")
        going, take = threading.Event(), Decisions.take

        def slow(self: Decisions, *args: object, **more: object) -> object:
            assert going.wait(30)
            return take(self, *args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(Decisions, "take", slow)
        await reader.press("n", "escape")
        assert reader.app.screen is reader.screen
        going.set()
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        (entry,) = reader.desk.library.decisions.entries()
        assert isinstance(entry.decision, Split)
        await press(reader, "v", "U")
        assert "Does “musicians” mean Wagner?" in reader.text()


async def test_an_answer_that_can_not_be_kept_is_asked_for_again(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        await press(reader, "v")

        def fail(*args: object, **more: object) -> None:
            raise LibraryError("The disk is full.")

        monkeypatch.setattr(Decisions, "take", fail)
        await press(reader, "y")
        assert "The disk is full." in reader.text()
        assert "0 answered, 9 left" in reader.text()


async def test_names_can_not_steer_the_terminal(open_reader: OpenReader, tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    library = doubtful_library(Library.create(path))
    with library.connections.write() as write:
        write.execute("UPDATE entities SET name = 'Bad[red]\x1b[31m' WHERE name = 'Michel'")
        write.execute(
            "UPDATE pages SET title = '[/]\x1b]0;x\x07', description = '[b'"
            " WHERE title = 'Charles Michel'"
        )
    library.close()
    async with open_reader(library=path) as reader:
        await press(reader, "v")
        assert "Is Bad[red]�[31m “[/]�]0;x�”" in reader.text()
        await press(reader, "y")
        assert "Bad[red]�[31m is [/]�]0;x�." in reader.text()
        await press(reader, "escape", "D")
        assert "Bad[red]�[31m is" in reader.text()
        await press(reader, "enter")
        assert "Bad[red]�[31m is" in reader.text()


async def test_keys_pressed_faster_than_answers_are_taken_are_all_answers(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await press(reader, "v")
        await reader.press(*"ynuynuynu")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        assert EMPTY in reader.text()
        assert "9 answered, 0 left" in reader.text()
        reader.desk.library.decisions.finish()
        assert reader.desk.library.check().problems == ()


async def test_what_was_taken_back_elsewhere_is_passed_over(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await press(reader, "v", "y", "n", "escape", "D", "enter", "U", "escape", "v", "U")
        assert "Taken back: Michel is Charles Michel." in reader.text()
        await press(reader, "U")
        assert "Nothing was answered yet." in reader.text()
        library = reader.desk.library
        assert all(entry.undone for entry in library.decisions.entries())
        await press(reader, "y", "escape", "D", "enter", "U", "escape", "v", "U")
        assert "What was answered is taken back already." in reader.text()


async def test_only_where_there_is_another_side_it_is_offered(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await press(reader, "v", "s")
        assert SECOND in reader.text()
        assert "Tab other side" not in reader.text()
        await press(reader, "s")
        assert "Is Myanmar the same as Burma?" in reader.text()
        assert "Tab other side" in reader.text()
