"""Searching the library: as one types, from hit to hit, and kept among the shelves."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Input

from support.reader import OpenReader, Reader
from tui.screens.search import SearchDialog


def hits(reader: Reader) -> list[str]:
    """Return the texts that are marked as hits in the open article."""
    pane = reader.screen.article
    assert pane.article is not None
    return [pane.article.text[start:end] for start, end in pane.hits]


async def search(reader: Reader, query: str) -> None:
    """Open the dialog and put a query into it."""
    await reader.press("S")
    reader.app.screen.query_one(Input).value = query
    await reader.pilot.pause()


async def test_what_can_be_typed_is_told_and_hits_are_counted(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("S")
        assert 'entity:"Wagner Group"' in reader.text()
        await reader.press(*"parsifal")
        assert "1 article, the newest first" in reader.text()
        await reader.press(*["backspace"] * 8)
        assert 'entity:"Wagner Group"' in reader.text()


async def test_a_mistake_is_pointed_at_as_one_types(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await search(reader, "wagner sorce:afp [b]")
        lines = [line.split("│")[-2] for line in reader.text().split("\n") if "│" in line]
        told = next(at for at, line in enumerate(lines) if "Did you mean “source:”?" in line)
        start = lines[told + 2].index("sorce:")
        assert lines[told + 3].rstrip() == " " * start + "^" * len("sorce:")
        await reader.press("enter")
        assert reader.app.screen is not reader.screen


async def test_the_best_first_and_back(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await search(reader, "wagner")
        library = reader.desk.library.search
        newest = library.found("wagner").ids
        best = library.found("wagner", best=True).ids
        assert newest != best
        for key, order in (("ctrl+s", best), ("tab", newest), ("ctrl+s", best)):
            await reader.press(key)
            said = "the best first" if order is best else "the newest first"
            assert f"{len(order)} articles, {said}" in reader.text()
        await reader.press("enter")
        assert reader.screen.reading.article_id == best[0]


async def test_it_opens_at_a_phrase_or_a_beginning(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        for query, found in (('"desert battle"', "Desert Battle"), ("parsif*", "Parsifal")):
            await search(reader, query)
            await reader.press("enter")
            assert found in hits(reader)
            assert {hit.lower() for hit in hits(reader)} == {found.lower()}
            assert reader.screen.article.focus_offset == reader.screen.article.hits[0][0]
            assert reader.screen.article.in_view(reader.screen.article.hits[0][0])


async def test_it_opens_at_the_mentions_of_an_entity(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        entity = reader.desk.library.entities.find("Yevgeny Prigozhin")[0]
        await search(reader, 'entity:"yevgeny prigozhin"')
        await reader.press("enter")
        pane = reader.screen.article
        assert pane.article is not None
        mentions = [m for m in pane.article.mentions if m.entity_id == entity.id]
        assert pane.hits == tuple((m.start, m.end) for m in mentions)
        assert pane.mention == mentions[0]


async def test_n_goes_on_into_the_next_article_and_back(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        ids = reader.desk.library.search.found("prigozhin").ids
        assert len(ids) > 2
        await search(reader, "prigozhin")
        await reader.press("enter")
        reading, pane = reader.screen.reading, reader.screen.article
        first = len(pane.hits)
        await reader.press(*["n"] * (first - 1))
        assert (reading.article_id, pane.focus_offset) == (ids[0], pane.hits[-1][0])
        await reader.press("n")
        assert (reading.article_id, pane.focus_offset) == (ids[1], pane.hits[0][0])
        assert f"Article 2 of {len(ids)} articles" in reader.text()
        assert set(map(str.casefold, hits(reader))) == {"prigozhin"}
        await reader.press("N")
        assert (reading.article_id, pane.focus_offset) == (ids[0], pane.hits[-1][0])
        await reader.press(*["N"] * first)
        assert reading.article_id == ids[0]
        assert "This is the first article that was found." in reader.text()
        await reader.press("n", "ctrl+o", "ctrl+o")
        assert reading.article_id == ids[0]


async def test_the_last_article_is_the_end(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        ids = reader.desk.library.search.found("prigozhin").ids
        await search(reader, "prigozhin")
        await reader.press(*["down"] * len(ids), "enter")
        pane = reader.screen.article
        await reader.press(*["n"] * len(pane.hits))
        assert reader.screen.reading.article_id == ids[-1]
        assert "This is the last article that was found." in reader.text()
        # What is found in the article alone goes round its end again.
        await reader.press("slash", *"prigozhin", "enter", *["n"] * len(pane.hits))
        assert reader.screen.reading.article_id == ids[-1]
        assert f" of {len(pane.hits)}" in reader.text()


async def test_an_article_that_is_gone_is_left_out(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        ids = library.search.found("prigozhin").ids
        await search(reader, "prigozhin")
        await reader.press("enter")
        gone = library.articles.get(ids[1])
        assert gone is not None
        library.shelving.forget(gone.path)
        await reader.press(*["n"] * len(reader.screen.article.hits))
        assert reader.screen.reading.article_id == ids[2]


async def test_articles_without_a_hit_are_gone_through(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        ids = reader.desk.library.search.found("is:unread").ids
        await search(reader, "is:unread")
        await reader.press("enter", "n")
        assert reader.screen.reading.article_id == ids[1]


async def test_a_search_is_kept_and_stands_among_the_shelves(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        ids = reader.desk.library.search.found("prigozhin").ids
        await search(reader, "prigozhin")
        await reader.press("ctrl+k", *["backspace"] * 20, *"The [b]boss", "enter")
        assert "Kept as “The [b]boss”" in reader.text()
        await reader.press("escape", "0")
        assert f"search The [b]boss: {len(ids)} articles" in reader.text()
        await reader.press(*"boss", "enter")
        screen = reader.screen
        assert screen.articles.count == len(ids)
        assert screen.articles.has_focus
        assert "The [b]boss" in reader.text()
        await reader.press("enter", "n")
        assert screen.reading.article_id == ids[0]
        assert {hit.casefold() for hit in hits(reader)} == {"prigozhin"}
        await reader.press("J")
        assert screen.reading.article_id == ids[1]
        await reader.press("1", "right_square_bracket")
        assert screen.reading.article_id == ids[2]
        await reader.press("1", "escape")
        assert screen.articles.count == reader.desk.library.articles.count()


async def test_shelves_are_listed_and_opened(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        count = reader.desk.library.articles.count()
        await reader.press("0")
        assert f"The whole library: {count} articles" in reader.text()
        await reader.press("down", "enter")
        assert reader.screen.articles.count == count
        await reader.press("0", "enter")
        assert reader.desk.shelf is None
        assert reader.desk.open()
        assert reader.desk.shelf is None


async def test_what_finds_nothing_is_not_kept(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await search(reader, "(prigozhin")
        await reader.press("ctrl+k")
        assert "Only what finds something can be kept." in reader.text()
        assert reader.desk.library.searches.names() == []


async def test_a_kept_search_that_can_no_longer_be_answered_says_why(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        library = reader.desk.library
        library.searches.keep("lost", "entity:zzzz")
        await reader.press("0", *"lost", "enter")
        assert "lost: Nothing in the library goes by “zzzz”." in reader.text()
        assert reader.screen.articles.count == library.articles.count()


async def test_a_kept_search_is_forgotten(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        forget = reader.screen.command("forget-search")
        assert not forget.can(reader.screen)
        reader.desk.library.searches.keep("boss", "prigozhin")
        assert forget.can(reader.screen)
        reader.screen.run_command(forget)
        await reader.pilot.pause()
        await reader.press("enter")
        assert "The search boss is forgotten." in reader.text()
        assert reader.desk.library.searches.names() == []


async def test_no_letter_is_lost_that_is_typed_before_the_search_is_there(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("2", "e", "enter")
        # Each letter has a meaning of its own where the search is opened.
        for key in ("S", *"xcalm"):
            reader.app.post_message(Key(key, key))
        await reader.pilot.pause()
        await reader.press(*"er")
        assert isinstance(reader.app.screen, SearchDialog)
        assert reader.app.screen.query_one(Input).value == "xcalmer"
