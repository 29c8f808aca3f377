"""The sets of links to measure with, as subjects and candidates; docs/accuracy.md has the forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from db.fold import fold
from db.pages import Page
from enrich.context.ranking import Passage, Subject
from enrich.context.sources import Candidate

REACH = 300


@dataclass(frozen=True, slots=True)
class Item:
    """A mention whose page is known, with the pages that it may mean, the most frequent first."""

    subject: Subject
    gold: str
    candidates: tuple[Candidate, ...]
    even: bool

    @property
    def is_easy(self) -> bool:
        """Whether the most frequent target is right."""
        return bool(self.candidates) and self.candidates[0].page.title == self.gold


def with_text(path: Path) -> list[Item]:
    """Return a set whose lines hold a mention, the text around it, and candidates with leads."""
    return _items([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])


def with_candidates(path: Path, texts: Path, leads: Mapping[str, str]) -> list[Item]:
    """Return a set of mentions in whole texts, with candidates as pairs of title and prior."""
    documents = {
        line["doc_id"]: line["text"]
        for line in map(json.loads, texts.read_text(encoding="utf-8").splitlines())
    }
    lines = []
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text = documents[line["doc_id"]]
        if line["title"] is None or text[line["start"] : line["end"]] == "":
            continue
        lines.append(
            {
                "doc_id": line["doc_id"],
                "start": line["start"],
                "mention": line["surface"],
                "left": text[max(0, line["start"] - REACH) : line["start"]],
                "right": text[line["end"] : line["end"] + REACH],
                "gold": line["title"],
                "candidates": [
                    {"title": title, "prior": prior, "text": leads.get(title)}
                    for title, prior in line["candidates"]
                ],
            }
        )
    return _items(lines)


def leads_in(paths: Iterable[Path]) -> dict[str, str]:
    """Return the lead texts of all candidates of some sets by title."""
    return {
        candidate["title"]: candidate["text"]
        for path in paths
        for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        for candidate in line["candidates"]
        if candidate.get("text")
    }


def _items(lines: Sequence[dict[str, Any]]) -> list[Item]:
    documents = dict[str, list[dict[str, Any]]]()
    for line in lines:
        documents.setdefault(line["doc_id"], []).append(line)
    return [
        Item(
            _subject(line, documents[line["doc_id"]]),
            line["gold"],
            tuple(_candidates(line["candidates"])),
            sha256(line["doc_id"].encode()).digest()[-1] % 2 == 0,
        )
        for line in lines
    ]


def _subject(line: dict[str, Any], document: Sequence[dict[str, Any]]) -> Subject:
    """Return a mention with what the article says elsewhere; its label is not known."""
    name = _plain(line["mention"])
    others = list(dict.fromkeys(_plain(other["mention"]) for other in document))
    words = set(fold(name).split())
    return Subject(
        name=name,
        label="",
        texts=[_whole(document)],
        aliases=[o for o in others if words < set(fold(o).split())],
        others=[o for o in others if not words & set(fold(o).split())],
        passages=_passages(line, document),
    )


def _passages(line: dict[str, Any], document: Sequence[dict[str, Any]]) -> list[Passage]:
    """Return the mention itself, then others by the same name: an article means one by it."""
    name = _plain(line["mention"])
    same = [o for o in document if o is not line and fold(_plain(o["mention"])) == fold(name)]
    return [
        Passage(one["left"], one["mention"][len(_plain(one["mention"])) :] + one["right"])
        for one in (line, line, *same)
    ]


def _plain(mention: str) -> str:
    """Return a mention without its possessive."""
    return re.sub(r"\s?['’]s?$", "", mention)


def _whole(document: Sequence[dict[str, Any]]) -> str:
    """Put an article together from the texts around its mentions."""
    parts = list[str]()
    end = 0
    for line in sorted(document, key=lambda line: int(line["start"])):
        text = line["left"] + line["mention"] + line["right"]
        start = line["start"] - len(line["left"])
        parts.append(text[max(0, end - start) :] if start < end else f"\n{text}")
        end = max(end, start + len(text))
    return "".join(parts)


def _candidates(found: Sequence[dict[str, Any]]) -> Iterator[Candidate]:
    """Yield candidates, the most frequent first; ``score`` is a prior, or else inlinks."""
    scores = [c["score"] for c in found if c.get("score") is not None]
    as_prior = "prior" if all(score <= 1 for score in scores) else "inlinks"
    rows = [c | {as_prior: c["score"]} if "score" in c else c for c in found]
    priors = any(row.get("prior") is not None for row in rows)
    links = sum(row.get("inlinks") or 0 for row in rows)
    for row in sorted(rows, key=_frequency, reverse=True):
        yield Candidate(
            Page("", row["title"], "", row.get("text") or "", ""),
            prior=(row.get("prior") or 0.0) if priors else None,
            known=(row.get("inlinks") or 0) / links if links else None,
        )


def _frequency(row: Mapping[str, Any]) -> tuple[float, float]:
    prior = row.get("prior")
    return -1.0 if prior is None else float(prior), float(row.get("inlinks") or 0)
