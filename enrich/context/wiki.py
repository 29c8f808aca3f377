"""A MediaWiki as a source of context."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeGuard
from urllib.parse import urlsplit

from db.pages import Page
from enrich.context.client import BATCH, Query, WikiClient
from enrich.context.sources import NOTHING, Answer, Candidate
from enrich.context.titles import title_of
from enrich.readers.characters import clean

LICENCE = "CC BY-SA 4.0"
LONGEST_EXTRACT, LONGEST_LINE = 20_000, 300
_WEB = re.compile(r"https?://[!-~]{1,2000}")
_EMPTIED = re.compile(r"(?<!\s)\s*\([\s;,]*\)")
_HALF_EMPTIED = re.compile(r"(?<=\()[\s;,]+|(?<![\s;,])[\s;,]+(?=\))")


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
        """Ask for names, twenty at a time; a page of several meanings gives its candidates.

        A name that the wiki's answer does not speak of is left out.
        """
        answers = dict[str, Answer]()
        titles = {name: title_of(name) for name in names}
        asked = [name for name, title in titles.items() if title]
        answers.update(dict.fromkeys(titles.keys() - set(asked), NOTHING))
        for start in range(0, len(asked), BATCH):
            batch = {name: titles[name] for name in asked[start : start + BATCH]}
            query = self._client.pages(list(dict.fromkeys(batch.values())))
            for name, title in batch.items():
                found = _entry_of(query, title)
                if found is not None:
                    answers[name] = self._answer(found, name)
        return answers

    def _answer(self, found: Mapping[str, Any], name: str) -> Answer:
        if not _is_article(found):
            return NOTHING
        if "disambiguation" not in _properties(found):
            return Answer((Candidate(self._page(found), aliases=(name,)),))
        linked = self._client.linked_pages(found["pageid"])["pages"]
        pages = [p for p in linked if _is_article(p) and "disambiguation" not in _properties(p)]
        return Answer(tuple(Candidate(self._page(page)) for page in pages))

    def _page(self, found: Mapping[str, Any]) -> Page:
        properties = _properties(found)
        description = found.get("description") or properties.get("wikibase-shortdesc") or ""
        revision = found.get("lastrevid")
        return Page(
            source=self._source,
            origin=self._origin,
            language=self._language,
            title=_line(found.get("title")),
            description=_line(description),
            extract=_text(found.get("extract")),
            url=_address(found.get("canonicalurl") or found.get("fullurl")),
            qid=_line(properties.get("wikibase_item")),
            revision=revision if _is_id(revision) else None,
            licence=LICENCE if self._source == "wikipedia" else "",
            fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )


def _entry_of(query: Query, title: str) -> Mapping[str, Any] | None:
    """Follow a title through normalisation and redirects to what an answer says of it."""
    for step in ("normalized", "redirects"):
        moves = {str(move.get("from")): str(move.get("to")) for move in query[step]}
        for _ in range(5):
            title = moves.get(title, title)
    entries = (*query["pages"], *query["interwiki"])
    return next((entry for entry in entries if entry.get("title") == title), None)


def _is_article(entry: Mapping[str, Any]) -> bool:
    return _is_id(entry.get("pageid")) and entry.get("ns") == 0 and bool(_line(entry.get("title")))


def _is_id(value: object) -> TypeGuard[int]:
    """Whether a value is a whole number that SQLite can hold, and no truth value."""
    return type(value) is int and 0 < value < 2**63


def _properties(page: Mapping[str, Any]) -> Mapping[str, Any]:
    found = page.get("pageprops")
    return found if isinstance(found, dict) else {}


def _string(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""


def _line(value: object) -> str:
    return " ".join(_string(value).split())[:LONGEST_LINE]


def _address(value: object) -> str:
    """Return a web address, or nothing if it is none that a browser should be handed."""
    return value if isinstance(value, str) and _WEB.fullmatch(value) else ""


def _text(value: object) -> str:
    """Clean an extract: of brackets whose templates were removed, and of what is no text."""
    text = _HALF_EMPTIED.sub("", _EMPTIED.sub("", _string(value)[:LONGEST_EXTRACT]))
    return "\n\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
