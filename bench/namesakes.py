"""How well names are linked where pages have namesakes: ``python -m bench.namesakes``.

The seeds and the held-out articles of ``tests/gold`` are read, named and linked by a Kiwix file of
their pages and of the pages of namesakes, which is written first. A link counts once for each
article that names the entity. The starter notes are left out, and then let in.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from db.library import Library
from enrich.ingest import ingest
from enrich.settings import Settings
from tests.support.gold_zim import write_gold_zim
from tests.support.linked import GoldSet, Outcome, held_out, link_all, no_notes, outcomes, seeds

# The seeds of the one long story: what was set by hand was set with these first.
STORY = "015"


def main() -> None:
    """Print the figures of each set, and every mistake."""
    argparse.ArgumentParser(prog="python -m bench.namesakes", description=main.__doc__).parse_args()
    print(f"{'':<10} {'':<14} {'right':>14} {'ambiguous':>14} {'of linked':>14} {'nobodies':>9}")
    with tempfile.TemporaryDirectory() as folder:
        zim = write_gold_zim(Path(folder) / "gold.zim")
        for name, gold in (("seeds", seeds()), ("held out", held_out())):
            library = Library.create(Path(folder) / f"{name}.db")
            ingest(library, [gold.news], Settings(offline=True), progress=lambda progress: None)
            _measure(library, zim, gold, name)
            library.close()


def _measure(library: Library, zim: Path, gold: GoldSet, name: str) -> None:
    for how, switch in (("without notes", no_notes()), ("with notes", nullcontext())):
        with switch:
            links = link_all(library, zim)
        found = [outcome for outcome in outcomes(library, links, gold) if outcome.found]
        if name == "seeds":
            _report("story", how, [outcome for outcome in found if outcome.file < STORY])
            _report("others", how, [outcome for outcome in found if outcome.file >= STORY])
        else:
            _report(name, how, found)


def _report(name: str, how: str, found: Sequence[Outcome]) -> None:
    paged = [outcome for outcome in found if outcome.pages]
    nobodies = [outcome for outcome in found if not outcome.pages]
    columns = (
        paged,
        [outcome for outcome in paged if outcome.ambiguous],
        [outcome for outcome in paged if outcome.title],
    )
    linked = sum(not outcome.right for outcome in nobodies)
    print(f"{name:<10} {how:<14} {' '.join(map(_share, columns))} {linked:>4} of {len(nobodies)}")
    for outcome in found:
        if not outcome.right:
            print(f"    {outcome}")


def _share(rows: Sequence[Outcome]) -> str:
    right = sum(row.right for row in rows)
    return f"{right:>4}/{len(rows):<3} {right / (len(rows) or 1):.3f}"


if __name__ == "__main__":
    main()
