from __future__ import annotations

from pathlib import Path

import pytest

from enrich.messages import (
    Command,
    Event,
    JobSettings,
    decode_command,
    decode_event,
    decode_settings,
    encode,
)
from enrich.settings import ContextSettings, RecogniseSettings, Settings


@pytest.mark.parametrize(
    "event",
    [
        Event("ready"),
        Event("named", stage="recognise", done=3, total=9),
        Event("context", id=7, text="a\nb “c”"),
        Event("shelf", text="/a\n", failed=(("/a\n/caf\udce9.txt", "its name"), ("b", "c"))),
    ],
)
def test_events_are_lines(event: Event) -> None:
    line = encode(event)
    assert line.count("\n") == 1
    assert line.isascii()
    assert decode_event(line) == event


@pytest.mark.parametrize(
    "command", [Command("stop"), Command("look", id=3, online=True, refresh=True)]
)
def test_commands_are_lines(command: Command) -> None:
    assert decode_command(encode(command)) == command


@pytest.mark.parametrize("online", ["ask", True, False])
def test_settings_are_lines(online: bool) -> None:
    context = ContextSettings(online=online, contact="ü", zim=(Path("/a b.zim"),), timeout=1.5)
    job = JobSettings(
        Path("/l\n.db"), (Path("a"), Path("b")), Settings(context, RecogniseSettings("m"), True)
    )
    assert decode_settings(encode(job)) == job
