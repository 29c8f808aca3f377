"""A wiki that fails again and again is left alone for a while."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enrich.context.mediawiki import Circuit, WikiClient
from enrich.context.mediawiki.circuit import PAUSE_S
from enrich.context.mediawiki.questions import shown
from enrich.context.sources import SourceError
from support.wiki_stub import Reply, WikiStub, answer, page, wiki_of

MakeClient = Callable[..., WikiClient]

LEFT_ALONE = "The wiki has failed too often; it is asked again in"


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def asked(client: MakeClient, clock: Clock) -> WikiClient:
    """A client that tries once, and goes by that clock."""
    made: WikiClient = client(max_retries=0, circuit=Circuit(clock))
    return made


def fail(client: WikiClient, times: int, says: str) -> None:
    """Ask so often in vain, and be told so."""
    for _ in range(times):
        with pytest.raises(SourceError, match=says):
            client.ask(shown(["Mali"]))


def test_after_three_failures_nothing_is_sent(stub: WikiStub, asked: WikiClient) -> None:
    stub.reply_with(Reply(b"", 500))
    fail(asked, 3, "status 500")
    fail(asked, 5, f"{LEFT_ALONE} 5 minutes")
    assert len(stub.queries) == 3


@pytest.mark.parametrize(
    ("passed", "said"), [(1, "5 minutes"), (61, "4 minutes"), (239, "2 minutes"), (241, "a minute")]
)
def test_it_says_when_it_will_ask_again(
    stub: WikiStub, asked: WikiClient, clock: Clock, passed: float, said: str
) -> None:
    stub.reply_with(Reply(b"", 500))
    fail(asked, 3, "status 500")
    clock.now += passed
    fail(asked, 1, f"{LEFT_ALONE} {said}.")


def test_after_the_pause_one_question_is_let_through(
    stub: WikiStub, asked: WikiClient, clock: Clock
) -> None:
    stub.reply_with(Reply(b"", 500))
    fail(asked, 3, "status 500")
    clock.now += PAUSE_S
    fail(asked, 1, "status 500")
    fail(asked, 1, LEFT_ALONE)
    clock.now += PAUSE_S
    stub.reply_with(wiki_of(page("Mali")))
    assert asked.ask(shown(["Mali"]))["pages"]
    stub.reply_with(Reply(b"", 500))
    fail(asked, 3, "status 500")


def test_a_success_forgets_the_failures(stub: WikiStub, asked: WikiClient) -> None:
    for _ in range(3):
        stub.reply_with(Reply(b"", 500))
        fail(asked, 2, "status 500")
        stub.reply_with(wiki_of(page("Mali")))
        asked.ask(shown(["Mali"]))


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"", 403),
        Reply(b"{}"),
        Reply(b"<html>"),
        Reply(b"", manner="reset"),
        answer({"error": {"code": "maxlag"}}),
        answer({"error": {"code": "internal_api_error_DBQueryError"}}),
    ],
)
def test_every_kind_of_failure_counts(stub: WikiStub, asked: WikiClient, reply: Reply) -> None:
    stub.reply_with(reply)
    fail(asked, 3, "The wiki")
    fail(asked, 1, LEFT_ALONE)
    assert len(stub.queries) == 3


def test_a_question_that_is_refused_says_nothing_of_the_wiki(
    stub: WikiStub, asked: WikiClient
) -> None:
    stub.reply_with(answer({"error": {"code": "badvalue"}}))
    fail(asked, 5, "badvalue")
    assert len(stub.queries) == 5


def test_a_circuit_may_outlive_a_client(stub: WikiStub, client: MakeClient, clock: Clock) -> None:
    circuit = Circuit(clock)
    options: dict[str, Any] = {"max_retries": 0, "circuit": circuit}
    stub.reply_with(Reply(b"", 500))
    for _ in range(3):
        fail(client(**options), 1, "status 500")
    fail(client(**options), 1, LEFT_ALONE)
