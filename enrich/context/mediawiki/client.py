"""The client of a MediaWiki: wikipedia-api, with what a polite reader needs on top.

It sends one request after another over one connection, with a gap between. It turns errors that
come as HTTP 200 into exceptions, tries again what may pass, and bounds what it reads and how long.
"""

from __future__ import annotations

import time
from typing import Any

import httpx
import wikipediaapi

from enrich.context.mediawiki.circuit import Circuit
from enrich.context.mediawiki.deadline import Deadline
from enrich.context.mediawiki.errors import (
    UNREADABLE,
    RefusedError,
    WikiAnswerError,
    WikiInternalError,
    WikiRefusalError,
    message,
)
from enrich.context.mediawiki.languages import CODE
from enrich.context.mediawiki.query import Query, query_of
from enrich.context.mediawiki.questions import Question
from enrich.context.mediawiki.retrying import busy, retry_after, retrying
from enrich.context.sources import SourceError
from enrich.readers.characters import one_line

LONGEST_ANSWER = 4_000_000
TIMEOUT_S = 10.0
GAP_S, GAP_UNKNOWN_S = 0.5, 6.0
# The connection has to outlive the longer of the gaps.
_LIMITS = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=30.0)
# What Python's own codec says of a host that no name server could know is a UnicodeError.
_BROKEN = (httpx.RequestError, httpx.InvalidURL, UnicodeError)
_BUSY = ("maxlag", "ratelimited")


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
        circuit: Circuit | None = None,
        **options: Any,
    ) -> None:
        """Make a client; nothing is sent before the first question.

        ``timeout`` holds for one request, ``gap`` is the least time between two; both in seconds.

        Raises:
            SourceError: the language is not a language code.
        """
        if not CODE.fullmatch(language):
            raise SourceError(f"{language!r} is not a language code.")
        self._api = api
        self._deadline = Deadline(timeout)
        self._gap = gap if gap is not None else GAP_S if contact else GAP_UNKNOWN_S
        self._next = 0.0
        self._circuit = circuit or Circuit()
        self.requests = 0
        contact = contact.encode("ascii", "replace").decode()
        agent = f"newsreader/{version} ({contact or 'no contact given'})"
        # Without a transport of its own, httpx honours limits and the proxies of the environment.
        options = {"max_retries": 2, "transport": None, "limits": _LIMITS, **options}
        super().__init__(agent, language, timeout=timeout, **options)

    def ask(self, question: Question) -> Query:
        """Send a question, and again if need be; return the "query" of the answer.

        Raises:
            RefusedError: the wiki answers with an error.
            SourceError: there is no answer, or none that can be read.
        """
        self._circuit.check()
        try:
            query = query_of(self._get(self.language, dict(question)))
        except WikiRefusalError as error:
            if isinstance(error, WikiInternalError):
                self._circuit.fail()
            raise RefusedError(message(error)) from error
        except wikipediaapi.WikipediaException as error:
            self._circuit.fail()
            raise SourceError(message(error)) from error
        # Of each title that is asked for something is said.
        if query is None or ("titles" in question and not any(query.values())):
            self._circuit.fail()
            raise SourceError(UNREADABLE)
        self._circuit.succeed()
        return query

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _get(self, language: str, params: dict[str, Any]) -> dict[str, Any]:
        again = retrying(1 + self._max_retries, self._retry_wait)
        return again(self._do_get, self._build_url(language), params)

    def _build_url(self, language: str) -> str:
        return self._api.replace("{language}", language)

    def _do_get(self, url: str, params: dict[str, Any]) -> dict[str, Any]:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._gap
        self.requests += 1
        try:
            with self._deadline.set():
                response = self._read(url, params)
        except _BROKEN as error:
            late = self._deadline.is_over or isinstance(error, httpx.TimeoutException)
            timeout, broken = wikipediaapi.WikiHttpTimeoutError, wikipediaapi.WikiConnectionError
            raise (timeout if late else broken)(url) from error
        if self._deadline.is_over:  # What was cut off may look like the end of the answer.
            raise wikipediaapi.WikiHttpTimeoutError(url)
        return self._process_response(response, url)

    def _read(self, url: str, params: dict[str, Any]) -> httpx.Response:
        watched = {"trace": self._deadline.watch}
        with self._client.stream("GET", url, params=params, extensions=watched) as streamed:
            body = b""
            for piece in streamed.iter_bytes():
                body += piece
                if len(body) > LONGEST_ANSWER:
                    raise WikiAnswerError("it is too long")
            headers = {b"Retry-After": streamed.headers.get("Retry-After", "").encode()}
            return httpx.Response(streamed.status_code, headers=headers, content=body)

    def _process_response(self, r: httpx.Response, url: str) -> dict[str, Any]:
        wait = retry_after(r.headers.get("Retry-After", ""))
        if r.status_code in (429, 503):
            raise busy(wait, url)
        try:
            answer: Any = super()._process_response(r, url)
        except RecursionError as error:
            raise WikiAnswerError("it is nested too deeply") from error
        if not isinstance(answer, dict):
            raise WikiAnswerError("it is no object")
        problem = answer.get("error")
        if problem is not None:
            code = str(problem.get("code", "?")) if isinstance(problem, dict) else "?"
            if code in _BUSY:
                raise busy(wait, url)
            internal = code.startswith("internal_api_error")
            raise (WikiInternalError if internal else WikiRefusalError)(one_line(code)[:80])
        return answer
