"""What an entity is called and is, and whether it is shown or watched."""

from __future__ import annotations

from collections.abc import Callable

import click

from db.decisions.kinds import Hide, Kind, Named, Relabel, Rename, Watch
from db.library import Library
from newsreader.deciding import decide
from newsreader.errors import Complaint
from newsreader.find import entity_named, label_given
from newsreader.options import command, dry_run_option, json_option
from newsreader.session import Session


@command("rename", examples='  newsreader rename IBK "Ibrahim Boubacar Keïta"')
@click.argument("entity")
@click.argument("name")
@dry_run_option
@json_option
def rename(session: Session, entity: str, name: str, *, dry_run: bool, as_json: bool) -> None:
    """Say what ENTITY is called.

    It is listed by that NAME; the articles stay as they are.
    """
    words = " ".join(name.split())
    if not words:
        raise Complaint("A name can't be empty.")
    _of(session, entity, lambda n: Rename(entity=n, name=words), dry_run=dry_run, as_json=as_json)


@command("relabel", examples="  newsreader relabel Wagner ORG")
@click.argument("entity")
@click.argument("label")
@dry_run_option
@json_option
def relabel(session: Session, entity: str, label: str, *, dry_run: bool, as_json: bool) -> None:
    """Say what ENTITY is.

    LABEL is one of PERSON, ORG, GPE (a place with a government), LOC (any other place), NORP (a
    people, a religion, a party), FAC (what is built), EVENT, PRODUCT, WORK_OF_ART and LAW.
    """
    known = label_given(label)
    _of(session, entity, lambda n: Relabel(entity=n, label=known), dry_run=dry_run, as_json=as_json)


@command("hide", examples='  newsreader hide "Getty Images"')
@click.argument("entity")
@dry_run_option
@json_option
def hide(session: Session, entity: str, *, dry_run: bool, as_json: bool) -> None:
    """Leave ENTITY out of lists.

    It is still found by its name.
    """
    _of(session, entity, lambda named: Hide(entity=named), dry_run=dry_run, as_json=as_json)


@command("watch", examples='  newsreader watch "Wagner Group"')
@click.argument("entity")
@dry_run_option
@json_option
def watch(session: Session, entity: str, *, dry_run: bool, as_json: bool) -> None:
    """Keep an eye on ENTITY."""
    _of(session, entity, lambda named: Watch(entity=named), dry_run=dry_run, as_json=as_json)


def _of(
    session: Session, name: str, kind: Callable[[Named], Kind], *, dry_run: bool, as_json: bool
) -> None:
    def made(library: Library) -> Kind:
        return kind(library.decisions.named(entity_named(library, name).id))

    decide(session, made, dry_run=dry_run, as_json=as_json)
