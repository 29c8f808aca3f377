"""Fuzzing of what strangers write, by coverage: articles, queries, settings, answers of a wiki.

    PYTHONPATH=.:tests python -m torture.fuzz_readers [CORPUS] [options of libFuzzer]

needs atheris, which is no dependency of the project. What is found is kept as a test.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["db", "enrich", "newsreader"]):
    import httpx

    from db.library import Library
    from db.query import QueryError
    from enrich.context.mediawiki import WikiClient, WikiSource
    from enrich.context.sources import SourceError
    from enrich.context.zim.markup import read_page
    from enrich.readers.errors import ReadError
    from enrich.readers.prose import read_markdown, read_plain
    from newsreader import settings
    from newsreader.plain import plain
    from support.contract import REFUSALS, check_article
    from support.library import gold_library

API = "http://wiki.invalid/w/api.php"
NAMES = ["Mali", "Wagner Group"]
FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-"))


def read_text(data: bytes) -> None:
    """Read a plain-text file."""
    _read(read_plain, data)


def read_marked(data: bytes) -> None:
    """Read a markdown file."""
    _read(read_markdown, data)


def _read(reader: Callable[[Path, bytes], object], data: bytes) -> None:
    try:
        article = reader(Path("any.txt"), data)
    except ReadError as error:
        _hold(error.reason in REFUSALS, error.reason)
    else:
        check_article(article)


def ask(data: bytes) -> None:
    """Ask the library a query."""
    query = data.decode("utf-8", "surrogateescape")
    try:
        found = LIBRARY.search.find(query, limit=5)
    except QueryError as error:
        shown, marks = error.pointed(query, 40)
        _hold("\n" not in shown + marks, shown)
    else:
        for hit in found:
            _hold(all(0 <= a <= b <= len(hit.snippet) for a, b in hit.marks), hit.snippet)


def load_settings(data: bytes) -> None:
    """Load a settings file."""
    path = FOLDER / "settings.toml"
    path.write_bytes(data)
    try:
        settings.load(path, named=True)
    except settings.SettingsError as error:
        _hold(len(plain(str(error)).splitlines()) == 1, str(error))


def answer(data: bytes) -> None:
    """Look names up where every answer is this."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=data))
    client = WikiClient(API, "en", "me@x", "1", gap=0.0, retry_wait=0.0, transport=transport)
    source = WikiSource(client, API, "en")
    with suppress(SourceError):
        source.lookup(NAMES, NAMES)


def read_html(data: bytes) -> None:
    """Read a page of a Kiwix file."""
    page = read_page(data.decode("utf-8", "replace"))
    _hold(len(page.summary) <= 2_001, page.summary)
    _hold(page.canonical.isprintable(), page.canonical)


def _hold(condition: bool, found: str) -> None:
    if not condition:
        raise AssertionError(found)


TARGETS = (read_text, read_marked, ask, load_settings, answer, read_html)
LIBRARY: Library = gold_library(FOLDER / "library.db")


def one_input(data: bytes) -> None:
    """Give all but the first byte to the target that the first byte names."""
    if data:
        TARGETS[data[0] % len(TARGETS)](data[1:])


def main() -> None:
    """Run until something is found or libFuzzer's bounds are met."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
