"""What is kept of a page that a wiki describes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from db.pages import Page
from enrich.context.mediawiki.query import Entry, is_article, is_disambiguation, is_id, properties
from enrich.context.mediawiki.questions import MOST_BESIDE
from enrich.context.mediawiki.text import address, line, prose
from enrich.context.sources import Candidate, Via

LICENCE = "CC BY-SA 4.0"


def source_of(api: str) -> tuple[str, str]:
    """Return the kind of source that an API address is, and the host that tells it apart."""
    host = (urlsplit(api.replace("{language}", "x")).hostname or "").removeprefix("x.")
    is_wikipedia = host == "wikipedia.org" or host.endswith(".wikipedia.org")
    return ("wikipedia" if is_wikipedia else "mediawiki"), urlsplit(api).netloc


class PageMaker:
    """Makes candidates of a wiki's entries."""

    def __init__(self, api: str, language: str) -> None:
        self._source, self._origin = source_of(api)
        self._language = language

    def candidates(
        self, entries: Iterable[Entry], via: Via, aliases: tuple[str, ...] = ()
    ) -> list[Candidate]:
        """Return a candidate for each entry that is an article, and not one of several meanings."""
        return [
            Candidate(
                self._page(entry),
                aliases=aliases,
                via=via,
                links=_links(entry),
                size=length if is_id(length := entry.get("length")) else 0,
            )
            for entry in entries
            if is_article(entry) and not is_disambiguation(entry) and line(entry.get("title"))
        ]

    def _page(self, entry: Entry) -> Page:
        known = properties(entry)
        description = entry.get("description") or known.get("wikibase-shortdesc") or ""
        revision = entry.get("lastrevid")
        return Page(
            source=self._source,
            origin=self._origin,
            language=self._language,
            title=line(entry.get("title")),
            description=line(description),
            extract=prose(entry.get("extract")),
            url=address(entry.get("canonicalurl") or entry.get("fullurl")),
            qid=line(known.get("wikibase_item")),
            revision=revision if is_id(revision) else None,
            licence=LICENCE if self._source == "wikipedia" else "",
            fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )


def _links(entry: Entry) -> tuple[str, ...]:
    links = entry.get("links")
    if not isinstance(links, list):
        return ()
    titles = (line(e.get("title")) for e in links if isinstance(e, dict) and e.get("ns") == 0)
    return tuple(dict.fromkeys(filter(None, titles)))[:MOST_BESIDE]
