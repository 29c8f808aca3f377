"""Saying that something is no name, or that something is one."""

from __future__ import annotations

from collections.abc import Sequence

import click

from db.decisions.kinds import IsAName, Kind, NotAName
from db.entities import Entity
from db.fold import fold
from db.library import Library
from newsreader.deciding import decide, where
from newsreader.errors import Complaint
from newsreader.find import entity_named, label_given
from newsreader.options import (
    article_option,
    command,
    dry_run_option,
    json_option,
    source_option,
)
from newsreader.session import Session


@command(
    "not-a-name",
    examples=(
        "  newsreader not-a-name Covid-19 --form Covid\n"
        "  newsreader not-a-name May --article 12 --dry-run"
    ),
)
@click.argument("entity")
@click.option(
    "--form",
    "forms",
    multiple=True,
    metavar="TEXT",
    help="Only where it is spelt so; may be given several times.",
)
@article_option
@source_option
@dry_run_option
@json_option
def not_a_name(
    session: Session,
    *,
    entity: str,
    forms: tuple[str, ...],
    articles: tuple[str, ...],
    source: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Say that what was taken for ENTITY names nothing.

    Its mentions are no longer marked, in no article unless you say in which.
    """

    def made(library: Library) -> Kind:
        found = entity_named(library, entity)
        here = where(library, articles, source, found)
        named = library.decisions.named(found.id)
        return NotAName(entity=named, forms=_forms(library, found, forms), **here)

    decide(session, made, dry_run=dry_run, as_json=as_json)


@command(
    "is-a-name",
    examples=(
        '  newsreader is-a-name "Storm Ciarán" EVENT\n'
        '  newsreader is-a-name Reform ORG --source "The Guardian"'
    ),
)
@click.argument("text")
@click.argument("label")
@article_option
@source_option
@dry_run_option
@json_option
def is_a_name(
    session: Session,
    *,
    text: str,
    label: str,
    articles: tuple[str, ...],
    source: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Say that TEXT names something.

    It is marked wherever it stands by itself, spelt just so. LABEL says what it names, like PERSON
    or ORG; for all labels: newsreader relabel --help
    """
    known, words = label_given(label), text.strip()
    if not words:
        raise Complaint("A name can't be empty.")

    def made(library: Library) -> Kind:
        from enrich.resolve import entity_key

        here = where(library, articles, source, None)
        return IsAName(text=words, label=known, key=entity_key(words, known), **here)

    decide(session, made, dry_run=dry_run, as_json=as_json)


def _forms(library: Library, entity: Entity, given: Sequence[str]) -> tuple[str, ...]:
    spelt = [surface for surface, _ in library.entities.aliases(entity.id)]
    if not given:
        return tuple(spelt)
    known = {fold(surface) for surface in spelt}
    for form in given:
        if fold(form) not in known:
            raise Complaint(
                f"{entity.name} is spelt {form!r} nowhere. It is spelt: {', '.join(spelt)}."
            )
    return tuple(given)
