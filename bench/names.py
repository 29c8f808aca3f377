"""How well names are found and grouped: ``python -m bench.names --data DIR``.

What is found is shown beside the bare model; then ``bench.groups`` shows how names are grouped.

DIR holds ``ner/*.jsonl``, one document a line: {"doc_id", "text", "mentions": [{"start", "end",
"type", …}]}; docs/accuracy.md says where to get each set. A mention counts when its span and its
type are exactly right, over persons, organisations and places, with a leading "the" and a trailing
possessive trimmed on both sides. Rules are chosen on the half of each set whose hash is even.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import groups
from bench.documents import is_even, read
from db.records import Block, BlockKind
from enrich.model import load_model
from enrich.recognise.names import Text
from enrich.recognise.pipeline import BATCH, Recogniser
from enrich.settings import RecogniseSettings

SETS = ("worldwide_africa", "gum_news", "cleanconll_dev")
TYPES = {
    "Person": "PER",
    "person": "PER",
    "PER": "PER",
    "PERSON": "PER",
    "Organization": "ORG",
    "organization": "ORG",
    "ORG": "ORG",
    "Location": "LOC",
    "place": "LOC",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}
_LEAD = re.compile(r"(?:the|The|THE)\s+")
_TAIL = re.compile(r"\s*['’]s?$")
Span = tuple[int, int, str]


def main() -> None:
    """Print precision, recall and F1 of each set, in both halves."""
    parser = argparse.ArgumentParser(prog="python -m bench.names", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    parser.add_argument("--errors", type=int, default=0, help="print so many frequent errors")
    options = parser.parse_args()
    settings = RecogniseSettings()
    bare, recogniser = load_model(settings), Recogniser.load(settings)
    for name in SETS:
        documents = list(read(options.data / "ner" / f"{name}.jsonl"))
        gold = [_gold(document) for document in documents]
        texts = [laid_out(document["text"]) for document in documents]
        found = [_of_model(doc) for doc in bare.pipe([t[0] for t in texts], batch_size=BATCH)]
        _report(f"{name}, the model alone", documents, gold, found)
        ours = [spans for batch in _batches(texts) for spans in _of_recogniser(recogniser, batch)]
        _report(f"{name}, newsreader", documents, gold, ours)
        for (text, wanted, got), count in _errors(documents, gold, ours).most_common(
            options.errors
        ):
            print(f"    {count:4} {text!r}: {wanted or 'no name'}, found as {got or 'no name'}")
    groups.report(options.data)


def laid_out(text: str) -> Text:
    """Return a text with its paragraphs, the first a headline if it does not end like one."""
    blocks = [
        Block(BlockKind.PARAGRAPH, match.start(), match.end())
        for match in re.finditer(r"[^\r\n]+(?:\r?\n(?!\s*\r?\n)[^\r\n]+)*", text)
    ]
    if blocks and not text[blocks[0].start : blocks[0].end].rstrip().endswith((".", "”", '"')):
        blocks[0] = Block(BlockKind.HEADLINE, blocks[0].start, blocks[0].end)
    return text, blocks, ()


def _batches(texts: Sequence[Text]) -> Iterator[Sequence[Text]]:
    for start in range(0, len(texts), BATCH):
        yield texts[start : start + BATCH]


def _gold(document: dict[str, Any]) -> set[Span]:
    return {
        trimmed(document["text"], mention["start"], mention["end"], TYPES[mention["type"]])
        for mention in outermost(document["mentions"])
        if mention["type"] in TYPES and mention.get("named", True)
    }


def outermost(mentions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Of nested mentions yield the outer ones; those that are not named don't hide others."""
    named = [mention for mention in mentions if mention.get("named", True)]
    for mention in named:
        if not any(
            other is not mention
            and other["start"] <= mention["start"]
            and mention["end"] <= other["end"]
            and (other["end"] - other["start"]) > (mention["end"] - mention["start"])
            for other in named
        ):
            yield mention


def _of_model(doc: Any) -> set[Span]:
    return {
        trimmed(doc.text, e.start_char, e.end_char, TYPES[e.label_])
        for e in doc.ents
        if e.label_ in TYPES
    }


def _of_recogniser(recogniser: Recogniser, batch: Sequence[Text]) -> Iterator[set[Span]]:
    for (text, _, _), found in zip(batch, recogniser.recognise(batch), strict=True):
        yield {
            trimmed(text, name.start, name.end, TYPES[name.label])
            for name in found.names
            if name.label in TYPES
        }


def trimmed(text: str, start: int, end: int, kind: str) -> Span:
    """Return a span without a leading "the" and a trailing possessive."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    tail = _TAIL.search(text[start:end])
    return start, start + tail.start() if tail else end, kind


def _report(
    name: str, documents: Sequence[dict[str, Any]], gold: list[set[Span]], found: list[set[Span]]
) -> None:
    rows = list(zip(documents, gold, found, strict=True))
    even = [(wanted, got) for document, wanted, got in rows if is_even(document)]
    odd = [(wanted, got) for document, wanted, got in rows if not is_even(document)]
    shown = [f"{half} {_scores(part)}" for half, part in (("even", even), ("odd", odd))]
    both = [(wanted, got) for _, wanted, got in rows]
    kinds = [f"{kind} {_f1(both, kind)[2]:.3f}" for kind in ("PER", "ORG", "LOC")]
    print(f"{name:<36} {_scores(both)}  {'  '.join(kinds)}  [{'; '.join(shown)}]")


def _scores(rows: list[tuple[set[Span], set[Span]]]) -> str:
    precision, recall, f1 = _f1(rows)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def _f1(
    rows: list[tuple[set[Span], set[Span]]], kind: str | None = None
) -> tuple[float, float, float]:
    def of_kind(spans: set[Span]) -> set[Span]:
        return {span for span in spans if kind is None or span[2] == kind}

    right = sum(len(of_kind(wanted) & of_kind(got)) for wanted, got in rows)
    wanted_count = sum(len(of_kind(wanted)) for wanted, _ in rows) or 1
    got_count = sum(len(of_kind(got)) for _, got in rows) or 1
    precision, recall = right / got_count, right / wanted_count
    return precision, recall, 2 * right / (wanted_count + got_count)


def _errors(
    documents: Sequence[dict[str, Any]], gold: list[set[Span]], found: list[set[Span]]
) -> Counter[tuple[str, str, str]]:
    """Count what is wrong on the half that rules are chosen on: text, gold type, found type."""
    errors: Counter[tuple[str, str, str]] = Counter()
    for document, wanted, got in zip(documents, gold, found, strict=True):
        if not is_even(document):
            continue
        types = {(s, e): kind for s, e, kind in wanted}
        others = {(s, e): kind for s, e, kind in got}
        for s, e in types.keys() | others.keys():
            if types.get((s, e)) != others.get((s, e)):
                text = document["text"][s:e]
                errors[text, types.get((s, e), ""), others.get((s, e), "")] += 1
    return errors


if __name__ == "__main__":
    main()
