"""Fetching for a whole library, cut short in the middle and taken up again."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enrich.context.lookup import TOGETHER
from enrich.context.mediawiki import BATCH
from newsreader.cli import cli
from support.wiki_library import library_of
from support.wiki_stub import Query, Reply, WikiStub, answer, page

NAMES = [f"Invented Town {number:02}" for number in range(1, 61)]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[WikiStub]:
    """A wiki that has a page for every title."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with WikiStub() as server:
        server.reply_with(every_page)
        yield server


@pytest.fixture
def arguments(tmp_path: Path, stub: WikiStub) -> list[str]:
    """The options that name a library of sixty towns, and settings that name the wiki."""
    named = [(name, "GPE", f"Rain fell on {name}.") for name in NAMES]
    library_of(tmp_path / "towns.db", *named).close()
    config = tmp_path / "config.toml"
    config.write_text(f'[context]\napi = "{stub.api}"\nonline = true\ncontact = "me@example.org"\n')
    return ["--library", str(tmp_path / "towns.db"), "--config", str(config)]


def every_page(query: Query) -> Reply:
    """Answer each title with a page of its own."""
    titles = query["titles"].split("|")
    return answer({"query": {"pages": [page(t, int(t[-2:]) + 1) for t in titles]}})


def fetch_all(arguments: list[str]) -> Result:
    """Fetch what is missing, as the program does."""
    return CliRunner().invoke(cli, ["context", "--all", *arguments], prog_name="newsreader")


def test_a_run_that_was_cut_short_goes_on_with_the_rest(
    stub: WikiStub, arguments: list[str]
) -> None:
    stub.reply_with(*[every_page] * ceil(TOGETHER / BATCH), Reply(status=404))
    first = fetch_all(arguments)
    assert first.exit_code == 1
    *answered, failed = stub.titles
    done = {title for titles in answered for title in titles}
    assert len(done) == TOGETHER
    assert not done & set(failed)
    assert "60 entities: 50 with a page" in first.stderr
    assert "10 not looked up yet" in first.stderr
    assert "HTTP status 404" in first.stderr
    assert "the same command goes on from there" in first.stderr

    stub.queries.clear()
    stub.reply_with(every_page)
    second = fetch_all(arguments)
    assert second.exit_code == 0, second.output
    asked = [title for titles in stub.titles for title in titles]
    assert sorted(asked) == sorted(set(NAMES) - done)
    assert "60 entities: 60 with a page" in second.stderr

    stub.queries.clear()
    assert fetch_all(arguments).exit_code == 0
    assert stub.queries == []
