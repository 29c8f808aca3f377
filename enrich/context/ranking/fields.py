"""Fields of the news, such as football or war: whether an article and a page share one.

"England" in an article about a match is more often the team than the country, and a page about a
cricketer is not what an article about a trial means. A field is told by words of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from enrich.context.ranking.words import stems

# So many words of a field make an article one of that field.
ENOUGH = 3


def of_article(words: Iterable[str]) -> Mapping[str, float]:
    """Return how far a text belongs to each field, from 0 to 1, by how often its words stand."""
    counts = _counts(words)
    return {field: min(1.0, count / ENOUGH) for field, count in counts.items()}


def of_page(words: Iterable[str]) -> Mapping[str, float]:
    """Return the fields of a page's title and first sentence, as shares of all it names."""
    counts = _counts(words)
    total = sum(counts.values())
    return {field: count / total for field, count in counts.items()}


def shared(article: Mapping[str, float], page: Mapping[str, float]) -> float:
    """Return how far an article is of the fields that a page is of."""
    return sum(share * article.get(field, 0.0) for field, share in sorted(page.items()))


def _counts(words: Iterable[str]) -> dict[str, int]:
    counts = dict[str, int]()
    known = _words()
    for word in words:
        for field in known.get(word, ()):
            counts[field] = counts.get(field, 0) + 1
    return counts


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    text = (files("enrich.context.ranking") / "fields.txt").read_text(encoding="utf-8")
    fields = dict[str, tuple[str, ...]]()
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        field, _, words = line.partition(": ")
        for stem in dict.fromkeys(stems(words)):
            fields[stem] = (*fields.get(stem, ()), field)
    return fields
