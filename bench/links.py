"""How well names are linked, beside the most frequent target: ``python -m bench.links --data DIR``.

DIR holds ``linking/with_text/*.jsonl``, one mention a line with the text around it and its
candidates, and ``linking/dwie_dev*.jsonl``; docs/accuracy.md says where to get each set. A mention
counts as right when the candidate ranked first is its page; no label is given, since the sets have
none. Weights are chosen on the half of each set whose hash is even, and on the sets with text.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.link_sets import Item, leads_in, with_candidates, with_text
from enrich.context.ranking import rank
from enrich.context.sources import Candidate

WITH_TEXT = ("aida_testa", "dwie_dev", "gum_news_interview", "meantime", "kore50")
POOLED = WITH_TEXT[:3]
# Of the items where the most frequent target is wrong so many, and of the rest so many.
LEAST_HARD, LEAST_EASY = 0.5, 0.98
Right = Callable[[Item], bool]


def main() -> None:
    """Print the accuracy of each set, in both halves, and of the pool."""
    parser = argparse.ArgumentParser(prog="python -m bench.links", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    options = parser.parse_args()
    sets = load(options.data)
    outcomes = {name: [_outcome(item) for item in items] for name, items in sets.items()}
    print(
        f"{'':<20} {'':<16} {'items':>5} {'all':>6} {'hard':>13} {'rest':>6}  even / odd: all, hard"
    )
    for name, rows in outcomes.items():
        _report(name, rows)
    pool = [row for name in POOLED for row in outcomes[name]]
    _report("pooled", pool)
    hard, easy = _share(pool, "prior", easy=False), _share(pool, "prior", easy=True)
    kept = hard >= LEAST_HARD and easy >= LEAST_EASY
    print(
        f"pooled bar: hard {hard:.3f} of at least {LEAST_HARD:.2f},"
        f" rest {easy:.3f} of at least {LEAST_EASY:.2f}: {'ok' if kept else 'MISSED'}"
    )


def load(data: Path) -> Mapping[str, Sequence[Item]]:
    """Return the sets by name."""
    folder = data / "linking"
    paths = {name: folder / "with_text" / f"{name}.jsonl" for name in WITH_TEXT}
    leads = leads_in(paths.values())
    sets = {name: with_text(path) for name, path in paths.items()}
    candidates, texts = folder / "dwie_dev_candidates.jsonl", folder / "dwie_dev.jsonl"
    return sets | {"dwie_dev, all": with_candidates(candidates, texts, leads)}


def without_prior(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates of which nothing is known but what their pages say."""
    return [replace(candidate, prior=None, known=None) for candidate in candidates]


class Outcome:
    """Whether the first candidate is right: of the most frequent, and of ours in two ways."""

    def __init__(self, item: Item, prior: bool, bare: bool) -> None:
        """Keep what came out for an item."""
        self.even, self.is_easy = item.even, item.is_easy
        self.right = {"frequent": item.is_easy, "prior": prior, "bare": bare}


def _outcome(item: Item) -> Outcome:
    def first(candidates: Sequence[Candidate]) -> str:
        ranked = rank(item.subject, candidates)
        return ranked[0].candidate.page.title if ranked else ""

    return Outcome(
        item,
        first(item.candidates) == item.gold,
        first(without_prior(item.candidates)) == item.gold,
    )


_COLUMNS = {"frequent": "most frequent", "prior": "ours", "bare": "ours, no prior"}


def _report(name: str, rows: Sequence[Outcome]) -> None:
    for key, title in _COLUMNS.items():
        hard = [row for row in rows if not row.is_easy]
        halves = [
            f"{_share(half, key):.3f}, {_share(half, key, easy=False):.3f}"
            for half in ([r for r in rows if r.even], [r for r in rows if not r.even])
        ]
        count = sum(row.right[key] for row in hard)
        print(
            f"{name:<20} {title:<16} {len(rows):>5} {_share(rows, key):>6.3f}"
            f" {count:>4}/{len(hard):<3} {_share(rows, key, easy=False):.3f}"
            f" {_share(rows, key, easy=True):>6.3f}   {' / '.join(halves)}"
        )


def _share(rows: Sequence[Outcome], key: str, easy: bool | None = None) -> float:
    chosen = [row for row in rows if easy is None or row.is_easy == easy]
    return sum(row.right[key] for row in chosen) / (len(chosen) or 1)


if __name__ == "__main__":
    main()
