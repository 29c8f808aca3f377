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
from unittest import mock

from db.library import Library
from db.pages import Link
from enrich.context import Lookup
from enrich.context.sources import NOTHING, Answer
from enrich.context.starter import StarterNotes
from enrich.settings import ContextSettings, Settings

from .gold import GOLD, SEEDS, gold_articles, gold_mentions
from .gold_zim import bearers


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the link of an entity in an article came to.

    ``name`` is what the library calls the entity; it is empty where recognition has not found it.
    ``pages`` are the titles that are right, none of them where it is nobody that pages are about.
    """

    file: str
    entity: str
    label: str
    pages: tuple[str, ...]
    name: str
    found_as: str
    verdict: str
    title: str

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
        """Whether the encyclopedia knows several bearers of a form of the name."""
        return bool(bearers(self.name))

    def __str__(self) -> str:
        wanted = self.pages[0] if self.pages else "nobody"
        got = self.title or self.verdict
        return f"{self.file[:12]} {self.name} ({self.found_as}): {got}, not {wanted}"


@contextmanager
def no_notes() -> Iterator[None]:
    """Link without the starter notes: what is measured is how pages alone are told apart."""

    def nothing(notes: StarterNotes, names: Sequence[str]) -> Mapping[str, Answer]:
        return dict.fromkeys(names, NOTHING)

    with mock.patch.object(StarterNotes, "lookup", nothing):
        yield


def link_all(library: Library, zim: Path) -> dict[int, Link]:
    """Link every entity of a library by a Kiwix file, and return the links."""
    settings = Settings(ContextSettings(zim=(zim,)), offline=True)
    ids = [entity.id for entity in library.entities.ranked()]
    with Lookup(library, settings) as lookup:
        return dict(lookup.fetch(ids))


def outcomes(
    library: Library,
    links: Mapping[int, Link],
    articles: Sequence[dict[str, object]] | None = None,
    folder: Path = SEEDS,
    pages: Path = GOLD / "pages.jsonl",
) -> list[Outcome]:
    """Return what came of each entity of the gold in each of its articles."""
    wanted: dict[tuple[str, str], tuple[str, ...]] = {}
    labels = {}
    for line in map(json.loads, pages.read_text(encoding="utf-8").splitlines()):
        key = line["file"], line["entity"]
        wanted[key] = (line["page"], *line.get("also", ())) if line["page"] else ()
        labels[key] = line["label"]
    found = dict[tuple[str, str], Counter[int]]()
    for gold in gold_articles() if articles is None else articles:
        file = str(gold["file"])
        number = library.articles.find(str(folder / file))
        stored = library.articles.get(number) if number is not None else None
        assert stored is not None, file
        ids = {(mention.start, mention.end): mention.entity_id for mention in stored.mentions}
        for mention in gold_mentions(gold, stored.text):
            counts = found.setdefault((file, mention.entity), Counter())
            if (mention.start, mention.end) in ids:
                counts[ids[mention.start, mention.end]] += 1
    return [
        _outcome(library, links, key, labels[key], wanted[key], found.get(key, Counter()))
        for key in wanted
    ]


def _outcome(
    library: Library,
    links: Mapping[int, Link],
    key: tuple[str, str],
    label: str,
    pages: tuple[str, ...],
    counts: Counter[int],
) -> Outcome:
    file, wanted = key
    if not counts:
        return Outcome(file, wanted, label, pages, "", "", "", "")
    number = counts.most_common(1)[0][0]
    entity, link = library.entities.get(number), links[number]
    assert entity is not None
    title = link.page.title if link.page is not None else ""
    return Outcome(file, wanted, label, pages, entity.name, entity.label, link.verdict, title)
