"""How long the client waits before it tries again, and when it gives up."""

from __future__ import annotations

import pytest
import wikipediaapi

from enrich.context.mediawiki.errors import WikiAnswerError, WikiInternalError, WikiRefusalError
from enrich.context.mediawiki.retrying import LONGEST_QUESTION_S, LONGEST_WAIT_S, retrying


class Sleeper:
    """Sleeps in no time, and fails as often as it is called."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.waits = list[float]()
        self.calls = 0

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def call(self) -> None:
        self.calls += 1
        raise self.error


def waits(error: Exception, tries: int = 3, wait: float = 1.0) -> list[float]:
    """Return the waits between the tries of something that fails each time."""
    sleeper = Sleeper(error)
    again = retrying(tries, wait)
    again.sleep = sleeper.sleep
    with pytest.raises(type(error)) as caught:
        again(sleeper.call)
    assert caught.value is error
    assert sleeper.calls == len(sleeper.waits) + 1
    return sleeper.waits


def test_waits_grow_and_leave_a_part_to_chance() -> None:
    seen = [waits(wikipediaapi.WikiConnectionError("u"), 4) for _ in range(20)]
    for number, least in enumerate((1.0, 2.0, 4.0)):
        lengths = {found[number] for found in seen}
        assert len(lengths) > 10
        assert least <= min(lengths) <= max(lengths) <= least + 1.0


def test_no_wait_is_long() -> None:
    assert max(waits(wikipediaapi.WikiConnectionError("u"), 10, 0.5)) <= LONGEST_WAIT_S


def test_what_the_wiki_asks_for_is_kept_and_a_little_more() -> None:
    seen = [waits(wikipediaapi.WikiRateLimitError("u", 7)) for _ in range(10)]
    assert all(7 <= wait <= 8 for found in seen for wait in found)
    assert len({found[0] for found in seen}) > 5


def test_a_busy_wiki_that_says_no_time_gets_the_usual_one() -> None:
    first, second = waits(wikipediaapi.WikiRateLimitError("u"))
    assert 1 <= first <= 2 <= second <= 3


def test_no_try_begins_after_the_longest_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("tenacity.time.monotonic", lambda: now[0])
    error = wikipediaapi.WikiRateLimitError("u", 19)
    sleeper = Sleeper(error)
    again = retrying(1000, 0.0)

    def sleep(seconds: float) -> None:
        now[0] += seconds

    again.sleep = sleep
    with pytest.raises(wikipediaapi.WikiRateLimitError):
        again(sleeper.call)
    assert now[0] <= LONGEST_QUESTION_S
    assert sleeper.calls == 4


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (wikipediaapi.WikiHttpError(500, "u"), 3),
        (wikipediaapi.WikiHttpError(404, "u"), 1),
        (wikipediaapi.WikiHttpTimeoutError("u"), 3),
        (WikiInternalError("x"), 3),
        (WikiRefusalError("x"), 1),
        (WikiAnswerError("x"), 1),
        (ValueError("ours"), 1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_only_what_may_pass_is_tried_again(error: Exception, tries: int) -> None:
    assert len(waits(error)) == tries - 1
