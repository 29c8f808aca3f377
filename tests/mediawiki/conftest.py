"""One real MediaWiki for all tests here, and more of it where a test has to stop one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from enrich.context.mediawiki import WikiClient, WikiSource
from support.wiki_server import MediaWiki, NoWikiError, mediawiki

# Found before any test changes the environment: the wiki needs the machine's own.
_IN_CI = bool(os.environ.get("CI"))


def _enter(stack: ExitStack, factory: pytest.TempPathFactory) -> MediaWiki:
    try:
        return stack.enter_context(mediawiki(factory.mktemp("mediawiki")))
    except NoWikiError as error:
        if _IN_CI:
            pytest.fail(f"No MediaWiki to test with: {error}")
        pytest.skip(f"No MediaWiki to test with: {error}")


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    with ExitStack() as stack:
        yield _enter(stack, tmp_path_factory)


@pytest.fixture
def wiki(_running: MediaWiki) -> MediaWiki:
    """The wiki, with nothing in its log."""
    _running.forget()
    return _running


@pytest.fixture
def mortal_wiki(
    _running: MediaWiki, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MediaWiki]:
    """A wiki of the test's own, to be stopped."""
    with ExitStack() as stack:
        yield _enter(stack, tmp_path_factory)


@pytest.fixture
def source(wiki: MediaWiki) -> Iterator[WikiSource]:
    """The wiki as a source of context, asked without gaps."""
    client = WikiClient(wiki.api, "en", "me@example.org", "1.0", gap=0.0, timeout=30.0)
    yield WikiSource(client, wiki.api, "en")
    client.close()
