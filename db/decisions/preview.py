"""What a decision would move or change, told before it is taken; nothing is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from db.decisions.doubts import SHOWN, Spot, Turn, against_merge, against_rule, newest, turn_of
from db.decisions.effects import articles_parted, articles_ruled, recognised
from db.decisions.keys import of_page
from db.decisions.kinds import Correct, Kind, NotAName, Note
from db.decisions.log import entries, places_of
from db.decisions.moves import Moves, articles_beside, ids_of, moves, tally
from db.decisions.ruling import Rule, Ruling
from db.decisions.rulings import Rulings, Supposed, is_ruling
from db.decisions.standing import Entry, Standings, stand
from db.entities import MentionRow, rows_at
from db.tallies import spans_of

# After all moments that can be.
_LAST = "~"


@dataclass(frozen=True, slots=True)
class Preview:
    """How far a decision reaches.

    ``mentions`` are those that it moves to another entity, changes, takes away or adds, in so many
    ``articles``; of two entities that become one those of the lesser are moved. ``doubts`` is how
    many of them speak against it, ``doubtful`` are three of these in the newest articles. What
    ``contradicts`` an earlier decision, which stands there, would have no effect at all.
    """

    mentions: int = 0
    articles: int = 0
    doubts: int = 0
    doubtful: tuple[MentionRow, ...] = ()
    contradicts: Entry | None = None


def of_new(read: sqlite3.Connection, decision: Kind) -> Preview:
    """Return what a decision would come to that is taken now."""
    new = Entry(0, "", _LAST, decision)
    return _preview(read, new, holds=True)


def of_known(read: sqlite3.Connection, entry: Entry, *, holds: bool) -> Preview:
    """Return what it would come to if a decision of the log held again, or was taken back."""
    return _preview(read, entry, holds=holds)


def _preview(read: sqlite3.Connection, entry: Entry, *, holds: bool) -> Preview:
    places = places_of(read, entry)
    if isinstance(entry.decision, Note):
        return Preview()
    if isinstance(entry.decision, Correct):
        return Preview(articles=len(places))
    log = [one for one in entries(read, notes=False) if one.uid != entry.uid]
    before = stand([*log, replace(entry, undone=holds)])
    after = stand([*log, replace(entry, undone=not holds)])
    for conflict in after.conflicts:
        if holds and conflict.entry.uid == entry.uid:
            return Preview(contradicts=conflict.against)
    change = moves(read, before, after)
    rule = entry.decision if is_ruling(entry.decision) else None
    supposed = Supposed(
        ruling=Ruling(entry.id, entry.uid, rule) if rule and holds else None,
        moment=(entry.at, entry.uid),
        places=places,
        but=None if holds else entry.id,
        turned=change.turned,
    )
    reached = articles_parted(read, change.turned)
    if rule is not None:
        reached |= articles_ruled(read, rule, set(places))
    turns = list(_turns(read, supposed, reached))
    if rule is not None:
        return _ruled(read, rule, turns, holds=holds)
    labelled = {key for key, standing in before.by_key.items() if standing.label}
    found = _stood(read, change, after, turns, labelled=labelled)
    # What is taken back speaks for itself.
    return found if holds else replace(found, doubts=0, doubtful=())


def _turns(
    read: sqlite3.Connection, supposed: Supposed, article_ids: Iterable[int]
) -> Iterator[Turn]:
    """Yield what becomes of the mentions of articles, where anything does."""
    rulings = Rulings(read, supposed)
    for article_id in recognised(read, article_ids):
        after, _ = rulings.outcome(article_id, rulings.proposed(article_id))
        turn = turn_of(article_id, spans_of(read, article_id), after)
        if turn.gone or turn.come:
            yield turn


def _ruled(read: sqlite3.Connection, rule: Rule, turns: Sequence[Turn], *, holds: bool) -> Preview:
    takes_away = isinstance(rule, NotAName) == holds
    counts = [len(turn.gone if takes_away else turn.come) for turn in turns]
    doubts = [
        (turn.article_id, span.start, span.end)
        for turn in turns
        for span in (against_rule(rule, turn) if holds else ())
    ]
    shown = rows_at(read, newest(read, doubts))
    return Preview(sum(counts), sum(map(bool, counts)), len(doubts), shown)


def _stood(
    read: sqlite3.Connection,
    change: Moves,
    after: Standings,
    turns: Sequence[Turn],
    *,
    labelled: Collection[str],
) -> Preview:
    """Return what comes of what stands; ``labelled`` are keys whose label the reader decided."""
    ids = ids_of(read, change.keys)
    mentions, count = tally(read, ids)
    doubts, spots = 0, list[Spot]()
    for merge in change.merges:
        moved, into = ids_of(read, merge.moved), ids_of(read, merge.into)
        if moved and into:
            same_label = not merge.moved.isdisjoint(labelled)
            found, some = against_merge(read, moved, into, same_label=same_label)
            doubts, spots = doubts + found, spots + some
    back = list[Spot]()
    for turn in turns:
        keys = {span.start: span.key for span in turn.gone}
        mentions += len(turn.come)
        meant = (s for s in turn.come if keys.get(s.start) != _page(after, s.key))
        back += [(turn.article_id, span.start, span.end) for span in meant]
    count += articles_beside(read, ids, [turn.article_id for turn in turns if turn.come])
    shown = [*spots, *newest(read, back)][:SHOWN]
    return Preview(mentions, count, doubts + len(back), rows_at(read, shown))


def _page(standings: Standings, key: str) -> str:
    """Return the key of those mentions of a name that mean the page which was chosen for it."""
    standing = standings.by_key.get(key)
    page = None if standing is None else standing.page
    return "" if page is None else of_page(key, page.qid or page.title)
