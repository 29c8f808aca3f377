"""Whatever well-formed nonsense a wiki answers, what comes of it is fit to be kept and shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.context.mediawiki import WikiClient, WikiSource
from enrich.context.sources import Answer, SourceError
from enrich.readers.characters import one_line

FEW = settings(max_examples=60, deadline=None)
API = "http://wiki.invalid/w/api.php"
NAMES = ["Mali", "WAGNER GROUP", "the Mali", "Nobody Atall"]
TITLES = st.sampled_from([*NAMES, "Wagner Group", "Wagner group", "Mali (disambiguation)"])

LANGUAGES = st.sampled_from(["fr", "de", "zh-min-nan"])

ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)


def mostly(good: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw what a wiki would send, and now and then anything."""
    return st.integers(0, 9).flatmap(lambda number: good if number else ANYTHING)


LINKS = st.fixed_dictionaries(
    {}, optional={"ns": mostly(st.just(0)), "title": mostly(TITLES), "lang": mostly(LANGUAGES)}
)
ENTRIES = st.fixed_dictionaries(
    {
        "pageid": mostly(st.integers(1, 9)),
        "ns": mostly(st.just(0)),
        "title": mostly(TITLES),
        "pageprops": mostly(st.sampled_from([{}, {}, {"disambiguation": ""}])),
    },
    optional={
        "missing": mostly(st.just(True)),
        "extract": ANYTHING,
        "description": ANYTHING,
        "canonicalurl": ANYTHING,
        "lastrevid": mostly(st.integers(1)),
        "length": mostly(st.integers(1)),
        "index": mostly(st.integers(1)),
        "links": mostly(st.lists(mostly(LINKS), max_size=3)),
        "langlinks": mostly(st.lists(mostly(LINKS), max_size=3)),
    },
)
MOVES = st.fixed_dictionaries(
    {"from": mostly(TITLES), "to": mostly(TITLES)}, optional={"tofragment": ANYTHING}
)
QUERIES = mostly(
    st.fixed_dictionaries(
        {"pages": mostly(st.lists(ENTRIES, min_size=3, max_size=8))},
        optional={
            "normalized": mostly(st.lists(MOVES, max_size=2)),
            "redirects": mostly(st.lists(MOVES, max_size=2)),
            "interwiki": mostly(st.lists(ENTRIES, max_size=2)),
        },
    )
)


def source_of(answers: list[Any]) -> WikiSource:
    """Make a source whose wiki gives these answers in turn, the last of them for ever."""

    def reply(request: httpx.Request) -> httpx.Response:
        query = answers[0] if len(answers) == 1 else answers.pop(0)
        return httpx.Response(200, content=json.dumps({"query": query}).encode())

    transport = httpx.MockTransport(reply)
    client = WikiClient(API, "en", "me@x", "1", gap=0.0, retry_wait=0.0, transport=transport)
    return WikiSource(client, API, "en")


def is_fit(text: object) -> bool:
    """Whether it is a string of one short line without controls."""
    return isinstance(text, str) and len(text) <= 300 and one_line(text) == text.rstrip()


def check(answers: Iterable[Answer]) -> None:
    """Fail for anything in answers that is not what it says."""
    for candidate in (candidate for answer in answers for candidate in answer.candidates):
        page = candidate.page
        assert page.title
        assert is_fit(page.title)
        assert is_fit(page.description)
        assert is_fit(page.qid)
        assert isinstance(page.extract, str)
        assert all(map(is_fit, (*candidate.links, *candidate.aliases)))
        assert len(candidate.links) <= 50
        assert 0 <= candidate.size < 2**63
        assert page.revision is None or 0 < page.revision < 2**63


@FEW
@given(st.lists(QUERIES, min_size=1, max_size=6))
def test_nonsense_is_looked_up(answers: list[Any]) -> None:
    source = source_of(answers)
    for _ in range(2):
        with suppress(SourceError):
            check(source.lookup(NAMES, NAMES).values())


@FEW
@given(st.lists(QUERIES, min_size=1, max_size=4))
def test_nonsense_is_looked_up_widely(answers: list[Any]) -> None:
    source = source_of(answers)
    for name in NAMES:
        with suppress(SourceError):
            check([source.wide(name), source.page(name)])


@FEW
@given(st.lists(QUERIES, min_size=1, max_size=2))
def test_nonsense_has_revisions_and_languages(answers: list[Any]) -> None:
    source = source_of(answers)
    with suppress(SourceError):
        revisions = source.revisions(NAMES)
        assert all(found is None or 0 < found < 2**63 for found in revisions.values())
    with suppress(SourceError):
        found = source.languages("Mali")
        assert list(found) == sorted(dict(found).items())
        assert all(map(is_fit, (text for pair in found for text in pair)))
