"""How long the review takes to open in a large library: ``python -m bench.review``.

The library is made up: 100,000 short articles that name five each of some 80,000 people and
organisations, a few of them very often and most of them hardly ever, as in the news. One in three
has a doubtful form, label or page each. Every figure is also shown as a ratio to
reading the same entities with their forms.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from bench.decisions import made_up, timed
from bench.figures import line
from db.decisions.kinds import Different, Named
from db.library import Library
from db.naming import NamedSpan
from db.review.past import past_of
from db.review.sight import look
from enrich.knowing import Lists

NAMED, MOST_NAMES = 5, 200_000
LIMIT_S = 0.2
ANSWERED = 1_000


def main() -> None:
    """Print how long the first question and the next ones take."""
    parser = argparse.ArgumentParser(prog="python -m bench.review", description=main.__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each figure (default: 5)")
    report(parser.parse_args().runs)


def report(runs: int) -> None:
    """Print the time of opening the review, before and after many answers."""
    with tempfile.TemporaryDirectory() as folder:
        library = made_up(Path(folder, "library.db"), _names(random.Random(1)))
        _make_doubtful(library)
        count = library.links.coverage().entities
        print(f"review, {runs} runs, {library.articles.count():,} articles, {count:,} entities")
        read, lists = library.connections.read(), Lists()
        peer = [timed(lambda: look(read, past_of(read))) for _ in range(runs)]
        print(line("reading what is looked at", peer, peer, None))
        print(
            line(
                "the lists of names, once",
                [timed(lambda: lists.strangeness("Xaver Yx", "PERSON"))],
                peer,
                None,
            )
        )
        _opened(library, "questions", lists, runs, peer)
        questions = library.review.questions(20, lists)
        shown = [timed(partial(library.review.sides, q)) for q in questions]
        print(line("the sentences of a question", shown, peer, None))
        _answer(library)
        _opened(library, f"questions after {ANSWERED:,} answers", lists, runs, peer)
        library.close()


def _opened(library: Library, name: str, lists: Lists, runs: int, peer: Sequence[float]) -> None:
    seconds = [timed(lambda: library.review.questions(500, lists)) for _ in range(runs)]
    kept = "ok" if max(seconds) <= LIMIT_S else "MISSED"
    print(f"{line(name, seconds, peer, None)}  within {LIMIT_S:.1f} s: {kept}")


def _names(chance: random.Random) -> Callable[[int], list[NamedSpan]]:
    """Return what names five in each article: the rank of each is drawn evenly in its logarithm."""
    given, surnames, words = (
        sorted((files("enrich.lexicon") / name).read_text(encoding="utf-8").split())
        for name in ("given.txt", "surnames.txt", "words.txt")
    )
    for listed in (given, surnames, words):
        chance.shuffle(listed)

    def name(rank: int) -> tuple[str, str, str]:
        draw = random.Random(rank)
        if rank % 3:
            first, last = draw.choice(given[:400]), draw.choice(surnames[:4_000])
            full = f"{first} {last}" if rank % 9 else last
            return "PERSON", "person", full
        return "ORG", "org", f"{draw.choice(words[:500])} {draw.choice(words[:500])}"

    def named(number: int) -> list[NamedSpan]:
        spans, at = list[NamedSpan](), 0
        for _ in range(NAMED):
            label, kind, text = name(int(MOST_NAMES ** chance.random()))
            shown = text.title()
            spans.append(NamedSpan(at, at + len(shown), label, f"{kind}:{text}", shown))
            at += len(shown) + len(" met ")
        return spans

    return named


def _make_doubtful(library: Library) -> None:
    with library.connections.write() as write:
        for statement in _DOUBTS:
            write.execute(statement)


def _answer(library: Library) -> None:
    named = [Named((f"person:x{number}",), "X", "PERSON") for number in range(ANSWERED + 1)]
    with library.connections.write():
        for one, other in pairwise(named):
            library.decisions.take(Different(one=one, other=other))


_DOUBTS = (
    """INSERT INTO aliases SELECT id, substr(name, instr(name, ' ') + 1), 'ORG',
        lower(substr(name, instr(name, ' ') + 1)), mentions / 3 + 1 FROM entities
        WHERE instr(name, ' ') AND id % 3 = 0""",
    """INSERT INTO aliases SELECT id, 'Qx' || id, label, 'qx' || id, mentions / 4 + 1
        FROM entities WHERE id % 3 = 1""",
    """INSERT INTO pages (origin, source, language, title, description, extract, url, fetched_at)
        SELECT 'x', 'wikipedia', 'en', name || ' ' || value, 'a page', '', '', '' FROM entities,
        json_each('[1, 2]') WHERE true ON CONFLICT DO NOTHING""",
    """INSERT INTO links SELECT id, 'unsure', NULL, '[]', 1, 'made up' FROM entities
        WHERE id % 3 = 2""",
    """INSERT INTO link_candidates SELECT e.id, j.value, p.id, '[]' FROM links l
        CROSS JOIN entities e ON e.id = l.entity_id CROSS JOIN json_each('[1, 2]') j
        CROSS JOIN pages p ON p.origin = 'x' AND p.language = 'en'
        AND p.title = e.name || ' ' || j.value""",
)


if __name__ == "__main__":
    main()
