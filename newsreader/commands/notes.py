"""Notes: writing one, listing them, and all of them as Markdown."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from db.decisions.kinds import LONGEST_NOTE
from db.decisions.telling import told
from db.library import Library
from db.note_rows import NoteRow
from newsreader import records
from newsreader.deciding import short_uids
from newsreader.errors import Complaint
from newsreader.exports import put_in_place
from newsreader.find import article_given, entity_named
from newsreader.options import command, json_option
from newsreader.output import Column, is_terminal, say, show, write_records
from newsreader.session import Session

_COLUMNS = (
    Column("uid", width=9),
    Column("when", width=10),
    Column("about"),
    Column("note", share=2),
)


@command(
    "notes",
    examples=(
        "  newsreader notes\n  newsreader notes wagner --json\n"
        "  newsreader notes --markdown --output notes.md"
    ),
)
@click.argument("words", nargs=-1, metavar="[SEARCH]...")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print them as a page of Markdown.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --markdown, the file to write; it is put in place when it is complete.",
)
@json_option
def notes(
    session: Session,
    *,
    words: tuple[str, ...],
    as_markdown: bool,
    output: Path | None,
    as_json: bool,
) -> None:
    """List the notes that hold all words of SEARCH, or all, the newest first.

    A word may stand in the note, in the passage that it is on, or in what its article or entity is
    called. Case and diacritics don't matter. As Markdown they come by article and by entity.
    """
    if output is not None and not as_markdown:
        raise click.UsageError("--output goes with --markdown.")
    with session.reading() as library:
        found = library.notes.all(" ".join(words))
        if as_markdown:
            _write(library, found, session, output)
            return
        short = short_uids(library)
        show(
            found,
            as_json=as_json,
            record=records.note,
            columns=_COLUMNS,
            cells=lambda row: (short[row.uid], row.at[:10], _about(row), row.text),
            empty="There are no such notes.",
        )


@command(
    "note",
    examples=(
        '  newsreader note 12 "Who says so?"\n'
        '  newsreader note 12 --passage "stepped down" "Of his own accord?"\n'
        "  newsreader note --entity Wagner Look them up\n"
        "  newsreader note seeds/a.txt - < remarks.txt"
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="[ID-or-PATH] TEXT...")
@click.option("--entity", metavar="NAME", help="The note is on this entity, not on an article.")
@click.option("--passage", metavar="WORDS", help="The note is on these words of the article.")
@json_option
def note(
    session: Session,
    *,
    words: tuple[str, ...],
    entity: str | None,
    passage: str | None,
    as_json: bool,
) -> None:
    """Write a note on an article, a passage of it, or an entity.

    TEXT that is a single "-" is read from the input. A note changes nothing else, is found again
    when the article moves or changes, and is taken back like a decision.
    """
    article, text = (None, words) if entity is not None else (words[0], words[1:])
    if entity is not None and passage is not None:
        raise click.UsageError("A passage is of an article: give either --entity or --passage.")
    if not text:
        raise click.UsageError("Give the text of the note.")
    said = _text(text)
    with session.changing() as library:
        with library.connections.write():
            if entity is not None:
                named = entity_named(library, entity)
                entry = library.noting.on_entity(named.id, said)
            else:
                article_id = article_given(library, str(article))
                span = None if passage is None else _span(library, article_id, passage)
                entry = library.noting.on_article(article_id, said, span)
        if as_json or not is_terminal():
            write_records(records.note(row) for row in library.notes.all(limit=1))
            return
        say(told(entry.decision))
        say(f"To take it back: newsreader undo {short_uids(library)[entry.uid]}")


def _text(words: Sequence[str]) -> str:
    """Return the text of a note as it is kept.

    Raises:
        Complaint: there is none, or it is too long.
    """
    from enrich.readers.characters import clean

    given = " ".join(words)
    if given == "-":
        # What is longer than that is too long, however much of it is left.
        with click.open_file("-", "rb") as stream:
            given = stream.read(8 * LONGEST_NOTE).decode("utf-8", "replace")
    text = clean(given).strip()
    if not text:
        raise Complaint("A note can't be empty.")
    if len(text) > LONGEST_NOTE:
        raise Complaint(f"A note can't be longer than {LONGEST_NOTE:,} characters.")
    return text


def _span(library: Library, article_id: int, passage: str) -> tuple[int, int]:
    stored = library.articles.get(article_id)
    text = "" if stored is None else stored.text
    count = text.count(passage) if passage else 0
    if count != 1:
        often = f"stands {count} times" if count else "does not stand"
        raise Complaint(f"“{passage}” {often} in the article {article_id}.")
    start = text.index(passage)
    return start, start + len(passage)


def _write(
    library: Library, found: Sequence[NoteRow], session: Session, output: Path | None
) -> None:
    from newsreader.markdown import markdown

    pieces = markdown(library, found)
    if output is None:
        sys.stdout.writelines(pieces)
        return
    with put_in_place(output, session.library_path) as stream:
        stream.writelines(pieces)


def _about(row: NoteRow) -> str:
    if row.name:
        return row.name
    title = "an article that is not here" if row.article is None else row.article.title
    if not row.quote:
        return title
    return f"{title}: “{row.quote}”{'' if row.found else ' (not there any more)'}"
