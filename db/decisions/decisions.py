"""Taking decisions, taking them back, and the list of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from db.articles import ROW, article_row
from db.connections import Connections, LibraryError
from db.decisions import log
from db.decisions.anchors import place_of
from db.decisions.effects import bring_about, rule_some
from db.decisions.kinds import Correct, Field, Kind, Named, Place, Redo, Undo
from db.decisions.preview import Preview, of_known, of_new
from db.decisions.standing import Entry, Standings, stand
from db.entities import MEMBERS
from db.rows import ArticleRow

if TYPE_CHECKING:
    from db.decisions.fitting import Unfit
    from db.decisions.sharing import Received

MOST_ANCHORS = 3


class _NotMeantError(Exception):
    """Ends a transaction that was only tried."""


class Decisions:
    """The reader's decisions: each is one entry of the log with all that it brings about."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def take(self, decision: Kind, *, at_once: bool = True) -> Entry:
        """Put a decision into the log and bring it about.

        What concerns many articles is brought about in several short transactions. Without
        ``at_once`` that is left to ``finish``, which goes on where a run was killed, too.
        """
        with self._connections.write() as write:
            entry = log.append(write, decision)
            bring_about(write, entry)
        if at_once:
            self.finish()
        return entry

    def finish(self, stop: Callable[[], bool] = lambda: False) -> bool:
        """Bring about what decisions have put off, until ``stop`` says so; whether there was any.

        Whoever reads meanwhile sees some articles as they were before.
        """
        query = "SELECT EXISTS (SELECT 1 FROM unruled)"
        if not self._connections.read().execute(query).fetchone()[0]:
            return False
        left = 1
        while left and not stop():
            with self._connections.write() as write:
                left = rule_some(write)
        return True

    def preview(self, decision: Kind) -> Preview:
        """Return what a decision would move or change, without taking it.

        Raises:
            LibraryError: it takes back what does not hold, or lets hold again what does.
        """
        read = self._connections.read()
        match decision:
            case Undo(of=uid):
                return of_known(read, self._holding(read, uid), holds=False)
            case Redo(of=uid):
                return of_known(read, self._undone(read, uid), holds=True)
        return of_new(read, decision)

    def undo(self, uid: str | None = None, *, at_once: bool = True) -> Entry | None:
        """Take a decision back, by default the last that holds; None if there is none.

        Decisions can be taken back in any order: what remains holds as if it had been alone.
        ``at_once`` is as for taking one.

        Raises:
            LibraryError: there is no decision of that uid, or it does not hold.
        """
        with self._connections.write() as write:
            entry = self._last(write, undone=False) if uid is None else self._holding(write, uid)
            if entry is not None:
                self._turn(write, entry, Undo(of=entry.uid))
        if at_once:
            self.finish()
        return entry

    def redo(self, uid: str | None = None, *, at_once: bool = True) -> Entry | None:
        """Let a decision hold again, by default the one that was taken back last, if any.

        ``at_once`` is as for taking one.

        Raises:
            LibraryError: there is no decision of that uid that was taken back.
        """
        with self._connections.write() as write:
            entry = self._last(write, undone=True) if uid is None else self._undone(write, uid)
            if entry is not None:
                self._turn(write, entry, Redo(of=entry.uid))
        if at_once:
            self.finish()
        return entry

    def find(self, prefix: str) -> Entry:
        """Return the decision whose uid begins so.

        Raises:
            LibraryError: there is none, or there are several.
        """
        read = self._connections.read()
        query = """SELECT uid FROM decisions WHERE substr(uid, 1, length(?1)) = ?1
            AND kind NOT IN ('undo', 'redo') ORDER BY length(uid) LIMIT 2"""
        uids = [row[0] for row in read.execute(query, (prefix,))] if prefix else []
        found = log.entry(read, uids[0]) if uids else None
        if found is None:
            raise LibraryError(f"There is no decision {prefix!r}.")
        if len(uids) > 1 and uids[0] != prefix:
            raise LibraryError(f"More than one decision begins with {prefix!r}.")
        return found

    def lines(self, *, notes: bool = True) -> Iterator[str]:
        """Yield all decisions as lines of JSON, in the order of time, for another library."""
        from db.decisions.sharing import lines

        return lines(self._connections.read(), notes=notes)

    def receive(self, stream: BinaryIO, *, dry_run: bool = False) -> Received:
        """Take decisions that come from another library, or only tell what would come of it.

        Those that are known change nothing, and nor does a file of which a line is no decision.

        Raises:
            SharingError: a line is no decision, or there is too much.
        """
        from db.decisions.sharing import read_lines, receive

        given = read_lines(stream)
        try:
            with self._connections.write() as write:
                received = receive(write, given)
                if dry_run:
                    raise _NotMeantError
            self.finish()
        except _NotMeantError:
            pass
        return received

    def unfit(self) -> list[Unfit]:
        """Return the places of decisions that hold which are not found any more, newest first."""
        from db.decisions.fitting import unfit

        return unfit(self._connections.read())

    def rests_on(self, entry: Entry) -> list[tuple[Place, ArticleRow | None]]:
        """Return the places of a decision, each with its article, None if that is not here."""
        read = self._connections.read()
        query = f"SELECT {ROW} FROM articles a WHERE a.id = ?"
        found = dict[Place, ArticleRow]()
        for article_id, places in log.places_of(read, entry).items():
            row = article_row(read.execute(query, (article_id,)).fetchone())
            found |= dict.fromkeys(places, row)
        return [(place, found.get(place)) for place in entry.decision.places]

    def entries(self, *, notes: bool = True) -> list[Entry]:
        """Return all decisions, newest first, without the entries that take others back."""
        found = log.entries(self._connections.read(), notes=notes)
        return [e for e in found if not isinstance(e.decision, Undo | Redo)][::-1]

    def standings(self) -> Standings:
        """Return what stands, what has no effect because of another decision, what was judged."""
        return stand(log.entries(self._connections.read(), notes=False))

    def named(self, entity_id: int) -> Named:
        """Return an entity as a decision names it: its own key first, then those joined to it.

        Raises:
            LibraryError: there is no such entity.
        """
        query = """SELECT m.key, e.name, e.label FROM entities e
            JOIN entities m ON m.id = e.id OR m.head = e.id
            WHERE e.id = coalesce((SELECT head FROM entities WHERE id = ?1), ?1)
            ORDER BY m.id != e.id, m.mentions DESC, m.key"""
        rows = self._connections.read().execute(query, (entity_id,)).fetchall()
        if not rows:
            raise LibraryError(f"There is no entity {entity_id} in the library.")
        return Named(tuple(row[0] for row in rows), rows[0][1], rows[0][2])

    def place(self, article_id: int) -> Place:
        """Return an article as a place that a decision rests on.

        Raises:
            LibraryError: there is no such article.
        """
        query = "SELECT hash FROM articles WHERE id = ?"
        found = self._connections.read().execute(query, (article_id,)).fetchone()
        if found is None:
            raise LibraryError(f"There is no article {article_id} in the library.")
        return Place(hash=found[0])

    def places(self, article_id: int, entity_id: int) -> tuple[Place, ...]:
        """Return an article as what a decision about an entity rests on; empty if it is not in it.

        It comes with its first mentions, by which a changed copy of it is known again.

        Raises:
            LibraryError: there is no such article.
        """
        whole, read = self.place(article_id), self._connections.read()
        query = f"""SELECT m.start, m."end", a.text FROM mentions m
            JOIN articles a ON a.id = m.article_id WHERE m.article_id = ?2
            AND m.entity_id IN {MEMBERS} ORDER BY m.start LIMIT {MOST_ANCHORS}"""
        rows = read.execute(query, (entity_id, article_id)).fetchall()
        anchors = (place_of(text, start, end, whole.hash) for start, end, text in rows)
        return (whole, *anchors) if rows else ()

    def correct(self, article_id: int, field: Field, value: str) -> Entry:
        """Correct an article's headline, date (ISO 8601, or empty for undated) or byline.

        Raises:
            LibraryError: there is no such article.
        """
        with self._connections.write():
            return self.take(Correct(places=(self.place(article_id),), field=field, value=value))

    def last(self, *, undone: bool) -> Entry | None:
        """Return the decision that was taken last, or of those taken back the last to be so.

        It is the one that is taken back, or holds again, where none is named.
        """
        return self._last(self._connections.read(), undone=undone)

    def _last(self, connection: sqlite3.Connection, *, undone: bool) -> Entry | None:
        if undone:
            query = """SELECT u.kind, d.uid FROM decisions u LEFT JOIN decisions d
                ON d.uid = json_extract(u.body, '$.of') AND d.undone
                WHERE u.kind != 'redo' ORDER BY u.id DESC"""
            for kind, uid in connection.execute(query):
                if kind != "undo":
                    # A new decision ends what could be done again.
                    return None
                if uid is not None:
                    return log.entry(connection, uid)
            return None
        query = """SELECT uid FROM decisions WHERE NOT undone AND kind NOT IN ('undo', 'redo')
            ORDER BY id DESC LIMIT 1"""
        found = connection.execute(query).fetchone()
        return None if found is None else log.entry(connection, found[0])

    def _holding(self, connection: sqlite3.Connection, uid: str) -> Entry:
        entry = log.entry(connection, uid)
        if entry is None or entry.undone or isinstance(entry.decision, Undo | Redo):
            raise LibraryError(f"There is no decision {uid} that could be taken back.")
        return entry

    def _undone(self, connection: sqlite3.Connection, uid: str) -> Entry:
        entry = log.entry(connection, uid)
        if entry is None or not entry.undone:
            raise LibraryError(f"There is no decision {uid} that was taken back.")
        return entry

    def _turn(self, write: sqlite3.Connection, entry: Entry, turn: Undo | Redo) -> None:
        log.append(write, turn)
        log.settle_undone(write, entry.uid)
        bring_about(write, entry)
