"""Why this page, and the reader's last word on it."""

from __future__ import annotations

import pytest

from db.library import Library
from db.pages import Choice, Link, Page
from enrich.messages import Command, Event
from enrich.settings import ContextSettings, Settings
from support.reader import OpenReader, Reader


def _page(title: str, description: str, **more: object) -> Page:
    return Page(
        source="wikipedia",
        origin="en.wikipedia.org",
        title=title,
        description=description,
        extract=f"{title} in a few words.",
        url=f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}",
        fetched_at="2026-11-01T00:00:00+00:00",
        **more,  # type: ignore[arg-type]
    )


GROUP = _page("Wagner Group", "Hired soldiers", links=("Bamako", "Nowhere Else"))
COMPOSER = _page("Richard Wagner", "Composer of operas")
LINK = Link(
    "page",
    GROUP,
    (Choice(GROUP, ("the type agrees (ORG)",)), Choice(COMPOSER, ("the type differs",))),
    ("the type agrees (ORG)",),
)


async def _open(reader: Reader, name: str = "Wagner Group") -> int:
    """Open the pane on an entity, beside an article that mentions it."""
    library = reader.desk.library
    entity = library.entities.find(name)[0]
    library.links.keep({entity.id: LINK}, "test")
    mention = library.entities.mentions(entity.id)[0]
    reader.screen.reading.open_article(mention.article.id, offset=mention.start)
    reader.screen.reading.open_entity(entity.id)
    await reader.pilot.pause()
    return entity.id


def _said(library: Library, entity_id: int) -> tuple[str, str, str]:
    """Return the verdict on an entity, the title of its page, and who decided."""
    link = library.links.of(entity_id)
    return link.verdict, link.page.title if link.page else "", link.decided_by


async def test_the_evidence_and_the_candidates_are_shown(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader)
        await reader.press("w")
        text = reader.text()
        assert "Who or what is Wagner Group?" in text
        assert "▶ 1  Wagner Group" in text
        assert "the type agrees (ORG)" in text
        assert "2  Richard Wagner" in text
        assert "Composer of operas" in text
        assert "the type differs" in text
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        assert reader.desk.library.decisions.entries() == []


async def test_another_page_is_taken_everywhere_and_taken_back(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        library = reader.desk.library
        await reader.press("w", "2")
        assert _said(library, entity) == ("page", "Richard Wagner", "reader")
        assert "Richard Wagner in a few words." in reader.text()
        assert "U takes it back" in reader.text()
        # The machine thinks again, and the choice stands.
        library.links.keep({entity: LINK}, "another stamp")
        assert _said(library, entity) == ("page", "Richard Wagner", "reader")
        await reader.press("U")
        assert _said(library, entity) == ("page", "Wagner Group", "machine")
        assert "Taken back: Wagner Group is Richard Wagner" in reader.text()
        await reader.press("ctrl+r")
        assert _said(library, entity) == ("page", "Richard Wagner", "reader")
        await reader.press("U", "U")
        assert "There is nothing to take back." in reader.text()


async def test_nobody_is_an_answer(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        await reader.press("w", "0")
        assert _said(reader.desk.library, entity) == ("nobody", "", "reader")
        assert "You said so:" in reader.text()
        await reader.press("w")
        assert "▶ 0  Nobody" in reader.text()


async def test_in_this_article_it_is_another_entity(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        library = reader.desk.library
        before = library.entities.get(entity)
        article = reader.screen.reading.article_id
        assert before is not None
        assert article is not None
        await reader.press("w", "tab")
        assert "in all articles of" in reader.text()
        await reader.press("tab")
        assert "in this article" in reader.text()
        await reader.press("2")
        other = reader.screen.reading.entity_id
        assert other not in (None, entity)
        assert other is not None
        assert _said(library, other) == ("page", "Richard Wagner", "reader")
        assert _said(library, entity) == ("page", "Wagner Group", "machine")
        after, moved = library.entities.get(entity), library.entities.get(other)
        assert after is not None
        assert moved is not None
        assert after.mentions + moved.mentions == before.mentions
        assert (moved.articles, after.articles) == (1, before.articles - 1)
        assert entity not in {m.entity_id for m in library.articles.mentions(article)}
        assert library.check().problems == ()
        await reader.press("U")
        assert library.entities.get(entity) == before
        assert library.entities.get(other) is None


async def test_in_a_source_it_holds_for_all_its_articles(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        library = reader.desk.library
        article = library.articles.get(reader.screen.reading.article_id or 0)
        assert article is not None
        source = article.row.publication
        rows = [row.article for row in library.entities.mentions(entity)]
        theirs = {row.id for row in rows if row.publication == source}
        await reader.press("w", "tab", "2")
        moved = library.entities.mentions(reader.screen.reading.entity_id or 0)
        assert {row.article.id for row in moved} == theirs
        left = library.entities.mentions(entity)
        assert source not in {row.article.publication for row in left}


async def test_a_number_without_a_candidate_does_nothing(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader)
        await reader.press("w", "3", "9")
        assert "Who or what is" in reader.text()
        assert reader.desk.library.decisions.entries() == []


@pytest.mark.parametrize("allowed", [True, False])
async def test_more_candidates_are_asked_for_only_if_allowed(
    open_reader: OpenReader, allowed: bool
) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        reader.desk.library.shelves.set_consent(1, allowed)
        reader.desk.asked.clear()
        await reader.press("w", "A")
        asked = [command for command in reader.desk.asked if command.online]
        assert asked == ([Command("look", entity, online=True, wide=True)] if allowed else [])
        assert ("Asking" if allowed else "not allowed asking") in reader.text()
        village = _page("Wagner, Kansas", "A village")
        more = Link("page", GROUP, (*LINK.candidates, Choice(village)))
        reader.desk.library.links.keep({entity: more}, "test")
        await reader.tell(Event("context", id=entity))
        assert "3  Wagner, Kansas" in reader.text()
        assert "Asking" not in reader.text()


async def test_offline_nothing_is_asked_for(open_reader: OpenReader) -> None:
    async with open_reader(settings=Settings(offline=True)) as reader:
        await _open(reader)
        await reader.press("w", "A")
        assert "Offline: nothing is asked of any wiki." in reader.text()
        assert not [command for command in reader.desk.asked if command.online]


async def test_links_lead_to_what_the_library_knows(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        entity = await _open(reader)
        bamako = reader.desk.library.entities.find("Bamako")[0]
        assert f"Bamako ·{bamako.mentions}" in reader.text()
        opened = list[str]()
        monkeypatch.setattr(reader.app, "open_url", opened.append)
        await reader.press("3", "e", "e", "enter")
        assert "https://en.wikipedia.org/wiki/Nowhere_Else" in reader.text()
        assert opened == []
        await reader.press("enter")
        assert opened == ["https://en.wikipedia.org/wiki/Nowhere_Else"]
        await reader.press("E", "enter")
        assert reader.screen.reading.entity_id == bamako.id
        await reader.press("ctrl+o")
        assert reader.screen.reading.entity_id == entity


@pytest.mark.parametrize(
    "settings",
    [Settings(offline=True), Settings(ContextSettings(online=False))],
    ids=["--offline", "online = false"],
)
async def test_offline_no_link_is_followed_to_the_web(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    async with open_reader(settings=settings) as reader:
        await _open(reader)
        opened = list[str]()
        monkeypatch.setattr(reader.app, "open_url", opened.append)
        await reader.press("3", "e", "e", "enter")
        assert opened == []
        assert "No article of the library names Nowhere Else." in reader.text()


async def test_the_page_is_opened_in_a_browser(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        await _open(reader)
        opened = list[str]()
        monkeypatch.setattr(reader.app, "open_url", opened.append)
        await reader.press("3", "o")
        assert "Site: en.wikipedia.org" in reader.text()
        assert GROUP.url in reader.text()
        await reader.press("escape")
        assert opened == []
        await reader.press("o", "y")
        assert opened == [GROUP.url]


async def test_another_language_is_chosen_from_those_there_are(open_reader: OpenReader) -> None:
    async with open_reader(settings=Settings()) as reader:
        entity = await _open(reader)
        library = reader.desk.library
        library.shelves.set_consent(1, True)
        reader.desk.asked.clear()
        language = reader.screen.command("language")
        reader.screen.run_command(language)
        assert reader.desk.asked == [Command("languages", entity)]
        library.pages.keep_languages(GROUP, {"de": "Gruppe Wagner", "fr": "Groupe Wagner"})
        reader.screen.run_command(language)
        await reader.pilot.pause()
        assert "Gruppe Wagner" in reader.text()
        await reader.press(*"gruppe", "enter")
        link = library.links.of(entity)
        assert link.page is not None
        assert (link.page.language, link.page.title) == ("de", "Gruppe Wagner")
        assert reader.desk.asked[-1] == Command("look", entity, online=True)
        assert "has not been fetched yet" in " ".join(reader.text().split())


async def test_where_a_choice_holds_is_read_to_its_end_on_a_small_screen(
    open_reader: OpenReader,
) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await _open(reader)
        await reader.press("w", "tab")
        said = " ".join(reader.text().replace("│", " ").split())
        assert "A choice holds in all articles of" in said
        assert "Tab elsewhere" in said


async def test_the_name_under_the_cursor_need_not_be_selected_first(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("w")
        assert "Select a name first" in reader.text()
        await reader.press("2", "e", "w")
        assert "Who or what is Wagner Group?" in reader.text()
        await reader.press("escape")
        assert not reader.screen.reading.pane_open
        await reader.press("A")
        assert "Look names up at" in reader.text()
        await reader.press("n")
        wagner = reader.desk.library.entities.find("Wagner Group")[0]
        assert reader.screen.reading.entity_id == wagner.id
