"""Correcting the machine while reading: one key each, seen before and taken back after."""

from __future__ import annotations

from db.entities import Entity
from db.library import Library
from support.reader import OpenReader, Reader


async def _open(reader: Reader, name: str) -> Entity:
    """Open the pane on an entity, with the cursor on a mention of it."""
    library = reader.desk.library
    entity = library.entities.find(name)[0]
    mention = library.entities.mentions(entity.id)[0]
    reader.screen.reading.open_article(mention.article.id, offset=mention.start)
    reader.screen.reading.open_entity(entity.id)
    reader.screen.article.focus()
    await reader.pilot.pause()
    return entity


def _text(reader: Reader) -> str:
    return " ".join(reader.text().split())


def _now(library: Library, entity: Entity) -> Entity | None:
    return library.entities.get(entity.id)


async def test_what_is_no_name_is_unmarked_here_or_everywhere(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        entity = await _open(reader, "Bamako")
        here = sum(
            mention.entity_id == entity.id
            for mention in library.articles.mentions(reader.screen.reading.article_id or 0)
        )
        await reader.press("x")
        assert "Bamako: not a name in one article?" in reader.text()
        assert f"This is about {here} mention" in reader.text()
        await reader.press("enter")
        after = _now(library, entity)
        assert after is not None
        assert after.mentions == entity.mentions - here
        assert "U takes it back" in reader.text()
        await reader.press("U")
        assert _now(library, entity) == entity
        reader.screen.reading.open_entity(entity.id)
        await reader.press("x", "shift+tab")
        assert f"{entity.mentions} mentions" in reader.text()
        await reader.press("y")
        assert _now(library, entity) is None
        assert not reader.screen.reading.pane_open
        await reader.press("U")
        assert [e.mentions for e in library.entities.find("Bamako")] == [entity.mentions]
        assert library.check().problems == ()


async def test_leaving_decides_nothing(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, "Bamako")
        for key in ("x", "M", "c", "C", "t", "plus"):
            await reader.press(key, "escape")
            assert reader.app.screen is reader.screen
        assert reader.desk.library.decisions.entries() == []


async def test_words_are_selected_and_become_a_name(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        await _open(reader, "Tinzaouaten")
        await reader.press("plus")
        assert "longer, shorter" in reader.text()
        article = reader.screen.article.article
        assert article is not None
        at = article.text.index("sandstorm")
        while reader.screen.selecting.span != (at, at + len("sandstorm")):
            await reader.press("l")
        await reader.press("enter")
        assert "What is sandstorm?" in reader.text()
        await reader.press(*"event", "enter")
        assert "Sandstorm is a name: event in one article?" in reader.text()
        await reader.press("y")
        found = library.entities.find("sandstorm")[0]
        assert (found.label, found.mentions) == ("EVENT", article.text.count("sandstorm"))
        assert any(m.start == at for m in library.articles.mentions(article.row.id))
        await reader.press("U")
        assert library.entities.find("sandstorm") == []


async def test_another_kind_and_another_name(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        entity = await _open(reader, "Bamako")
        await reader.press("c", *"organisation", "enter")
        changed = _now(library, entity)
        assert changed is not None
        assert changed.label == "ORG"
        assert "Bamako: organisation, not state or city" in reader.text()
        await reader.press("C", "ctrl+u", *"The capital", "enter")
        changed = _now(library, entity)
        assert changed is not None
        assert changed.name == "The capital"
        await reader.press("U", "U")
        assert _now(library, entity) == entity


async def test_two_become_one_and_two_again(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        mali = library.entities.find("Mali")[0]
        entity = await _open(reader, "Bamako")
        await reader.press("M", *"mali", "enter")
        assert "Bamako is the same as Mali?" in reader.text()
        assert f"{entity.mentions} mentions" in reader.text()
        assert "wrong:" in reader.text()
        await reader.press("y")
        one = _now(library, entity)
        assert one is not None
        assert one.mentions == mali.mentions + entity.mentions
        assert _now(library, mali) == one
        await reader.press("U")
        assert (_now(library, entity), _now(library, mali)) == (entity, mali)


async def test_what_is_two_is_not_made_one(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        entity = await _open(reader, "Bamako")
        reader.screen.run_command(reader.screen.command("different"))
        await reader.pilot.pause()
        await reader.press(*"mali", "enter", "y")
        await reader.press("M", *"mali", "enter")
        assert "It has no effect" in reader.text()
        await reader.press("y")
        assert _now(library, entity) == entity
        assert len(library.decisions.standings().conflicts) == 1


async def test_a_mention_is_somebody_elses(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        entity = await _open(reader, "Bamako")
        await reader.press("t")
        assert "for this mention" in reader.text()
        await reader.press("enter")
        after = _now(library, entity)
        assert after is not None
        assert after.mentions == entity.mentions - 1
        assert len(library.entities.find("Bamako")) == 2
        await reader.press("U")
        reader.screen.reading.open_entity(entity.id)
        reader.screen.entity.open_tab("mentions")
        await reader.press("3", "j", "t")
        row = reader.screen.entity.mentions.current
        assert row is not None
        await reader.press("enter")
        moved = next(e for e in library.entities.find("Bamako") if e.id != entity.id)
        assert [m.start for m in library.entities.mentions(moved.id)] == [row.start]


async def test_hidden_is_unmarked_and_watched_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        entity = await _open(reader, "Bamako")
        await reader.press("W")
        assert "watched" in reader.text()
        await reader.press("W")
        assert _now(library, entity) == entity
        await reader.press("X")
        hidden = _now(library, entity)
        assert hidden is not None
        assert hidden.hidden
        assert all(m.entity_id != entity.id for m in reader.screen.article.names.mentions)
        await reader.press("X")
        assert _now(library, entity) == entity
        assert any(m.entity_id == entity.id for m in reader.screen.article.names.mentions)


async def test_without_a_name_it_is_said_what_to_do(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2")
        for key in ("x", "c", "C", "M", "t", "X", "W", "w"):
            await reader.press(key)
            assert "Select a name first" in _text(reader)


async def test_the_keys_of_what_is_asked_are_seen_on_a_small_screen(
    open_reader: OpenReader,
) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await _open(reader, "Wagner Group")
        await reader.press("x")
        await reader.pilot.pause()
        assert "look wrong" in reader.text()
        assert "Enter or y do it   Tab where it holds   Esc or n leave" in reader.text()
        await reader.pilot.resize_terminal(60, 18)
        await reader.pilot.pause()
        await reader.pilot.pause()
        # The last of them, on whichever line it has come to stand.
        assert any(line.rstrip("│ ").endswith("leave") for line in reader.text().split("\n"))


async def test_the_name_under_the_cursor_is_meant_while_another_is_in_the_pane(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        library, article = reader.desk.library, reader.screen.article
        entity = await _open(reader, "Wagner Group")
        while article.mention is None or article.mention.entity_id == entity.id:
            await reader.press("e")
        other = library.entities.get(article.mention.entity_id)
        assert other is not None
        await reader.press("C")
        assert other.name in reader.text()
        await reader.press("escape", "X")
        assert f"{other.name} is hidden" in reader.text()
        await reader.press("U", "3", "X")
        assert "Wagner Group is hidden" in reader.text()


async def test_names_are_gone_through_from_where_one_went(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        article = reader.screen.article
        await reader.press("2", "e", "e", "e")
        gone = article.mention
        assert gone is not None
        await reader.press("X")
        assert article.mention is None
        await reader.press("e")
        assert article.mention is not None
        assert article.mention.start > gone.start


async def test_a_name_that_comes_back_is_selected_again(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "e", "e", "e")
        before = reader.screen.article.mention
        await reader.press("X", "U")
        assert before is not None
        assert reader.screen.article.mention == before
