"""Hostile answers of wikis, Kiwix files and settings files: a message, or text that is fit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from db.library import Library
from db.pages import Page
from enrich.context import Lookup
from enrich.context.mediawiki import WikiClient
from enrich.context.sources import SourceError
from enrich.context.zim import ZimSource
from enrich.settings import ContextSettings, Settings
from hostile.answers import NAME
from hostile.corpus import name_of, of_kind
from hostile.inputs import SettingsFile, WikiAnswer, ZimFile
from newsreader.cli import cli
from newsreader.plain import plain
from support.wiki_library import add_entity, library_of
from support.wiki_stub import Reply, WikiStub


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[WikiStub]:
    """A wiki that answers as it is told to."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with WikiStub() as server:
        yield server


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with one name."""
    made = library_of(tmp_path / "library.db")
    add_entity(made, NAME, "PERSON")
    yield made
    made.close()


def looked_up(library: Library, stub: WikiStub) -> Page | str | None:
    """Ask a wiki for the name; return the page that is kept, or the message."""
    client = WikiClient(stub.api, "en", "me@x", "1", gap=0.0, retry_wait=0.0, timeout=5.0)
    (entity,) = library.entities.find(NAME)
    with Lookup(library, Settings(ContextSettings(api=stub.api)), client) as lookup:
        try:
            for _ in lookup.fetch([entity.id], online=True):
                pass
        except SourceError as error:
            return str(error)
    return library.links.of(entity.id).page


def check_page(page: Page) -> None:
    """Fail where a page is not short text on single lines, with an address of the web."""
    lines = [page.title, page.description, page.url, page.licence, *page.links]
    lines += [text for fact in page.facts for text in fact]
    lines += page.extract.split("\n")
    for line in lines:
        assert plain(line) == line
    assert len(page.extract) <= 20_000
    assert all(len(line) <= 20_000 for line in lines)
    assert page.url.startswith(("https://", "http://")) or not page.url
    assert len(page.links) <= 500


@pytest.mark.parametrize("one", of_kind(WikiAnswer), ids=name_of)
def test_an_answer_of_a_wiki(library: Library, stub: WikiStub, one: WikiAnswer) -> None:
    stub.reply_with(one.reply)
    found = looked_up(library, stub)
    if isinstance(found, Page):
        check_page(found)
    elif found:
        assert found.startswith("The wiki")
        assert plain(found) == found
    assert len(stub.queries) <= 20


def test_another_host_is_never_asked(library: Library, stub: WikiStub) -> None:
    with WikiStub() as other:
        stub.reply_with(Reply(b"", 302, {"Location": other.api}))
        assert isinstance(looked_up(library, stub), str)
        assert stub.queries
        assert (other.queries, other.connections) == ([], 0)


@pytest.mark.parametrize("one", of_kind(ZimFile), ids=name_of)
def test_a_kiwix_file(tmp_path: Path, one: ZimFile) -> None:
    path = tmp_path / "a.zim"
    one.make(path)
    if one.says:
        with pytest.raises(SourceError) as caught:
            ZimSource(path).lookup([NAME])
        assert one.says in str(caught.value)
        assert str(path) in str(caught.value)
        assert plain(str(caught.value)) == str(caught.value)
        return
    source = ZimSource(path)
    for candidate in source.lookup([NAME])[NAME].candidates:
        check_page(candidate.page)
    about = source.about()
    for said in (about.origin, about.language, about.host, about.licence, about.date):
        assert plain(said) == said


@pytest.mark.parametrize("one", of_kind(SettingsFile), ids=name_of)
def test_a_settings_file(tmp_path: Path, one: SettingsFile) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(one.data)
    result = CliRunner().invoke(cli, ["--config", str(path), "shelves"], prog_name="newsreader")
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    assert str(path) in result.output
    assert one.says in result.output
    assert len(result.output.splitlines()) == 1
    assert len(result.output) < 2_000
    assert plain(result.output, lines=True) == result.output


@pytest.mark.parametrize("one", of_kind(SettingsFile), ids=name_of)
def test_the_doctor_goes_on_without_a_settings_file(tmp_path: Path, one: SettingsFile) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(one.data)
    command = ["--config", str(path), "--library", str(tmp_path / "none.db"), "doctor"]
    result = CliRunner().invoke(cli, command, prog_name="newsreader")
    assert result.exit_code == 1, result.output
    assert plain(result.output, lines=True) == result.output
    report = json.loads(result.output)
    wrong = [check for check in report["checks"] if not check["ok"]]
    assert [check["name"] for check in wrong] == ["settings"]
    assert str(path) in wrong[0]["detail"]
    assert one.says in wrong[0]["detail"]
    assert {value["source"] for value in report["settings"].values()} == {"default"}


def test_a_settings_file_that_never_ends_is_refused() -> None:
    result = CliRunner().invoke(cli, ["--config", "/dev/zero", "shelves"], prog_name="newsreader")
    assert result.exit_code == 2
    assert "The settings file /dev/zero is larger than 100 kB." in result.output
