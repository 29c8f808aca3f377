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


@pytest.mark.parametrize("bridge", gold.bridges(), ids=lambda b: f"{b.start}-{b.goal}")
def test_by_which_sentences_two_are_connected(library: Library, bridge: gold.Bridge) -> None:
    one, other = entity(library, bridge.start), entity(library, bridge.goal)
    after, before = bridge.period or ("", "")
    wanted = {_steps(chain) for chain in bridge.chains}
    found = library.following.bridges.between(
        one.id, other.id, limit=max(1, len(wanted)), after=after, before=before
    )
    assert found.whole
    chains = [
        tuple(
            gold.Hop(Path(hop.line.path).name, hop.line.text, (hop.one.name, hop.other.name))
            for hop in chain.hops
        )
        for chain in found.chains
    ]
    assert sorted(map(_steps, chains)) == sorted(wanted)
    for chain in chains:
        for hop in chain:
            assert hop in {hop for wanted in bridge.chains for hop in wanted}


def _steps(chain: tuple[gold.Hop, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(hop.names for hop in chain)


def test_which_articles_are_copies_of_one_report(library: Library) -> None:
    ids = {Path(path).name: id_ for id_, path in _paths(library).items()}
    for pair in gold.pairs():
        one, other = pair.files
        copies = {copy.article.id for copy in library.following.copies.of(ids[one])}
        assert (ids[other] in copies) == pair.copies, pair
    reports = library.following.copies.reports(list(ids.values()))
    together = [pair.files for pair in gold.pairs() if pair.copies]
    assert all(reports[ids[one]] == reports[ids[other]] for one, other in together)
    assert len(set(reports.values())) == len(ids) - len(together)


def test_what_is_new_in_an_article(library: Library) -> None:
    ids = {Path(path).name: id_ for id_, path in _paths(library).items()}
    wrong = []
    for file in {row.file for row in gold.novelties()}:
        novelty = library.following.novelty.of(ids[file])
        new = {line.text for line in novelty.new}
        known = {earlier.line.text: earlier.earlier for earlier in novelty.known}
        for row in gold.novelties():
            if row.file != file or row.optional:
                continue
            if row.new and row.sentence in known:
                wrong.append((row.sentence, known[row.sentence].text))
            elif not row.new and row.sentence in new:
                wrong.append((row.sentence, row.earlier.sentence if row.earlier else ""))
    # A sentence that was written anew from end to end is taken for a new one.
    assert len(wrong) <= 1, wrong


def _paths(library: Library) -> dict[int, str]:
    found = (library.articles.get(id_) for id_ in library.articles.ids())
    return {article.row.id: article.path for article in found if article is not None}


Found = set[tuple[str, int, int, str]]


def _found(library: Library, table: str) -> Found:
    """Return the file, the span and the name of each epithet or quote."""
    query = f"""SELECT x.article_id, x.start, x."end", e.name FROM {table} x
        JOIN mentions m ON m.article_id = x.article_id AND m.start = x.mention
        JOIN entities e ON e.id = m.entity_id"""
    files = {id_: Path(path).name for id_, path in _paths(library).items()}
    rows = library.connections.read().execute(query)
    return {(files[id_], start, end, name) for id_, start, end, name in rows}


def _texts(library: Library) -> dict[str, str]:
    found = (library.articles.get(id_) for id_ in library.articles.ids())
    return {Path(article.path).name: article.text for article in found if article is not None}


def test_epithets_are_those_that_a_reader_finds(library: Library) -> None:
    texts, found = _texts(library), _found(library, "epithets")
    gold_ones = {
        (one.file, *gold.place(texts[one.file], one.epithet, one.occurrence), one.entity): one
        for one in gold.epithets()
    }
    firm = [key for key, one in gold_ones.items() if one.form is not None and not one.optional]
    assert len(found & set(firm)) >= 0.75 * len(firm)
    # What only looks like an epithet is never taken for one.
    assert not found & {key for key, one in gold_ones.items() if one.form is None}


def test_quotes_are_given_to_who_said_them(library: Library) -> None:
    texts, found = _texts(library), _found(library, "quotes")
    right, wrong, missed = set[tuple[str, int, int, str]](), list[str](), list[str]()
    for quote in gold.quotes():
        start, end = gold.place(texts[quote.file], quote.quote, quote.occurrence)
        near = {q for q in found if q[0] == quote.file and q[1] < end and q[2] > start}
        same = {q for q in near if q[3] == quote.speaker}
        if quote.wanted:
            right |= same
            missed += [quote.quote] * (not same and not quote.optional)
        elif same:
            wrong.append(quote.quote)
    assert not wrong
    assert len(missed) <= 0.3 * sum(q.wanted and not q.optional for q in gold.quotes())
    # Nobody is given words that no reader would give.
    assert len(found - right) <= 0.03 * len(found)
