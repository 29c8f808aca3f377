"""Whether a few words read like names and posts rather than prose."""

from __future__ import annotations

MAX_WORDS = 25

_POSTS = frozenset({
    "chief", "columnist", "columnists", "contributor", "contributors", "correspondent",
    "correspondents", "critic", "desk", "editor", "editors", "freelance", "journalist",
    "journalists", "reporter", "reporters", "staff", "writer", "writers",
})  # fmt: skip
# What stands beside a post: "senior health correspondent", "staff and agencies".
_FIELDS = frozenset({
    "agencies", "agency", "bureau", "business", "defence", "defense", "deputy", "diplomatic",
    "economics", "environment", "foreign", "health", "international", "investigations", "managing",
    "national", "news", "political", "science", "senior", "special", "sports", "technology",
    "world",
})  # fmt: skip
_SMALL = frozenset({
    "a", "al", "and", "at", "bin", "d", "da", "das", "de", "del", "della", "den", "der", "di",
    "do", "dos", "du", "e", "el", "et", "for", "from", "ibn", "in", "la", "le", "of", "on", "the",
    "to", "ul", "und", "van", "von", "with", "y", "zu",
})  # fmt: skip
_LOWER_CASE = _POSTS | _FIELDS | _SMALL
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})
_NOT_FIRST = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
    "tomorrow",
})  # fmt: skip
_EDGES = ".,;:()[]/&|'\"“”‘’–—-"
_LONGEST_INITIAL = 2


def reads_like_names(text: str) -> bool:
    """Say whether all words are capitalised, small link words of names, or posts (``editor``).

    A first word that is a weekday or not capitalised makes it prose, as does a full stop after an
    ordinary last word.
    """
    words = [bare for word in text.split() if (bare := word.strip(_EDGES))]
    if not 1 <= len(words) <= MAX_WORDS:
        return False
    first, last = words[0], words[-1]
    if first.lower() in _NOT_FIRST or not _is_name(first):
        return False
    if text.endswith((".", "!", "?", ":")) and not (
        is_suffix(last) or len(last) <= _LONGEST_INITIAL
    ):
        return False
    return all(_is_name(word) or word in _LOWER_CASE for word in words[1:])


def is_suffix(word: str) -> bool:
    """Say whether a word comes after a name and belongs to it (``Jr.``, ``PhD``)."""
    return word.strip(_EDGES).lower().replace(".", "") in _SUFFIXES


def is_post(text: str) -> bool:
    """Say whether words name a post (``Senior Correspondent``) and not a person or a publisher."""
    return any(word.strip(_EDGES).lower() in _POSTS for word in text.split())


def _is_name(word: str) -> bool:
    # Scripts without case count as capitalised; "al-Masri" and "d'Arcy" have their capital inside.
    if "@" in word:
        return True
    if word[0].isalpha():
        return not word[0].islower() or any(c.isupper() for c in word)
    return word.isdigit()
