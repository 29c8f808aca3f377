"""The gold files: what the seeds name, written by reading them."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold"


@dataclass(frozen=True)
class GoldMention:
    """A name in the clean text of a seed, with its label and the entity it names."""

    start: int
    end: int
    label: str
    entity: str


def gold_articles() -> list[dict[str, Any]]:
    """Return the gold of every seed."""
    parts = [GOLD / "story.jsonl", GOLD / "others.jsonl"]
    return [json.loads(line) for part in parts for line in part.read_text().splitlines()]


def gold_mentions(gold: dict[str, Any], text: str) -> list[GoldMention]:
    """Return the mentions that a seed's gold gives for its clean text.

    Every whole-word occurrence of a form is a mention, the longest form first; exceptions are
    counted among the occurrences of their form.
    """
    forms = sorted(gold["names"], key=lambda form: -len(form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
    exceptions = {(e["text"], e["occurrence"]): e for e in gold.get("except", [])}
    seen: Counter[str] = Counter()
    mentions = []
    for match in pattern.finditer(text):
        form = match.group()
        seen[form] += 1
        label, entity = gold["names"][form]
        exception = exceptions.get((form, seen[form]))
        if exception is not None:
            label, entity = exception["label"], exception.get("entity", "")
        if label is not None:
            mentions.append(GoldMention(match.start(), match.end(), label, entity))
    return mentions
