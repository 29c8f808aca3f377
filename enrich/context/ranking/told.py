"""What the articles tell of a subject, read once for all the pages that it may be about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enrich.context.ranking import fields, roles, words
from enrich.context.ranking.subject import Passage, Subject, passages_of

MOST_TEXT, BESIDE = 20_000, 60
_SENTENCE = re.compile(r"[.!?\n]\s")


@dataclass(frozen=True, slots=True)
class Context:
    """What the articles say of a subject, made once for all its candidates.

    ``doubtful`` is a person that is only ever called by one word, and neither says anything nor is
    introduced: what is recognised as such is often something else.
    """

    subject: Subject
    called: tuple[str, ...]
    own: frozenset[str]
    roles: Mapping[str, float]
    speaks: bool
    introduced: bool
    doubtful: bool
    near: Mapping[str, float]
    far: Mapping[str, float]
    beside: frozenset[str]
    near_fields: Mapping[str, float]
    far_fields: Mapping[str, float]

    @classmethod
    def of(cls, subject: Subject) -> Context:
        """Read the articles of a subject."""
        passages = passages_of(subject)
        called = (subject.name, *subject.aliases)
        spoken = roles.roles(passages)
        introduced = roles.introduced(passages) or not passages
        own = frozenset(stem for name in called for stem in words.stems(name))
        near = [s for p in passages for s in words.stems(f"{p.before} {p.after}") if s not in own]
        far = [s for text in subject.texts for s in words.stems(text[:MOST_TEXT]) if s not in own]
        return cls(
            subject,
            called,
            own,
            spoken,
            roles.speaks(passages),
            introduced,
            subject.label == "PERSON"
            and not introduced
            and "person" not in spoken
            and not any(" " in name for name in called),
            words.vector(near),
            words.vector(far),
            _beside(passages) - own,
            fields.of_article(near),
            fields.of_article(far),
        )


def _beside(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the words right beside mentions: a title before a name, an apposition after it."""
    sides = ((p.before[-BESIDE:], p.after[:BESIDE]) for p in passages)
    # The first word before, and the last after, may be cut.
    said = (f"{_SENTENCE.split(b)[-1]} {_SENTENCE.split(a)[0]}" for b, a in sides)
    return frozenset(stem for text in said for stem in words.stems(text))
