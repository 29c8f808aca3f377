"""Bridges: from one name to another, chain by chain, to a place and back."""

from __future__ import annotations

from pathlib import Path

from support.reader import OpenReader
from support.storytelling import bridge, settle, to_pane
from tui.screens.bridge import BridgeScreen


async def test_a_chain_is_shown_and_its_sentences_lead_to_their_places(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await bridge(reader, "Prigozhin", "touad")
        library = reader.desk.library
        one, other = (library.entities.find(n)[0].id for n in ("Prigozhin", "Touadéra"))
        (chain, second, *_) = library.following.bridges.between(one, other, limit=10).chains
        text = reader.text()
        assert "Yevgeny Prigozhin – Faustin-Archange Touadéra" in text
        between = chain.hops[0].other.name
        assert f"1 of 4 · 2 sentences, by way of {between}" in text
        assert f"1  Yevgeny Prigozhin – {between}" in text
        assert f"2  {between} – Faustin-Archange Touadéra" in text
        assert chain.hops[1].line.text[:40] in text
        assert "this article" in text
        # The next best, and the best again.
        await settle(reader, "n")
        assert f"2 of 4 · 2 sentences, by way of {second.hops[0].other.name}" in reader.text()
        await settle(reader, "N", "N")
        assert "This is the best chain." in reader.text()
        here = reader.screen.reading.article_id
        await settle(reader, "j", "enter")
        line = chain.hops[1].line
        assert reader.app.screen is reader.screen
        assert reader.screen.reading.article_id == line.article.id
        assert reader.screen.article.in_view(line.at)
        # Once more it is where it was left; back leads to the article that was read.
        await settle(reader, "F")
        assert "1 of 4" in reader.text()
        screen = reader.app.screen
        assert isinstance(screen, BridgeScreen)
        assert screen.rows.cursor_cell[1] > 3
        await settle(reader, "escape", "ctrl+o")
        assert reader.screen.reading.article_id == here


async def test_no_further_chain_and_no_chain_are_answers(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await bridge(reader, "Prigozhin", "touad")
        await settle(reader, *"nnnn")
        assert "There is no further chain." in reader.text()
        await settle(reader, "ampersand", *"after:2030", "enter")
        text = reader.text()
        assert "No chain of up to four sentences connects them after:2030: everything" in text
        await settle(reader, "ampersand", *["backspace"] * 12, *"after:soon", "enter")
        assert "after: wants" in reader.text()
        await settle(reader, "ampersand", *["backspace"] * 12, "enter")
        assert "1 of 4" in reader.text()
        await settle(reader, "ampersand", *"words", "escape")
        assert "1 of 4" in reader.text()
        await settle(reader, "ampersand", *"words", "enter")
        assert "A period is typed" in reader.text()


async def test_another_name_begins_another_bridge(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await settle(reader, "F")
        assert "Select a name first" in reader.text()
        await bridge(reader, "Prigozhin", "touad")
        await settle(reader, "F")
        assert "From Yevgeny Prigozhin to" in reader.text()
        await settle(reader, *"lavrov", "enter")
        assert "Yevgeny Prigozhin – Sergei Lavrov" in reader.text()
        await settle(reader, "escape")
        await to_pane(reader, "Lionel Messi")
        await settle(reader, "F")
        assert "From Lionel Messi to" in reader.text()


async def test_names_on_a_bridge_can_not_steer_the_terminal(
    open_reader: OpenReader, library_file: Path
) -> None:
    from db.library import Library

    library = Library(library_file)
    with library.connections.write() as write:
        write.execute(
            "UPDATE entities SET name = '[red]Bad[/]\x1b[31m' WHERE name LIKE '%Touadéra'"
        )
    library.close()
    async with open_reader() as reader:
        await bridge(reader, "Prigozhin", "bad")
        assert "Yevgeny Prigozhin – [red]Bad[/]�[31m" in reader.text()
