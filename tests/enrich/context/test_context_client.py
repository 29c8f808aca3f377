"""What the client sends, how often, and to whom."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from enrich.context.mediawiki.client import GAP_S, GAP_UNKNOWN_S, WikiClient
from enrich.context.mediawiki.questions import shown
from enrich.context.sources import SourceError
from support.wiki_stub import Reply, WikiStub, page, wiki_of

MakeClient = Callable[..., WikiClient]


def test_one_request_asks_for_all_that_is_shown(stub: WikiStub, client: MakeClient) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    client().ask(shown(["Mali", "Bamako"]))
    query = stub.queries[0]
    assert query["titles"] == "Mali|Bamako"
    assert set(query["prop"].split("|")) == {"extracts", "info", "pageprops", "description"}
    assert (query["exintro"], query["explaintext"], query["exlimit"]) == ("1", "1", "max")
    assert (query["redirects"], query["formatversion"], query["format"]) == ("1", "2", "json")
    assert set(query["ppprop"].split("|")) > {"wikibase_item", "disambiguation"}


def test_the_user_agent_says_who_asks(stub: WikiStub, client: MakeClient) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    client().ask(shown(["Mali"]))
    assert stub.agents[0].startswith("newsreader/1.0 (me@example.org) ")


@pytest.mark.parametrize(
    ("contact", "sent"),
    [("", "no contact given"), ("Jürgen <j@x.example>", "J?rgen <j@x.example>")],
)
def test_any_contact_can_be_sent(stub: WikiStub, contact: str, sent: str) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    made = WikiClient(stub.api, "en", contact, "1.0")
    made.ask(shown(["Mali"]))
    made.close()
    assert f"({sent})" in stub.agents[0]


def test_requests_keep_a_distance(stub: WikiStub, client: MakeClient) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    made = client(gap=0.2)
    start = time.monotonic()
    for _ in range(3):
        made.ask(shown(["Mali"]))
    assert time.monotonic() - start > 0.39
    assert made.requests == 3


def test_those_who_do_not_say_who_they_are_ask_ten_times_a_minute_at_most() -> None:
    assert GAP_UNKNOWN_S >= 6
    assert 0 < GAP_S < GAP_UNKNOWN_S


def test_making_a_client_sends_nothing(stub: WikiStub, client: MakeClient) -> None:
    assert client().requests == 0
    assert not stub.queries


def test_the_language_is_put_into_the_address(stub: WikiStub) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    made = WikiClient(f"{stub.api}?lang={{language}}", "pt-br", "me@example.org", "1")
    assert made._build_url("pt-br").endswith("lang=pt-br")
    made.close()


@pytest.mark.parametrize("language", ["", "EN", "e", "en/", "evil.example/?", "en\n", "en..", "ü"])
def test_what_is_no_language_never_becomes_a_host(stub: WikiStub, language: str) -> None:
    with pytest.raises(SourceError, match="language code"):
        WikiClient(stub.api, language, "", "1")


def test_a_proxy_of_the_environment_is_used(
    stub: WikiStub, monkeypatch: pytest.MonkeyPatch, client: MakeClient
) -> None:
    monkeypatch.setenv("http_proxy", stub.api.removesuffix("/w/api.php"))
    stub.reply_with(wiki_of(page("Mali")))
    client("http://wiki.invalid/w/api.php").ask(shown(["Mali"]))
    assert stub.titles == [["Mali"]]


def test_all_questions_go_over_one_connection(stub: WikiStub, client: MakeClient) -> None:
    stub.reply_with(wiki_of(page("Mali")))
    made = client()
    for _ in range(5):
        made.ask(shown(["Mali"]))
    assert (len(stub.queries), stub.connections) == (5, 1)
    pool = made._client._transport._pool
    assert (pool._max_connections, pool._max_keepalive_connections) == (1, 1)
    assert pool._keepalive_expiry > GAP_UNKNOWN_S


def test_a_request_that_was_cut_off_leaves_the_next_one_alone(
    stub: WikiStub, client: MakeClient
) -> None:
    made = client(timeout=0.3, max_retries=0)
    for _ in range(2):
        stub.reply_with(Reply(manner="dripping"))
        with pytest.raises(SourceError, match="does not answer"):
            made.ask(shown(["Mali"]))
        stub.reply_with(wiki_of(page("Mali")))
        assert made.ask(shown(["Mali"]))["pages"]
    # The second of them was kept for a request that did not end.
    assert stub.connections == 3


@pytest.mark.parametrize(
    "api", ["https://[bad/w/api.php", "nonsense", "ftp://wiki.example/x", "http://" + "x" * 5000]
)
def test_an_address_that_is_none_can_not_be_reached(client: MakeClient, api: str) -> None:
    with pytest.raises(SourceError, match="can't be reached"):
        client(api, max_retries=0).ask(shown(["Mali"]))
