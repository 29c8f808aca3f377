"""What the commands that decide something have in common: told, taken, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count, pairwise
from typing import TypedDict

import click

from db.decisions.codec import kind_of
from db.decisions.kinds import Kind, Place, Scope
from db.decisions.preview import Preview
from db.decisions.standing import Entry
from db.decisions.telling import told
from db.entities import Entity
from db.library import Library
from newsreader import records
from newsreader.errors import Complaint
from newsreader.find import article_given, publication_given
from newsreader.output import is_terminal, say, write_records
from newsreader.records import Record
from newsreader.session import Session

SHORTEST_UID = 8


class Where(TypedDict):
    """Where a decision holds, as its kinds take it."""

    scope: Scope
    source: str
    places: tuple[Place, ...]


def decide(
    session: Session, make: Callable[[Library], Kind], *, dry_run: bool, as_json: bool
) -> None:
    """Take a decision, or only say what it would do, and print that.

    Raises:
        Complaint: an earlier decision says otherwise; nothing was changed.
    """
    if dry_run:
        with session.reading() as library:
            decision = make(library)
            found = agreeing(library, decision)
            answer(Entry(0, "", "", decision), found, library, dry_run=True, as_json=as_json)
        return
    with session.changing() as library:
        # Nothing can come between what is told and what is done.
        with library.connections.write():
            decision = make(library)
            found = agreeing(library, decision)
            entry = library.decisions.take(decision, at_once=False)
        library.decisions.finish()
        answer(entry, found, library, dry_run=False, as_json=as_json)


def agreeing(library: Library, decision: Kind) -> Preview:
    """Return how far a decision reaches.

    Raises:
        Complaint: an earlier decision says otherwise.
    """
    found = library.decisions.preview(decision)
    against = found.contradicts
    if against is not None:
        raise Complaint(
            f"Nothing was changed: on {against.at[:10]} it was decided that"
            f" {told(against.decision)}."
            f"\nTo take that back: newsreader undo {short_uids(library)[against.uid]}"
        )
    return found


def answer(entry: Entry, found: Preview, library: Library, *, dry_run: bool, as_json: bool) -> None:
    """Print what a decision has done, or would do."""
    if as_json or not is_terminal():
        write_records([record(entry) | _reach(found) | {"dry_run": dry_run}])
        return
    say(f"{'Taken back: ' if entry.undone else ''}{told(entry.decision)} ({_counted(found)})")
    for row in found.doubtful:
        say(f"  {row.article.id}  {row.article.title}: {row.snippet}")
    if dry_run:
        say("Nothing was changed.")
        return
    words = ("let it hold again", "redo") if entry.undone else ("take it back", "undo")
    say(f"To {words[0]}: newsreader {words[1]} {short_uids(library)[entry.uid]}")


def record(entry: Entry) -> Record:
    """Return a decision of the log, or one that is in none yet, as a JSON object."""
    return {
        "uid": entry.uid or None,
        "at": entry.at or None,
        "kind": kind_of(entry.decision),
        "told": told(entry.decision),
        "undone": entry.undone,
    }


def where(
    library: Library, articles: Sequence[str], source: str | None, entity: Entity | None
) -> Where:
    """Return where a decision holds: in some articles, in a publication, or everywhere.

    Raises:
        Complaint: there is no such article or publication, or it does not mention the entity.
    """
    if articles and source is not None:
        raise click.UsageError("Give either --article or --source.")
    if source is not None:
        name = publication_given(library, source)
        return Where(scope=Scope.SOURCE, source=name, places=())
    places = list[Place]()
    for article in dict.fromkeys(article_given(library, given) for given in articles):
        if entity is None:
            places.append(library.decisions.place(article))
            continue
        found = library.decisions.places(article, entity.id)
        if not found:
            raise Complaint(f"{entity.name} is not mentioned in the article {article}.")
        places += found
    scope = Scope.ARTICLE if articles else Scope.EVERYWHERE
    return Where(scope=scope, source="", places=tuple(places))


def short_uids(library: Library) -> Mapping[str, str]:
    """Return as much of the uid of each decision as tells it apart."""
    uids = sorted(entry.uid for entry in library.decisions.entries())
    needed = dict.fromkeys(uids, SHORTEST_UID)
    for one, other in pairwise(uids):
        length = next(n for n in count(SHORTEST_UID) if one[:n] != other[:n])
        needed |= {uid: max(needed[uid], length) for uid in (one, other)}
    return {uid: uid[:length] for uid, length in needed.items()}


def _reach(found: Preview) -> Record:
    return {
        "mentions": found.mentions,
        "articles": found.articles,
        "doubts": found.doubts,
        "doubtful": [records.mention(row) for row in found.doubtful],
    }


def _counted(found: Preview) -> str:
    mentions = f"{found.mentions} mention{'' if found.mentions == 1 else 's'}"
    articles = f"{found.articles} article{'' if found.articles == 1 else 's'}"
    if not found.doubts:
        return f"{mentions} in {articles}"
    shown = f", {len(found.doubtful)} of them here" if found.doubts > len(found.doubtful) else ""
    look = "looks" if found.doubts == 1 else "look"
    return f"{mentions} in {articles}; {found.doubts} {look} wrong{shown}"
