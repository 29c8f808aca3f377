"""The private parts of wikipedia-api that the client builds on: they must be what they were.

When one of these fails after an upgrade, enrich/context/mediawiki/client.py has to be looked at.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import wikipediaapi

from enrich.context.mediawiki import WikiClient
from enrich.context.mediawiki.questions import shown
from support.wiki_server import MediaWiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.xdist_group("mediawiki")]


@pytest.fixture
def client(wiki: MediaWiki) -> Iterator[WikiClient]:
    """A client of the wiki."""
    made = WikiClient(
        wiki.api, "en", "me@example.org", "1.0", gap=0.0, timeout=30.0, retry_wait=0.0
    )
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("_get", ["language", "params"]),
        ("_do_get", ["url", "params"]),
        ("_build_url", ["language"]),
        ("_process_response", ["r", "url"]),
    ],
)
def test_a_hook_takes_what_it_took(name: str, parameters: list[str]) -> None:
    for owner in (wikipediaapi.Wikipedia, WikiClient):
        found = list(inspect.signature(getattr(owner, name)).parameters)
        assert [parameter for parameter in found if parameter != "self"] == parameters


def test_a_request_goes_through_every_hook(
    client: WikiClient, wiki: MediaWiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = list[str]()

    def watch(name: str) -> None:
        real = getattr(client, name)

        def passing(*args: Any) -> Any:
            passed.append(name)
            return real(*args)

        monkeypatch.setattr(client, name, passing)

    for name in ("_build_url", "_do_get", "_process_response"):
        watch(name)
    assert client.ask(shown(["Mali"]))["pages"][0]["title"] == "Mali"
    assert passed == ["_build_url", "_do_get", "_process_response"]
    assert client.requests == len(wiki.asked()) == 1


def test_the_parameters_are_sent_as_they_are(client: WikiClient, wiki: MediaWiki) -> None:
    client.ask(shown(["Mali", "Bamako"]))
    query = wiki.asked()[0]["query"]
    assert query["titles"] == "Mali|Bamako"
    assert query["formatversion"] == "2"
    assert set(query) == {
        *("action", "format", "formatversion", "redirects", "prop", "exintro", "explaintext"),
        *("exlimit", "inprop", "ppprop", "titles"),
    }


def test_the_connection_is_an_httpx_client_that_is_kept_open(client: WikiClient) -> None:
    assert isinstance(client._client, httpx.Client)
    assert (client._max_retries, client._retry_wait) == (2, 0.0)
    assert client._client.timeout == httpx.Timeout(30.0)
    assert not client._client.follow_redirects
    client.close()
    assert client._client.is_closed


def test_the_environments_proxies_are_taken(
    wiki: MediaWiki, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", wiki.api.removesuffix("/w/api.php"))
    made = WikiClient("http://wiki.invalid/w/api.php", "en", "", "1", timeout=30.0)
    assert made.ask(shown(["Mali"]))["pages"][0]["title"] == "Mali"
    made.close()


@pytest.mark.parametrize(
    ("error", "times"),
    [
        (wikipediaapi.WikiRateLimitError("u", 0), 3),
        (wikipediaapi.WikiHttpTimeoutError("u"), 3),
        (wikipediaapi.WikiConnectionError("u"), 3),
        (wikipediaapi.WikiHttpError(500, "u"), 3),
        (wikipediaapi.WikiHttpError(404, "u"), 1),
        (wikipediaapi.WikiInvalidJsonError("u"), 1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_may_pass_is_tried_again(
    client: WikiClient, monkeypatch: pytest.MonkeyPatch, error: Exception, times: int
) -> None:
    tried = []

    def failing(url: str, params: dict[str, Any]) -> None:
        tried.append(url)
        raise error

    monkeypatch.setattr(client, "_do_get", failing)
    with pytest.raises(wikipediaapi.WikipediaException) as caught:
        client._get("en", {})
    assert caught.value is error
    assert len(tried) == times


def test_the_wiki_refuses_nonsense_with_status_200(client: WikiClient, wiki: MediaWiki) -> None:
    with pytest.raises(wikipediaapi.WikipediaException, match="badvalue"):
        client._get("en", {"action": "nonsense", "format": "json", "formatversion": "2"})
    assert len(wiki.asked()) == 1
