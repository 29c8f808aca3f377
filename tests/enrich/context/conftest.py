"""A misbehaving wiki, a client of it that does not wait, and a library to keep answers in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from db.library import Library
from enrich.context import Lookup
from enrich.context.mediawiki import WikiClient, WikiSource
from enrich.settings import ContextSettings, Settings
from support.wiki_library import library_of
from support.wiki_stub import WikiStub

MakeClient = Callable[..., WikiClient]
MakeLookup = Callable[..., Lookup]


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def stub() -> Iterator[WikiStub]:
    """A server that answers as it is told to."""
    with WikiStub() as server:
        yield server


@pytest.fixture
def client(stub: WikiStub) -> Iterator[MakeClient]:
    """Make clients of the stub that leave no gap and wait only where they are told to."""
    made = []

    def make(api: str = stub.api, **options: Any) -> WikiClient:
        quick = {"gap": 0.0, "retry_wait": 0.0, "timeout": 5.0}
        made.append(WikiClient(api, "en", "me@example.org", "1.0", **{**quick, **options}))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def source(stub: WikiStub, client: MakeClient) -> WikiSource:
    """The stub as a source of context."""
    return WikiSource(client(), stub.api, "en")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library without entities."""
    made = library_of(tmp_path / "library.db")
    yield made
    made.close()


@pytest.fixture
def lookup(stub: WikiStub, client: MakeClient, library: Library) -> MakeLookup:
    """Make a lookup of the library that asks the stub."""

    def make(*, offline: bool = False, **context: Any) -> Lookup:
        settings = Settings(ContextSettings(api=stub.api, **context), offline=offline)
        return Lookup(library, settings, client())

    return make
