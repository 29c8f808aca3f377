"""Set-ups of the model, one process each: ``python -m bench.setups --data DIR``.

DIR holds ``ner/*.jsonl``, one document a line with its "text". What newsreader loads is held
against the same model as spaCy's documentation loads it, and against the fastest bare set-up that
finds the same entities: the recogniser alone with either matrix product.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.documents import read
from bench.table import HEAD, Figure, row

if TYPE_CHECKING:
    from spacy.language import Language

SETS, DOCUMENTS, BATCH, REACHED = ("worldwide_africa", "gum_news"), 300, 16, 0.95
Entities = set[tuple[int, int, int, str]]


def main() -> None:
    """Print the words a second of each set-up, and how many entities differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.setups", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default: 5)")
    given = parser.parse_args()
    found = (one["text"] for name in SETS for one in read(given.data / "ner" / f"{name}.jsonl"))
    texts = list(islice(found, DOCUMENTS))
    words = sum(len(text.split()) for text in texts)
    speeds, entities = dict[str, list[float]](), dict[str, Entities]()
    for _ in range(given.runs):
        for name, load in SETUPS.items():
            seconds, entities[name] = _fresh(load, texts)
            speeds.setdefault(name, []).append(words / seconds)
    ours, documented = speeds["as newsreader loads it"], speeds["as documented"]
    fastest = max((speeds[name] for name in BARE), key=max)
    print(f"{len(texts)} articles, {words:,} words, {given.runs} runs")
    print(HEAD)
    for name, values in speeds.items():
        differ = len(entities[name] ^ entities["as documented"])
        print(row(Figure(f"{name}, {differ} entities differ", values, None, documented, "words/s")))
    name = "as newsreader loads it, against the fastest"
    print(row(Figure(name, ours, REACHED, fastest, "words/s", least=True)))


def _fresh(load: Callable[[], Language], texts: Sequence[str]) -> tuple[float, Entities]:
    """Read texts in a process of its own, once loaded; return the seconds and the entities."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_read, load, texts).result()


def _read(load: Callable[[], Language], texts: Sequence[str]) -> tuple[float, Entities]:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    nlp = load()
    for _ in nlp.pipe(texts[:BATCH], batch_size=BATCH):
        pass
    found = Entities()
    start = time.perf_counter()
    for number, doc in enumerate(nlp.pipe(texts, batch_size=BATCH)):
        found |= {(number, one.start_char, one.end_char, one.label_) for one in doc.ents}
    return time.perf_counter() - start, found


def _documented() -> Language:
    import spacy

    from enrich.model import choose_model
    from enrich.settings import RecogniseSettings

    return spacy.load(choose_model(RecogniseSettings()))


def _bare(blis: bool) -> Language:
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from enrich.model import choose_model
    from enrich.settings import RecogniseSettings

    set_current_ops(NumpyOps(use_blis=blis))
    name = choose_model(RecogniseSettings())
    parts = spacy.load(name).pipe_names
    return spacy.load(name, exclude=[part for part in parts if part != "ner"])


def _ours() -> Language:
    from enrich.model import load_model
    from enrich.settings import RecogniseSettings

    return load_model(RecogniseSettings())


BARE = {"ner alone, BLIS": partial(_bare, True), "ner alone, numpy": partial(_bare, False)}
SETUPS: dict[str, Callable[[], Language]] = {
    "as documented": _documented,
    **BARE,
    "as newsreader loads it": _ours,
}


if __name__ == "__main__":
    main()
