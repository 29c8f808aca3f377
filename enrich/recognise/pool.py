"""Recognition of many articles, in this process or in several."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from enrich import network
from enrich.recognise.names import Recognised, Text
from enrich.recognise.pipeline import BATCH, Recogniser
from enrich.settings import RecogniseSettings

# A vocabulary grows with every new word; a fresh start now and then keeps memory flat.
ARTICLES_A_LIFE = 20_000
_AHEAD = 2


def recognise_batches(
    batches: Iterable[Sequence[Text]], settings: RecogniseSettings, jobs: int
) -> Iterator[list[Recognised]]:
    """Recognise batches of texts in order, in ``jobs`` processes (1: in this one)."""
    if jobs <= 1:
        yield from _alone(batches, settings)
    else:
        yield from _together(batches, settings, jobs)


def _alone(
    batches: Iterable[Sequence[Text]], settings: RecogniseSettings
) -> Iterator[list[Recognised]]:
    recogniser, lived = Recogniser.load(settings), 0
    for batch in batches:
        if lived >= ARTICLES_A_LIFE:
            recogniser, lived = Recogniser.load(settings), 0
        lived += len(batch)
        yield recogniser.recognise(batch)


def _together(
    batches: Iterable[Sequence[Text]], settings: RecogniseSettings, jobs: int
) -> Iterator[list[Recognised]]:
    todo = iter(batches)
    pending = deque[Future[list[Recognised]]]()
    with processes(settings, jobs) as executor:
        for batch in islice(todo, jobs * _AHEAD):
            pending.append(executor.submit(_work, batch))
        while pending:
            yield pending.popleft().result()
            for batch in islice(todo, 1):
                pending.append(executor.submit(_work, batch))


def processes(settings: RecogniseSettings, jobs: int) -> ProcessPoolExecutor:
    """Return processes that recognise; none of them can open a connection."""
    # They are started with -c, which looks for modules in the current folder first, and that may be
    # one of articles with a multiprocessing.py among them.
    os.environ["PYTHONSAFEPATH"] = "1"
    return ProcessPoolExecutor(
        jobs,
        # Not fork: the caller may have threads and open connections.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(settings,),
        max_tasks_per_child=ARTICLES_A_LIFE // BATCH,
    )


_recognisers: list[Recogniser] = []


def _start(settings: RecogniseSettings) -> None:
    # Whatever the reader allows is for the process that looks names up: a model needs no network.
    network.guard()
    network.stay_offline(True)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _recognisers.append(Recogniser.load(settings))


def _end_with_parent() -> None:
    # A pool whose process was killed would wait for work for ever: it holds both ends of its pipe.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(batch: Sequence[Text]) -> list[Recognised]:
    return _recognisers[0].recognise(batch)
