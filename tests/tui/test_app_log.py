"""The decisions: listed, found, told of, and taken back in any order."""

from __future__ import annotations

import re

import pytest

from db.connections import LibraryError
from db.decisions.decisions import Decisions
from db.decisions.kinds import ChoosePage, Different, Hide, Named, NotAName, Same, Scope
from db.library import Library
from support.reader import OpenReader, Reader


def decide(library: Library) -> None:
    """Decide this and that of the seeds."""
    bamako, mali, putin = (named(library, name) for name in ("Bamako", "Mali", "Vladimir Putin"))
    mention = library.entities.mentions(library.entities.find("Bamako")[0].id)[0]
    take = library.decisions.take
    take(Same(one=mali, other=bamako))
    take(Different(one=mali, other=bamako))
    here = library.decisions.places(mention.article.id, library.entities.find("Bamako")[0].id)
    take(NotAName(entity=bamako, forms=("Bamako",), scope=Scope.ARTICLE, places=here))
    take(ChoosePage(entity=putin, page=None))
    take(Hide(entity=putin))


def named(library: Library, name: str) -> Named:
    return library.decisions.named(library.entities.find(name)[0].id)


def shown(reader: Reader) -> list[str]:
    """Return the listed decisions as they are on the screen."""
    lines = [line.strip("▌ ") for line in reader.text().splitlines()]
    return [line for line in lines if re.match(r"\d+ \w{3} \d{4} ", line)]


async def test_all_decisions_are_listed_newest_first(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        decide(reader.desk.library)
        await reader.press("D")
        assert "5 decisions" in reader.text()
        told = [line.split("  ")[-1].strip() for line in shown(reader)]
        assert told == [
            "Vladimir Putin is hidden",
            "nobody is known by the name Vladimir Putin",
            "Bamako: not a name in one article",
            "Bamako is not the same as Mali",
            "Bamako is the same as Mali",
        ]
        assert "no effect   Bamako is not the same" in reader.text()
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_what_is_typed_finds_decisions(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        decide(reader.desk.library)
        await reader.press("D", *"putin hid")
        assert [line.split("  ")[-1].strip() for line in shown(reader)] == [
            "Vladimir Putin is hidden"
        ]
        await reader.press(*["backspace"] * 9, *"effect")
        assert len(shown(reader)) == 1
        await reader.press("x")
        assert "No decision has that in it." in reader.text()
        await reader.press("enter")
        assert "Decided on" not in reader.text()


async def test_a_decision_is_told_of_and_taken_back_in_any_order(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        before = library.entities.find("Bamako")[0]
        decide(library)
        article = library.entities.mentions(before.id)[0].article
        await reader.press("D", "down", "down", "enter")
        text = " ".join(reader.text().replace("│", " ").split())
        assert "Bamako: not a name in one article" in text
        assert "It rests on:" in text
        assert article.title[:30] in text
        assert "Were it taken back: This is about" in text
        await reader.press("U")
        assert "It is taken back." in reader.text()
        assert "taken back  Bamako: not a name" in reader.text()
        # The one that two are one was taken before it, and the cursor stays where it was.
        await reader.press("down", "down", "enter", "j", "k", "U")
        assert library.entities.find("Bamako")[0] == before
        assert len([e for e in library.decisions.entries() if e.undone]) == 2
        # What had no effect because of it has one now.
        assert "no effect" not in reader.text()
        await reader.press("enter")
        assert "Were it to hold again:" in reader.text()
        await reader.press("U", "escape", "enter", "ctrl+r")
        assert "It holds again." in reader.text()
        # It came first: what says otherwise has no effect again.
        assert "no effect" in reader.text()
        await reader.press("up", "enter")
        assert "It has no effect: on" in reader.text()
        await reader.press("escape", "escape")
        assert library.check().problems == ()


async def test_what_can_not_be_taken_back_is_said(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        decide(reader.desk.library)

        def fail(*args: object, **more: object) -> None:
            raise LibraryError("The disk is full.")

        monkeypatch.setattr(Decisions, "undo", fail)
        await reader.press("D", "enter", "U")
        assert "The disk is full." in reader.text()


async def test_nothing_is_decided(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("D", "enter", "down", "pagedown")
        assert "Nothing is decided yet." in reader.text()


async def test_a_long_log_is_paged(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        library = reader.desk.library
        with library.connections.write():
            for entity in library.entities.ranked(limit=60):
                library.decisions.take(Hide(entity=library.decisions.named(entity.id)))
        await reader.press("D")
        assert "60 decisions" in reader.text()
        first = shown(reader)
        await reader.press("pagedown")
        assert shown(reader) != first
        await reader.press(*["pagedown"] * 5)
        last = library.decisions.entries()[-1].decision
        assert isinstance(last, Hide)
        assert shown(reader)[-1].endswith(f"{last.entity.name} is hidden")
