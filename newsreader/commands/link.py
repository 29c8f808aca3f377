"""Saying whose page an entity's is."""

from __future__ import annotations

from collections.abc import Iterator

import click

from db.decisions.kinds import ChoosePage, Kind, PageName
from db.fold import fold
from db.library import Library
from db.pages import Page
from newsreader.deciding import decide, where
from newsreader.errors import Complaint
from newsreader.find import entity_named
from newsreader.options import (
    article_option,
    command,
    dry_run_option,
    json_option,
    source_option,
)
from newsreader.session import Session
from newsreader.settings import Settings


@command(
    "link",
    examples=(
        '  newsreader link Georgia "Georgia (country)"\n'
        '  newsreader link Georgia "Georgia (U.S. state)" --article 12\n'
        '  newsreader link "John Smith" --nobody --dry-run'
    ),
)
@click.argument("entity")
@click.argument("title", required=False)
@click.option("--nobody", is_flag=True, help="Nobody is known by this name.")
@click.option("--language", metavar="CODE", help="The language of the wiki, such as en.")
@article_option
@source_option
@dry_run_option
@json_option
def link(
    session: Session,
    *,
    entity: str,
    title: str | None,
    nobody: bool,
    language: str | None,
    articles: tuple[str, ...],
    source: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Say which page ENTITY is the subject of.

    TITLE is that of a page that ENTITY may mean, of any page that is here, or else of one of the
    wiki in the settings. In some articles only, it makes another entity of the mentions there.
    """
    if nobody == (title is not None):
        raise click.UsageError("Give either a TITLE or --nobody.")

    def made(library: Library) -> Kind:
        found = entity_named(library, entity)
        here = where(library, articles, source, found)
        page = None
        if title is not None:
            page = _page(library, session.settings, found.id, title, language)
        return ChoosePage(entity=library.decisions.named(found.id), page=page, **here)

    decide(session, made, dry_run=dry_run, as_json=as_json)


def _page(
    library: Library, settings: Settings, entity_id: int, given: str, language: str | None
) -> PageName:
    from enrich.context.mediawiki import source_of
    from enrich.context.titles import title_of

    title, context = title_of(given), settings.enrich.context
    if not title:
        raise Complaint(f"No page can have the title {given!r}.")
    spoken = language or context.language
    known = list(_here(library, entity_id, title, language, spoken))
    for page in known:
        if page.title == title:
            return page.called
    if known:
        return known[0].called
    source, origin = source_of(context.api)
    return PageName(title[0].upper() + title[1:], origin, spoken, source)


def _here(
    library: Library, entity_id: int, title: str, language: str | None, spoken: str
) -> Iterator[Page]:
    """Yield pages of a title that the entity may mean, then others that are in the library."""
    for choice in library.links.of(entity_id).candidates:
        page = choice.page
        if fold(page.title) == fold(title) and language in (None, page.language):
            yield page
    yield from library.pages.titled(spoken, title)
    yield from library.pages.titled(spoken, title[0].upper() + title[1:])
