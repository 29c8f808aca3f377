"""Following a story through the seeds, held against gold answers that were written by reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.entities import Entity
from db.following.answers import MentionView, Scope, Unit
from db.library import Library
from support import following_gold as gold
from support.library import gold_library

PRIGOZHIN = "Yevgeny Prigozhin"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The seeds with the names of the gold files, so that only what follows from them is tried."""
    made = gold_library(tmp_path_factory.mktemp("following") / "library.db")
    yield made
    made.close()


def entity(library: Library, name: str) -> Entity:
    """Return the entity of a full name."""
    return next(found for found in library.entities.find(name) if found.name == name)


def test_who_is_with_him_in_which_sentences(library: Library) -> None:
    him = entity(library, PRIGOZHIN)
    wanted = {
        (row.file, row.sentence, name) for row in gold.together() for name in row.names if row.names
    }
    company = library.following.company.of(him.id, Scope.SENTENCE, limit=1_000)
    assert company.whole
    found = {
        (Path(line.path).name, line.text, companion.entity.name)
        for companion in company.companions
        for line in library.following.company.lines(
            him.id, companion.entity.id, Scope.SENTENCE, limit=1_000
        )
    }
    assert found == wanted


def test_every_mention_stands_in_its_sentence(library: Library) -> None:
    him = entity(library, PRIGOZHIN)
    rows = library.following.mentions.page(him.id, MentionView(), 1_000, 0)
    found = {(Path(row.path).name, row.snippet) for row in rows}
    assert found == {(row.file, row.sentence) for row in gold.together()}


def test_his_timeline(library: Library) -> None:
    him, timeline = entity(library, PRIGOZHIN), library.following.timeline
    bars = timeline.bars(him.id, Unit.MONTH)
    wanted = [(month.month, len(month.files), month.mentions) for month in gold.timeline()]
    assert [(bar.period, bar.articles, bar.mentions) for bar in bars] == wanted
    for month in gold.timeline():
        heads = timeline.heads(him.id, month.month, 100)
        articles = [library.articles.get(head.id) for head in heads]
        assert {Path(a.path).name for a in articles if a is not None} == set(month.files)
