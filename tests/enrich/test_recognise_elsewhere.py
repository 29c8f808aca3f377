"""Recognition is the same in any order, in any number of processes, and without the notes."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.records import Article
from enrich.network import OfflineError
from enrich.recognise.pool import processes, recognise_batches
from enrich.settings import RecogniseSettings
from support.gold import ROOT

if TYPE_CHECKING:
    from enrich.recognise.names import Recognised, Text
    from enrich.recognise.pipeline import Recogniser

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("model")]

SOME = 6


def texts_of(seeds: dict[str, Article]) -> list[Text]:
    return [(a.text, a.blocks, a.styles) for a in list(seeds.values())[:SOME]]


@pytest.fixture(scope="module")
def expected(seeds: dict[str, Article], found_in_seeds: dict[str, Recognised]) -> list[Recognised]:
    return list(found_in_seeds.values())[:SOME]


def test_the_order_of_articles_does_not_matter(
    recogniser: Recogniser, seeds: dict[str, Article], expected: list[Recognised]
) -> None:
    texts = texts_of(seeds)
    assert recogniser.recognise(texts[::-1]) == expected[::-1]
    assert [recogniser.recognise([text])[0] for text in texts] == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_number_of_processes_does_not_matter(
    seeds: dict[str, Article], expected: list[Recognised], jobs: int
) -> None:
    texts = texts_of(seeds)
    batches: Sequence[Sequence[Text]] = [texts[:2], [], texts[2:3], texts[3:]]
    found = list(recognise_batches(batches, RecogniseSettings(), jobs))
    assert [len(batch) for batch in found] == [2, 0, 1, SOME - 3]
    assert [one for batch in found for one in batch] == expected


def test_processes_that_recognise_can_open_no_connection() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        processes(RecogniseSettings(), 1) as executor,
    ):
        address = server.getsockname()
        connected = executor.submit(socket.create_connection, address, 5)
        resolved = executor.submit(socket.getaddrinfo, "localhost", 80)
        assert isinstance(connected.exception(), OfflineError)
        assert isinstance(resolved.exception(), OfflineError)


ELSEWHERE = """
import json, sys
import enrich
from enrich.recognise.pipeline import Recogniser
from enrich.settings import RecogniseSettings
from dataclasses import asdict
from pathlib import Path
from enrich.readers import read

here = Path(enrich.__file__).parent
assert here.parent == Path(sys.argv[1]), here
assert not (here / "starter").exists() and not (here.parent / "seeds").exists()
articles = [read(Path(path)) for path in sys.argv[2:]]
texts = [(a.text, a.blocks, a.styles) for a in articles]
found = Recogniser.load(RecogniseSettings()).recognise(texts)
print(json.dumps([asdict(one) for one in found]))
"""


def test_neither_the_notes_nor_the_seeds_are_read(
    tmp_path: Path,
    environment: dict[str, str],
    seeds: dict[str, Article],
    expected: list[Recognised],
) -> None:
    tree, articles = tmp_path / "tree", tmp_path / "articles"
    leave_out = shutil.ignore_patterns("starter", "__pycache__")
    for room in ("db", "enrich"):
        shutil.copytree(ROOT / room, tree / room, ignore=leave_out)
    articles.mkdir()
    files = [shutil.copy(ROOT / "seeds" / file, articles) for file in list(seeds)[:SOME]]
    answer = subprocess.run(
        [sys.executable, "-P", "-c", ELSEWHERE, str(tree), *files],
        env={**environment, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == json.loads(json.dumps([asdict(one) for one in expected]))
