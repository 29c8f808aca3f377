"""The questions that a MediaWiki's API is asked, and how much fits into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from enrich.context.titles import title_of

Question = Mapping[str, str]

# With a lead's text come so many pages; without, so many titles may be asked for.
BATCH, MOST_TITLES = 20, 50
MOST_BESIDE, MOST_TEXTS = 50, 10
# Servers refuse addresses of more than some 8 kB; titles and links share these.
ENCODED_BYTES, BESIDE_BYTES = 6_000, 2_000
_NAME = {
    "de": "Begriffsklärung",
    "es": "desambiguación",
    "fr": "homonymie",
    "it": "disambigua",
    "nl": "doorverwijspagina",
    "pl": "ujednoznacznienie",
    "pt": "desambiguação",
    "ru": "значения",
}
_QUERY = {"action": "query", "format": "json", "formatversion": "2", "redirects": "1"}
_SHOWN = {
    **_QUERY,
    "prop": "extracts|info|pageprops|description",
    "exintro": "1",
    "explaintext": "1",
    "exlimit": "max",
    "inprop": "url",
    "ppprop": "wikibase_item|disambiguation|wikibase-shortdesc",
}


def shown(titles: Sequence[str], beside: Sequence[str] = ()) -> Question:
    """Ask for all that is shown of some pages, and which of those ``beside`` they link to."""
    return {**_with_links(beside), "titles": "|".join(titles)}


def meanings(page_ids: Sequence[int], beside: Sequence[str] = ()) -> Question:
    """Ask for what is shown of the articles that pages of several meanings link to.

    The wiki sorts them by title, so that a lower limit would take those of one end of the alphabet.
    """
    linked = {"generator": "links", "gplnamespace": "0", "gpllimit": "max"}
    return {**_with_links(beside), **linked, "pageids": "|".join(map(str, page_ids))}


def nearly(title: str, beside: Sequence[str] = ()) -> Question:
    """Ask for the page whose title is this one but for case, accents and the like."""
    return _search(title, "nearmatch", 1, beside)


def mentioning(text: str, beside: Sequence[str] = ()) -> Question:
    """Ask for the pages that hold these words, the best first."""
    return _search(text, "text", MOST_TEXTS, beside)


def revisions(titles: Sequence[str]) -> Question:
    """Ask for the present revisions of pages."""
    return {**_QUERY, "prop": "info", "titles": "|".join(titles)}


def languages(title: str) -> Question:
    """Ask what a page is called in other languages."""
    return {**_QUERY, "prop": "langlinks", "lllimit": "max", "titles": title}


def list_title(title: str, language: str) -> str:
    """Return what a page of a title's several meanings is called where the title has a page."""
    return title_of(f"{title} ({_NAME.get(language, 'disambiguation')})")


def titles_beside(names: Iterable[str]) -> list[str]:
    """Return as titles as many names as may be sent along with each question."""
    titles = [title for title in dict.fromkeys(map(title_of, names)) if title and ":" not in title]
    return next(batches(titles, MOST_BESIDE, BESIDE_BYTES), [])


def batches(titles: Iterable[str], most: int, encoded_bytes: int) -> Iterator[list[str]]:
    """Divide titles into lists that fit into one question each, in their order."""
    batch, size = list[str](), 0
    for title in titles:
        length = encoded(title)
        if batch and (len(batch) == most or size + length > encoded_bytes):
            yield batch
            batch, size = [], 0
        batch.append(title)
        size += length
    if batch:
        yield batch


def encoded(title: str) -> int:
    """Return how many bytes of an address a title takes, with what parts it from the next."""
    return len(quote(title, safe="")) + len("%7C")


def _with_links(beside: Sequence[str]) -> dict[str, str]:
    if not beside:
        return _SHOWN
    links = {"pltitles": "|".join(beside), "plnamespace": "0", "pllimit": "max"}
    return {**_SHOWN, "prop": f"{_SHOWN['prop']}|links", **links}


def _search(text: str, what: str, limit: int, beside: Sequence[str]) -> Question:
    searched = {"gsrsearch": text, "gsrwhat": what, "gsrlimit": str(limit), "gsrnamespace": "0"}
    return {**_with_links(beside), "generator": "search", **searched}
