"""A real MediaWiki in a process of its own, on 127.0.0.1; tests/mediawiki/up.sh makes it."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

SCRIPT = Path(__file__).parents[1] / "mediawiki" / "up.sh"
# The first run downloads some forty megabytes, unpacks them and makes the wiki.
MADE_WITHIN_S, ANSWERS_WITHIN_S = 300.0, 30.0


class NoWikiError(Exception):
    """The wiki can't be had here; the message says why."""


class MediaWiki:
    """A running server; its log has a line for each request."""

    def __init__(self, api: str, process: subprocess.Popen[str], log: Path) -> None:
        self.api = api
        self._process = process
        self._log = log

    def asked(self) -> list[dict[str, Any]]:
        """Return every request since ``forget``: its ``agent`` and its ``query``."""
        if not self._log.exists():
            return []
        return [json.loads(line) for line in self._log.read_text().splitlines()]

    def forget(self) -> None:
        """Forget what was asked so far."""
        self._log.unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop the server, and wait until it has ended."""
        self._process.terminate()
        self._process.wait(timeout=30)


@contextmanager
def mediawiki(folder: Path) -> Iterator[MediaWiki]:
    """Run the wiki; its log and its complaints go into a folder.

    Raises:
        NoWikiError: it can't be had on this machine.
    """
    log, complaints = folder / "requests.jsonl", folder / "complaints"
    with complaints.open("w") as errors:
        process = subprocess.Popen(
            [str(SCRIPT)],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "MW_LOG": str(log)},
        )
    with process:
        try:
            api = _address(process)
            if not api:
                tail = complaints.read_text(errors="replace").strip().splitlines()[-3:]
                raise NoWikiError(" ".join(tail) or f"{SCRIPT.name} ended without a word")
            _wait_for(api)
            wiki = MediaWiki(api, process, log)
            wiki.forget()
            yield wiki
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    timer = threading.Timer(MADE_WITHIN_S, process.kill)
    timer.start()
    try:
        return process.stdout.readline().removeprefix("MW_API=").strip()
    finally:
        timer.cancel()


def _wait_for(api: str) -> None:
    opener = build_opener(ProxyHandler({}))
    end = time.monotonic() + ANSWERS_WITHIN_S
    while True:
        try:
            with opener.open(f"{api}?action=query&meta=siteinfo&format=json", timeout=20) as answer:
                json.load(answer)
            return
        except (OSError, ValueError) as error:
            if time.monotonic() > end:
                raise NoWikiError(f"it does not answer: {error}") from error
            time.sleep(0.05)
