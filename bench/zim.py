"""How well and how fast Kiwix files are read: ``python -m bench.zim --data DIR``.

DIR holds ``zim/*.zim``, any files; the names asked for are read from each. Some more is checked of
an excerpt of Wikipedia around Ray Charles, of which Kiwix publishes editions as a sample.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from db.fold import fold
from enrich.context.sources import NEARBY, SourceError
from enrich.context.titles import title_of
from enrich.context.zim import ZimSource
from enrich.context.zim.archive import ZimFile
from enrich.context.zim.pages import MOST_REDIRECTS
from enrich.context.zim.titles import plain

NAMES = 200
# What a reader may write, and the title of the page that is meant.
KNOWN = {
    "ray charles": "Ray Charles",
    "Ray Charles (musician, born 1930)": "Ray Charles",
    "Charles, Ray": "Ray Charles",
    "Ray (film)": "Ray (film)",
    "Ray (movie)": "Ray (film)",
    "Cry (1951 song)": "Cry (Churchill Kohlman song)",
    "Bennie Crawford": "Hank Crawford",
    "being green": "Bein' Green",
    "hit the road, JACK": "Hit the Road Jack",
    "What’d I say?": "What'd I Say",
}
SEARCHED = {
    "Ray": ("Ray Charles", "Ray (film)"),
    "Genius": ("Genius & Friends", "The Genius Hits the Road"),
}


def main() -> None:
    """Print figures and wrong answers of each file."""
    parser = argparse.ArgumentParser(prog="python -m bench.zim", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    for path in sorted((parser.parse_args().data / "zim").glob("*.zim")):
        _report(path)


def _report(path: Path) -> None:
    start = time.perf_counter()
    source = ZimSource(path)
    try:
        about = source.about()
    except SourceError as error:
        print(f"{path.name}: {error}")
        return
    opened = time.perf_counter() - start
    print(f"{path.name}: {about.articles} articles in {about.language} of {about.date or '?'},")
    print(f"  opened in {1000 * opened:.1f} ms")
    targets = dict(_targets(ZimFile(path)))
    names = random.Random(1).sample(list(targets), min(NAMES, len(targets)))
    _times("first time", source, names)
    _times("again", source, names)
    for how, spell in (("as written", str), ("in lower case", str.lower)):
        right = sum(_first(source, spell(name)) == targets[name] for name in names)
        print(f"  {right} of {len(names)} titles and redirects {how} lead to their page")
    if "Ray Charles" in targets:
        _known(source, {fold(title) for title in targets})


def _targets(file: ZimFile) -> Iterator[tuple[str, str]]:
    """Yield titles that are nobody else's, with the titles of the pages that they lead to."""
    seen = set[str]()
    for path, title in file.titles():
        name = plain(title)
        page = file.entry(path)
        for _ in range(MOST_REDIRECTS):
            page = file.entry(page.to) if page is not None and page.to else page
        if page is not None and title_of(name) and fold(name) not in seen:
            seen.add(fold(name))
            if "<p" in file.html(page.path):
                yield name, plain(page.title)


def _times(when: str, source: ZimSource, names: Sequence[str]) -> None:
    taken = []
    for name in names:
        start = time.perf_counter()
        source.lookup([name])
        taken.append(1000 * (time.perf_counter() - start))
    if taken:
        print(
            f"  {when}: {statistics.median(taken):.2f} ms a name in the median,"
            f" {max(taken):.1f} ms at most, {len(taken) / sum(taken):.2f} names a ms"
        )


def _known(source: ZimSource, titles: Set[str]) -> None:
    """Check answers whose names are, in some spelling, titles or redirects of the file."""
    wrong = []
    known = {name: title for name, title in KNOWN.items() if fold(name) in titles}
    for name, title in known.items():
        first = _first(source, name)
        if first != title:
            wrong.append(f"{name!r} leads to {first!r}, not to {title!r}")
    for name, wanted in SEARCHED.items():
        found = [c.page.title for c in source.lookup([name])[name].candidates]
        wrong += [f"{name!r} does not suggest {title!r}" for title in wanted if title not in found]
    asked = len(known) + sum(map(len, SEARCHED.values()))
    print(f"  {asked - len(wrong)} of {asked} known answers right")
    for words in wrong:
        print(f"    {words}")


def _first(source: ZimSource, name: str) -> str:
    candidates = source.lookup([name])[name].candidates
    return next((c.page.title for c in candidates if c.via not in NEARBY), "")


if __name__ == "__main__":
    main()
