"""Reading: from the list to an article, to a name, to its mentions, and back."""

from __future__ import annotations

from db.pages import Choice, Link, Page
from support.reader import OpenReader, Reader


def _open_text(reader: Reader) -> str:
    article = reader.screen.article.article
    assert article is not None
    return article.text


async def _select(reader: Reader, name: str) -> None:
    """Go from name to name until one of an entity is under the cursor, and select it."""
    await reader.press("2", "g")
    for _ in range(200):
        await reader.press("e")
        mention = reader.screen.article.mention
        assert mention is not None
        if reader.desk.library.entities.names_of([mention.entity_id]) == {mention.entity_id: name}:
            await reader.press("enter")
            return
    raise AssertionError(f"{name} is not in this article")


async def test_the_list_shows_the_newest_first_and_the_first_article_is_open(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        screen = reader.text()
        assert "Wagner Admits Heavy Losses in Desert Battle Near Tinzaouaten" in screen
        assert "30 Jul 2024 · news.example.com" in screen
        assert reader.screen.articles.count == 28
        assert reader.screen.articles.has_focus


async def test_enter_opens_the_article_of_the_list_and_marks_it_as_read(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "enter")
        row = reader.screen.articles.row(2)
        assert row is not None
        assert _open_text(reader).startswith(row.title)
        assert reader.screen.article.has_focus
        assert row.read
        assert not reader.desk.library.articles.page(3, 1)[0].read


async def test_names_are_gone_through_in_order_and_back(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("2", "e")
        article = reader.screen.article.article
        assert article is not None
        assert reader.screen.article.mention == article.mentions[0]
        await reader.press("e", "e")
        assert reader.screen.article.mention == article.mentions[2]
        await reader.press("E")
        assert reader.screen.article.mention == article.mentions[1]


async def test_the_next_name_is_always_in_view(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("2")
        article = reader.screen.article
        assert article.article is not None
        for mention in article.article.mentions:
            await reader.press("e")
            assert article.mention == mention
            assert article.in_view(mention.start)
        await reader.press("e")
        assert "no further name" in reader.text()


async def test_a_selected_name_shows_its_context_with_its_source(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _select(reader, "Wagner Group")
        screen = reader.text()
        assert "[Context]" in screen
        assert "54 in 13 articles · organisation" in screen
        assert "Starter note of newsreader" in screen
        assert "A: fetch the page from" in screen


async def test_the_pane_closes_with_escape_and_gives_its_place_back(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await _select(reader, "Wagner Group")
        await reader.press("3", "escape")
        assert not reader.screen.reading.pane_open
        assert reader.screen.article.has_focus
        assert "[Context]" not in reader.text()


async def test_the_stop_and_the_comma_go_between_the_tabs(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _select(reader, "Wagner Group")
        await reader.press("full_stop")
        assert "[Mentions]" in reader.text()
        assert "54 in 13 articles · organisation" in reader.text()
        await reader.press("comma")
        assert "[Context]" in reader.text()


async def test_every_mention_is_listed_with_its_sentence(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _select(reader, "Wagner Group")
        await reader.press("full_stop", "3")
        mentions = reader.screen.entity.mentions
        assert mentions.count == 54
        for index in range(mentions.count):
            row = mentions.row(index)
            assert row is not None
            assert row.snippet[row.at : row.at + len(row.text)] == row.text
            assert row.text in ("Wagner", "Wagner Group")


async def test_enter_on_a_mention_jumps_to_it_and_ctrl_o_comes_back_to_the_same_place(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await _select(reader, "Wagner Group")
        await reader.press("full_stop", "3", *["j"] * 20)
        before = reader.screen.reading.here()
        target = reader.screen.entity.mentions.current
        assert before is not None
        assert target is not None
        assert target.article.id != before.article_id
        await reader.press("enter")
        article = reader.screen.article
        assert article.article is not None
        assert article.article.row.id == target.article.id
        assert article.mention is not None
        assert (article.mention.start, article.mention.end) == (target.start, target.end)
        assert article.in_view(target.start)
        assert article.has_focus
        assert reader.screen.reading.entity_id == before.entity_id

        await reader.press("ctrl+o")
        assert reader.screen.reading.here() == before
        await reader.press("alt+right")
        assert article.article.row.id == target.article.id
        await reader.press("alt+left")
        assert reader.screen.reading.here() == before


async def test_back_with_nowhere_to_go_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("ctrl+o")
        assert "There is no place to go back to." in reader.text()


async def test_the_same_name_is_gone_through_with_asterisk_and_number_sign(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await _select(reader, "Wagner Group")
        entity = reader.screen.reading.entity_id
        first = reader.screen.article.mention
        await reader.press("asterisk")
        second = reader.screen.article.mention
        assert first is not None
        assert second is not None
        assert second.entity_id == entity
        assert second.start > first.start
        await reader.press("number_sign")
        assert reader.screen.article.mention == first


async def test_a_click_on_a_name_selects_it(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        lines = reader.text().split("\n")
        row = next(i for i, line in enumerate(lines) if "Tinzaouaten, in the far north" in line)
        await reader.pilot.click(offset=(lines[row].index("Tinzaouaten,") + 3, row))
        await reader.pilot.pause()
        entity = reader.screen.entity.entity
        assert entity is not None
        assert entity.name == "Tinzaouaten"


async def test_names_can_be_hidden_and_shown(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        pane = reader.screen.article

        def styles() -> set[object]:
            return {segment.style for y in range(pane.page) for segment in pane.render_line(y)}

        marked = styles()
        await reader.press("H")
        assert len(styles()) < len(marked)
        await reader.press("H")
        assert styles() == marked


async def test_an_unlinked_name_says_what_to_do_next(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _select(reader, "Sergei Shevchenko")
        assert "Nothing is known about Sergei" in reader.text()
        assert "A: look it up at" in reader.text()


async def test_a_name_of_several_pages_lists_them(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = reader.desk.library.entities.find("Tinzaouaten")[0]
        one = Page("starter", "One", "a town", "", "")
        other = Page("starter", "Other", "a well", "", "")
        unsure = Link(verdict="unsure", candidates=(Choice(one), Choice(other)))
        reader.desk.library.links.keep({entity.id: unsure}, "test")
        await _select(reader, "Tinzaouaten")
        assert "Several pages go by the name" in reader.text()
        assert "One — a town" in reader.text()
        assert "Other — a well" in reader.text()


async def test_the_open_tab_is_seen_whole_on_a_small_screen(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        entity = reader.desk.library.entities.find("Wagner Group")[0]
        reader.screen.reading.open_entity(entity.id)
        reader.screen.entity.open_tab("mentions")
        await reader.pilot.pause()
        assert f"{entity.mentions} in {entity.articles} articles" in reader.text()
        line = next(row for row in reader.text().split("\n") if "[Men" in row)
        assert "[Mentions]" in line
        assert line.rstrip().endswith("›")
