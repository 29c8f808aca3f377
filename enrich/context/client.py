"""The client of a MediaWiki: wikipedia-api, with what a polite reader needs on top.

It asks for twenty titles at a time with all that is shown of them in one request, one request
after another with a gap between. It turns errors that come as HTTP 200 into exceptions, honours
Retry-After in both its forms up to a cap, and bounds what it reads and how long it reads.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import wikipediaapi

from enrich.context.sources import SourceError
from enrich.readers.characters import one_line

BATCH = 20
UNREADABLE = "The wiki's answer can't be read."
LONGEST_ANSWER = 4_000_000
LONGEST_WAIT_S = 20.0
TIMEOUT_S = 10.0
GAP_S, GAP_UNKNOWN_S = 0.5, 6.0
_LANGUAGE = re.compile(r"[a-z]{2,12}(-[a-z0-9]{1,12}){0,3}")

PROPERTIES = {
    "action": "query",
    "format": "json",
    "formatversion": "2",
    "redirects": "1",
    "prop": "extracts|info|pageprops|description",
    "exintro": "1",
    "explaintext": "1",
    "exlimit": "max",
    "inprop": "url",
    "ppprop": "wikibase_item|disambiguation|wikibase-shortdesc",
}
LINKS = {
    "action": "query",
    "format": "json",
    "formatversion": "2",
    "generator": "links",
    "gplnamespace": "0",
    "gpllimit": "50",
    "redirects": "1",
    "prop": "description|pageprops|info",
    "inprop": "url",
    "ppprop": "wikibase_item|disambiguation",
}


# The lists of objects that an answer may hold.
_PARTS = ("normalized", "redirects", "pages", "interwiki")

Query = Mapping[str, Sequence[Mapping[str, Any]]]


class WikiBusyError(wikipediaapi.WikipediaException):
    """The wiki asks for a longer wait than a reader would bear."""


class WikiAnswerError(wikipediaapi.WikipediaException):
    """The wiki answered with an error, or with something that is no answer."""


class WikiClient(wikipediaapi.Wikipedia):
    """One connection to one MediaWiki; ``requests`` counts what was sent, retries included."""

    def __init__(
        self,
        api: str,
        language: str,
        contact: str,
        version: str,
        *,
        timeout: float = TIMEOUT_S,
        gap: float | None = None,
        **options: Any,
    ) -> None:
        """Make a client; nothing is sent before the first question.

        ``timeout`` holds for one request, ``gap`` is the least time between two; both in seconds.

        Raises:
            SourceError: the language is not a language code.
        """
        if not _LANGUAGE.fullmatch(language):
            raise SourceError(f"{language!r} is not a language code.")
        self._api = api
        self._timeout = timeout
        self._gap = gap if gap is not None else GAP_S if contact else GAP_UNKNOWN_S
        self._next = 0.0
        self.requests = 0
        contact = contact.encode("ascii", "replace").decode()
        agent = f"newsreader/{version} ({contact or 'no contact given'})"
        # Without a transport of its own, httpx honours the proxies of the environment.
        options = {"max_retries": 2, "transport": None, **options}
        super().__init__(agent, language, timeout=timeout, **options)

    def pages(self, titles: Sequence[str]) -> Query:
        """Ask for at most ``BATCH`` titles in one request; return the "query" of the answer."""
        query = self._query({**PROPERTIES, "titles": "|".join(titles)})
        if not any(query.values()):
            raise SourceError(UNREADABLE)
        return query

    def linked_pages(self, page_id: int) -> Query:
        """Ask for the articles that a page links to, with descriptions."""
        return self._query({**LINKS, "pageids": str(page_id)})

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _query(self, params: dict[str, str]) -> Query:
        try:
            answer = self._get(self.language, params).get("query", {})
        except wikipediaapi.WikipediaException as error:
            raise SourceError(_message(error)) from error
        if not isinstance(answer, dict):
            raise SourceError(UNREADABLE)
        query = {part: answer.get(part, []) for part in _PARTS}
        if not all(isinstance(part, list) for part in query.values()) or not all(
            isinstance(item, dict) for part in query.values() for item in part
        ):
            raise SourceError(UNREADABLE)
        return query

    def _build_url(self, language: str) -> str:
        return self._api.replace("{language}", language)

    def _do_get(self, url: str, params: dict[str, Any]) -> dict[str, Any]:
        time.sleep(max(0.0, self._next - time.monotonic()))
        start = time.monotonic()
        self._next = start + self._gap
        self.requests += 1
        try:
            with self._client.stream("GET", url, params=params) as streamed:
                body = b""
                for piece in streamed.iter_bytes():
                    body += piece
                    if len(body) > LONGEST_ANSWER:
                        raise WikiAnswerError("it is too long")
                    if time.monotonic() > start + self._timeout:
                        raise wikipediaapi.WikiHttpTimeoutError(url)
                headers = {b"Retry-After": streamed.headers.get("Retry-After", "").encode()}
                response = httpx.Response(streamed.status_code, headers=headers, content=body)
        except httpx.TimeoutException as error:
            raise wikipediaapi.WikiHttpTimeoutError(url) from error
        except httpx.RequestError as error:
            raise wikipediaapi.WikiConnectionError(url) from error
        return self._process_response(response, url)

    def _process_response(self, r: httpx.Response, url: str) -> dict[str, Any]:
        wait = retry_after(r.headers.get("Retry-After", ""))
        if r.status_code in (429, 503):
            _hold(wait, url)
        try:
            answer: Any = super()._process_response(r, url)
        except RecursionError as error:
            raise WikiAnswerError("it is nested too deeply") from error
        if not isinstance(answer, dict):
            raise WikiAnswerError("it is no object")
        problem = answer.get("error")
        if problem is not None:
            code = str(problem.get("code", "?")) if isinstance(problem, dict) else "?"
            if code in ("maxlag", "ratelimited"):
                _hold(wait, url)
            raise WikiAnswerError(one_line(code)[:80])
        return answer


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


def _hold(wait: float | None, url: str) -> None:
    """Raise what the library retries after a wait that is short enough, or what it does not."""
    if wait is not None and wait > LONGEST_WAIT_S:
        raise WikiBusyError(f"it asks to wait {wait:.0f} s")
    raise wikipediaapi.WikiRateLimitError(url, None if wait is None else int(wait + 0.999))


def _message(error: wikipediaapi.WikipediaException) -> str:
    match error:
        case wikipediaapi.WikiHttpTimeoutError():
            return "The wiki does not answer."
        case wikipediaapi.WikiConnectionError():
            return "The wiki can't be reached."
        case WikiBusyError():
            return f"The wiki is busy: {error}."
        case wikipediaapi.WikiRateLimitError():
            return "The wiki is busy: it asks to be asked later."
        case wikipediaapi.WikiHttpError():
            return f"The wiki answered with HTTP status {error.status_code}."
        case WikiAnswerError():
            return f"The wiki answered with an error: {error}."
    return UNREADABLE
