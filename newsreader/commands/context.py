"""Fetching what is known of the names, so that it can be read offline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from db.connections import ReadOnlyError
from db.entities import Entity
from db.library import Library
from db.pages import Coverage, Link
from newsreader.consent import may_go_online
from newsreader.errors import Complaint
from newsreader.find import entity_named
from newsreader.options import command, json_option
from newsreader.output import Cell, Column, is_terminal, note, say, show, write_records
from newsreader.progress import progress_bar
from newsreader.records import Record, linked
from newsreader.session import Session
from newsreader.settings import Settings

_COLUMNS = (
    Column("id", width=7, right=True),
    Column("name"),
    Column("label", width=11),
    Column("page"),
    Column("source", width=9),
)


@command(
    "context",
    examples=(
        "  newsreader context\n  newsreader context Macron 17\n  newsreader context --all --offline"
        "\n  newsreader context --all --zim wikipedia_en_all_nopic_2026-01.zim"
    ),
)
@click.argument("entities", nargs=-1, metavar="[ENTITY]...")
@click.option("--all", "everything", is_flag=True, help="All entities that have no page yet.")
@click.option(
    "--zim",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A Kiwix file of Wikipedia to ask before the network; with --offline too.",
)
@click.option("--refresh", is_flag=True, help="Ask again for what is in the cache already.")
@json_option
def context(
    session: Session,
    *,
    entities: tuple[str, ...],
    everything: bool,
    zim: Path | None,
    refresh: bool,
    as_json: bool,
) -> None:
    """Look up who and what the names are.

    Links entities to encyclopedia pages, and keeps these for reading offline. A run that was
    stopped goes on where it was: what has been looked up is not asked for again before it is old.

    With neither ENTITY nor --all, it prints how many entities have a page. Exit code 1 says that
    the network or a Kiwix file could not be used as asked.
    """
    settings = session.settings if zim is None else _with_zim(session.settings, zim)
    if (refresh or zim) and not (entities or everything):
        raise click.UsageError("--refresh and --zim need an ENTITY or --all.")
    if not (entities or everything):
        with session.reading() as library:
            _show_coverage(library.links.coverage(), as_json)
        return
    try:
        failures = _look_up(session, settings, entities, everything, refresh=refresh, json=as_json)
    except ReadOnlyError as error:
        if everything or refresh or zim:
            raise
        with session.reading() as library:
            known = [entity_named(library, name) for name in entities]
            _show(((entity, library.links.of(entity.id)) for entity in known), as_json)
        failures = [str(error)]
    if failures:
        note(f"{failures[0]}\nWhat was found before is kept; the same command goes on from there.")
        click.get_current_context().exit(1)


def _look_up(
    session: Session,
    settings: Settings,
    names: Sequence[str],
    everything: bool,
    *,
    refresh: bool,
    json: bool,
) -> list[str]:
    """Look names up and show what is found; return what went wrong."""
    failures = list[str]()
    with session.changing() as library:
        ids = _wanted(library, names, everything, refresh)
        online = may_go_online(library, settings)
        found = _fetched(library, settings, ids, refresh=refresh, online=online, failures=failures)
        _show(found, json)
        if everything:
            note(_covered(library.links.coverage()))
    return failures


def _show(found: Iterable[tuple[Entity, Link]], as_json: bool) -> None:
    show(
        # A table can't be drawn where the bar still is.
        list(found) if is_terminal() else found,
        as_json=as_json,
        record=lambda item: _record(*item),
        columns=_COLUMNS,
        cells=lambda item: _cells(*item),
        empty="No entity wants a page.",
    )


def _with_zim(settings: Settings, zim: Path) -> Settings:
    from enrich.context.sources import SourceError
    from enrich.context.zim import ZimSource

    try:
        ZimSource(zim).about()
    except SourceError as error:
        raise Complaint(str(error)) from error
    before = settings.enrich.context
    now = replace(before, zim=(zim.absolute(), *before.zim))
    return replace(settings, enrich=replace(settings.enrich, context=now))


def _wanted(
    library: Library, names: Sequence[str], everything: bool, refresh: bool
) -> Sequence[int]:
    named = [entity_named(library, name).id for name in names]
    if not everything:
        return list(dict.fromkeys(named))
    if refresh:
        return [entity.id for entity in library.entities.ranked()]
    return list(dict.fromkeys([*named, *library.links.wanting()]))


def _fetched(
    library: Library,
    settings: Settings,
    ids: Sequence[int],
    *,
    refresh: bool,
    online: bool,
    failures: list[str],
) -> Iterator[tuple[Entity, Link]]:
    """Yield what is found; what goes wrong is put into ``failures``, so that the rest is shown."""
    from enrich.context import Lookup
    from enrich.context.sources import SourceError

    with Lookup(library, settings.enrich) as lookup, progress_bar() as bar:
        answers = lookup.fetch(ids, refresh=refresh, online=online)
        try:
            for done, (entity_id, link) in enumerate(answers, start=1):
                bar("Looking up", done, len(ids))
                entity = library.entities.get(entity_id)
                if entity is not None:
                    yield entity, link
        except SourceError as error:
            failures.append(str(error))


def _record(entity: Entity, link: Link) -> Record:
    return {"id": entity.id, "name": entity.name, "label": entity.label} | linked(link)


def _cells(entity: Entity, link: Link) -> Sequence[Cell]:
    page = link.page if link.verdict == "page" else None
    words = {
        "nobody": "(nobody known)",
        "unsure": f"(may be: {', '.join(choice.page.title for choice in link.candidates)})",
    }
    shown = page.title if page else words.get(link.verdict, "(nothing found)")
    return entity.id, entity.name, entity.label, shown, page.source if page else ""


def _show_coverage(coverage: Coverage, as_json: bool) -> None:
    rest = coverage.entities - coverage.page - coverage.nobody - coverage.unsure
    if as_json or not is_terminal():
        counts = {"entities": coverage.entities, "page": coverage.page}
        counts |= {"nobody": coverage.nobody, "unsure": coverage.unsure, "none": rest}
        write_records([dict[str, object](counts)])
        return
    say(_covered(coverage))


def _covered(coverage: Coverage) -> str:
    rest = coverage.entities - coverage.page - coverage.nobody - coverage.unsure
    return (
        f"{coverage.entities} entities: {coverage.page} with a page, {coverage.nobody} that nobody"
        f" knows, {coverage.unsure} that may be several, {rest} not looked up yet"
    )
