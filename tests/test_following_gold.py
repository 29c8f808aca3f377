"""The gold for following a story agrees with the seeds and with the gold of their names."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Hashable, Iterable

from db.records import Article
from enrich.readers import read
from support import following_gold as gold
from support.gold import SEEDS, GoldMention, gold_articles, gold_mentions

PRIGOZHIN = "Yevgeny Prigozhin"


@functools.cache
def article(file: str) -> Article:
    return read(SEEDS / file)


@functools.cache
def mentions(file: str) -> tuple[GoldMention, ...]:
    names = next(row for row in gold_articles() if row["file"] == file)
    return tuple(gold_mentions(names, article(file).text))


FILES = [row["file"] for row in gold_articles()]


def named_in(file: str, sentence: str) -> list[str]:
    """Return the entities that a sentence names, in order."""
    start, end = gold.place(article(file).text, sentence)
    found = [m.entity for m in mentions(file) if start <= m.start and m.end <= end]
    return list(dict.fromkeys(found))


def is_in_one_block(file: str, start: int, end: int) -> bool:
    return any(block.start <= start and end <= block.end for block in article(file).blocks)


def is_sentence(file: str, sentence: str) -> bool:
    """Tell whether a string stands once in its article, as whole words within one block."""
    text = article(file).text
    start, end = gold.place(text, sentence)
    return (
        text.count(sentence) == 1
        and is_in_one_block(file, start, end)
        and not sentence[0].isspace()
        and not sentence[-1].isspace()
        and (start == 0 or text[start - 1].isspace())
        and (end == len(text) or text[end].isspace())
    )


def repeated(rows: Iterable[Hashable]) -> list[Hashable]:
    return [row for row, count in Counter(rows).items() if count > 1]


def test_every_sentence_with_prigozhin_is_there_with_all_its_names() -> None:
    rows = gold.together()
    assert repeated((r.file, r.sentence) for r in rows) == []
    for row in rows:
        assert is_sentence(row.file, row.sentence), row
        names = named_in(row.file, row.sentence)
        assert PRIGOZHIN in names, row
        assert [name for name in names if name != PRIGOZHIN] == list(row.names)
    for file in FILES:
        text = article(file).text
        places = [gold.place(text, row.sentence) for row in rows if row.file == file]
        for mention in mentions(file):
            if mention.entity == PRIGOZHIN:
                assert any(s <= mention.start and mention.end <= e for s, e in places), mention


def test_the_months_hold_all_articles_that_name_prigozhin() -> None:
    months = gold.timeline()
    assert [row.month for row in months] == sorted({row.month for row in months})
    counts = {file: sum(m.entity == PRIGOZHIN for m in mentions(file)) for file in FILES}
    assert [f for row in months for f in row.files] == [f for f in FILES if counts[f]]
    for row in months:
        assert row.mentions == sum(counts[file] for file in row.files)
        assert all((article(file).published or "").startswith(row.month) for file in row.files)


def test_epithets_stand_beside_a_mention_of_their_entity() -> None:
    rows = gold.epithets()
    assert repeated((r.file, r.mention, r.epithet, r.occurrence) for r in rows) == []
    for row in rows:
        text = article(row.file).text
        start, end = gold.place(text, row.epithet, row.occurrence)
        assert any(
            m.entity == row.entity
            and text[m.start : m.end] == row.mention
            and is_in_one_block(row.file, min(m.start, start), max(m.end, end))
            for m in mentions(row.file)
        ), row
        assert bool(row.why) == (row.form is None), row
    assert {row.file for row in rows if row.form} == set(FILES)
    assert sum(row.form is None for row in rows) >= 25


def test_quotes_have_their_speaker_and_verb_in_the_article() -> None:
    rows = gold.quotes()
    assert repeated((r.file, r.speaker, r.quote, r.occurrence, r.direct) for r in rows) == []
    for row in rows:
        text = article(row.file).text
        start, end = gold.place(text, row.quote, row.occurrence)
        assert is_in_one_block(row.file, start, end), row
        assert row.verb in text, row
        assert not row.quote.endswith((" ", ",")), row
        if row.direct:
            assert text[start - 1] in '"“', row
        if row.speaker:
            named = {text[m.start : m.end] for m in mentions(row.file) if m.entity == row.speaker}
            assert row.mention in named, row
        assert row.wanted or row.why, row
        assert not row.wanted or (row.speaker and row.verb), row
    assert {row.file for row in rows if row.wanted} == set(FILES)


def test_nobody_both_says_and_does_not_say_a_thing() -> None:
    rows = gold.quotes()
    said = {(r.file, r.speaker, r.quote, r.occurrence) for r in rows if r.wanted}
    assert not said & {(r.file, r.speaker, r.quote, r.occurrence) for r in rows if not r.wanted}


def test_every_hop_of_a_bridge_is_two_entities_in_one_sentence() -> None:
    known = {m.entity for file in FILES for m in mentions(file)}
    for bridge in gold.bridges():
        assert {bridge.start, bridge.goal} <= known
        assert repeated(bridge.chains) == []
        assert len({len(chain) for chain in bridge.chains}) <= 1
        for chain in bridge.chains:
            assert chain[0].names[0] == bridge.start
            assert chain[-1].names[1] == bridge.goal
            for hop, after in itertools.pairwise(chain):
                assert hop.names[1] == after.names[0]
            for hop in chain:
                assert is_sentence(hop.file, hop.sentence), hop
                assert set(hop.names) <= set(named_in(hop.file, hop.sentence)), hop


def test_what_is_not_new_stands_in_an_earlier_article() -> None:
    rows = gold.novelties()
    assert repeated((r.file, r.sentence) for r in rows) == []
    for row in rows:
        assert is_sentence(row.file, row.sentence), row
        assert named_in(row.file, row.sentence), row
        assert row.new == (row.earlier is None), row
        if row.earlier is not None:
            assert is_sentence(row.earlier.file, row.earlier.sentence), row
            before, now = (
                ((article(file).published or "")[:10], file)
                for file in (row.earlier.file, row.file)
            )
            assert before < now, row
    for file in {row.file for row in rows}:
        text = article(file).text
        places = [gold.place(text, row.sentence) for row in rows if row.file == file]
        for mention in mentions(file):
            assert any(s <= mention.start and mention.end <= e for s, e in places), mention


def test_pairs_are_of_two_seeds_each_and_stand_once() -> None:
    pairs = gold.pairs()
    assert repeated(frozenset(pair.files) for pair in pairs) == []
    assert all(len(set(pair.files)) == 2 and set(pair.files) <= set(FILES) for pair in pairs)
    assert sum(pair.copies for pair in pairs) >= 2
    assert sum(not pair.copies for pair in pairs) >= 6
