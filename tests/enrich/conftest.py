"""Blank pipelines, laid-out texts, libraries and background processes for the tests of enrich."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from db.library import Library
from db.records import Article, Block, BlockKind
from enrich.job import Job
from enrich.messages import Event, JobSettings
from enrich.readers import read
from enrich.settings import RecogniseSettings, Settings
from support.gold import SEEDS, gold_articles

# spaCy is imported by the fixtures that need it: the tests of the readers go without.
if TYPE_CHECKING:
    from enrich.recognise.names import Recognised
    from enrich.recognise.pipeline import Recogniser

DEADLINE_S = 60.0
NEAR_S = 0.02

Named = list[tuple[str, str]]


class LayOut(Protocol):
    """Join pieces of text to a text with blocks, as a reader of files does."""

    def __call__(self, *pieces: tuple[BlockKind, str]) -> tuple[str, tuple[Block, ...]]: ...


class Tag(Protocol):
    """Run components over a text in which a recogniser has found some names.

    ``found`` gives texts with labels, each the first occurrence that is free. A text in one piece
    has no blocks.
    """

    def __call__(
        self,
        text: str | Sequence[tuple[BlockKind, str]],
        found: Sequence[tuple[str, str]],
        *components: str,
    ) -> Named: ...


@pytest.fixture(scope="session")
def lay_out() -> LayOut:
    def join(*pieces: tuple[BlockKind, str]) -> tuple[str, tuple[Block, ...]]:
        text, blocks = "", list[Block]()
        for kind, piece in pieces:
            text += "\n\n" if text else ""
            blocks.append(Block(kind, len(text), len(text) + len(piece)))
            text += piece
        return text, tuple(blocks)

    return join


@pytest.fixture(scope="session")
def tag(lay_out: LayOut) -> Tag:
    import spacy

    # Importing the pipeline registers its components.
    import enrich.recognise.pipeline  # noqa: F401

    nlp = spacy.blank("en")

    def run(
        text: str | Sequence[tuple[BlockKind, str]],
        found: Sequence[tuple[str, str]],
        *components: str,
    ) -> Named:
        plain, blocks = (text, ()) if isinstance(text, str) else lay_out(*text)
        doc = nlp.make_doc(plain)
        if blocks:
            doc._.blocks = blocks
        for surface, label in found:
            starts = (match.start() for match in re.finditer(re.escape(surface), plain))
            spans = (doc.char_span(start, start + len(surface), label=label) for start in starts)
            free = (s for s in spans if s is not None and not any(t.ent_type_ for t in s))
            doc.set_ents([next(free)], default="unmodified")
        for component in components:
            doc = nlp.create_pipe(f"newsreader_{component}")(doc)
        return [(entity.text, entity.label_) for entity in doc.ents]

    return run


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    """The real model, loaded once."""
    from enrich.recognise.pipeline import Recogniser

    return Recogniser.load(RecogniseSettings())


@pytest.fixture(scope="session")
def seeds() -> dict[str, Article]:
    """The seeds that have gold, as they are read."""
    return {gold["file"]: read(SEEDS / gold["file"]) for gold in gold_articles()}


@pytest.fixture(scope="session")
def found_in_seeds(recogniser: Recogniser, seeds: dict[str, Article]) -> dict[str, Recognised]:
    """What is recognised in each seed."""
    texts = [(article.text, article.blocks, article.styles) for article in seeds.values()]
    return dict(zip(seeds, recogniser.recognise(texts), strict=True))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.create(tmp_path / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder for articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool], str], None]:
    """Wait for a condition; fail with a message if it does not come true."""

    def wait(condition: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + DEADLINE_S
        while not condition():
            assert time.monotonic() < end, f"waited in vain: {what}"
            threading.Event().wait(NEAR_S)

    return wait


@pytest.fixture
def runs() -> Callable[[int], bool]:
    """Tell whether a process runs; a dead one that nobody has waited for does not."""

    def ask(pid: int) -> bool:
        answer = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return bool(answer.stdout.strip()) and not answer.stdout.strip().startswith("Z")

    return ask


@dataclass
class Watched:
    """A background process with everything that it has told."""

    log: Path
    events: list[Event] = field(default_factory=list)
    on_event: Callable[[Event], None] = lambda event: None
    _told: threading.Condition = field(default_factory=threading.Condition)
    job: Job = field(init=False)

    def start(self, settings: JobSettings) -> Watched:
        self.job = Job(settings, self.log, self._hear)
        return self

    def _hear(self, event: Event) -> None:
        self.on_event(event)
        with self._told:
            self.events.append(event)
            self._told.notify_all()

    def wait_for(self, kind: str, after: int = 0) -> Event:
        """Wait for the first event of a kind from a position in the list on."""

        def first() -> Event | None:
            return next((event for event in self.events[after:] if event.kind == kind), None)

        with self._told:
            self._told.wait_for(lambda: first() or self._failed(), DEADLINE_S)
            found = first()
        assert found, f"no {kind!r} among {self.events[after:]}; log: {self.log.read_text()}"
        return found

    def _failed(self) -> bool:
        return any(event.kind == "error" for event in self.events)

    def kinds(self, *, without: Sequence[str] = ("progress", "waiting")) -> list[str]:
        return [event.kind for event in self.events if event.kind not in without]


class Watch(Protocol):
    """Start a background process on the library of the test."""

    def __call__(
        self,
        *paths: Path,
        recognise: RecogniseSettings = ...,
        log: Path | None = None,
        on_event: Callable[[Event], None] = ...,
    ) -> Watched: ...


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    started = list[Watched]()

    def start(
        *paths: Path,
        recognise: RecogniseSettings = RecogniseSettings(),  # noqa: B008
        log: Path | None = None,
        on_event: Callable[[Event], None] = lambda event: None,
    ) -> Watched:
        settings = Settings(recognise=recognise, offline=True)
        watched = Watched(
            log or tmp_path / "logs" / f"worker{len(started)}.log", on_event=on_event
        ).start(JobSettings(tmp_path / "library.db", paths, settings))
        started.append(watched)
        return watched

    yield start
    for watched in started:
        watched.job.stop()


@pytest.fixture
def write_articles(news: Path) -> Callable[[int], list[Path]]:
    """Write short English articles, each with a person, a place and an organisation of its own."""

    def write(count: int) -> list[Path]:
        paths = []
        for number in range(count):
            path = news / f"{number:04}.txt"
            path.write_text(
                f"Council meets for the {number}th time\n\nThe United Nations sent Sarah Miller to"
                f" Bamako on Monday, the {number}th envoy to visit the city since the peace talks"
                " began. Miller said that she would meet the government of Mali this week.\n"
            )
            paths.append(path)
        return paths

    return write


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment of a subprocess that runs this checkout's code."""
    return {**os.environ, "PYTHONUTF8": "1"}
