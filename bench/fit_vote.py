"""Fit the weights of the vote on labels: ``python -m bench.fit_vote --data DIR``.

Fitted on the half of each set whose hash is even; the other half is only for measuring. An example
is a name in an article; what it is, is what its mentions are in the corpus, or NONE where the
corpus marks nothing. The weights maximise the likelihood of the examples under a Gaussian prior,
by gradient descent with momentum: the problem is convex, so where it starts does not matter.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import enrich.recognise
from bench.documents import is_even, read
from bench.names import laid_out, outermost, trimmed
from enrich.model import load_model
from enrich.recognise.evidence import KINDS, evidence_of
from enrich.recognise.loglinear import BIAS
from enrich.recognise.pipeline import BATCH, COMPONENTS, Recogniser
from enrich.settings import RecogniseSettings

SETS = (
    "ner/worldwide_africa",
    "ner/gum_news",
    "ner/gum_interview",
    "ner/cleanconll_dev",
    "linking/dwie_dev",
)
TYPES = {
    "Person": "PERSON",
    "person": "PERSON",
    "PER": "PERSON",
    "Organization": "ORG",
    "organization": "ORG",
    "ORG": "ORG",
    "Location": "PLACE",
    "Facility": "PLACE",
    "place": "PLACE",
    "LOC": "PLACE",
    "NORP": "NORP",
    "Money": "NONE",
    "Date": "NONE",
    "time": "NONE",
}
# The same, for corpora that tag a mention with everything that it is: the first tag decides.
TAGS = {
    "person": "PERSON",
    "organization": "ORG",
    "location": "PLACE",
    "gpe": "PLACE",
    "ethnicity": "NORP",
    "other": "OTHER",
    "event": "OTHER",
    "misc": "OTHER",
    "works_of_art": "OTHER",
}
# Sports results call teams by their towns, and one corpus leaves names of some kinds out.
SHARES = {"ner/cleanconll_dev": 0.5}
UNMARKED = {"linking/dwie_dev": 0.3}
# A name that stands often in one article is still one name.
FREQUENCY_POWER = 0.7
RAREST_FEATURE = 8
PRIOR_PRECISION = 2.0
STEPS, MOMENTUM = 3_000, 0.95
Example = tuple[Mapping[str, float], str, float]


def main() -> None:
    """Write enrich/recognise/weights.tsv."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit_vote", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    examples = list(_examples(parser.parse_args().data))
    counts = Counter(feature for features, _, _ in examples for feature in features)
    features = sorted(feature for feature, n in counts.items() if n >= RAREST_FEATURE)
    weights = _fit(examples, features)
    lines = ["\t".join(("feature", *KINDS))]
    lines += [
        "\t".join((feature, *(f"{weight:.3f}" for weight in row)))
        for feature, row in zip(features, weights, strict=True)
    ]
    target = Path(enrich.recognise.__path__[0]) / "weights.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(features)} features from {len(examples)} examples")


def _examples(data: Path) -> Iterator[Example]:
    nlp = load_model(RecogniseSettings())
    recogniser = Recogniser(nlp, [name for name in COMPONENTS if name != "newsreader_vote"])
    for name in SETS:
        documents = [d for d in read(data / f"{name}.jsonl") if is_even(d)]
        for first in range(0, len(documents), BATCH):
            batch = documents[first : first + BATCH]
            docs = recogniser.annotate([laid_out(document["text"]) for document in batch])
            for document, doc in zip(batch, docs, strict=True):
                yield from _examples_of(name, document, doc)


def _examples_of(name: str, document: dict[str, Any], doc: Any) -> Iterator[Example]:
    gold = dict(_gold(document))
    for evidence in evidence_of(doc).values():
        counts = Counter[str]()
        for mention in evidence.mentions:
            span = trimmed(document["text"], mention.start_char, mention.end_char, "")[:2]
            if span in gold:
                counts[gold[span]] += 1
            elif not any(start < span[1] and span[0] < end for start, end in gold):
                counts["NONE"] += 1
        for kind, count in counts.items():
            trust = SHARES.get(name, 1.0) * (UNMARKED.get(name, 1.0) if kind == "NONE" else 1.0)
            yield {**evidence.features, BIAS: 1.0}, kind, trust * count**FREQUENCY_POWER


def _gold(document: dict[str, Any]) -> Iterator[tuple[tuple[int, int], str]]:
    tagged = any("tags" in mention for mention in document["mentions"])
    mentions = document["mentions"] if tagged else outermost(document["mentions"])
    for mention in mentions:
        start, end, _ = trimmed(document["text"], mention["start"], mention["end"], "")
        if not tagged:
            yield (start, end), TYPES.get(mention["type"], "OTHER")
            continue
        kinds = [kind for tag, kind in TAGS.items() if tag in (mention["tags"] or ())]
        if kinds:
            yield (start, end), kinds[0]


def _fit(examples: list[Example], features: list[str]) -> NDArray[np.float64]:
    column = {feature: index for index, feature in enumerate(features)}
    inputs = np.zeros((len(examples), len(features)))
    wanted = np.zeros((len(examples), len(KINDS)))
    trust = np.array([trust for _, _, trust in examples])[:, None]
    for row, (values, kind, _) in enumerate(examples):
        wanted[row, KINDS.index(kind)] = 1
        for feature, value in values.items():
            if feature in column:
                inputs[row, column[feature]] = value
    # A step that is safe for the steepest direction there is.
    steepest = np.linalg.norm(inputs * np.sqrt(trust), 2) ** 2 / 2 + PRIOR_PRECISION
    weights = np.zeros((len(features), len(KINDS)))
    speed = np.zeros_like(weights)
    for _ in range(STEPS):
        scores = inputs @ weights
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = inputs.T @ ((likely - wanted) * trust) + PRIOR_PRECISION * weights
        speed = MOMENTUM * speed - slope / steepest
        weights += speed
    print(f"slope left: {np.abs(slope).max():.3f}")
    return weights


if __name__ == "__main__":
    main()
