"""All that an article says of its names: the features on which their labels are decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from db.fold import fold
from enrich import gazetteer
from enrich.recognise.context import Surroundings
from enrich.recognise.form import form_of
from enrich.recognise.labels import PLACES
from enrich.recognise.layout import (
    labels_of,
    lowercase_words,
    title_cased,
    within,
    witnesses,
    words_of,
    written,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from db.records import Block

# What a name can be; a place is any of GPE, LOC and FAC, another thing is any other label.
KINDS = ("PERSON", "ORG", "PLACE", "NORP", "OTHER", "NONE")
_PRIOR = 0.3
# Said once is said: these count in full if one mention has them.
_ONCE = frozenset(
    {
        "before: in",
        "before: role",
        "before: sort of place",
        "before: title",
        "before: the",
        "after: saying",
        "after: part of an organisation",
        "after: part of a place",
        "after: age",
    }
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The mentions of one name in an article, and what speaks for and against its labels.

    ``features`` are true or false (1), logarithms of the shares of the labels that the name has
    been given ("model: …"), or the shares of its mentions of which they are true.
    """

    mentions: list[Span]
    features: Mapping[str, float]


def kind_voted(label: str) -> str:
    """Return the kind of ``KINDS`` that a label belongs to."""
    if label in PLACES:
        return "PLACE"
    return label if label in KINDS else "OTHER"


def evidence_of(doc: Doc) -> dict[str, Evidence]:
    """Gather the evidence on each name of a Doc, by its folded form.

    What folds to nothing, such as a line break that was taken for a name, is none.
    """
    by_name: dict[str, list[Span]] = {}
    entities = doc.ents
    for entity in entities:
        if name := fold(written(entity)):
            by_name.setdefault(name, []).append(entity)
    company = _Company(by_name, lowercase_words(doc))
    around = Surroundings(words_of(doc), labels_of(doc, entities))
    titles, body = title_cased(doc), witnesses(doc)
    found = {}
    for name, mentions in by_name.items():
        features = dict.fromkeys(form_of(written(mentions[0]), name), 1.0)
        features |= dict.fromkeys(company.of(name), 1.0)
        known = gazetteer.lookup(written(mentions[0]))
        if known is not None:
            features[f"known: {kind_voted(known.label)}{' surely' * known.adds}"] = 1.0
        # Captions and lines about other articles are no witnesses where there are others.
        heard = [mention for mention in mentions if within(mention, body)] or mentions
        features |= _votes(heard)
        features |= _contexts(doc, heard, around, titles)
        found[name] = Evidence(mentions, features)
    return found


def _votes(mentions: Sequence[Span]) -> dict[str, float]:
    votes = Counter(kind_voted(mention.label_) for mention in mentions)
    total = len(mentions) + _PRIOR * (len(KINDS) - 1)
    return {f"model: {kind}": log((votes[kind] + _PRIOR) / total) for kind in KINDS[:-1]}


def _contexts(
    doc: Doc, mentions: Sequence[Span], around: Surroundings, titles: Sequence[Block]
) -> dict[str, float]:
    counts = Counter[str]()
    for mention in mentions:
        opens = mention.start > 0 and bool(doc[mention.start - 1].is_sent_start)
        counts.update(around.of(mention.start, mention.end, opens))
        if titles and within(mention, titles):
            counts["in a headline"] += 1
    features = {feature: count / len(mentions) for feature, count in counts.items()}
    return features | {f"once {feature}": 1.0 for feature in _ONCE & counts.keys()}


class _Company:
    """What the other names and words of the article say of a name."""

    def __init__(self, names: Iterable[str], common: set[str]) -> None:
        """Take the folded names of an article in the order of their first mentions."""
        self._common = common
        order = {name: place for place, name in enumerate(names)}
        several = [name.split() for name in order if " " in name]
        self._first = {words[0] for words in several}
        self._last = {words[-1] for words in several}
        fuller = {words[-1]: order[" ".join(words)] for words in reversed(several)}
        self._early = {name for name, place in fuller.items() if order.get(name, place) < place}
        self._parts = {part for words in several for part in _parts(words)}

    def of(self, name: str) -> Iterator[str]:
        words = name.split()
        if name in self._parts:
            yield "part of another name"
        if len(words) == 1:
            if name in self._last:
                yield "ends another name"
            if name in self._early:
                yield "stands before the name that it ends"
            if name in self._first:
                yield "begins another name"
            if name in self._common:
                yield "also in lower case"
        elif all(word in self._common or not word.isalpha() for word in words):
            yield "all words also in lower case"
        elif any(word in self._common for word in words):
            yield "a word also in lower case"


def _parts(words: list[str]) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if end - start < len(words):
                yield " ".join(words[start:end])
