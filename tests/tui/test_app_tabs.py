"""The tabs of an entity: with whom, since when, called what; each row one key from its place."""

from __future__ import annotations

import pytest

from db.following.answers import Scope
from support.reader import OpenReader, Reader
from tui.panes.outline import GoTo, Meet, Unfold
from tui.story import TABS

PRIGOZHIN = "Yevgeny Prigozhin"


async def _open(reader: Reader, name: str, tab: str) -> None:
    """Open the pane on an entity with a tab, and go there."""
    entity = next(e for e in reader.desk.library.entities.find(name) if e.name == name)
    reader.screen.reading.open_entity(entity.id)
    await reader.press("3", *["full_stop"] * TABS.index(tab))  # type: ignore[arg-type]
    assert reader.screen.entity.tab == tab


def _go_to(reader: Reader, kind: type, text: str = "") -> None:
    """Put the cursor on the first row that leads to such a thing and holds a text."""
    outline = reader.screen.entity.outline
    outline.set_cursor(
        next(
            place
            for place, row in enumerate(outline.rows)
            if isinstance(row.target, kind) and any(text in piece.text for piece in row.pieces)
        )
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_every_tab_has_its_name_and_its_rows(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(size=size) as reader:
        await _open(reader, PRIGOZHIN, "context")
        for title in ("Mentions", "Together", "Timeline", "Names", "Said", "Context"):
            await reader.press("full_stop")
            assert f"[{title}]" in reader.text()
            body = reader.screen.entity.body
            assert body.has_focus
            assert body.line_count


async def test_who_stands_with_whom_in_which_sentences(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "together")
        assert "In one sentence" in reader.text()
        him = reader.screen.reading.entity_id
        assert him is not None
        company = reader.desk.library.following.company.of(him, Scope.SENTENCE)
        met = [
            row.target.entity_id
            for row in reader.screen.entity.outline.rows
            if isinstance(row.target, Meet)
        ]
        assert met == [companion.entity.id for companion in company.companions]
        await reader.press("O")
        assert "In one paragraph" in reader.text()
        await reader.press("O")
        assert "In one article" in reader.text()
        await reader.press("O")
        assert "In one sentence" in reader.text()


async def test_a_sentence_is_one_key_from_its_place_and_back(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "together")
        outline, reading = reader.screen.entity.outline, reader.screen.reading
        _go_to(reader, GoTo, "John Kirby")
        before, target = reading.here(), outline.target
        assert before is not None
        assert isinstance(target, GoTo)
        assert target.article_id != before.article_id
        await reader.press("enter")
        assert reading.article_id == target.article_id
        assert reader.screen.article.mention is not None
        assert reader.screen.article.mention.start == target.at
        await reader.press("ctrl+o")
        assert reading.here() == before
        assert reader.screen.entity.tab == "together"
        assert outline.has_focus


async def test_a_companion_is_opened_and_left_again(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "together")
        before = reader.screen.reading.here()
        _go_to(reader, Meet, "John Kirby")
        await reader.press("enter")
        assert reader.screen.entity.entity is not None
        assert reader.screen.entity.entity.name == "John Kirby"
        assert reader.screen.entity.tab == "together"
        await reader.press("ctrl+o")
        here = reader.screen.reading.here()
        assert here is not None
        assert before is not None
        assert here.entity_id == before.entity_id


async def test_more_sentences_are_unfolded(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "together")
        outline = reader.screen.entity.outline
        before = len(outline.rows)
        _go_to(reader, Unfold)
        await reader.press("enter")
        assert len(outline.rows) > before


async def test_the_timeline_unfolds_and_leads_to_the_first_mention(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "timeline")
        outline = reader.screen.entity.outline
        assert "Aug 2023" in reader.text()
        assert "▶ Jul 2024" in reader.text()
        assert "without any" in reader.text()
        heads = [row for row in outline.rows if isinstance(row.target, GoTo)]
        assert heads
        _go_to(reader, Unfold, "Aug 2023")
        await reader.press("enter")
        assert outline.target == Unfold("2023-08")
        _go_to(reader, GoTo, "Genetic Tests")
        await reader.press("enter")
        mention = reader.screen.article.mention
        assert mention is not None
        assert mention.entity_id == reader.screen.reading.entity_id
        await reader.press("ctrl+o", "O")
        assert "23 Aug 2023" in reader.text() or "27 Aug 2023" in reader.text()
        await reader.press("O", "O")
        assert "2023 " in reader.text()


async def test_names_are_told_with_counts_and_sources(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, "Wagner Group", "names")
        rows = reader.screen.entity.outline.rows
        forms = {row.pieces[0].text: row.pieces[0].right for row in rows if row.pieces[0].right}
        assert {"Wagner", "Wagner Group"} <= forms.keys()


async def test_mentions_are_filtered_as_it_is_typed(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "mentions")
        mentions = reader.screen.entity.mentions
        everything = mentions.count
        await reader.press("ampersand", *"with:kirby", "enter")
        assert mentions.has_focus
        assert 0 < mentions.count < everything
        assert "with:kirby" in reader.text()
        for index in range(mentions.count):
            row = mentions.row(index)
            assert row is not None
            assert "Kirby" in row.snippet
        await reader.press("ampersand", "ctrl+u", *"after:2023 crash", "enter")
        assert 0 < mentions.count < everything
        row = mentions.row(0)
        assert row is not None
        assert "crash" in row.snippet.lower()
        await reader.press("ampersand", "ctrl+u", *"nobodyatall", "escape")
        assert 0 < mentions.count < everything
        await reader.press("ampersand", "ctrl+u", "enter")
        assert mentions.count == everything


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("after:soon", "after: wants"),
        ("with:nobodyatall", "Nobody and nothing here goes by nobodyatall"),
        ("colour:red", "colour: is not known"),
    ],
)
async def test_a_filter_that_has_no_meaning_says_so(
    open_reader: OpenReader, typed: str, said: str
) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "mentions")
        everything = reader.screen.entity.mentions.count
        await reader.press("ampersand", *typed)
        assert said in reader.text() or said in reader.screen.status.message
        await reader.press("escape")
        assert reader.screen.entity.mentions.count == everything


async def test_the_oldest_mentions_come_first_if_wanted(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "mentions")
        mentions = reader.screen.entity.mentions
        await reader.press("O")
        first = mentions.row(0)
        last = mentions.row(mentions.count - 1)
        assert first is not None
        assert last is not None
        assert (first.article.published or "") < (last.article.published or "")
        assert "oldest first" in reader.text()


async def test_another_entity_begins_anew(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await _open(reader, PRIGOZHIN, "mentions")
        await reader.press("O", "ampersand", *"crash", "enter")
        wagner = reader.desk.library.entities.find("Wagner Group")[0]
        reader.screen.reading.open_entity(wagner.id)
        await reader.pilot.pause()
        assert reader.screen.entity.mentions.count == wagner.mentions
