"""What the reader's process and its background process tell each other, as lines of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from enrich.settings import ContextSettings, RecogniseSettings, Settings

Kind = Literal[
    "ready",  # the library is open, migrated where that was due
    "shelf",  # the articles of a shelf are up to date
    "progress",  # of a stage: done of total
    "named",  # mentions of some articles are stored
    "linked",  # the link of an entity is stored, as far as it can be made without a wiki
    "context",  # the link of an entity is stored, or could not be got: text says why
    "waiting",  # another process recognises; this one waits
    "idle",  # nothing is left to do
    "error",  # something can't go on; text says why
]
Task = Literal["rescan", "settle", "look", "languages", "prefer", "stop"]


@dataclass(frozen=True, slots=True)
class Event:
    """Told by the background process; ``id`` is an entity's in "context".

    ``failed`` and ``remarks`` are those of a ``ReadReport``, in "shelf".
    """

    kind: Kind
    stage: str = ""
    done: int = 0
    total: int = 0
    id: int = 0
    text: str = ""
    failed: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """Asked by the reader's process.

    "look" asks for the context of the entity ``id``, of a wiki too if ``online``, and with
    ``wide`` for all that the reader may want to choose from; "languages" asks a wiki in which
    other languages its page is there; "prefer" wants the article ``id`` recognised before the
    others; "settle" wants brought about what decisions have put off.
    """

    task: Task
    id: int = 0
    online: bool = False
    refresh: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class JobSettings:
    """What the background process works on; with no ``paths`` it follows every shelf."""

    library: Path
    paths: tuple[Path, ...]
    settings: Settings


def encode(message: Event | Command | JobSettings) -> str:
    """Return a message as one line of JSON with its line end."""
    return json.dumps(asdict(message), default=str) + "\n"


def decode_event(line: str) -> Event:
    """Read back an event."""
    values = json.loads(line)
    for key in ("failed", "remarks"):
        values[key] = tuple((path, said) for path, said in values[key])
    return Event(**values)


def decode_command(line: str) -> Command:
    """Read back a command."""
    return Command(**json.loads(line))


def decode_settings(line: str) -> JobSettings:
    """Read back what the process works on."""
    values: dict[str, Any] = json.loads(line)
    settings = values["settings"]
    context = settings["context"]
    return JobSettings(
        library=Path(values["library"]),
        paths=tuple(map(Path, values["paths"])),
        settings=Settings(
            context=ContextSettings(**{**context, "zim": tuple(map(Path, context["zim"]))}),
            recognise=RecogniseSettings(**settings["recognise"]),
            offline=settings["offline"],
        ),
    )
