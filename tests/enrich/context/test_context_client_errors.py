"""Whatever a wiki does wrong becomes a SourceError that can be shown, after few requests."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from enrich.context.mediawiki import WikiSource
from enrich.context.mediawiki.client import LONGEST_ANSWER, WikiClient
from enrich.context.mediawiki.questions import shown
from enrich.context.sources import SourceError
from support.wiki_stub import Reply, WikiStub, answer, meanings, page, wiki_of

MakeClient = Callable[..., WikiClient]

GOOD = answer({"query": {"pages": [page("Mali")]}})
FAR = "Wed, 21 Oct 2099 07:28:00 GMT"
PAST = "Wed, 21 Oct 2015 07:28:00 GMT"


def failure_of(client: WikiClient) -> str:
    """Ask for a page and return the message of the error, which has to be fit to show."""
    with pytest.raises(SourceError) as caught:
        client.ask(shown(["Mali"]))
    message = str(caught.value)
    assert message.isprintable()
    assert message.isascii()
    assert 10 < len(message) < 200
    assert message.startswith("The wiki")
    assert message.endswith(".")
    assert "http://" not in message
    return message


@pytest.mark.parametrize("status", [300, 301, 302, 400, 401, 403, 404, 407, 414, 418, 451])
def test_a_refusal_is_final(stub: WikiStub, client: MakeClient, status: int) -> None:
    stub.reply_with(Reply(b"Please set a user-agent", status, {"Location": stub.api}))
    assert str(status) in failure_of(client())
    assert len(stub.queries) == 1


def test_who_is_refused_learns_what_to_set(stub: WikiStub, client: MakeClient) -> None:
    stub.reply_with(Reply(b"Please set a user-agent", 403))
    assert "set contact under [context] in the settings" in failure_of(client())


@pytest.mark.parametrize("status", [500, 502, 504, 599])
def test_a_broken_server_is_asked_three_times(
    stub: WikiStub, client: MakeClient, status: int
) -> None:
    stub.reply_with(Reply(b"<html>oops</html>", status))
    assert str(status) in failure_of(client())
    assert len(stub.queries) == 3


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("value", [None, "0", PAST, "soon", "-5", "", "\xa0", "1e3", "²"])
def test_a_busy_server_is_asked_three_times(
    stub: WikiStub, client: MakeClient, status: int, value: str | None
) -> None:
    headers = {} if value is None else {"Retry-After": value}
    stub.reply_with(Reply(b"slow down", status, headers))
    assert "busy" in failure_of(client())
    assert len(stub.queries) == 3


@pytest.mark.parametrize("status", [200, 429, 503])
@pytest.mark.parametrize("value", ["21", "3600", "9" * 400, FAR])
def test_nobody_waits_for_long(stub: WikiStub, client: MakeClient, status: int, value: str) -> None:
    body = json.dumps({"error": {"code": "maxlag"}}).encode()
    stub.reply_with(Reply(body, status, {"Retry-After": value}))
    start = time.monotonic()
    assert "busy" in failure_of(client())
    assert len(stub.queries) == 1
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_short_wait_is_kept(stub: WikiStub, client: MakeClient, form: str) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    value = {"seconds": "1", "date": moment}[form]
    stub.reply_with(Reply(b"", 429, {"Retry-After": value}), GOOD)
    start = time.monotonic()
    assert client().ask(shown(["Mali"]))["pages"][0]["title"] == "Mali"
    assert 0.9 < time.monotonic() - start < 5
    assert len(stub.queries) == 2


@pytest.mark.parametrize("code", ["maxlag", "ratelimited"])
def test_an_error_that_passes_may_come_with_status_200(
    stub: WikiStub, client: MakeClient, code: str
) -> None:
    stub.reply_with(answer({"error": {"code": code}}, Retry_After="0"))
    assert "busy" in failure_of(client())
    assert len(stub.queries) == 3
    stub.reply_with(answer({"error": {"code": code}}), GOOD)
    assert client().ask(shown(["Mali"]))["pages"]


def test_an_error_inside_the_wiki_is_tried_again(stub: WikiStub, client: MakeClient) -> None:
    stub.reply_with(answer({"error": {"code": "internal_api_error_DBQueryError", "info": "x"}}))
    assert "internal_api_error_DBQueryError" in failure_of(client())
    assert len(stub.queries) == 3


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ({"code": "readapidenied", "info": "x"}, "readapidenied"),
        ({"code": "\x1b[31mred\x1b[0m\nand more\u202e"}, "red"),
        ({"code": "long" * 10_000}, "long"),
        ({"code": ["a", {}]}, "error"),
        ({}, "error"),
        ([], "error"),
        ("no", "error"),
        (False, "error"),
        (0, "error"),
    ],
)
def test_an_error_that_stays_may_come_with_status_200(
    stub: WikiStub, client: MakeClient, error: object, said: str
) -> None:
    stub.reply_with(answer({"error": error}))
    assert said in failure_of(client())
    assert len(stub.queries) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'{"query": {"pages"',
        b"<html>Sign in to this network</html>",
        b'{"query": "\xff\xfe"}',
        b"\xff\xfe\x00",
        b"[]",
        b"[[[" * 100_000,
        b'{"a":' * 100_000,
        b"1" * 5000,
        b"null",
        b"true",
        b'"query"',
        b"NaN",
        b"{}",
        b'{"batchcomplete": true}',
        b'{"query": null}',
        b'{"query": []}',
        b'{"query": "pages"}',
        b'{"query": {}}',
        b'{"query": {"pages": []}}',
        b'{"query": {"pages": null}}',
        b'{"query": {"pages": "Mali"}}',
        b'{"query": {"pages": 7}}',
        b'{"query": {"pages": {"7": {"pageid": 7, "ns": 0, "title": "Mali"}}}}',
        b'{"query": {"pages": ["Mali"]}}',
        b'{"query": {"pages": [null]}}',
        b'{"query": {"pages": [[]]}}',
        b'{"query": {"pages": [{}], "redirects": {"from": "Mali", "to": "x"}}}',
        b'{"query": {"pages": [{}], "redirects": ["Mali"]}}',
        b'{"query": {"pages": [{}], "normalized": 1}}',
        b'{"query": {"pages": [{}], "interwiki": [1]}}',
    ],
    ids=lambda body: repr(body[:40]),
)
def test_what_is_no_answer_is_an_error(stub: WikiStub, client: MakeClient, body: bytes) -> None:
    stub.reply_with(Reply(body))
    failure_of(client())
    assert len(stub.queries) == 1


def test_megabytes_are_not_read_to_the_end(stub: WikiStub, client: MakeClient) -> None:
    stub.reply_with(Reply(b" " * (LONGEST_ANSWER + 1)))
    assert "too long" in failure_of(client())
    assert len(stub.queries) == 1


def test_megabytes_may_be_packed(stub: WikiStub, client: MakeClient) -> None:
    packed = gzip.compress(b" " * (4 * LONGEST_ANSWER))
    stub.reply_with(Reply(packed, headers={"Content-Encoding": "gzip"}))
    assert "too long" in failure_of(client())


def test_what_only_pretends_to_be_packed_is_an_error(stub: WikiStub, client: MakeClient) -> None:
    stub.reply_with(Reply(b"{}", headers={"Content-Encoding": "gzip"}))
    failure_of(client())


@pytest.mark.parametrize("manner", ["reset", "cut"])
def test_a_connection_that_breaks_is_tried_again(
    stub: WikiStub, client: MakeClient, manner: str
) -> None:
    stub.reply_with(Reply(GOOD.body, manner=manner))
    assert failure_of(client()) == "The wiki can't be reached."
    assert len(stub.queries) == 3
    stub.reply_with(Reply(GOOD.body, manner=manner), GOOD)
    assert client().ask(shown(["Mali"]))["pages"]


def test_a_port_that_nobody_listens_on(client: MakeClient) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        made = client(f"http://127.0.0.1:{bound.getsockname()[1]}/w/api.php")
        assert failure_of(made) == "The wiki can't be reached."
    assert made.requests == 3


@pytest.mark.parametrize("manner", ["never", "slowly", "dripping"])
def test_a_request_takes_no_longer_than_its_timeout(
    stub: WikiStub, client: MakeClient, manner: str
) -> None:
    stub.reply_with(Reply(b" " * 10_000, manner=manner))
    made = client(timeout=0.3)
    start = time.monotonic()
    assert failure_of(made) == "The wiki does not answer."
    assert made.requests == 3
    assert time.monotonic() - start < 5


def test_candidates_that_can_not_be_had_are_an_error(stub: WikiStub, source: WikiSource) -> None:
    stub.reply_with(wiki_of(meanings("Wagner")), Reply(b"", 403))
    with pytest.raises(SourceError, match="403"):
        source.lookup(["Wagner"])


def test_after_an_error_the_client_can_be_asked_again(stub: WikiStub, client: MakeClient) -> None:
    made = client()
    stub.reply_with(Reply(b"", 404))
    failure_of(made)
    stub.reply_with(GOOD)
    assert made.ask(shown(["Mali"]))["pages"][0]["title"] == "Mali"
