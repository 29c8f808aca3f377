"""Whether a sentence says anything that another one does not: by words, names and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from db.following.wording import content_words, negations, numbers, shingles

# What a sentence that says nothing new has in common with an earlier one at least: this share of
# its words, and this share of its pairs of neighbouring words.
WORDS = 0.75
PAIRS = 0.5


@dataclass(frozen=True)
class Wording:
    """A sentence with what it names: the text of each mention by the entity that it stands for."""

    text: str
    names: Mapping[int, frozenset[str]]

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, without function words."""
        return frozenset(content_words(self.text))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Its pairs of neighbouring words."""
        return frozenset(shingles(content_words(self.text)))

    def is_like(self, earlier: Wording) -> bool:
        """Whether the words of a sentence stand nearly so in an earlier one.

        It may leave something out. It may not count anything else, nor deny what the other does
        not.
        """
        return (
            len(self.words & earlier.words) >= WORDS * len(self.words)
            and len(self.pairs & earlier.pairs) >= PAIRS * len(self.pairs)
            and numbers(self.words) <= earlier.words
            and negations(self.words) == negations(earlier.words)
        )

    def names_no_more_than(self, earlier: Wording) -> bool:
        """Whether a sentence names something that an earlier one does, and nothing beside that.

        A name that was not recognised there counts where its words stand.
        """
        return bool(self.names.keys() & earlier.names.keys()) and all(
            entity in earlier.names or set(content_words(" ".join(texts))) <= earlier.words
            for entity, texts in self.names.items()
        )
