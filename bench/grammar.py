"""Epithets and quotes, to be read and judged: ``python -m bench.grammar --data DIR``.

DIR holds ``ner/gum_news.jsonl``, as for ``bench.names``. No set says what is an epithet or who
is quoted in news with names as they are recognised: so a draw is printed, each with its sentence,
and a reader counts what is right. Then what they cost is shown beside the recogniser, in the same
run, and whether the time grows with the length of a hostile text, or faster.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from bench.documents import read
from bench.names import laid_out
from db.following.records import Epithet, Facts, Quote
from db.records import Block, BlockKind
from db.sentences import sentence_bounds
from db.spans import NamedSpan
from enrich.grammar import facts_of
from enrich.recognise.names import Text
from enrich.recognise.pipeline import BATCH, Recogniser
from enrich.resolve import resolve
from enrich.settings import RecogniseSettings

HOSTILE = (", a", '"', "Ada, a ", "Ada said ", '"a," Ada said. ', " who", "the ", "Ada's ", ". A")
LENGTHS = (50_000, 200_000)
RUNS = 5
Read = tuple[Text, list[NamedSpan], Facts]
Found = TypeVar("Found", Epithet, Quote)


def main() -> None:
    """Print a draw of epithets and of quotes, their counts, and their cost."""
    parser = argparse.ArgumentParser(prog="python -m bench.grammar", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    parser.add_argument("--set", default="gum_news", help="one of ner/ (default: gum_news)")
    parser.add_argument("--draw", type=int, default=20, help="how many of each (default: 20)")
    parser.add_argument("--seed", type=int, default=0, help="which draw (default: 0)")
    options = parser.parse_args()
    path = options.data / "ner" / f"{options.set}.jsonl"
    texts = [laid_out(document["text"]) for document in read(path)]
    recogniser = Recogniser.load(RecogniseSettings())
    start = time.process_time()
    names = [resolve(found) for batch in _batches(texts) for found in recogniser.recognise(batch)]
    recognised = time.process_time() - start
    spent = list[float]()
    for _ in range(RUNS):
        start = time.process_time()
        facts = [facts_of(text[0], text[1], own) for text, own in zip(texts, names, strict=True)]
        spent.append(time.process_time() - start)
    articles = list(zip(texts, names, facts, strict=True))
    _draw(articles, options.draw, random.Random(options.seed))
    _cost(texts, recognised, min(spent))
    _growth()


def _batches(texts: Sequence[Text]) -> list[Sequence[Text]]:
    return [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]


def _draw(articles: Sequence[Read], size: int, chance: random.Random) -> None:
    epithets = [(a, epithet) for a in articles for epithet in a[2].epithets]
    quotes = [(a, quote) for a in articles for quote in a[2].quotes]
    forms = Counter(str(epithet.form) for _, epithet in epithets)
    kinds = Counter("direct" if quote.direct else "reported" for _, quote in quotes)
    print(f"{len(epithets)} epithets: {dict(forms)}; {len(quotes)} quotes: {dict(kinds)}\n")
    for number, (article, epithet) in enumerate(_some(epithets, size, chance), start=1):
        print(f"{number:3} {epithet.form}: {_shown(article, epithet)}\n")
    for number, (article, quote) in enumerate(_some(quotes, size, chance), start=1):
        verb = article[0][0][quote.verb_start : quote.verb_end]
        print(f"{number:3} {verb}: {_shown(article, quote)}\n")


def _some(
    found: list[tuple[Read, Found]], size: int, chance: random.Random
) -> list[tuple[Read, Found]]:
    return chance.sample(found, min(size, len(found)))


def _shown(article: Read, found: Epithet | Quote) -> str:
    """Return a finding in brackets within its sentences, behind the name that it is said of."""
    (text, blocks, _), names, _ = article
    name = next(name for name in names if name.start == found.mention)
    block = next(b for b in blocks if b.start <= found.start and found.end <= b.end)
    first, _ = sentence_bounds(text, found.start, found.start + 1, block.start, block.end)
    _, last = sentence_bounds(text, found.end - 1, found.end, block.start, block.end)
    before, words, after = (
        " ".join(text[start:end].split())
        for start, end in ((first, found.start), (found.start, found.end), (found.end, last))
    )
    return f"{text[name.start : name.end]}\n    {before} [{words}] {after}"


def _cost(texts: Sequence[Text], recognised: float, spent: float) -> None:
    words = sum(len(text.split()) for text, _, _ in texts)
    print(
        f"{words:,} words: recognition {recognised:.2f} s, epithets and quotes {spent:.3f} s,"
        f" {spent / recognised:.1%} on top, {spent / words * 400_000:.2f} ms an article of 400"
    )


def _growth() -> None:
    """Print by how much four times the text takes longer."""
    for pattern in HOSTILE:
        spent = list[float]()
        for length in LENGTHS:
            text = pattern * (length // len(pattern))
            names = [
                NamedSpan(at, at + 3, "PERSON", "person:ada", "Ada")
                for at in range(pattern.find("Ada"), len(text), len(pattern))
                if "Ada" in pattern
            ]
            runs = list[float]()
            for _ in range(RUNS):
                start = time.process_time()
                facts_of(text, [Block(BlockKind.PARAGRAPH, 0, len(text))], names)
                runs.append(time.process_time() - start)
            spent.append(min(runs))
        print(
            f"{pattern!r:18} {LENGTHS[1]:,} characters: {spent[1]:.3f} s, "
            f"{spent[1] / max(spent[0], 1e-6):.1f} times as long as {LENGTHS[0]:,}"
        )


if __name__ == "__main__":
    main()
