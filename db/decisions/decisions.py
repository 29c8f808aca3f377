"""Taking decisions, taking them back, and the list of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from db.connections import Connections, LibraryError
from db.decisions import log
from db.decisions.effects import bring_about, rule_some
from db.decisions.kinds import Correct, Field, Kind, Named, Place, Redo, Undo
from db.decisions.preview import Preview, of_known, of_new
from db.decisions.standing import Entry, Standings, stand


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

    def entries(self) -> list[Entry]:
        """Return all decisions, newest first, without the entries that take others back."""
        found = log.entries(self._connections.read())
        return [e for e in found if not isinstance(e.decision, Undo | Redo)][::-1]

    def standings(self) -> Standings:
        """Return what stands, what has no effect because of another decision, what was judged."""
        return stand(log.entries(self._connections.read()))

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
