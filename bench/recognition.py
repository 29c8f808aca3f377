"""Words a second of the recogniser, against the bare model in the same process."""

from __future__ import annotations

import time
from pathlib import Path

from bench.figures import line
from enrich import readers
from enrich.model import load_model
from enrich.recognise.pipeline import BATCH, Recogniser
from enrich.settings import RecogniseSettings

SEEDS = Path(__file__).parents[1] / "seeds"
LIMIT = 1.25


def report(runs: int) -> None:
    """Print what the project's components cost on top of the model."""
    articles = [readers.read(path) for path in sorted(SEEDS.glob("*.txt"))]
    words = sum(len(article.text.split()) for article in articles)
    settings = RecogniseSettings()
    nlp, recogniser = load_model(settings), Recogniser.load(settings)
    bare, full = list[float](), list[float]()
    for _ in range(runs):
        start = time.perf_counter()
        for _ in nlp.pipe([article.text for article in articles], batch_size=BATCH):
            pass
        bare.append(time.perf_counter() - start)
        start = time.perf_counter()
        for first in range(0, len(articles), BATCH):
            batch = articles[first : first + BATCH]
            recogniser.recognise([(a.text, a.blocks, a.styles) for a in batch])
        full.append(time.perf_counter() - start)
    print(f"recognition, {runs} runs, {len(articles)} seeds, {words:,} words")
    print(line("the model's recogniser alone", bare, bare, None))
    print(line("with the project's components", full, bare, LIMIT))
    print(f"words a second: {words / min(full):,.0f}, the model alone {words / min(bare):,.0f}")
