"""What the doctor looks at; nothing here writes to the library or makes a request."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import os
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from db import schema
from db.connections import DamagedError, LibraryError, is_missing
from db.library import Library
from newsreader.check import Check
from newsreader.session import Session
from newsreader.shelf_checks import shelf_checks

_PACKAGES = ("click", "platformdirs", "rich", "sqlite-utils", "textual", "wikipedia-api")
_RESCUE = "newsreader doctor --rescue"
_AGAIN = "Install newsreader again."


def all_checks(session: Session) -> Iterator[Check]:
    """Look at everything that the program rests on."""
    yield _settings(session)
    yield Check("python", True, f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    yield _packages()
    yield _spacy()
    yield _model(session)
    yield from library_checks(session.library_path)
    yield _starter_notes()
    yield from _sources(session)


def _settings(session: Session) -> Check:
    if problem := session.fall_back():
        hint = "Put that right: no other command runs before. All else is looked at as without it."
        return Check("settings", False, problem, hint)
    there = os.path.exists(session.config_path)
    return Check("settings", True, f"{session.config_path}{'' if there else ' is not there'}")


def _packages() -> Check:
    found = {name: _version(name) for name in ("newsreader", *_PACKAGES)}
    detail = ", ".join(f"{name} {version or 'missing'}" for name, version in found.items())
    ok = all(found.values())
    return Check("packages", ok, detail, "" if ok else _AGAIN)


def _spacy() -> Check:
    version = _version("spacy")
    return Check("spacy", bool(version), version or "missing", "" if version else _AGAIN)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _model(session: Session) -> Check:
    from enrich.model import ModelError, describe_model

    try:
        name, version = describe_model(session.settings.enrich.recognise)
    except ModelError as error:
        hint = f"{_AGAIN} Or name another: model under [recognise] in {session.config_path}."
        return Check("model", False, str(error), hint)
    return Check("model", True, f"{name} {version}")


def library_checks(path: Path) -> Iterator[Check]:
    """Look at a library, its contents and its decisions."""
    library = Library(path)
    try:
        if is_missing(path):
            yield Check("library", True, f"{path} is not there yet", "newsreader ingest FOLDER")
            return
        version = schema.version_of(library.connections.read())
        if library.is_current():
            yield _integrity(library)
            yield from shelf_checks(library)
            yield _coverage(library)
            yield _decisions(library)
        elif version:
            hint = "Any command that opens it migrates it, after a copy."
            yield Check("library", True, f"{path}, schema {version} (older)", hint)
        else:
            hint = "Name another one with --library, or fill it: newsreader ingest FOLDER"
            yield Check("library", False, f"{path} is no newsreader library, or empty", hint)
    except (DamagedError, sqlite3.DatabaseError) as error:
        hint = f"Put back a copy of {path}, or save what can be read: {_RESCUE}"
        yield Check("library", False, str(error), hint)
    except LibraryError as error:  # It says itself what to do.
        yield Check("library", False, str(error))
    finally:
        library.close()


def _integrity(library: Library) -> Check:
    health = library.check()
    # What was written last stands in the WAL file until SQLite moves it over.
    files = (library.path, library.path.with_name(f"{library.path.name}-wal"))
    size = sum(file.stat().st_size for file in files if file.exists())
    detail = f"{library.path}, {size:,} bytes, schema {health.schema}, "
    detail += f"{health.articles} articles"
    if health.problems:
        hint = f"To set it aside and save what can be read: {_RESCUE}"
        return Check("library", False, f"{detail}; {'; '.join(health.problems)}", hint)
    writable = os.access(library.path, os.W_OK) and os.access(library.path.parent, os.W_OK)
    return Check("library", True, detail, "" if writable else "It can be read but not written.")


def _coverage(library: Library) -> Check:
    counts = library.links.coverage()
    detail = f"{counts.page} of {counts.entities} entities have a page, nobody knows "
    detail += f"{counts.nobody}, {counts.unsure} may be several"
    missing = counts.entities - counts.page - counts.nobody
    return Check("context", True, detail, "newsreader context --all" if missing else "")


def _decisions(library: Library) -> Check:
    holding = sum(not entry.undone for entry in library.decisions.entries(notes=False))
    unfit = len({unfit.entry.uid for unfit in library.decisions.unfit()})
    against = len(library.decisions.standings().conflicts)
    detail = f"{holding} hold, the places of {unfit} are not found, {against} contradict others"
    hint = "To see which, and take them back or leave them: newsreader decisions"
    return Check("decisions", True, detail, hint if unfit or against else "")


def _starter_notes() -> Check:
    folder, count = importlib.resources.files("enrich") / "starter", 0
    if folder.is_dir():
        for file in folder.iterdir():
            if file.name.endswith(".jsonl"):
                count += sum(1 for line in file.read_text("utf-8").split("\n") if line.strip())
    return Check("starter notes", count > 0, f"{count} notes", "" if count else _AGAIN)


def _sources(session: Session) -> Iterator[Check]:
    settings = session.settings
    context = settings.enrich.context
    words = {True: "may be asked", False: "is never asked", "ask": "is asked once you said yes"}
    use = "is not asked: --offline" if settings.enrich.offline else words[context.online]
    advice = ""
    if context.online is not False and not context.contact:
        advice = "Set contact under [context]: wikis slow down those who don't say who they are."
    yield Check("wiki", True, f"{settings.wiki_host} {use}", advice)
    if context.zim:
        yield from _zim_files(session, context.zim)


def _zim_files(session: Session, files: Sequence[Path]) -> Iterator[Check]:
    from enrich.context.sources import SourceError
    from enrich.context.zim import ZimSource

    for path in files:
        try:
            about = ZimSource(path).about()
        except SourceError as error:
            hint = f"Put the file right, or take it out of zim in {session.config_path}."
            yield Check("zim", False, str(error), hint)
        else:
            of = f"{about.articles:,} articles, {about.date or 'no date'}, {about.language}"
            yield Check("zim", True, f"{path}, {of}")
