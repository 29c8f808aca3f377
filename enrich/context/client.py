"""The client of a MediaWiki: wikipedia-api, with what a polite reader needs on top.

It asks for twenty titles at a time with all that is shown of them in one request, one request
after another with a gap between. It turns errors that come as HTTP 200 into exceptions, honours
Retry-After in both its forms up to a cap, and bounds what it reads.
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

BATCH = 20
LONGEST_ANSWER = 4_000_000
LONGEST_WAIT_S = 20.0
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


class WikiBusyError(wikipediaapi.WikipediaException):
    """The wiki asks for a longer wait than a reader would bear."""


class WikiAnswerError(wikipediaapi.WikipediaException):
    """The wiki answered with an error, or with something that is no answer."""


class WikiClient(wikipediaapi.Wikipedia):
    """One connection to one MediaWiki; ``requests`` counts what was sent, retries included."""

    def __init__(self, api: str, language: str, contact: str, version: str, **options: Any) -> None:
        """Make a client; nothing is sent before the first question.

        Raises:
            SourceError: the language is not a language code.
        """
        if not _LANGUAGE.fullmatch(language):
            raise SourceError(f"{language!r} is not a language code.")
        self._api = api
        self._gap = GAP_S if contact else GAP_UNKNOWN_S
        self._next = 0.0
        self.requests = 0
        agent = f"newsreader/{version} ({contact or 'no contact given'})"
        super().__init__(agent, language, max_retries=2, **options)

    def pages(self, titles: Sequence[str]) -> Mapping[str, Any]:
        """Ask for at most ``BATCH`` titles in one request; return the "query" of the answer."""
        return self._query({**PROPERTIES, "titles": "|".join(titles)})

    def linked_pages(self, page_id: int) -> Mapping[str, Any]:
        """Ask for the articles that a page links to, with descriptions."""
        return self._query({**LINKS, "pageids": str(page_id)})

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _query(self, params: dict[str, str]) -> Mapping[str, Any]:
        try:
            answer = self._get(self.language, params).get("query", {})
        except WikiBusyError as error:
            raise SourceError(f"The wiki is busy: {error}.") from error
        except wikipediaapi.WikiHttpTimeoutError as error:
            raise SourceError("The wiki does not answer.") from error
        except wikipediaapi.WikiConnectionError as error:
            raise SourceError("The wiki can't be reached.") from error
        except wikipediaapi.WikipediaException as error:
            raise SourceError(f"The wiki answered with an error: {error}.") from error
        if not isinstance(answer, dict):
            raise SourceError("The wiki's answer can't be read.")
        return answer

    def _build_url(self, language: str) -> str:
        return self._api.replace("{language}", language)

    def _do_get(self, url: str, params: dict[str, Any]) -> dict[str, Any]:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._gap
        self.requests += 1
        try:
            with self._client.stream("GET", url, params=params) as streamed:
                body = b""
                for piece in streamed.iter_bytes():
                    body += piece
                    if len(body) > LONGEST_ANSWER:
                        raise WikiAnswerError("it is too long")
                headers = {"Retry-After": streamed.headers.get("Retry-After", "")}
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
        answer: Any = super()._process_response(r, url)
        if not isinstance(answer, dict):
            raise WikiAnswerError("it is no object")
        error = answer.get("error")
        if error is not None:
            code = str(error.get("code", "?")) if isinstance(error, dict) else "?"
            if code in ("maxlag", "ratelimited"):
                _hold(wait, url)
            raise WikiAnswerError(code[:80])
        return answer


def retry_after(value: str) -> float | None:
    """Return the seconds of a Retry-After header in either form (RFC 9110, 10.2.3), or None."""
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _hold(wait: float | None, url: str) -> None:
    """Raise what the library retries after a wait that is short enough, or what it does not."""
    if wait is not None and wait > LONGEST_WAIT_S:
        raise WikiBusyError(f"it asks to wait {wait:.0f} s")
    raise wikipediaapi.WikiRateLimitError(url, None if wait is None else int(wait + 0.999))
