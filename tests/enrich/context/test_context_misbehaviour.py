"""However a wiki misbehaves: a message or another try, in bounded time, and no page is lost."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from db.library import Library
from db.pages import Link
from enrich.context import Lookup
from enrich.context.mediawiki import WikiClient
from enrich.context.mediawiki.client import LONGEST_ANSWER
from enrich.context.sources import SourceError
from enrich.settings import ContextSettings, Settings
from support.wiki_library import add_entity
from support.wiki_stub import Answerer, Reply, WikiStub, answer, meanings, page, wiki_of

MakeClient = Callable[..., WikiClient]
Replies = list[Reply | Answerer]

ORLA = page("Orla Vexley", 5)
GOOD = wiki_of(ORLA)
BODY = json.dumps({"query": {"pages": [ORLA]}}).encode()
LONGEST_S = 8.0


def error(code: str) -> Reply:
    """An error that comes with status 200, and may be tried again at once."""
    return answer({"error": {"code": code, "info": "x"}}, Retry_After="0")


FAR = "Wed, 21 Oct 2099 07:28:00 GMT"
FAILURES: dict[str, Replies] = {
    "no answer": [Reply(manner="never")],
    "a body byte by byte": [Reply(b" " * 10_000, manner="slowly")],
    "headers without end": [Reply(manner="dripping")],
    "a connection reset": [Reply(manner="reset")],
    "a body cut short": [Reply(BODY, manner="cut")],
    "429 without a time": [Reply(status=429)],
    "429 with seconds": [Reply(status=429, headers={"Retry-After": "1"})],
    "429 with too many seconds": [Reply(status=429, headers={"Retry-After": "3600"})],
    "429 with a date": [Reply(status=429, headers={"Retry-After": FAR})],
    "429 with nonsense": [Reply(status=429, headers={"Retry-After": "\xb2 -1 soon"})],
    "503 with a time": [Reply(status=503, headers={"Retry-After": "0"})],
    "500": [Reply(b"<html>", 500)],
    "502": [Reply(b"<html>", 502)],
    "504": [Reply(b"<html>", 504)],
    "403": [Reply(b"Please set a user-agent", 403)],
    "404": [Reply(b"", 404)],
    "a redirect in a circle": [Reply(status=301, headers={"Location": "/w/api.php"})],
    "half of JSON": [Reply(BODY[:-9])],
    "a page of HTML": [Reply(b"<html>Sign in to this network</html>")],
    "an empty body": [Reply(b"")],
    "bytes that are no text": [Reply(b'{"query": "\xff\xfe"}')],
    "a list": [Reply(b"[]")],
    "an object without a query": [Reply(b"{}")],
    "brackets without end": [Reply(b"[" * 200_000)],
    "megabytes": [Reply(b" " * (LONGEST_ANSWER + 1))],
    "megabytes that come packed": [
        Reply(gzip.compress(b" " * (4 * LONGEST_ANSWER)), headers={"Content-Encoding": "gzip"})
    ],
    "what only says that it is packed": [Reply(b"{}", headers={"Content-Encoding": "gzip"})],
    "a number in place of pages": [Reply(b'{"query": {"pages": 7}}')],
    "maxlag": [error("maxlag")],
    "ratelimited": [error("ratelimited")],
    "an internal error": [error("internal_api_error_DBQueryError")],
    "a refusal": [error("readapidenied")],
    "an error of no form": [answer({"error": [None]})],
    "meanings that can't be had": [wiki_of(meanings("Orla Vexley")), Reply(b"", 500)],
}
# What the wiki says here can be read, but says nothing of what was asked.
SILENT: dict[str, Replies] = {
    "another page": [answer({"query": {"pages": [page("Else")]}})],
    "redirects in a circle": [
        answer(
            {
                "query": {
                    "redirects": [
                        {"from": "Orla Vexley", "to": "Vexley"},
                        {"from": "Vexley", "to": "Orla Vexley"},
                    ],
                    "interwiki": [{"title": 7}],
                }
            }
        )
    ],
}
PASSING = [
    *("a connection reset", "a body cut short", "429 without a time", "429 with seconds"),
    *("503 with a time", "500", "502", "504", "maxlag", "ratelimited", "an internal error"),
]


@pytest.fixture
def orla(library: Library) -> int:
    """Somebody of whom there is no note."""
    return add_entity(library, "Orla Vexley", "PERSON")


@pytest.fixture
def lookup(stub: WikiStub, client: MakeClient, library: Library) -> Iterator[Lookup]:
    """A look-up whose client is soon tired of waiting."""
    made = client(timeout=0.4, retry_wait=0.01)
    with Lookup(library, Settings(ContextSettings(api=stub.api)), made) as opened:
        yield opened


@pytest.fixture
def stale(stub: WikiStub, lookup: Lookup, library: Library, orla: int) -> Link:
    """The link to a page that was fetched long ago."""
    stub.reply_with(GOOD)
    link = dict(lookup.fetch([orla], online=True))[orla]
    assert link.page is not None
    with library.connections.write() as write:
        write.execute("UPDATE page_names SET expires_at = '2000-01-01T00:00:00+00:00'")
    stub.queries.clear()
    return link


@contextmanager
def bounded() -> Iterator[None]:
    """Fail what takes so long that a reader would give up."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < LONGEST_S


def test_these_are_more_than_twenty_kinds() -> None:
    assert len(FAILURES) + len(SILENT) > 30


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failure_becomes_a_message_and_the_page_stays(
    stub: WikiStub, lookup: Lookup, library: Library, orla: int, stale: Link, kind: str
) -> None:
    stub.reply_with(*FAILURES[kind])
    links = dict[int, Link]()
    with bounded(), pytest.raises(SourceError) as caught:
        links.update(lookup.fetch([orla], online=True))
    assert str(caught.value).startswith("The wiki")
    assert str(caught.value).isprintable()
    assert 1 <= len(stub.queries) <= 4
    assert_kept(lookup, library, orla, stale)


@pytest.mark.parametrize("kind", SILENT)
def test_silence_is_no_reason_to_lose_a_page(
    stub: WikiStub, lookup: Lookup, library: Library, orla: int, stale: Link, kind: str
) -> None:
    stub.reply_with(*SILENT[kind])
    with bounded():
        assert dict(lookup.fetch([orla], online=True)) == {orla: stale}
    assert_kept(lookup, library, orla, stale)


@pytest.mark.parametrize("kind", PASSING)
def test_what_passes_is_tried_again(
    stub: WikiStub, lookup: Lookup, library: Library, orla: int, stale: Link, kind: str
) -> None:
    stub.reply_with(*FAILURES[kind], GOOD)
    with bounded():
        (link,) = dict(lookup.fetch([orla], online=True)).values()
    assert link.page is not None
    assert link.page.title == "Orla Vexley"
    assert len(stub.queries) == 2


def test_a_wiki_that_is_gone(
    client: MakeClient, stub: WikiStub, library: Library, orla: int, stale: Link
) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        gone = client(f"http://127.0.0.1:{bound.getsockname()[1]}/w/api.php", retry_wait=0.01)
        settings = Settings(ContextSettings(api=stub.api))
        with Lookup(library, settings, gone) as lookup:
            with bounded(), pytest.raises(SourceError, match="can't be reached"):
                list(lookup.fetch([orla], online=True))
            assert_kept(lookup, library, orla, stale)


def test_a_wiki_that_fails_for_hours_is_hardly_asked(
    stub: WikiStub, lookup: Lookup, library: Library, orla: int, stale: Link
) -> None:
    stub.reply_with(Reply(status=500))
    for number in range(20):
        with pytest.raises(SourceError, match="500" if number < 3 else "is asked again in"):
            list(lookup.fetch([orla], online=True))
    assert len(stub.queries) == 9
    assert_kept(lookup, library, orla, stale)


def assert_kept(lookup: Lookup, library: Library, entity_id: int, link: Link) -> None:
    """The page is still linked, and still found without the network."""
    assert library.links.of(entity_id) == link
    assert dict(lookup.fetch([entity_id], online=False)) == {entity_id: link}
