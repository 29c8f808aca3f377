"""Every hostile file is read, refused or left out, and never at the cost of its neighbours."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hostile.checking import check_file
from hostile.corpus import INPUTS, name_of, of_kind
from hostile.inputs import File
from hostile.taking import Taken
from newsreader.plain import plain

FAMILIES = frozenset(
    """escapes c1 bidi floods markup markdown long-line tiny-lines nul utf-8 utf-16 links devices
    names yaml fts sql regex urls homoglyphs wiki zim settings""".split()
)
FILES = [one for one in of_kind(File) if not one.heavy]
pytestmark = pytest.mark.xdist_group("hostile")


def test_there_are_enough_of_each_family() -> None:
    families = Counter(one.family for one in INPUTS)
    assert len({name_of(one) for one in INPUTS}) == len(INPUTS) >= 120
    assert families.keys() == FAMILIES
    assert min(families.values()) >= 5, families


def test_the_whole_folder_is_taken_in(taken: Taken) -> None:
    assert taken.code == 1, taken.err
    assert "Traceback" not in taken.out + taken.err
    assert taken.out.count("\n") == 1
    refused = sum(one.outcome == "refused" for one in FILES)
    assert f" 0 unchanged, {refused} failed, " in taken.out
    assert taken.library.check().problems == ()


@pytest.mark.parametrize("one", FILES, ids=name_of)
def test_an_input_and_those_beside_it(taken: Taken, one: File) -> None:
    check_file(taken, one)


def test_no_message_steers_a_terminal(taken: Taken) -> None:
    for line in (taken.out + taken.err).split("\n"):
        assert plain(line) == line


def test_nothing_that_articles_name_was_run_or_made(taken: Taken) -> None:
    made = {path.name for path in taken.home.iterdir()}
    assert made <= {"news", "settings.toml", "library.db", "library.db-wal", "library.db-shm"}
    assert not list(Path.cwd().glob("*PWNED*"))
