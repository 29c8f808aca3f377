"""When two names are one in two spellings, and which of several forms of a name is the fullest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import OSA

Words = tuple[str, ...]

_SHORTEST = 5


def is_misspelling(word: str, other: str) -> bool:
    """Whether two long enough words differ by one letter inside: Prigozhin and Prighozhin.

    The first letter and the last one are hardly ever mistaken, and the last one tells apart
    Martin and Martina, Lavrov and Lavrova.
    """
    return (
        min(len(word), len(other)) >= _SHORTEST
        and (word[0], word[-1]) == (other[0], other[-1])
        and OSA.distance(word, other, score_cutoff=1) == 1
    )


def misspelt(names: Iterable[Words]) -> dict[Words, list[Words]]:
    """Map names to those that are alike but for one word, misspelt in one of them."""
    places = dict[tuple[Words, Words, str, str], list[Words]]()
    found = dict[Words, list[Words]]()
    for name in names:
        for index, word in enumerate(name):
            if len(word) < _SHORTEST:
                continue
            alike = places.setdefault((name[:index], name[index + 1 :], word[0], word[-1]), [])
            for other in alike:
                if is_misspelling(word, other[index]):
                    found.setdefault(name, []).append(other)
                    found.setdefault(other, []).append(name)
            alike.append(name)
    return found


def corrected(names: Iterable[Words]) -> dict[Words, Words]:
    """Map misspelt names to the right ones; ``names`` come with the likelier first.

    A name that is like several others is like none of them.
    """
    order = {name: place for place, name in enumerate(names)}
    alike = misspelt(order)
    return {
        name: others[0]
        for name, others in alike.items()
        if len(others) == 1 == len(alike[others[0]]) and order[others[0]] < order[name]
    }


def fullest(fuller: Mapping[Words, AbstractSet[Words]]) -> dict[Words, Words]:
    """Map forms of a name to the fullest one, where it can be but one.

    ``fuller`` maps each form to all those that it may be short for. One that may be short for
    several, of which none is short for another, stands for itself.
    """
    found = dict[Words, Words]()
    for form, longer in fuller.items():
        ends = [other for other in longer if not fuller[other] & longer]
        if len(ends) == 1:
            found[form] = ends[0]
    return {form: found.get(full, full) for form, full in found.items()}
