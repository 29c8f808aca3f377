"""The background process: keeps shelves up to date, recognises, links, and looks things up.

Standard output is a channel of events and nothing else may write to it: whatever prints goes to
standard error, which is the log.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, TextIO

from db.connections import LibraryError
from db.library import Library
from enrich import network
from enrich.linking import link_entities
from enrich.messages import Command, Event, JobSettings, decode_command, decode_settings, encode
from enrich.model import ModelError
from enrich.progress import Progress
from enrich.reading import open_shelf, read_shelf
from enrich.stage import stage_stamp

if TYPE_CHECKING:
    from enrich.context import Lookup

NICENESS = 10
RESCAN_EVERY_S = 2.0
# A scan may take at most this share of the time.
SCAN_SHARE = 0.05
PROGRESS_EVERY_S = 0.1
LEASE = "recognise"
LEASE_RETRY_S = 1.0
ORPHAN_ENDS_AFTER_S = 5.0


class Worker:
    """The work of one background process on one library."""

    def __init__(self, job: JobSettings, out: TextIO) -> None:
        """Open the library, made or migrated where that is due.

        Raises:
            LibraryError: it can't be written.
        """
        self._job = job
        self._out = out
        self._out_guard = threading.Lock()
        self._library = Library.create(job.library)
        self._stopped = threading.Event()
        self._wake = threading.Event()
        self._first: deque[int] = deque()
        self._looks: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._told_at = 0.0

    def run(self, commands: TextIO) -> None:
        """Work until the commands end."""
        shelves = [open_shelf(self._library, path) for path in self._job.paths]
        self._tell(Event("ready"))
        threading.Thread(target=self._obey, args=(commands,), daemon=True).start()
        looking = threading.Thread(target=self._look_up, daemon=True)
        looking.start()
        first = True
        while not self._stopped.is_set():
            self._wake.clear()
            if self._library.decisions.finish(self._stopped.is_set):
                self._tell(Event("named"))
            started = time.monotonic()
            changed = self._read(shelves, tell_all=first)
            scan = time.monotonic() - started
            if (self._recognise() or changed or first) and not self._stopped.is_set():
                link_entities(
                    self._library, self._job.settings, self._on_progress, self._stopped.is_set
                )
                self._tell(Event("idle"))
            first = False
            self._wake.wait(max(RESCAN_EVERY_S, scan / SCAN_SHARE))
        self._looks.put(None)
        looking.join(ORPHAN_ENDS_AFTER_S)
        self._library.close()

    def _read(self, shelves: list[str], *, tell_all: bool) -> bool:
        changed = False
        paths = shelves or [shelf.path for shelf in self._library.shelves.all()]
        for shelf in paths:
            report = read_shelf(self._library, shelf, self._on_progress, self._stopped.is_set)
            if report.read or report.gone or tell_all:
                changed = changed or bool(report.read or report.gone)
                self._tell(
                    Event(
                        "shelf",
                        text=shelf,
                        done=report.read,
                        failed=report.failed,
                        remarks=report.remarks,
                    )
                )
        return changed

    def _recognise(self) -> bool:
        """Recognise what waits, unless another process does; return whether there was any."""
        worked = False
        while not self._stopped.is_set():
            stage = stage_stamp(self._job.settings.recognise)
            if not self._library.waiting.count(stage):
                break
            if not self._library.leases.acquire(LEASE):
                self._tell(Event("waiting"))
                self._stopped.wait(LEASE_RETRY_S)
                continue
            # spaCy takes seconds to import and is not needed before this.
            from enrich.naming import name_articles

            try:
                name_articles(
                    self._library,
                    self._job.settings.recognise,
                    self._on_named,
                    stop=self._stopped.is_set,
                    first=self._first,
                )
            finally:
                self._library.leases.release(LEASE)
            worked = True
        return worked

    def _on_named(self, progress: Progress) -> None:
        self._library.leases.acquire(LEASE)
        self._tell(Event("named", stage=progress.stage, done=progress.done, total=progress.total))

    def _on_progress(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._told_at >= PROGRESS_EVERY_S or progress.done == progress.total:
            self._told_at = now
            self._tell(
                Event("progress", stage=progress.stage, done=progress.done, total=progress.total)
            )

    def _obey(self, commands: TextIO) -> None:
        for line in commands:
            command = decode_command(line)
            match command.task:
                case "rescan" | "settle":
                    self._wake.set()
                case "prefer":
                    self._first.append(command.id)
                case "look" | "languages":
                    self._looks.put(command)
                case "stop":
                    break
        self._stopped.set()
        self._wake.set()
        # The reader is gone: whatever still runs must not outlive it for long.
        time.sleep(ORPHAN_ENDS_AFTER_S)
        os._exit(0)

    def _look_up(self) -> None:
        # A wiki's client takes as long to import as all the rest; shelves are read meanwhile.
        from enrich.context import Lookup
        from enrich.context.sources import SourceError

        with Lookup(self._library, self._job.settings) as lookup:
            while (command := self._looks.get()) is not None:
                text = ""
                try:
                    self._answer(lookup, command)
                except (SourceError, LibraryError) as error:
                    text = str(error)
                self._tell(Event("context", id=command.id, text=text))

    def _answer(self, lookup: Lookup, command: Command) -> None:
        if command.task == "languages":
            lookup.languages(command.id)
            return
        if command.online:
            # What is here is shown at once; what a wiki says may take its place.
            for _ in lookup.fetch([command.id]):
                self._tell(Event("linked", id=command.id))
        for _ in lookup.fetch(
            [command.id],
            refresh=command.refresh,
            online=command.online,
            thorough=True,
            wide=command.wide,
        ):
            pass

    def _tell(self, event: Event) -> None:
        with self._out_guard:
            try:
                self._out.write(encode(event))
                self._out.flush()
            except BrokenPipeError:
                self._stopped.set()


def main() -> int:
    """Run the process: settings are the first line of standard input, commands follow."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    job = decode_settings(sys.stdin.readline())
    network.guard()
    network.stay_offline(job.settings.stays_offline)
    try:
        Worker(job, channel).run(sys.stdin)
    except (LibraryError, ModelError) as error:
        channel.write(encode(Event("error", text=str(error))))
        channel.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
