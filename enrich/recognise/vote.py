"""``newsreader_vote``: one decision for one name in one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from db.fold import fold
from enrich import gazetteer
from enrich.recognise import cues
from enrich.recognise.evidence import Evidence, evidence_of, kind_voted
from enrich.recognise.labels import PLACES
from enrich.recognise.layout import written
from enrich.recognise.loglinear import most_likely


@Language.component("newsreader_vote")
def vote(doc: Doc) -> Doc:
    """Give all mentions of a name the label that the article's evidence on it speaks for.

    Witnesses are what the model took each mention for, the form of the name, the words around its
    mentions, the article's other names, and the gazetteer, which decides alone where a name is
    nothing else, and of what an acronym that it knows stands for. An acronym has the label of its
    long form. What is no name is dropped.
    """
    evidence = evidence_of(doc)
    people = set[str]()
    kinds = most_likely([found.features for found in evidence.values()])
    labels = {
        name: _label(kind, found.mentions)
        for (name, found), kind in zip(evidence.items(), kinds, strict=True)
    }
    for name, label in labels.items():
        if label == "PERSON" and " " in name:
            people.add(name.rsplit(" ", 1)[1])
    for name, found in evidence.items():
        known = gazetteer.lookup(written(found.mentions[0]))
        if known is None:
            continue
        alone = known.adds and (name not in people or _is_of_state(found))
        if alone or (labels[name] and known.surface.isupper() and known.label != "NORP"):
            labels[name] = known.label
    for short, long in _short_forms(doc, evidence):
        labels[long] = labels[short] = labels[long] or labels[short]
    decided = [
        Span(doc, mention.start, mention.end, label=label)
        for name, label in labels.items()
        if label
        for mention in evidence[name].mentions
    ]
    doc.set_ents(sorted(decided, key=lambda span: span.start))
    return doc


def _short_forms(doc: Doc, evidence: Mapping[str, Evidence]) -> Iterator[tuple[str, str]]:
    """Yield names of an article, folded, that are short for others of it."""
    for short, long in (doc._.acronyms or {}).items():
        if fold(short) in evidence and fold(long) in evidence:
            yield fold(short), fold(long)
    for name, found in evidence.items():
        known = gazetteer.lookup(written(found.mentions[0]))
        if known is None or known.label == "NORP":
            continue
        if fold(known.canonical) in evidence.keys() - {name}:
            yield name, fold(known.canonical)


def _is_of_state(found: Evidence) -> bool:
    return gazetteer.is_state_or_people(written(found.mentions[0]))


def _label(kind: str, mentions: Sequence[Span]) -> str:
    """Return the label of a name of some kind, or nothing if it is none."""
    if kind == "NONE":
        return ""
    if kind not in ("PLACE", "OTHER"):
        return kind
    known = gazetteer.lookup(written(mentions[0]))
    if known is not None and kind_voted(known.label) == kind:
        return known.label
    return _place(mentions) if kind == "PLACE" else _other(mentions)


def _place(mentions: Sequence[Span]) -> str:
    words = fold(written(mentions[0])).split()
    for label, heads in (("FAC", cues.FACILITIES), ("LOC", cues.LANDSCAPES)):
        if words[-1] in heads or (len(words) > 1 and words[0] in heads):
            return label
    return _commonest([m.label_ for m in mentions if m.label_ in PLACES], "GPE")


def _other(mentions: Sequence[Span]) -> str:
    last = fold(written(mentions[0])).split()[-1]
    for label, heads in (("EVENT", cues.EVENTS), ("LAW", cues.LAWS)):
        if last in heads:
            return label
    voted = [m.label_ for m in mentions if kind_voted(m.label_) == "OTHER"]
    return _commonest(voted, "PRODUCT")


def _commonest(labels: Sequence[str], otherwise: str) -> str:
    counts = Counter(labels)
    return min(counts, key=lambda label: (-counts[label], label), default=otherwise)
