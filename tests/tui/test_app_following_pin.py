"""A pinned pane: it stays on its name wherever reading goes, until it is let go."""

from __future__ import annotations

import pytest

from db.decisions.kinds import Same
from support.reader import OpenReader, Reader
from support.storytelling import to_pane


async def _pinned(reader: Reader) -> int:
    """Pin the pane on a name of several articles."""
    entity_id = await to_pane(reader, "Prigozhin")
    await reader.press("p")
    assert reader.screen.reading.pinned == entity_id
    return entity_id


async def _choose_another(reader: Reader, entity_id: int) -> None:
    """Put the cursor of the text on a name of somebody else, and press Enter."""
    mentions = reader.screen.article.names.mentions
    reader.screen.article.focus()
    reader.screen.article.go_to(next(m.start for m in mentions if m.entity_id != entity_id))
    await reader.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_head_says_so_until_it_is_let_go(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(size=size) as reader:
        await _pinned(reader)
        assert "pinned · " in reader.text()
        await reader.press("p")
        assert "pinned · " not in reader.text()
        assert reader.screen.reading.pane_open


async def test_it_stays_while_articles_come_and_go(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        him = await _pinned(reader)
        reading = reader.screen.reading
        for key in ("J", "K", "K", "J"):
            await reader.press(key)
            assert reading.entity_id == him
            assert reading.pinned == him
        await reader.press("3", "full_stop", "j", "enter")
        assert reading.entity_id == him


async def test_another_name_does_not_replace_it(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        him = await _pinned(reader)
        await _choose_another(reader, him)
        assert reader.screen.reading.entity_id == him
        assert "Pinned to Yevgeny Prigozhin; p lets go." in reader.text()
        await reader.press("p")
        await _choose_another(reader, him)
        assert reader.screen.reading.entity_id != him


async def test_the_way_back_keeps_it(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        wagner = await to_pane(reader, "Wagner Group")
        reading = reader.screen.reading
        first = reading.article_id
        reading.leave()
        him = await to_pane(reader, "Prigozhin")
        assert him != wagner
        await reader.press("p", "ctrl+o")
        assert (reading.article_id, reading.entity_id) == (first, him)
        await reader.press("L")
        assert reading.entity_id == him


async def test_who_stands_with_it_is_not_met_and_leaves_no_step(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        him = await _pinned(reader)
        before = reader.screen.reading.trail.last
        await reader.press("3", "full_stop", "full_stop", "enter")
        assert reader.screen.entity.tab == "together"
        assert reader.screen.reading.entity_id == him
        assert reader.screen.reading.trail.last == before
        assert "Pinned to" in reader.text()


async def test_closing_the_pane_lets_go(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        him = await _pinned(reader)
        await reader.press("escape")
        assert not reader.screen.reading.pane_open
        assert reader.screen.reading.pinned is None
        await _choose_another(reader, him)
        assert reader.screen.reading.entity_id not in (None, him)
        assert "pinned · " not in reader.text()


async def test_it_stays_on_what_is_made_one_with_another(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        him = await _pinned(reader)
        library, reading = reader.desk.library, reader.screen.reading
        one, other = (
            library.decisions.named(library.entities.find(name)[0].id)
            for name in ("Prigozhin", "Wagner Group")
        )
        library.decisions.take(Same(one=one, other=other))
        reading.renew()
        both = library.entities.get(him)
        assert both is not None
        assert reading.entity_id == both.id
        await _choose_another(reader, both.id)
        assert reading.entity_id == both.id
        assert f"Pinned to {both.name}" in reader.text()


async def test_without_a_pane_there_is_nothing_to_pin(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("p")
        assert "No name is selected" in reader.text()
        assert reader.screen.reading.pinned is None
