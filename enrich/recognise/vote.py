"""``newsreader_vote``: one label for one name in one article."""

from __future__ import annotations

from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc, Span

from db.fold import fold
from db.records import BlockKind
from enrich import gazetteer
from enrich.recognise.layout import blocks_of
from enrich.recognise.names import surname_of
from enrich.recognise.trim import is_title

# Captions and lines about other articles are no witnesses: their grammar is not a sentence's.
_WITNESSES = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM})
# A title says more than the model's guess at one place.
_TITLE_VOTES = 3


@Language.component("newsreader_vote")
def vote(doc: Doc) -> Doc:
    """Give every mention of a name the label that most of its mentions in sentences have.

    A title before it speaks for a person. The gazetteer outvotes the model where a name is
    nothing else. A surname is its person's where the text has named the person in full before,
    or the model has seen a person in it. An acronym has the label of its long form.
    """
    labels = _elected(doc)
    doc.set_ents(
        [Span(doc, e.start, e.end, label=labels[fold(e.text)]) for e in doc.ents],
    )
    return doc


def _elected(doc: Doc) -> dict[str, str]:
    body = [block for block in blocks_of(doc) if block.kind in _WITNESSES]
    votes, weak = dict[str, Counter[str]](), dict[str, Counter[str]]()
    seen = dict[str, int]()
    block = 0
    for entity in doc.ents:
        while block < len(body) and body[block].end <= entity.start_char:
            block += 1
        witness = block < len(body) and body[block].start <= entity.start_char
        ballot = votes if witness else weak
        name = fold(entity.text)
        ballot.setdefault(name, Counter())[entity.label_] += 1
        if entity.start and is_title(doc[entity.start - 1]):
            ballot[name]["PERSON"] += _TITLE_VOTES
        if witness:
            seen.setdefault(name, entity.start)
    elected = {name: _winner(votes.get(name) or weak[name]) for name in votes.keys() | weak.keys()}
    people = {e.text for e in doc.ents if elected[fold(e.text)] == "PERSON" and " " in e.text}
    surnames = dict[str, int]()
    for person in people:
        surname, first = fold(surname_of(person)), seen.get(fold(person), len(doc))
        surnames[surname] = min(first, surnames.get(surname, len(doc)))
    for entity in doc.ents:
        name = fold(entity.text)
        if name in surnames and not gazetteer.is_state_or_people(entity.text):
            own = votes.get(name) or weak[name]
            if own["PERSON"] or surnames[name] < seen.get(name, len(doc)):
                elected[name] = "PERSON"
            continue
        known = gazetteer.lookup(entity.text)
        if known is not None and known.adds:
            elected[name] = known.label
    for short, long in (doc._.acronyms or {}).items():
        if fold(short) in elected and fold(long) in elected:
            elected[fold(short)] = elected[fold(long)]
    return elected


def _winner(ballot: Counter[str]) -> str:
    return min(ballot, key=lambda label: (-ballot[label], label))
