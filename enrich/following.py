"""What is found in an article beside its names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.credits import with_credits
from db.following.records import Facts
from db.following.sketching import sketches_of, telling_sentences
from db.records import Block, Style
from db.spans import NamedSpan
from enrich import grammar


def facts_of(
    text: str, blocks: Sequence[Block], styles: Sequence[Style], spans: Sequence[NamedSpan]
) -> Facts:
    """Return what an article says beside its names.

    These are epithets, quotes, and the sketches of the sentences that name something.
    """
    bounds = telling_sentences(text, blocks, (span.start for span in spans))
    found = grammar.facts_of(text, with_credits(blocks, styles), spans)
    return replace(found, sketches=sketches_of(text, bounds))
