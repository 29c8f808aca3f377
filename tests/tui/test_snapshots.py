"""Pictures of the screens; each test also asserts a text that its screen must hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db.decisions import log
from db.decisions.kinds import Different, Same, Watch
from db.decisions.standing import Entry
from db.library import Library
from support.decided import arrive
from support.reader import QuietDesk
from tui.app import NewsreaderApp

SIZES = [(80, 24), (120, 40)]
NAME = ["2", *["e"] * 4]

SCREENS: dict[str, tuple[list[str], str]] = {
    "list": ([], "next unread"),
    "article": (NAME, "group has conceded"),
    "context": ([*NAME, "enter"], "[Context]"),
    "mentions": ([*NAME, "enter", "full_stop", "3", "j"], "this article"),
    "find": (["2", "slash", *"wagner"], "Find:"),
    "search": (["S", *"touadera"], "Touadéra"),
    "search-error": (["S", *"wagner sorce:afp"], "Did you mean “source:”?"),
    "help": (["question_mark"], "Half a page down"),
    "tour": (["f2", "enter"], "Names  (2 of 5)"),
    "letters": (["2", "f"], "Type the letters"),
    "trail": ([*NAME, "enter", "full_stop", "3", "j", "j", "enter", "T"], "1 place behind"),
    "grouped": (["ctrl+g"], "by day"),
    "filtered": (["ampersand", *"wagner", "enter"], "Esc in the list"),
    "entities": (["i", "j"], "[all]"),
    "entity": (["i", "enter", "full_stop"], "[Mentions"),
    "why": ([*NAME, "enter", "w"], "Who or what is"),
    "preview": ([*NAME, "enter", "x", "tab"], "not a name"),
    "kinds": ([*NAME, "enter", "c"], "state or city"),
    "selecting": ([*NAME, "plus", "L"], "longer, shorter"),
    "consent": ([*NAME, "enter", "A"], "Look names up at"),
    "correct": (["ctrl+e"], "Correct this article"),
}
# With the keys that begin work, others, and a text.
REVIEWS: dict[str, tuple[list[str], list[str], str]] = {
    "page": (["v"], [], "a Belgian politician"),
    "pair": (["v", "y", "s"], ["j"], "Burma held no election"),
    "nothing": (["v", *["s"] * 9], [], "s asks what was skipped"),
    "decisions": ([], ["D", "down"], "no effect"),
    "decision": ([], ["D", "enter"], "take it back"),
}


class Picture:
    """Compares an app's screen with its picture, and looks for a text on it."""

    def __init__(self, compare: Callable[..., bool]) -> None:
        self._compare = compare

    def check(
        self,
        app: NewsreaderApp,
        text: str,
        keys: list[str],
        size: tuple[int, int],
        before: Sequence[str] = (),
    ) -> None:
        """Compare what there is after some keys, and others ``before`` that begin work."""
        shown = list[str]()
        exported = app.export_screenshot

        def export(**options: object) -> str:
            strips = app.screen._compositor.render_strips()
            shown.extend(strip.text for strip in strips)
            return exported(**options)  # type: ignore[arg-type]

        app.export_screenshot = export  # type: ignore[method-assign]

        async def begin(pilot: Pilot[None]) -> None:
            await pilot.pause()
            for key in before:
                await pilot.press(key)
                await app.workers.wait_for_complete()

        same = self._compare(app, press=keys, terminal_size=size, run_before=begin)
        assert any(text in line for line in shown), text
        assert same


@pytest.fixture
def picture(snap_compare: Callable[..., bool]) -> Picture:
    return Picture(snap_compare)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(
    picture: Picture, make_desk: Callable[..., QuietDesk], name: str, size: tuple[int, int]
) -> None:
    keys, text = SCREENS[name]
    picture.check(NewsreaderApp(make_desk()), text, keys, size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", REVIEWS)
def test_review(
    picture: Picture,
    make_desk: Callable[..., QuietDesk],
    doubtful_file: Path,
    name: str,
    size: tuple[int, int],
) -> None:
    before, keys, text = REVIEWS[name]
    library = Library(doubtful_file)
    kidal, burma = (
        library.decisions.named(library.entities.find(name)[0].id) for name in ("Kidal", "Burma")
    )
    decided = [Watch(entity=kidal), Different(one=kidal, other=burma), Same(one=kidal, other=burma)]
    arrive(
        library,
        [
            Entry(0, str(day), f"2026-10-0{day}T12:00:00.000000+00:00", decision)
            for day, decision in enumerate(decided, 1)
        ],
    )
    library.close()
    app = NewsreaderApp(make_desk(library=doubtful_file))
    picture.check(app, text, keys, size, before)


@pytest.mark.parametrize("theme", ["light", "ansi"])
def test_theme(picture: Picture, make_desk: Callable[..., QuietDesk], theme: str) -> None:
    app = NewsreaderApp(make_desk(), theme)
    picture.check(app, "[Context]", [*NAME, "enter"], (120, 40))


def test_no_colour(
    picture: Picture, make_desk: Callable[..., QuietDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    picture.check(NewsreaderApp(make_desk()), "[Context]", [*NAME, "enter"], (120, 40))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("keys", "text"),
    [(["2"], "✎ Who counted them?"), (["B"], "5 notes"), (["a", "enter"], "Note on")],
    ids=["article", "all", "writing"],
)
def test_notes(
    picture: Picture,
    make_desk: Callable[..., QuietDesk],
    monkeypatch: pytest.MonkeyPatch,
    keys: list[str],
    text: str,
    size: tuple[int, int],
) -> None:
    desk = make_desk()
    _write_notes(desk, monkeypatch)
    picture.check(NewsreaderApp(desk), text, ["1", "g", "enter", *keys], size)


def _write_notes(desk: QuietDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write notes of one day on the newest article and on a name in it."""
    monkeypatch.setattr(log, "_after_all", lambda write: "2024-08-01T10:00:00.000000+00:00")
    library = desk.library
    article = library.articles.get(library.articles.page(0, 1)[0].id)
    assert article is not None
    blocks, write = article.blocks, library.noting.on_article
    mali = library.entities.find("Mali")[0].id
    monkeypatch.setattr(log, "uuid4", iter(range(5)).__next__)
    write(article.row.id, "For the piece on Mali.")
    write(
        article.row.id, "Who counted them?\n[b]Nobody[/b] says.", (blocks[1].start, blocks[1].end)
    )
    write(article.row.id, "Compare the dates.", (blocks[2].start, blocks[2].end))
    library.noting.on_entity(mali, "Junta since 2020.")
    write(library.articles.page(1, 1)[0].id, "Read on.")


def test_an_empty_library_says_what_to_do(
    picture: Picture, make_desk: Callable[..., QuietDesk], tmp_path: Path
) -> None:
    app = NewsreaderApp(make_desk(paths=(), library=tmp_path / "none.db"))
    picture.check(app, "newsreader FOLDER", [], (80, 24))
