"""What is to hold of a hostile file once its folder was taken in."""

from __future__ import annotations

import os

from db.records import Article
from hostile.corpus import name_of
from hostile.inputs import File
from hostile.taking import BESIDE, Taken
from newsreader.plain import plain
from support.contract import check_article


def check_file(taken: Taken, one: File) -> None:
    """Fail where an input did not become what it should, or one beside it is not in."""
    folder = taken.folders[name_of(one)]
    places = taken.library.shelving.places(str(folder))
    for name in BESIDE:
        place = places.pop(str(folder / name))
        assert place[3:] == (None, 0)
    lines = [line for line in taken.err.splitlines() if line.startswith(plain(f"{folder}{os.sep}"))]
    match one.outcome:
        case "read":
            assert len(places) == 1
            _check_read(taken, next(iter(places)))
            assert all("front matter" in line for line in lines)
        case "refused":
            assert len(lines) == 1
            assert lines[0].endswith(f": {one.says}") or one.says in lines[0]
        case "remarked":
            assert places == {}
            assert lines
            assert all(one.says in line for line in lines)
        case "nothing":
            assert (places, lines) == ({}, [])


def _check_read(taken: Taken, path: str) -> None:
    """Fail where an article in the library is not fit to be shown."""
    article_id = taken.library.articles.find(path)
    assert article_id is not None
    stored = taken.library.articles.get(article_id)
    assert stored is not None
    row = stored.row
    check_article(
        Article(
            row.title,
            stored.text,
            row.byline,
            row.published,
            row.url,
            row.publication,
            stored.blocks,
            stored.styles,
        )
    )
