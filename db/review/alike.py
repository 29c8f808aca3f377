"""Names that differ by little, compared only within small groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from db.review.sight import Found, Seen

# So many of a group are compared with each other: the most mentioned.
MOST_ALIKE = 30
LEAST_LIKENESS, SHORTEST, _SHORTENED = 0.87, 6, 0.9
_SURE_OF_ITS_FIRST = 3


def near(seen: Sequence[Seen]) -> Iterator[Found]:
    """Find names of one kind that differ by a letter or two, or by a first name cut short."""
    sorted_out = {one.entity.id: " ".join(sorted(one.words)) for one in seen}
    compared = set[tuple[int, int]]()
    for group in _groups(seen).values():
        for one, other in combinations(group[:MOST_ALIKE], 2):
            ids = (one.entity.id, other.entity.id)
            if ids in compared:
                continue
            compared.add(ids)
            likeness = _spelt_alike(sorted_out[ids[0]], sorted_out[ids[1]])
            if not likeness and _is_shortened(one.words, other.words):
                likeness = _SHORTENED
            if likeness:
                yield one, other, likeness * 0.6, "The names differ by little."


def _groups(seen: Sequence[Seen]) -> dict[tuple[str, str, str], list[Seen]]:
    """Put together what has one last word, the same initials, or begins alike if it is one word."""
    groups = defaultdict[tuple[str, str, str], list[Seen]](list)
    for one in seen:
        words = one.words
        if len(words) == 1:
            groups[one.kind, "beginning", words[0][:_SURE_OF_ITS_FIRST]].append(one)
        elif words:
            groups[one.kind, "last", words[-1]].append(one)
            groups[one.kind, "initials", "".join(sorted(word[0] for word in words))].append(one)
    return groups


def _spelt_alike(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two names are; 0 where they are too unlike to ask."""
    likeness = OSA.normalized_similarity(one, other, score_cutoff=LEAST_LIKENESS)
    if not likeness or min(len(one), len(other)) < SHORTEST or _digits(one) != _digits(other):
        return 0.0
    return likeness


def _is_shortened(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one name leaves out of the other what can be left out: J. Biden, Joseph R. Biden."""
    if len(words) < 2 or len(others) < 2 or words[-1] != others[-1]:
        return False
    short, long = sorted((words, others), key=len)
    if not _may_be_short(short[0], long[0]):
        return False
    rest = iter(long)
    return all(any(_may_be_short(word, other) for other in rest) for word in short)


def _may_be_short(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
