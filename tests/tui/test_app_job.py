"""What the background process tells, as the reader sees it."""

from __future__ import annotations

from pathlib import Path

from db.library import Library
from db.naming import ArticleNames, NamedSpan
from db.shelving import Stat
from enrich.messages import Command, Event
from enrich.readers import read
from support.reader import OpenReader

TEXT = "Bridge Opens in Tarnvik\n\nThe mayor of Tarnvik opened a bridge on Monday.\n"


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bridge.txt").write_text(TEXT)
    return folder


def _store(library: Library, file: Path) -> int:
    library.shelving.add_shelf(str(file.parent), "folder")
    library.shelving.put([(str(file), Stat(1, 1), read(file))])
    found = library.articles.find(str(file))
    assert found is not None
    return found


async def test_a_library_that_is_not_there_yet_is_waited_for(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder, path = _folder(tmp_path), tmp_path / "new.db"
    async with open_reader(paths=(folder,), library=path) as reader:
        assert "Reading the articles" in reader.text()
        writer = Library.create(path)
        await reader.tell(Event("ready"))
        assert "No articles here." in reader.text()
        assert str(folder) in reader.text().replace("\n", "")
        article_id = _store(writer, folder / "bridge.txt")
        await reader.tell(Event("progress", stage="read", done=1, total=1))
        assert "Bridge Opens in Tarnvik" in reader.text()
        assert Command("prefer", article_id) in reader.desk.asked
        writer.close()


async def test_names_appear_when_they_are_found_and_the_place_stays(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder, path = _folder(tmp_path), tmp_path / "new.db"
    writer = Library.create(path)
    article_id = _store(writer, folder / "bridge.txt")
    async with open_reader(paths=(folder,), library=path) as reader:
        await reader.press("2", "e")
        assert "Names are still being found." in reader.text()
        waiting = writer.waiting.after("stage", None, 1)[0]
        start = waiting.text.index("Tarnvik")
        span = NamedSpan(start, start + 7, "GPE", "place:tarnvik", "Tarnvik")
        writer.naming.store("stage", [ArticleNames(article_id, waiting.hash, "en", [span])])
        await reader.tell(Event("named", stage="recognise", done=1, total=1))
        await reader.press("e")
        assert reader.screen.article.mention_text == "Tarnvik"
        assert "state or city" in reader.text()
    writer.close()


async def test_progress_stands_in_the_footer_until_there_is_nothing_to_do(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.tell(Event("named", stage="recognise", done=14, total=28))
        assert "finding names ━━━━━───── 14/28" in reader.text()
        await reader.tell(Event("idle"))
        assert "finding names" not in reader.text()


async def test_files_that_could_not_be_read_are_named_with_the_reason(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        failed = (("/news/a.txt", "is empty"), ("/news/b.txt", "is a binary file"))
        await reader.tell(Event("shelf", failed=failed))
        assert "Not read: /news/a.txt is empty and 1 more" in reader.text()


async def test_what_goes_wrong_is_said_and_reading_goes_on(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.tell(Event("error", text="No English spaCy model is installed."))
        assert "No English spaCy model is installed." in reader.text()
        await reader.press("2", "e", "enter")
        assert reader.screen.reading.pane_open


async def test_an_article_in_another_language_says_why_nothing_is_marked(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder, path = _folder(tmp_path), tmp_path / "new.db"
    writer = Library.create(path)
    article_id = _store(writer, folder / "bridge.txt")
    waiting = writer.waiting.after("stage", None, 1)[0]
    writer.naming.store("stage", [ArticleNames(article_id, waiting.hash, "sv", [])])
    async with open_reader(paths=(folder,), library=path) as reader:
        assert "not in English" in reader.text()
        assert "“sv”" in reader.text()
    writer.close()


async def test_a_vanished_file_is_marked_and_readable(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder, path = _folder(tmp_path), tmp_path / "new.db"
    writer = Library.create(path)
    _store(writer, folder / "bridge.txt")
    async with open_reader(paths=(folder,), library=path) as reader:
        writer.shelving.mark_gone([str(folder / "bridge.txt")])
        await reader.tell(Event("shelf"))
        await reader.tell(Event("idle"))
        assert "file gone" in reader.text()
        assert "The file of this article has vanished" in reader.text()
        assert "opened a bridge" in reader.text()
    writer.close()


async def test_r_asks_for_a_new_scan(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("R")
        assert Command("rescan") in reader.desk.asked


async def test_a_text_that_is_too_long_says_how_far_names_are_marked(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    folder, path = _folder(tmp_path), tmp_path / "new.db"
    (folder / "bridge.txt").write_text(TEXT + "\nThe bridge is long. " * 11_000)
    writer = Library.create(path)
    _store(writer, folder / "bridge.txt")
    async with open_reader(paths=(folder,), library=path) as reader:
        assert "in the first 200,000 characters" in reader.text()
    writer.close()
