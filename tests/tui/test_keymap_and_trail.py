"""Keys to commands, and the way back: pure parts, by properties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.command import Command
from tui.keymap import Keymap
from tui.trail import LONGEST, Place, Trail


def _command(name: str, keys: str) -> Command:
    return Command(name, keys, name, "", "", lambda screen: None)


def _run(keymap: Keymap, keys: str) -> list[str]:
    return [command.id for key in keys if (command := keymap.press(key)[0]) is not None]


def test_sequences_run_when_they_are_complete() -> None:
    keymap = Keymap([_command("one", "a"), _command("two", "g g, x"), _command("three", "g h i")])
    assert _run(keymap, "agg") == ["one", "two"]
    assert _run(keymap, "ghix") == ["three", "two"]


def test_a_key_that_continues_no_sequence_begins_anew() -> None:
    keymap = Keymap([_command("one", "a"), _command("two", "g g")])
    assert _run(keymap, "ga") == ["one"]
    assert keymap.pending == ()
    assert keymap.press("z") == (None, False)


@given(st.text(alphabet="abgh", max_size=30))
def test_whatever_is_pressed_a_sequence_still_works_after(keys: str) -> None:
    keymap = Keymap([_command("two", "g g"), _command("three", "a b"), _command("four", "h")])
    for key in keys:
        keymap.press(key)
    assert _run(keymap, "h")[-1:] == ["four"]
    assert _run(keymap, "gg") == ["two"]


PLACES = st.builds(Place, article_id=st.integers(1, 5), top=st.integers(0, 3))


@given(st.lists(PLACES, max_size=30), PLACES)
def test_going_back_visits_what_was_left_and_forward_returns(
    left: list[Place], here: Place
) -> None:
    trail = Trail()
    for place in left:
        trail.leave(place)
    there, visited = here, list[Place]()
    while (place := trail.back(there)) is not None:
        visited.append(place)
        there = place
    distinct = [place for i, place in enumerate(left) if i == 0 or left[i - 1] != place]
    assert visited == distinct[::-1]
    returned = [there]
    while (place := trail.forward(there)) is not None:
        returned.append(place)
        there = place
    assert there == here
    assert returned == [*distinct, here] or not distinct


def test_the_trail_is_bounded() -> None:
    trail = Trail()
    for number in range(LONGEST + 50):
        trail.leave(Place(number))
    place: Place | None = Place(-1)
    steps = 0
    while place is not None and (place := trail.back(place)) is not None:
        steps += 1
    assert steps == LONGEST
