"""Whatever well-formed nonsense a wiki answers, what comes of it is fit to be kept and shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import httpx
from hypothesis import given
from hypothesis import strategies as st

from enrich.context.mediawiki import WikiClient, WikiSource
from enrich.context.sources import Answer, SourceError

API = "http://wiki.invalid/w/api.php"
NAMES = ["Mali", "WAGNER GROUP", "the Mali", "Nobody Atall"]
TITLES = st.sampled_from([*NAMES, "Wagner Group", "Wagner group", "Mali (disambiguation)"])

ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
LINKS = st.lists(
    st.fixed_dictionaries(
        {}, optional={"ns": st.just(0) | ANYTHING, "title": TITLES | ANYTHING, "lang": ANYTHING}
    )
    | ANYTHING,
    max_size=3,
)
ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "pageid": st.integers(1, 9) | ANYTHING,
        "ns": st.just(0) | ANYTHING,
        "title": TITLES | ANYTHING,
        "missing": st.just(True) | ANYTHING,
        "pageprops": st.just({"disambiguation": ""}) | ANYTHING,
        "extract": ANYTHING,
        "description": ANYTHING,
        "canonicalurl": ANYTHING,
        "lastrevid": st.integers(1) | ANYTHING,
        "length": st.integers(1) | ANYTHING,
        "index": st.integers(1) | ANYTHING,
        "links": LINKS | ANYTHING,
        "langlinks": LINKS | ANYTHING,
    },
)
MOVES = st.fixed_dictionaries(
    {}, optional={"from": TITLES | ANYTHING, "to": TITLES | ANYTHING, "tofragment": ANYTHING}
)
QUERIES = st.fixed_dictionaries(
    {"pages": st.lists(ENTRIES, min_size=1, max_size=5) | ANYTHING},
    optional={
        "normalized": st.lists(MOVES, max_size=3) | ANYTHING,
        "redirects": st.lists(MOVES, max_size=3) | ANYTHING,
        "interwiki": st.lists(MOVES | ENTRIES, max_size=2) | ANYTHING,
    },
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
    """Whether it is a string of one line that a terminal can show."""
    return isinstance(text, str) and len(text) <= 300 and all(map(str.isprintable, text.split()))


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


@given(st.lists(QUERIES, min_size=1, max_size=6))
def test_nonsense_is_looked_up(answers: list[Any]) -> None:
    source = source_of(answers)
    for _ in range(2):
        with suppress(SourceError):
            check(source.lookup(NAMES, NAMES).values())


@given(st.lists(QUERIES, min_size=1, max_size=4))
def test_nonsense_is_looked_up_widely(answers: list[Any]) -> None:
    source = source_of(answers)
    for name in NAMES:
        with suppress(SourceError):
            check([source.wide(name), source.page(name)])


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
