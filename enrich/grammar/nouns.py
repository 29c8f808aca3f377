"""Common nouns: which may say what a name is, and which stand before others."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from enrich.grammar.lexicon import COURTESIES
from enrich.nouns import kinds_of_nouns
from enrich.recognise import cues

_KINDS_OF_LABEL = {
    "PERSON": frozenset({"PERSON"}),
    "ORG": frozenset({"ORG", "TEAM"}),
    "GPE": frozenset({"GPE"}),
    "LOC": frozenset({"LOC"}),
    "FAC": frozenset({"FAC"}),
    "PRODUCT": frozenset({"PRODUCT", "WORK_OF_ART"}),
    "WORK_OF_ART": frozenset({"WORK_OF_ART"}),
}
# What names are called by nouns, and so may have epithets.
NAMED_BY_NOUNS = frozenset(_KINDS_OF_LABEL)
# These as often name what is no single person.
_UNSURE = frozenset("character host model god deity person personality".split())
_DOERS = ("ologist", "omist", "ographer", "ician", "woman")
# Plurals that stand before a noun: "sports minister", "human rights lawyer".
_MODIFYING = frozenset(
    """affairs arms arts awards bonds business civics communications customs defenses derivatives
    drugs elections emissions equities events facilities features fields finals foods forces foreign
    futures games goods graphics headquarters industries information infrastructures
    intelligence jobs logistics markets materials media minerals motors needs news operations parks
    parts pensions planes plans prisons procurements products programs projects programmes
    prosecutions records relations resources rights sales savings schools sciences securities
    series services shipments singles solutions species sports standards stars states statistics
    stocks studies supplies systems talks taxes technologies telecoms cables metres
    television textiles times tools transactions trials trains veterans weapons welfare
    works doubles""".split()
)


@cache
def names_a(label: str, noun: str) -> bool:
    """Whether a noun in the singular, in lower case, is one for what bears a name of this label."""
    if not noun or noun in _UNSURE:
        return False
    if noun in _further().get(label, ()):
        return True
    kind = kinds_of_nouns().get(noun, "")
    if not kind and label == "PERSON":
        # "vice-president", "ex-husband", "co-founder"; then "economist" and "politician".
        head = noun.rpartition("-")[2]
        if head != noun:
            return names_a(label, head)
        return len(noun) > 6 and noun.endswith(_DOERS)
    return kind in _KINDS_OF_LABEL.get(label, ())


@cache
def may_be_singular(word: str) -> bool:
    """Whether a word that ends in "s" may stand before a noun: "press", "human rights"."""
    return word.endswith(("ss", "us", "is", "ics", "'s", "as", "os")) or word in _MODIFYING


@cache
def _further() -> dict[str, frozenset[str]]:
    """Return the nouns of nouns.txt for each label, and the roles that the recogniser knows."""
    found = dict[str, frozenset[str]]()
    for line in (files(__package__) / "nouns.txt").read_text(encoding="utf-8").splitlines():
        label, parted, nouns = line.partition(":")
        if parted and label[0] != "#":
            found[label] = found.get(label, frozenset()) | frozenset(nouns.split())
    found["PERSON"] |= cues.ROLES - COURTESIES
    return found
