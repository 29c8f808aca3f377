"""Briefs: of what, to which file, and never over what is there without asking."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.brief import articles_brief, bridge_brief, entity_brief
from support.reader import OpenReader
from support.storytelling import bridge, settle, to_pane
from tui.briefing import slug_of


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


async def test_the_name_in_the_pane_is_written_about(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await to_pane(reader, "Prigozhin")
        await settle(reader, "3", "B")
        assert "Write a brief of Yevgeny Prigozhin to" in reader.text()
        assert "./brief-yevgeny-prigozhin.md" in reader.text()
        await settle(reader, "enter")
        written = Path("brief-yevgeny-prigozhin.md").read_text()
        assert written == entity_brief(reader.desk.library, entity)
        assert "The brief is in /" in reader.text()


async def test_nothing_is_written_over_without_asking(open_reader: OpenReader) -> None:
    path = Path("brief-yevgeny-prigozhin.md")
    path.write_text("mine")
    async with open_reader() as reader:
        await to_pane(reader, "Prigozhin")
        await settle(reader, "3", "B", "enter")
        assert "is there already" in reader.text()
        await settle(reader, "escape")
        assert path.read_text() == "mine"
        await settle(reader, "B", "enter", "enter")
        assert "Write a brief of Yevgeny Prigozhin to" in reader.text()
        await settle(reader, "enter", *"over", "enter")
        assert path.read_text().startswith("# Yevgeny Prigozhin")
        assert list(Path().iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere/x.md", "can't be written: No such file or directory."),
        (".", "is no file."),
        ("LIBRARY", "is the library itself."),
    ],
)
async def test_what_can_not_be_written_is_said(
    open_reader: OpenReader, name: str, said: str, library_file: Path
) -> None:
    Path("LIBRARY").symlink_to(library_file)
    async with open_reader(size=(200, 40)) as reader:
        await to_pane(reader, "Prigozhin")
        await settle(reader, "3", "B", "ctrl+u", *name, "enter")
        assert said in reader.text()
        assert [path.name for path in Path().iterdir()] == ["LIBRARY"]


async def test_a_bridge_is_written_about(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await bridge(reader, "Prigozhin", "touad")
        await settle(reader, "B", "enter")
        assert "The brief is in /" in reader.text()
        library = reader.desk.library
        one, other = (library.entities.find(n)[0].id for n in ("Prigozhin", "Touadéra"))
        (path,) = Path().iterdir()
        assert path.name == "brief-yevgeny-prigozhin-faustin-archange-touadera.md"
        assert path.read_text() == bridge_brief(library, one, other)


async def test_what_is_listed_is_written_about(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await settle(reader, "1", "ampersand", *"date:2023-04", "enter", "B")
        assert "the 2 articles listed: " in reader.text()
        await settle(reader, "enter", "ctrl+u", *"two.md", "enter")
        rows = reader.desk.library.articles.page(0, 100)
        ids = [row.id for row in rows if (row.published or "").startswith("2023-04")]
        assert Path("two.md").read_text() == articles_brief(reader.desk.library, ids)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Faustin-Archange Touadéra", "faustin-archange-touadera"),
        ("../../etc/passwd", "etc-passwd"),
        ("\x1b[31m…", "31m"),
        ("…", "brief"),
        ("word " * 20, "-".join(["word"] * 9)),
        ("x" * 90, "x" * 48),
    ],
)
def test_names_of_files_are_plain_words(name: str, slug: str) -> None:
    assert slug_of(name) == slug
