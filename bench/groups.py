"""How well mentions are grouped into entities, beside joining equal strings.

DIR holds ``linking/dwie_dev.jsonl``, ``ner/gum_news.jsonl`` and ``grouping/meantime_en.jsonl``,
one document a line: {"doc_id", "text", "mentions": [{"start", "end", "cluster", and "type" or
"tags"}]}; docs/accuracy.md says where to get each set. The mentions are given, with their types,
and grouped within each document or over all of them. Rules are chosen on the even half.
"""

from __future__ import annotations

import re
import time
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Span

from bench.bcubed import bcubed
from bench.documents import is_even, read
from enrich import gazetteer
from enrich.recognise import acronyms
from enrich.recognise.layout import set_names
from enrich.recognise.names import Name, Recognised
from enrich.resolve import resolve

# Importing a component's module registers it with spaCy.
_REGISTERED = acronyms
# Name, file, and whether groups go across documents.
SETS = (
    ("dwie_dev", "linking/dwie_dev.jsonl", False),
    ("gum_news", "ner/gum_news.jsonl", False),
    ("meantime_en", "grouping/meantime_en.jsonl", True),
)
_LABELS = {
    "person": "PERSON",
    "PER": "PERSON",
    "organization": "ORG",
    "ORG": "ORG",
    "location": "GPE",
    "gpe": "GPE",
    "place": "GPE",
    "LOC": "GPE",
}
_LEAD = re.compile(r"(?:the|The|THE)\s+")
_TAIL = re.compile(r"\s*['’]s$")


class _Mention(NamedTuple):
    name: Name
    cluster: Hashable


class _Row(NamedTuple):
    even: bool
    gold: Hashable
    equal: Hashable
    ours: Hashable


def report(data: Path) -> None:
    """Print B-cubed precision, recall and F1 of each set, in both halves."""
    nlp = spacy.blank("en")
    nlp.add_pipe("newsreader_acronyms")
    gazetteer.load()
    for name, file, across in SETS:
        rows, seconds, articles = list[_Row](), 0.0, 0
        for document in read(data / file):
            mentions = sorted(_mentions(document), key=lambda m: (m.name.start, m.name.end))
            found = _recognised(nlp, document["text"], mentions)
            began = time.perf_counter()
            spans = resolve(found)
            seconds += time.perf_counter() - began
            articles += 1
            where = None if across else document["doc_id"]
            rows += [
                _Row(
                    is_even(document),
                    (where, mention.cluster),
                    (where, mention.name.text.lower()),
                    (where, span.key),
                )
                for mention, span in zip(mentions, spans, strict=True)
            ]
        title = f"{name}, {'across' if across else 'within'}"
        for system, column in (("equal strings", "equal"), ("newsreader", "ours")):
            print(f"{title + ', ' + system:<36} {_scores(rows, column)}")
        print(f"    {seconds / articles * 1000:.2f} ms an article")


def _scores(rows: Sequence[_Row], system: str) -> str:
    def of(part: Sequence[_Row]) -> str:
        return str(bcubed([row.gold for row in part], [getattr(row, system) for row in part]))

    even, odd = ([row for row in rows if row.even == half] for half in (True, False))
    return f"{of(rows)}  [even {of(even)}; odd {of(odd)}]"


def _mentions(document: dict[str, Any]) -> Iterator[_Mention]:
    for mention in document["mentions"]:
        types = mention.get("tags") or (mention.get("type"),)
        labels = [label for type_, label in _LABELS.items() if type_ in types]
        if labels and mention.get("named", True):
            start, end = _trimmed(document["text"], mention["start"], mention["end"])
            name = Name(start, end, labels[0], document["text"][start:end])
            yield _Mention(name, mention["cluster"])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    tail = _TAIL.search(text[start:end])
    return start, start + tail.start() if tail else end


def _recognised(nlp: Language, text: str, mentions: Sequence[_Mention]) -> Recognised:
    """Return given mentions as the recogniser would, with the acronyms that it finds."""
    doc = nlp.make_doc(text)
    spans = [
        doc.char_span(name.start, name.end, label=name.label, alignment_mode="expand")
        for name, _ in mentions
    ]
    set_names(doc, (span for span in spans if isinstance(span, Span)))
    (doc,) = nlp.pipe([doc])
    return Recognised(tuple(mention.name for mention in mentions), dict(doc._.acronyms or {}))
