"""The paths that a name may have in a file, and how near to a name a title is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from db.fold import fold

_LONGEST_ACRONYM = 6


def paths_of(title: str, *, old: bool) -> list[str]:
    """Return the paths that a title may have: as it is written first, then in other cases.

    ``old`` is for files whose articles stand in a namespace, and may have names of files.
    """
    as_written = title[:1].upper() + title[1:]
    cases = [as_written, title, title.title(), title.capitalize()]
    if len(title) <= _LONGEST_ACRONYM:
        cases.append(title.upper())
    cases += [case.replace("’", "'") for case in cases]
    paths = [case.replace(" ", "_") for case in dict.fromkeys(cases)]
    if old:
        paths = [f"A/{path}{suffix}" for path in paths for suffix in ("", ".html")]
    return paths


def bare(title: str) -> str:
    """Return a title without what tells it apart from its namesakes: "Wagner (film)"."""
    return title[: title.rindex(" (")] if title.endswith(")") and " (" in title else title


def nearest(name: str, titles: Iterable[tuple[str, str]]) -> list[str]:
    """Return the paths of titles that hold all words of a name, from pairs of path and title.

    Namesakes ("Wagner (film)"), titles that end with the name ("Richard Wagner") and titles that
    begin with it ("Wagner Group") take turns, each kind in the order given; the others follow.
    """
    wanted = fold(name).split()
    kinds: Sequence[list[str]] = ([], [], [], [])
    for path, title in titles:
        words = fold(bare(title)).replace(",", "").split()
        if not wanted or not set(wanted) <= set(words):
            continue
        size = len(wanted)
        ends = (words == wanted, words[-size:] == wanted, words[:size] == wanted, True)
        kinds[ends.index(True)].append(path)
    turns = chain.from_iterable(zip_longest(*kinds[:3]))
    return [path for path in (*turns, *kinds[3]) if path]
