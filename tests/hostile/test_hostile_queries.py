"""What is typed reaches the database as a value: a query finds, or is said to be wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from db.library import Library
from hostile.corpus import name_of, of_kind
from hostile.inputs import Query
from newsreader.cli import cli
from newsreader.plain import plain
from support.library import gold_library

QUERIES = of_kind(Query)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the seeds."""
    made = gold_library(tmp_path_factory.mktemp("gold") / "library.db")
    yield made
    made.close()


def contents(library: Library) -> list[tuple[str, int]]:
    """Return the tables of a library with how many rows each has."""
    read = library.connections.read()
    names = [row[0] for row in read.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [(name, read.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names]


def run(library: Library, *words: str) -> Result:
    """Run the program on the library."""
    command = ["--library", str(library.path), *words]
    return CliRunner().invoke(cli, command, prog_name="newsreader")


@pytest.mark.parametrize("command", ["search", "mentions", "entities --like", "article"])
@pytest.mark.parametrize("one", QUERIES, ids=name_of)
def test_a_query(library: Library, one: Query, command: str) -> None:
    before = contents(library)
    name, *option = command.split()
    result = run(library, name, *(option or ["--"]), one.text)
    assert result.exit_code in (0, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert plain(result.output, lines=True) == result.output
    assert contents(library) == before
