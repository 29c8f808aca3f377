"""Pictures of screens as text: what stands in each line, and in which style each cell is.

Text rather than SVG: a change reads as a change in a diff, both themes are in one picture, and
a hundred of them are smaller than a dozen SVGs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_letters, digits, punctuation

from rich.cells import cell_len
from rich.style import Style
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input

from support.reader import Reader
from tui.themes import NAMES

_SIGNS = ascii_letters + digits + punctuation
_FORMS = ("bold", "dim", "italic", "underline", "reverse", "strike")


class PictureFile(SingleFileSnapshotExtension):
    """Keeps a picture in a text file of its own."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


@dataclass(frozen=True, slots=True)
class Shot:
    """The lines of a screen, and the style of each of its cells."""

    lines: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def shot_of(screen: Screen[object]) -> Shot:
    """Return what is on a screen now."""
    strips = screen._compositor.render_strips()
    lines = tuple(strip.text.rstrip() for strip in strips)
    return Shot(lines, tuple(tuple(_cells(strip)) for strip in strips))


def _cells(strip: Strip) -> Iterator[str]:
    for segment in strip:
        told = _told(segment.style or Style.null())
        yield from (told for _ in range(cell_len(segment.text)))


def _told(style: Style) -> str:
    """Return what of a style is seen: its forms, its colour and what is behind."""
    forms = [form for form in _FORMS if getattr(style, form)]
    colours = [
        f"{word}{colour.name}"
        for word, colour in (("", style.color), ("on ", style.bgcolor))
        if colour is not None
    ]
    return " ".join([*forms, *colours]) or "plain"


def drawn(shots: Sequence[tuple[str, Shot]]) -> str:
    """Return the picture of one screen in several themes, each with its name."""
    (_, first), *others = shots
    assert all(shot.lines == first.lines for _, shot in others)
    cells = [
        list(zip(*rows, strict=True)) for rows in zip(*(s.cells for _, s in shots), strict=True)
    ]
    signs = dict(zip(dict.fromkeys(cell for row in cells for cell in row), _SIGNS, strict=False))
    legend = [
        f"{sign}  {name}: {style}"
        for styles, sign in signs.items()
        for (name, _), style in zip(shots, styles, strict=True)
    ]
    styles = ["".join(signs[cell] for cell in row) for row in cells]
    return "\n".join([*first.lines, "", *styles, "", *legend, ""])


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys, each once what the one before began is done.

    Pilot.press waits for the process to be idle, 40 ms and more for each key.
    """
    await _settled(pilot)
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await _settled(pilot)


async def _settled(pilot: Pilot[None]) -> None:
    """Wait until no message is left to be handled and nothing works in a thread."""
    app, busy = pilot.app, True
    while busy:
        await pilot.pause(0)
        await app.workers.wait_for_complete()
        pumps = [app, *app.screen.walk_children(with_self=True)]
        busy = len(app.workers) > 0 or any(pump.message_queue_size for pump in pumps)


async def taken(reader: Reader, keys: Sequence[str], themes: Sequence[str]) -> str:
    """Press keys and return the picture of what is there then."""
    app, pilot = reader.app, reader.pilot
    await press(pilot, keys)
    await pilot.pause()
    for typed in app.screen.query(Input):
        typed.cursor_blink = False
    shots = []
    for theme in themes:
        app.theme = NAMES[theme]
        await _settled(pilot)
        shots.append((theme, shot_of(app.screen)))
    return drawn(shots)
