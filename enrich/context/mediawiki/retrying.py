"""When a request is sent again, and after how long a wait."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import wikipediaapi
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential_jitter,
)

from enrich.context.mediawiki.errors import WikiBusyError, WikiInternalError

LONGEST_WAIT_S = 20.0
# No try begins later than this after the first.
LONGEST_QUESTION_S = 60.0
_PASSING = (
    wikipediaapi.WikiRateLimitError,
    wikipediaapi.WikiHttpTimeoutError,
    wikipediaapi.WikiConnectionError,
    WikiInternalError,
)


def retrying(tries: int, wait: float) -> Retrying:
    """Return what calls a function until it succeeds, fails for good, or was tried long enough.

    ``wait`` seconds come before the second try, twice as many before the next. A part of each wait
    is left to chance, so that readers who were stopped together do not come back together.
    """
    return Retrying(
        stop=stop_after_attempt(tries) | stop_before_delay(LONGEST_QUESTION_S),
        wait=_waits(wait),
        retry=retry_if_exception(_may_pass),
        reraise=True,
    )


def retry_after(value: str) -> float | None:
    """Return the seconds of a Retry-After header in either form (RFC 9110, 10.2.3), or None."""
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def busy(wait: float | None, url: str) -> wikipediaapi.WikipediaException:
    """Return the error of a busy wiki: it is tried again if the wait it asks for is bearable."""
    if wait is not None and wait > LONGEST_WAIT_S:
        return WikiBusyError(f"it asks to wait {wait:.0f} s")
    return wikipediaapi.WikiRateLimitError(url, None if wait is None else int(wait + 0.999))


def _may_pass(error: BaseException) -> bool:
    broken = isinstance(error, wikipediaapi.WikiHttpError) and error.status_code >= 500
    return broken or isinstance(error, _PASSING)


def _waits(wait: float) -> Callable[[RetryCallState], float]:
    backoff = wait_exponential_jitter(initial=wait, max=LONGEST_WAIT_S, jitter=wait)

    def seconds(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome is not None else None
        if isinstance(error, wikipediaapi.WikiRateLimitError) and error.retry_after is not None:
            return float(error.retry_after) + random.uniform(0, wait)
        return backoff(state)

    return seconds
