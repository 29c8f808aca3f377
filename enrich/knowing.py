"""What the gazetteer and the word lists know of names, for those who ask what is doubtful."""

from __future__ import annotations

from db.fold import fold
from db.review import Knowledge
from enrich import gazetteer, lexicon
from enrich.grouping.keys import entity_key

# How doubtful a name is that is made of common words, and one of any others.
COMMON, OTHER = 1.0, 0.5


class Lists(Knowledge):
    """The gazetteer and the word lists."""

    def strangeness(self, name: str, label: str) -> float:
        """Return from 0 (known) to 1 how doubtful it is that a text is a name."""
        if gazetteer.lookup(name) is not None:
            return 0.0
        words = fold(name).split()
        if label == "PERSON" and _is_called(words):
            return 0.0
        return COMMON if all(map(lexicon.is_word, words)) else OTHER

    def are_one(self, name: str, other: str, label: str) -> bool:
        """Whether the gazetteer knows two names of the same."""
        return entity_key(name, label) == entity_key(other, label)


def _is_called(words: list[str]) -> bool:
    """Whether words are a first name with a last name, or a last name that is no other word."""
    *given, surname = words or [""]
    if not given:
        return lexicon.is_surname(surname) and not lexicon.is_word(surname)
    return lexicon.is_given_name(given[0]) and lexicon.is_surname(surname)
