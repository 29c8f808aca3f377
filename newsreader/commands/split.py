"""Saying that some mentions of a name are of somebody else."""

from __future__ import annotations

import click

from db.decisions.kinds import Kind, Split
from db.library import Library
from newsreader.deciding import decide, where
from newsreader.find import entity_named
from newsreader.options import (
    article_option,
    command,
    dry_run_option,
    json_option,
    source_option,
)
from newsreader.session import Session


@command(
    "split",
    examples=(
        '  newsreader split Georgia --article 12 --article seeds/a.txt --name "Georgia (state)"\n'
        '  newsreader split "John Smith" --source Reuters --dry-run'
    ),
)
@click.argument("entity")
@article_option
@source_option
@click.option("--name", metavar="NAME", default="", help="What the other is called.")
@dry_run_option
@json_option
def split(
    session: Session,
    *,
    entity: str,
    articles: tuple[str, ...],
    source: str | None,
    name: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Say that ENTITY is somebody else in some articles.

    The mentions there become another entity, of which all else can be decided by itself.
    """
    if not articles and source is None:
        raise click.UsageError("Give the articles with --article, or a publication with --source.")

    def made(library: Library) -> Kind:
        found = entity_named(library, entity)
        here = where(library, articles, source, found)
        return Split(entity=library.decisions.named(found.id), name=" ".join(name.split()), **here)

    decide(session, made, dry_run=dry_run, as_json=as_json)
