"""Notes: writing one, and all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db.connections import LibraryError
from tui.command import Command

if TYPE_CHECKING:
    from db.note_rows import NoteRow
    from tui.noting import Subject
    from tui.screens.main import MainScreen

GROUP = "Notes"


def _note(screen: MainScreen) -> None:
    from tui.noting import subjects
    from tui.screens.choose import ChooseDialog, among

    found = subjects(screen) if screen.desk.is_open else []
    if len(found) > 1:
        options = [(_option(subject), subject) for subject in found]
        dialog = ChooseDialog("A note on", among(options))
        screen.app.push_screen(dialog, lambda s: None if s is None else _write(screen, s))
    elif found:
        _write(screen, found[0])
    else:
        screen.say("Open an article first.")


def _option(subject: Subject) -> str:
    return subject.what if subject.note is None else f"✎ {subject.note.text}"


def _write(screen: MainScreen, subject: Subject, then: Callable[[], None] = lambda: None) -> None:
    from tui.screens.note import NoteDialog

    text = "" if subject.note is None else subject.note.text
    dialog = NoteDialog(subject.what, text)
    screen.app.push_screen(dialog, partial(_written, screen, subject, then))


def _written(
    screen: MainScreen, subject: Subject, then: Callable[[], None], text: str | None
) -> None:
    """Keep what was written; a note of which nothing is left is taken away."""
    if text is None:
        return
    said, again = "The note is kept.", screen.command("undo").key_label
    try:
        if text:
            subject.write(text)
        elif subject.note is not None:
            screen.desk.library.noting.take_away(subject.note.uid)
            said, again = "The note is taken away.", screen.command("redo").key_label
        else:
            return
    except LibraryError as error:
        screen.say(str(error))
    else:
        verb = "takes it back" if text else "brings it back"
        screen.say(f"{said} {again} {verb}.")
    screen.reading.renew()
    then()


def _notes(screen: MainScreen) -> None:
    if not screen.desk.is_open:
        screen.say("There are no notes yet.")
        return
    from tui.noting import of_note
    from tui.screens.notes import NotesScreen

    def edit(note: NoteRow, then: Callable[[], None]) -> None:
        _write(screen, of_note(screen, note), then)

    screen.app.push_screen(NotesScreen(screen.desk.library, edit), partial(_go, screen))


def _go(screen: MainScreen, note: NoteRow | None) -> None:
    screen.reading.renew()
    if note is None:
        return
    screen.reading.leave()
    if note.entity_id is not None:
        if screen.reading.open_entity(note.entity_id):
            screen.entity.open_tab("context")
            screen.entity.context.scroll_top_to(0)
            screen.entity.body.focus()
    elif note.article is None or not screen.reading.open_article(
        note.article.id, offset=note.start or 0
    ):
        screen.say("That article is gone.")
    else:
        screen.article.focus()


COMMANDS = (
    Command(
        "note",
        "a",
        "Note",
        "On a passage, the article or the selected name; one that is there is edited",
        GROUP,
        _note,
    ),
    Command("notes", "quotation_mark", "Notes", "All of them, with search", GROUP, _notes),
)
