"""What is new and what is copied in a large library: ``python -m bench.stories``.

The library is made up: articles of 24 sentences of a dozen words, drawn from 20,000 words as often
as Zipf's law has them, one name in most sentences. One article in twenty is a near-copy of an
earlier one, with sentences left out and words changed; one in fifty takes over some sentences, and
one in ten ends with the same footer.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sqlite3
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from bench.decisions import timed
from bench.search import frequencies, word
from db.articles import blocks_of
from db.following.records import Sketch
from db.following.reports import pair_up, unpair
from db.following.sketching import sketches_of, telling_sentences
from db.library import Library
from db.records import Block, BlockKind
from db.sentences import Sentences

ARTICLES, SENTENCES, WORDS, KNOWN, ENTITIES = 100_000, 24, 12, 20_000, 3_000
FOOTER = "Name 1 runs the desk that wrote this report and reads your letters about its errors."
COPIED, TAKEN_OVER, FOOTED, NAMED = 0.05, 0.02, 0.1, 0.8
RECENT = 2_000
NEW_S, COUNT_S, STORE_S = 0.1, 0.03, 0.001


def main() -> None:
    """Print how long it takes to find copies, and to tell what is new and what is copied."""
    parser = argparse.ArgumentParser(prog="python -m bench.stories", description=main.__doc__)
    parser.add_argument("library", nargs="?", type=Path, help="where it is kept (default: nowhere)")
    parser.add_argument(
        "--asked", type=int, default=200, help="articles asked about (default: 200)"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.library or Path(folder, "library.db")
        fresh = not path.exists()
        library = Library.create(path)
        if fresh:
            _fill(library)
        report(library, given.asked)
        library.close()


def report(library: Library, asked: int) -> None:
    """Print the time of each question, for the newest articles and for copies."""
    novelty, copies = library.following.novelty, library.following.copies
    read = library.connections.read()
    query = "SELECT id FROM articles ORDER BY dated DESC, id DESC LIMIT ?"
    newest = [row[0] for row in read.execute(query, (asked,))]
    query = "SELECT article_id, other_id FROM copies GROUP BY 1 ORDER BY 1 DESC LIMIT ?"
    pairs = read.execute(query, (asked,)).fetchall()
    copied = [pair[0] for pair in pairs]
    print(f"stories, {library.articles.count():,} articles, {asked} asked about")
    for kind, ids in (("of the newest", newest), ("of copies", copied)):
        _show(f"to find copies, {kind}", _pairing(library, ids), STORE_S)
        _show(f"what is new, {kind}", [timed(partial(novelty.of, id_)) for id_ in ids], NEW_S)
        counts = [timed(partial(novelty.count, id_)) for id_ in ids]
        _show(f"count of what is new, {kind}", counts, COUNT_S)
    _show("copies of an article", [timed(partial(copies.of, id_)) for id_ in copied], COUNT_S)
    page = partial(copies.reports, newest[:50])
    _show("reports of a page of articles", [timed(page) for _ in copied], COUNT_S)
    _show("difference", [timed(partial(copies.difference, *pair)) for pair in pairs], NEW_S)
    for entity in library.entities.ranked(limit=1):
        count = partial(copies.report_count, entity.id)
        _show("reports of the most frequent entity", [timed(count) for _ in copied], COUNT_S)


def _show(name: str, seconds: Sequence[float], limit: float) -> None:
    p95 = quantiles(seconds, n=20)[-1]
    kept = "ok" if p95 <= limit else "MISSED"
    shown = f"p50 {median(seconds) * 1000:6.2f} ms  p95 {p95 * 1000:6.2f} ms"
    print(f"  {name:<40} {shown}  within {limit * 1000:.0f} ms: {kept}")


def _pairing(library: Library, ids: Sequence[int]) -> list[float]:
    """Return how long it takes, article by article, to find its copies anew."""
    seconds = list[float]()
    with library.connections.write() as write:
        for id_ in ids:
            query = "SELECT slot, start FROM sketches WHERE article_id = ? AND slot = ?"
            sketches = [
                Sketch(start, slot)
                for one in _sketches(write, id_)
                for slot, start in write.execute(query, (id_, one.slot))
            ]
            unpair(write, id_)
            seconds.append(timed(partial(pair_up, write, id_, sketches)))
    return seconds


def _sketches(write: sqlite3.Connection, article_id: int) -> list[Sketch]:
    query = "SELECT text, blocks FROM articles WHERE id = ?"
    text, blocks = write.execute(query, (article_id,)).fetchone()
    return sketches_of(text, Sentences(text, blocks_of(blocks)).bounds())


def _fill(library: Library) -> None:
    """Fill a library, by statements of its own: storing article by article takes long."""
    chance, copied = random.Random(7), list[int]()
    with library.connections.write() as write:
        write.executemany(
            "INSERT INTO entities (id, key, name, label) VALUES (?, ?, ?, 'PERSON')",
            ((n, str(n), f"Name {n}") for n in range(1, ENTITIES + 1)),
        )
        write.execute("CREATE TEMP TABLE made AS SELECT * FROM sketches")
        for id_, told, is_copy in _articles(chance):
            write.executemany("INSERT INTO made VALUES (?, ?, ?)", _put(write, id_, told))
            copied += [id_] if is_copy else []
        for statement in _DERIVED:
            write.execute(statement)
    _pairing(library, copied)


def _put(
    write: sqlite3.Connection, id_: int, told: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Store an article of sentences, four a paragraph, and yield its sketches."""
    paragraphs = [" ".join(told[at : at + 4]) for at in range(0, len(told), 4)]
    text, blocks = "\n\n".join(paragraphs), list[Block]()
    for piece in paragraphs:
        low = blocks[-1].end + 2 if blocks else 0
        blocks.append(Block(BlockKind.PARAGRAPH, low, low + len(piece)))
    dated = (date(2000, 1, 1) + timedelta(days=id_ // 12)).isoformat()
    stored = json.dumps([(block.kind, block.start, block.end) for block in blocks])
    write.execute(
        """INSERT INTO articles (id, hash, title, published, dated, text, blocks, styles, words,
        stage, added_at) VALUES (?1, ?1, ?2, ?3, ?3, ?4, ?5, '[]', ?6, 'made up', '')""",
        (id_, f"Report {id_}", dated, text, stored, len(text.split())),
    )
    sentences = Sentences(text, blocks)
    found = [(match.start(), match.end(), int(match[1])) for match in _NAME.finditer(text)]
    write.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, 'PERSON', ?, ?, ?)",
        [
            (id_, low, high, entity, sentences.start_of(low), sentences.block_of(low))
            for low, high, entity in found
        ],
    )
    for sketch in sketches_of(text, telling_sentences(text, blocks, (low for low, *_ in found))):
        yield sketch.slot, id_, sketch.start


def _articles(chance: random.Random) -> Iterator[tuple[int, list[str], bool]]:
    """Yield articles as sentences, and whether each was made of another one."""
    known, often = [word(n) for n in range(KNOWN)], frequencies(KNOWN)
    entities, frequent = range(1, ENTITIES + 1), frequencies(ENTITIES)
    recent = deque[list[str]](maxlen=RECENT)
    for id_ in range(1, ARTICLES + 1):
        drawn = iter(chance.choices(known, cum_weights=often, k=SENTENCES * WORDS))
        names = chance.choices(entities, cum_weights=frequent, k=SENTENCES)
        told = [
            f"Of Name {name} {' '.join(islice(drawn, WORDS))}."
            if chance.random() < NAMED
            else f"{' '.join(islice(drawn, WORDS)).capitalize()}."
            for name in names
        ]
        lot = chance.random() if recent else 1.0
        if lot < COPIED:
            told = [_edited(chance, one) for one in chance.choice(recent) if chance.random() < 0.85]
        elif lot < COPIED + TAKEN_OVER:
            told[2:5] = chance.choice(recent)[2:5]
        if chance.random() < FOOTED:
            told.append(FOOTER)
        recent.append(told)
        yield id_, told, lot < COPIED


def _edited(chance: random.Random, sentence: str) -> str:
    """Return a sentence as it is, or without some of its words."""
    if chance.random() < 0.6:
        return sentence
    first, *words = sentence.removesuffix(".").split()
    return " ".join([first, *(one for one in words if chance.random() < 0.85)]) + "."


_NAME = re.compile(r"Name (\d+)")
_DERIVED = (
    "INSERT OR IGNORE INTO sketches SELECT * FROM made ORDER BY 1, 2, 3",
    """INSERT INTO article_entities SELECT m.entity_id, a.dated, a.id, count(*) FROM mentions m
        JOIN articles a ON a.id = m.article_id GROUP BY a.id, m.entity_id""",
    """UPDATE entities SET (mentions, articles) = (SELECT coalesce(sum(mentions), 0), count(*)
        FROM article_entities WHERE entity_id = entities.id)""",
)


if __name__ == "__main__":
    main()
