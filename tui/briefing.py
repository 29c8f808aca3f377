"""Writing briefs: of what, to which file, and whether that may be written over."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.connections import LibraryError
from db.fold import fold
from tui.saying import Said
from tui.text import counted

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from db.entities import Entity
    from db.library import Library
    from db.rows import ArticleRow
    from tui.screens.main import MainScreen

LONGEST_SLUG = 48
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is about: in words, as part of the name of a file, and what makes the page."""

    what: str
    slug: str
    make: Callable[[Library], str]


def of_entity(entity: Entity) -> Subject:
    """Return an entity as the subject of a brief."""
    from db.brief import entity_brief

    return Subject(entity.name, slug_of(entity.name), lambda lib: entity_brief(lib, entity.id))


def of_bridge(one: Entity, other: Entity) -> Subject:
    """Return the connection of two as the subject of a brief."""
    from db.brief import bridge_brief

    return Subject(
        f"{one.name} and {other.name}",
        slug_of(f"{one.name} {other.name}"),
        lambda library: bridge_brief(library, one.id, other.id),
    )


def of_article(row: ArticleRow) -> Subject:
    """Return an article as the subject of a brief."""
    from db.brief import articles_brief

    return Subject(f"“{row.title}”", slug_of(row.title), lambda lib: articles_brief(lib, [row.id]))


def of_articles(what: str, ids: tuple[int, ...]) -> Subject:
    """Return articles as the subject of a brief; ``what`` says which."""
    from db.brief import articles_brief

    told = f"the {counted(len(ids), 'article')} listed: {what}"
    return Subject(told, slug_of(what), lambda library: articles_brief(library, ids))


def subjects(screen: MainScreen) -> list[Subject]:
    """Return what a brief can be about now, the likeliest first; in the pane its entity only."""
    from tui.actions.asking import entity_at_hand

    found = list[Subject]()
    entity = entity_at_hand(screen)
    if entity is not None:
        found.append(of_entity(entity))
    if screen.place == "pane" and found:
        return found
    article, in_list = screen.article.article, screen.place == "list"
    row = screen.articles.current if in_list else article.row if article is not None else None
    if row is not None:
        found.insert(0 if in_list else len(found), of_article(row))
    listed = _listed(screen)
    if listed is not None:
        found.insert(0 if in_list else len(found), listed)
    return found


def _listed(screen: MainScreen) -> Subject | None:
    """Return the articles of the list as a subject, where it leaves some out."""
    from tui.list_view import what_is_left
    from tui.listing import Listing

    desk, view = screen.desk, screen.list_view.view
    what = " ".join(what_is_left(desk, view))
    if not what:
        return None
    # The open article is in a list also where it is not meant.
    ids = Listing(desk.library, desk.shelf, desk.search, view).found
    return of_articles(what, ids) if ids else None


def slug_of(name: str) -> str:
    """Return a name as part of the name of a file: its first words, without case and accents."""
    slug = ""
    for word in _WORD.findall(fold(name)):
        longer = f"{slug}-{word}" if slug else word[:LONGEST_SLUG]
        if len(longer) > LONGEST_SLUG:
            break
        slug = longer
    return slug or "brief"


class Briefing:
    """Asks where to, and writes there in a thread; what came of it is said on the screen."""

    def __init__(self, main: MainScreen, over: MessagePump | None = None) -> None:
        """Write from the library of a main screen; ``over`` is the screen over it, if any."""
        screens: list[MessagePump] = [main] if over is None else [over, main]
        self._main, self._screens = main, screens

    def begin(self, subject: Subject | None) -> None:
        """Ask for the name of the file; nothing to do without a subject."""
        if subject is not None:
            self._ask(subject, f"./brief-{subject.slug}.md")

    def _ask(self, subject: Subject, name: str) -> None:
        from tui.screens.ask import AskDialog

        dialog = AskDialog(f"Write a brief of {subject.what} to", name)
        self._main.app.push_screen(dialog, partial(self._named, subject))

    def _named(self, subject: Subject, name: str | None) -> None:
        if name is None:
            return
        path = Path(os.path.expanduser(name))
        try:
            problem = self._problem(path)
            exists = path.exists()
        except (OSError, ValueError) as error:
            self._say(_failed(path, error))
            return
        if problem:
            self._say(problem)
        elif exists:
            self._ask_over(subject, path, name)
        else:
            self._begin_to_write(subject, path)

    def _problem(self, path: Path) -> str:
        """Return what speaks against writing to a path, if something does."""
        if path.exists() and not path.is_file():
            return f"{path} is no file."
        library = self._main.desk.library.path
        if path.exists() and library.exists() and path.samefile(library):
            return f"{path} is the library itself."
        return ""

    def _ask_over(self, subject: Subject, path: Path, name: str) -> None:
        from tui.screens.choose import ChooseDialog, among

        options = [("Give another name", False), ("Write over it", True)]

        def answered(over: bool | None) -> None:
            if over:
                self._begin_to_write(subject, path, over=True)
            elif over is not None:
                self._ask(subject, name)

        self._main.app.push_screen(
            ChooseDialog(f"{path} is there already", among(options)), answered
        )

    def _begin_to_write(self, subject: Subject, path: Path, *, over: bool = False) -> None:
        self._say(f"Writing {path} …")
        work = partial(self._write, subject, path, over)
        self._main.app.run_worker(work, thread=True)

    def _write(self, subject: Subject, path: Path, over: bool) -> None:
        try:
            write_page(path, subject.make(self._main.desk.library), over=over)
        except LookupError:
            self._say(f"There is nothing left of {subject.what} to write about.")
        except LibraryError as error:
            self._say(str(error))
        except (OSError, ValueError) as error:
            self._say(_failed(path, error))
        else:
            self._say(f"The brief is in {path.absolute()}")

    def _say(self, text: str) -> None:
        """Say something on the first screen that is still there; safe in a thread."""
        any(screen.post_message(Said(text)) for screen in self._screens)


def write_page(path: Path, page: str, *, over: bool) -> None:
    """Write a page to a file: a new one, or ``over`` what is there, which it replaces at once.

    Raises:
        OSError: it can't be written; a new file is not left half-written.
    """
    target = path.resolve() if over else path
    written = target.with_name(f".{target.name}.{os.getpid()}.part") if over else target
    with written.open("x", encoding="utf-8", newline="") as stream:
        try:
            stream.write(page)
            stream.flush()
        except OSError:
            written.unlink()
            raise
    if over:
        written.replace(target)


def _failed(path: Path, error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{path} can't be written: {reason}."
