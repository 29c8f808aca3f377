"""A MediaWiki as a source of context."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from db.pages import Page
from enrich.context.client import BATCH, WikiClient
from enrich.context.sources import NOTHING, Answer, Candidate
from enrich.readers.characters import clean

LICENCE = "CC BY-SA 4.0"
LONGEST_NAME_BYTES = 255
LONGEST_EXTRACT, LONGEST_LINE = 20_000, 300
# What no title can hold (mediawiki.org, Manual:Page title), and what would be another question.
_BAD = re.compile(r"[\[\]{}|<>#\x00-\x1f\x7f]|^:|~~~|(?:^|/)\.{1,2}(?:/|$)")
_EMPTIED = re.compile(r"\s*\(\s*[;,]*\s*\)")
_HALF_EMPTIED = re.compile(r"\(\s*[;,]\s*")


def source_of(api: str) -> tuple[str, str]:
    """Return the kind of source that an API address is, and the host that tells it apart."""
    host = (urlsplit(api.replace("{language}", "x")).hostname or "").removeprefix("x.")
    is_wikipedia = host == "wikipedia.org" or host.endswith(".wikipedia.org")
    return ("wikipedia" if is_wikipedia else "mediawiki"), urlsplit(api).netloc


class WikiSource:
    """Names answered by the pages of those titles, and by what their redirects lead to."""

    def __init__(self, client: WikiClient, api: str, language: str) -> None:
        self._client = client
        self._source, self._origin = source_of(api)
        self._language = language

    def lookup(self, names: Sequence[str]) -> Mapping[str, Answer]:
        """Ask for names, twenty at a time; a page of several meanings gives its candidates."""
        answers = dict[str, Answer]()
        titles = {name: title_of(name) for name in names}
        asked = [name for name, title in titles.items() if title]
        answers.update(dict.fromkeys(titles.keys() - set(asked), NOTHING))
        for start in range(0, len(asked), BATCH):
            batch = {name: titles[name] for name in asked[start : start + BATCH]}
            query = self._client.pages(list(dict.fromkeys(batch.values())))
            for name, title in batch.items():
                answers[name] = self._answer(_page_of(query, title))
        return answers

    def _answer(self, found: Mapping[str, Any] | None) -> Answer:
        if found is None:
            return NOTHING
        if "disambiguation" not in _properties(found):
            return Answer((Candidate(self._page(found)),))
        linked = self._client.linked_pages(int(found["pageid"]))
        pages = [page for page in _pages(linked) if "disambiguation" not in _properties(page)]
        return Answer(tuple(Candidate(self._page(page)) for page in pages))

    def _page(self, found: Mapping[str, Any]) -> Page:
        properties = _properties(found)
        description = found.get("description") or properties.get("wikibase-shortdesc") or ""
        url = str(found.get("canonicalurl") or found.get("fullurl") or "")
        revision = found.get("lastrevid")
        return Page(
            source=self._source,
            origin=self._origin,
            language=self._language,
            title=_line(found.get("title")),
            description=_line(description),
            extract=_text(found.get("extract")),
            url=url if urlsplit(url).scheme in ("http", "https") else "",
            qid=_line(properties.get("wikibase_item")),
            revision=revision if isinstance(revision, int) else None,
            licence=LICENCE if self._source == "wikipedia" else "",
            fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )


def title_of(name: str) -> str:
    """Return a name as a title to ask for; empty if no page can have that title."""
    title = " ".join(unicodedata.normalize("NFKC", name).replace("_", " ").split())
    if _BAD.search(title) or len(title.encode()) > LONGEST_NAME_BYTES:
        return ""
    return title


def _page_of(query: Mapping[str, Any], title: str) -> Mapping[str, Any] | None:
    """Follow a title through normalisation and redirects to its page in an answer."""
    for step in ("normalized", "redirects"):
        moves = {m["from"]: m["to"] for m in query.get(step, []) if {"from", "to"} <= m.keys()}
        for _ in range(5):
            title = moves.get(title, title)
    return next((page for page in _pages(query) if page.get("title") == title), None)


def _pages(query: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for page in query.get("pages", []):
        if isinstance(page, dict) and isinstance(page.get("pageid"), int) and page.get("ns") == 0:
            yield page


def _properties(page: Mapping[str, Any]) -> Mapping[str, Any]:
    found = page.get("pageprops")
    return found if isinstance(found, dict) else {}


def _line(value: object) -> str:
    return " ".join(clean(str(value or "")).split())[:LONGEST_LINE]


def _text(value: object) -> str:
    """Clean an extract: of brackets whose templates were removed, and of what is no text."""
    text = _HALF_EMPTIED.sub("(", _EMPTIED.sub("", clean(str(value or ""))[:LONGEST_EXTRACT]))
    return "\n\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
