"""Readers and an ingest on one library at the same time: nobody is locked out, nothing is lost."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from db.library import Library
from support.killing import NEWSREADER

# Reads lists and articles, marks them as read, renames and takes back, as a reader does, and prints
# each decision once it has been taken.
READER = """
import sys, time
from pathlib import Path
from db.decisions.kinds import Rename
from db.library import Library
path, who, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
library, end, number = Library(path), time.monotonic() + float(seconds), 0
while time.monotonic() < end:
    for row in library.articles.page(0, 100)[:5]:
        library.articles.get(row.id)
        library.articles.set_read(row.id, number % 2 == 0)
    for entity in library.entities.ranked(limit=2):
        named = library.decisions.named(entity.id)
        entry = library.decisions.take(Rename(entity=named, name=f"{who} {number}"))
        print(entry.uid, flush=True)
        if number % 3 == 0:
            library.decisions.undo(entry.uid)
    library.search.find("council")
    number += 1
library.close()
"""


@pytest.mark.model
@pytest.mark.xdist_group("jobs")
def test_two_readers_and_an_ingest(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    news, path = tmp_path / "news", tmp_path / "library.db"
    news.mkdir()
    for number in range(10):
        _write(news, number)
    ingest = [*NEWSREADER, "--library", str(path), "ingest", str(news), "--offline"]
    subprocess.run(ingest, check=True, capture_output=True, timeout=300)
    seconds = pytestconfig.getoption("--seconds")
    with ExitStack() as stack:
        readers = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", READER, str(path), who, str(seconds)],
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for who in ("One", "Other")
        ]
        end, number = time.monotonic() + seconds, 10
        while time.monotonic() < end:
            for _ in range(30):
                number += 1
                _write(news, number)
            done = subprocess.run(ingest, check=False, capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, done.stderr
        said = [reader.communicate() for reader in readers]
    taken = set[str]()
    for reader, (out, err) in zip(readers, said, strict=True):
        assert reader.returncode == 0, err
        assert not err
        taken |= set(out.split())
    assert taken
    library = Library(path)
    assert taken <= {entry.uid for entry in library.decisions.entries()}
    assert library.articles.count() == len(list(news.iterdir()))
    assert library.check().problems == ()
    library.close()


def _write(news: Path, number: int) -> None:
    (news / f"{number:05}.txt").write_text(
        f"Council meets for the {number}th time\n\nThe United Nations sent Sarah Miller to Bamako"
        f" on Monday, the {number}th envoy to visit Mali since the peace talks began.\n"
    )
