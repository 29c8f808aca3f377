"""What is found in an article beside its names."""

from __future__ import annotations

from collections.abc import Sequence

from db.following.records import Facts
from db.following.sketching import sketches_of, telling_sentences
from db.records import Block
from db.spans import NamedSpan


def facts_of(text: str, blocks: Sequence[Block], spans: Sequence[NamedSpan]) -> Facts:
    """Return what an article says beside its names: the sketches of sentences that name some."""
    bounds = telling_sentences(text, blocks, (span.start for span in spans))
    return Facts(sketches=sketches_of(text, bounds))
