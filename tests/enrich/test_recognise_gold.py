"""What the real model with the project's components finds in the seeds, against their gold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from db.records import Article
from enrich.resolve import resolve
from support.gold import gold_articles, gold_mentions

if TYPE_CHECKING:
    from enrich.recognise.names import Recognised

pytestmark = [pytest.mark.model, pytest.mark.xdist_group("model")]

Found = dict[str, "Recognised"]

# Measured: 0.927.
FEWEST_F1 = 0.91
# Measured: 0.986.
FEWEST_OF_ONE_ENTITY = 0.97


def test_offsets_equal_their_text(seeds: dict[str, Article], found_in_seeds: Found) -> None:
    for file, article in seeds.items():
        end = 0
        for name in found_in_seeds[file].names:
            assert article.text[name.start : name.end] == name.text
            assert end <= name.start < name.end
            assert any(b.start <= name.start and name.end <= b.end for b in article.blocks)
            end = name.end


def test_the_gold_is_found(
    seeds: dict[str, Article], found_in_seeds: Found, record_property: Callable[[str, object], None]
) -> None:
    hits = wrong = missed = 0
    for gold in gold_articles():
        file = gold["file"]
        wanted = {(m.start, m.end, m.label) for m in gold_mentions(gold, seeds[file].text)}
        found = {(n.start, n.end, n.label) for n in found_in_seeds[file].names}
        hits += len(wanted & found)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    f1 = 2 * hits / (2 * hits + wrong + missed)
    record_property("f1", f1)
    assert f1 >= FEWEST_F1, f"F1 {f1:.3f}: {hits} found, {wrong} wrong, {missed} missed"


def test_the_forms_of_a_name_are_one_entity(
    seeds: dict[str, Article], found_in_seeds: Found, record_property: Callable[[str, object], None]
) -> None:
    entities = of_one = 0
    for gold in gold_articles():
        file = gold["file"]
        keys = {(s.start, s.end): s.key for s in resolve(found_in_seeds[file])}
        by_entity = dict[str, set[str]]()
        for mention in gold_mentions(gold, seeds[file].text):
            key = keys.get((mention.start, mention.end))
            if key is not None:
                by_entity.setdefault(mention.entity, set()).add(key)
        entities += len(by_entity)
        of_one += sum(len(found) == 1 for found in by_entity.values())
    share = of_one / entities
    record_property("share_of_one_entity", share)
    assert share >= FEWEST_OF_ONE_ENTITY, f"{of_one} of {entities} entities are one: {share:.3f}"
