"""How well names are linked to the pages of the gold: an entity of an article at a time.

The library keeps one link for an entity, and an entity may mean another bearer in each article:
so a link counts once for each article that names the entity.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from db.library import Library
from db.pages import Link
from enrich.context import Lookup
from enrich.context.sources import NOTHING, Answer
from enrich.context.starter import StarterNotes
from enrich.context.weighing import Weigher
from enrich.settings import ContextSettings, Settings

from .gold import GOLD, SEEDS, gold_articles, gold_mentions
from .gold_zim import bearers


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Articles, what they name, and the pages that those are about."""

    news: Path
    articles: Sequence[dict[str, Any]]
    pages: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the link of an entity in an article came to.

    ``pages`` are the titles that are right, none of them where it is nobody that pages are about.
    ``name`` and ``found_as`` are what the library calls the entity and its label; they are empty
    where recognition has not found it.
    """

    file: str
    entity: str
    label: str
    pages: tuple[str, ...]
    name: str = ""
    found_as: str = ""
    verdict: str = ""
    title: str = ""

    @property
    def found(self) -> bool:
        """Whether recognition has found the entity, by whatever label."""
        return bool(self.name)

    @property
    def right(self) -> bool:
        """Whether it is linked to its page, or, where it has none, to no page."""
        return self.title in self.pages if self.pages else not self.title

    @property
    def ambiguous(self) -> bool:
        """Whether the encyclopedia lists several bearers of the name."""
        return bool(bearers(self.name))

    def __str__(self) -> str:
        """Return what is wrong with it."""
        wanted = self.pages[0] if self.pages else "nobody"
        got = self.title or self.verdict
        return f"{self.file[:3]} {self.name} ({self.found_as}): {got}, not {wanted}"


def seeds() -> GoldSet:
    """Return the gold of the seeds."""
    return GoldSet(SEEDS, gold_articles(), GOLD / "pages.jsonl")


def held_out() -> GoldSet:
    """Return articles that nothing is tuned with."""
    folder = GOLD / "held_out"
    return GoldSet(folder / "news", _lines(folder / "names.jsonl"), folder / "pages.jsonl")


@contextmanager
def no_notes() -> Iterator[None]:
    """Link without the starter notes: what is measured is how pages alone are told apart."""

    def nothing(notes: StarterNotes, names: Sequence[str]) -> Mapping[str, Answer]:
        return dict.fromkeys(names, NOTHING)

    with mock.patch.object(StarterNotes, "lookup", nothing):
        yield


def link_all(library: Library, zim: Path) -> dict[int, Link]:
    """Link every entity of a library by a Kiwix file, anew, and return the links."""
    settings = Settings(ContextSettings(zim=(zim,)), offline=True)
    library.parting.begin_again()
    with Lookup(library, settings) as lookup:
        for _ in lookup.fetch([entity.id for entity in library.entities.ranked()], refresh=True):
            pass
        weigher = Weigher(library, lookup)
        while weigher.weigh(100):
            pass
    return library.links.several([entity.id for entity in library.entities.ranked()])


def outcomes(library: Library, links: Mapping[int, Link], gold: GoldSet) -> list[Outcome]:
    """Return what came of each entity of the gold in each of its articles."""
    wanted = {(line["file"], line["entity"]): line for line in _lines(gold.pages)}
    found = {key: Counter[int]() for key in wanted}
    for article in gold.articles:
        file = article["file"]
        number = library.articles.find(str(gold.news / file))
        stored = library.articles.get(number) if number is not None else None
        assert stored is not None, file
        ids = {(mention.start, mention.end): mention.entity_id for mention in stored.mentions}
        for mention in gold_mentions(article, stored.text):
            if (mention.start, mention.end) in ids:
                found[file, mention.entity][ids[mention.start, mention.end]] += 1
    return [_outcome(library, links, wanted[key], counts) for key, counts in found.items()]


def _outcome(
    library: Library, links: Mapping[int, Link], line: Mapping[str, Any], counts: Counter[int]
) -> Outcome:
    pages = (line["page"], *line.get("also", ())) if line["page"] else ()
    missed = Outcome(line["file"], line["entity"], line["label"], pages)
    if not counts:
        return missed
    number = counts.most_common(1)[0][0]
    entity, link = library.entities.get(number), links[number]
    assert entity is not None
    title = link.page.title if link.page is not None else ""
    return Outcome(
        missed.file,
        missed.entity,
        missed.label,
        pages,
        entity.name,
        entity.label,
        link.verdict,
        title,
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
