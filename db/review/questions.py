"""Questions, and what there is to see before they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from db.decisions.kinds import Answer
from db.entities import Entity, MentionRow
from db.pages import Page

Doubt = Literal["pair", "form", "label", "page", "name"]
__all__ = ["Answer", "Doubt", "Knowledge", "Question", "Side"]


class Knowledge:
    """What is known about names beside the library; this much, by itself, is nothing."""

    def strangeness(self, name: str, label: str) -> float:
        """Return from 0 (known) to 1 how doubtful it is that a text is a name."""
        return 0.5

    def are_one(self, name: str, other: str, label: str) -> bool:
        """Whether two names are known to be of the same."""
        return False


@dataclass(frozen=True, slots=True)
class Question:
    """Something doubtful: is it so? Yes, no, or the reader does not know.

    ``entities`` are the two of a pair, the most mentioned first, or the one that is asked about;
    ``keys`` are theirs. ``about`` is the form, the likelier label, or the title of the page that
    is asked about; ``other`` is what it is compared with: the entity's commonest form, or the other
    label. ``yes``, ``no`` and ``unsure`` say in words what the answers do; ``weight`` is how many
    mentions are at stake, times how doubtful it is. ``last`` says that there is no other page left
    to ask about.
    """

    doubt: Doubt
    entities: tuple[Entity, ...]
    keys: tuple[str, ...]
    asked: str
    why: str
    yes: str
    no: str
    weight: float
    unsure: str = "all stays as it is; not asked again"
    about: str = ""
    other: str = ""
    page_id: int | None = None
    last: bool = False

    @property
    def id(self) -> tuple[str, ...]:
        """What tells it from all others, before and after an answer is taken back."""
        return (self.doubt, *sorted(self.keys), self.about)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things that are compared: what it is called, and sentences or a page."""

    title: str
    sentences: Sequence[MentionRow] = ()
    page: Page | None = None
