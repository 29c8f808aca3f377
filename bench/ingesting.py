"""Taking articles in, against the bare model: ``python -m bench.ingesting --data DIR``.

DIR holds ``ner/*.jsonl``, one document a line with its "text". The texts are repeated with their
sentences shuffled until there are enough. ``newsreader ingest`` in two processes, all that it does
included, is held against the fastest bare set-up: the model's recogniser alone, two processes,
batches, one thread for the matrix products each; both from the start of the first process on.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.documents import read
from bench.table import HEAD, Figure, row
from db.sentences import Sentences
from enrich.model import load_model
from enrich.recognise.pipeline import BATCH
from enrich.settings import RecogniseSettings

if TYPE_CHECKING:
    from spacy.language import Language

SETS, FILES, JOBS, LIMIT = ("worldwide_africa", "gum_news"), 10_000, 2, 0.7
_COMMAND = (sys.executable, "-c", "from newsreader.cli import main; main()")


def main() -> None:
    """Print how many words a second are taken in, and how many the bare model reads."""
    parser = argparse.ArgumentParser(prog="python -m bench.ingesting", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default: 5)")
    given = parser.parse_args()
    texts = list(islice(_texts(given.data), given.files))
    words = sum(len(text.split()) for text in texts)
    taken, bare = list[float](), list[float]()
    with tempfile.TemporaryDirectory() as scratch:
        news = Path(scratch, "news")
        news.mkdir()
        for number, text in enumerate(texts):
            Path(news, f"{number:06}.txt").write_text(text, encoding="utf-8")
        for run in range(given.runs):
            taken.append(words / _ingest(Path(scratch), news, run))
            bare.append(words / _bare(texts))
    print(f"{len(texts):,} files, {words:,} words, {words / len(texts):.0f} a file")
    print(HEAD)
    print(row(Figure("ingest --jobs 2", taken, LIMIT, bare, "words/s", least=True)))
    print(f"the range: {min(taken):,.0f} to {max(taken):,.0f}, {median(bare):,.0f} by the model")


def _texts(data: Path) -> Iterator[str]:
    """Yield the texts of the sets as they are, then again and again in another order."""
    documents = [one["text"] for name in SETS for one in read(data / "ner" / f"{name}.jsonl")]
    yield from documents
    chance = random.Random(3)
    while True:
        for text in documents:
            sentences = [text[low:high] for low, high in Sentences(text, ()).bounds()]
            chance.shuffle(sentences)
            yield "\n\n".join(
                " ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)
            )


def _ingest(scratch: Path, news: Path, run: int) -> float:
    library = str(scratch / f"library{run}.db")
    command = (*_COMMAND, "--library", library, "ingest", str(news), "--jobs", str(JOBS))
    start = time.perf_counter()
    subprocess.run([*command, "--offline"], check=True, capture_output=True)
    return time.perf_counter() - start


def _bare(texts: Sequence[str]) -> float:
    batches = [texts[at : at + 4 * BATCH] for at in range(0, len(texts), 4 * BATCH)]
    start = time.perf_counter()
    with ProcessPoolExecutor(
        JOBS, mp_context=multiprocessing.get_context("spawn"), initializer=_load
    ) as pool:
        for _ in pool.map(_read, batches):
            pass
    return time.perf_counter() - start


_MODEL: list[Language] = []


def _load() -> None:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    _MODEL.append(load_model(RecogniseSettings()))


def _read(texts: Sequence[str]) -> int:
    return sum(len(doc.ents) for doc in _MODEL[0].pipe(texts, batch_size=BATCH))


if __name__ == "__main__":
    main()
