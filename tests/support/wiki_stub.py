"""A wiki of a test's own on 127.0.0.1, which answers well, badly or not at all."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Query = Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """What the stub sends; ``manner`` is how: whole, cut, reset, never, slowly or dripping.

    What comes slowly is the body; what drips are the headers, which have no end.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    manner: str = "whole"


Answerer = Callable[[Query], Reply]


def answer(content: object, status: int = 200, **headers: str) -> Reply:
    """Make a reply of JSON; ``Retry_After="1"`` stands for a header of that name."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps(content).encode(), status, named)


def page(title: str, number: int = 7, **more: Any) -> dict[str, Any]:
    """Make a page as MediaWiki describes one in format version 2."""
    return {
        "pageid": number,
        "ns": 0,
        "title": title,
        "extract": f"{title} is a page of the stub.",
        "canonicalurl": f"https://wiki.example/{number}",
        "lastrevid": 1000 + number,
        "pageprops": {"wikibase_item": f"Q{number}"},
        "description": f"Page number {number}",
        **more,
    }


def wiki_of(
    *pages: Mapping[str, Any],
    linked: Sequence[Mapping[str, Any]] = (),
    near: Sequence[Mapping[str, Any]] = (),
    texts: Sequence[Mapping[str, Any]] = (),
) -> Answerer:
    """Make a wiki of some pages, and of ``linked``, which every page of several meanings names.

    Every search by title finds ``near``, and every search for words ``texts``.
    """
    known = {entry["title"]: entry for entry in pages}

    def reply(query: Query) -> Reply:
        if "pageids" in query:
            return answer({"query": {"pages": linked}})
        if "gsrsearch" in query:
            return answer({"query": {"pages": near if query["gsrwhat"] == "nearmatch" else texts}})
        titles = query["titles"].split("|")
        missing = [{"ns": 0, "title": title, "missing": True} for title in titles]
        return answer({"query": {"pages": [known.get(m["title"], m) for m in missing]}})

    return reply


def meanings(title: str, number: int = 99) -> dict[str, Any]:
    """Make a page of several meanings."""
    return page(title, number, pageprops={"disambiguation": ""})


class WikiStub:
    """A server in a thread; ``queries`` and ``agents`` are what it was asked, and by whom.

    ``connections`` is how many were made; each is kept open for the next question.
    """

    def __init__(self) -> None:
        self.connections = 0
        self.queries: list[dict[str, str]] = []
        self.agents: list[str] = []
        self._replies: list[Reply | Answerer] = [wiki_of()]
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> WikiStub:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def api(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._server.server_port}/w/api.php"

    @property
    def titles(self) -> list[list[str]]:
        """The titles of each request that asked for titles."""
        return [query["titles"].split("|") for query in self.queries if "titles" in query]

    def reply_with(self, *replies: Reply | Answerer) -> None:
        """Send these one after another, the last of them for ever."""
        self._replies = list(replies)

    def _next(self, query: Query) -> Reply:
        reply = self._replies[0] if len(self._replies) == 1 else self._replies.pop(0)
        return reply if isinstance(reply, Reply) else reply(query)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                stub.connections += 1

            def log_message(self, format: str, *args: Any) -> None:
                pass

            def do_GET(self) -> None:
                query = dict(parse_qsl(urlsplit(self.path).query))
                stub.queries.append(query)
                stub.agents.append(self.headers["User-Agent"])
                try:
                    stub._send(self, stub._next(query))
                except OSError:  # The client had enough.
                    self.close_connection = True

        return Handler

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        handler.close_connection = reply.manner != "whole"
        if reply.manner == "dripping":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Endless: ")
            while not self._closing.wait(0.02):
                handler.wfile.write(b"x")
            return
        if reply.manner == "never":
            self._closing.wait()
        if reply.manner in ("never", "reset"):
            # With nothing to linger for, closing sends a reset.
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            handler.connection.close()
            return
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        missing = 100 if reply.manner == "cut" else 0
        handler.send_header("Content-Length", str(len(reply.body) + missing))
        handler.end_headers()
        if reply.manner != "slowly":
            handler.wfile.write(reply.body)
            return
        for byte in reply.body:
            handler.wfile.write(bytes([byte]))
            if self._closing.wait(0.02):
                return
