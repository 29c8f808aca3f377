"""With whom an entity stands, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from db.following.answers import Scope
from db.labels import LABEL_NAMES
from tui.panes.outline import Filled, Meet, Piece, Row, Unfold
from tui.tabs.sentences import GAP, looked_at, note, sentence_row
from tui.text import counted

if TYPE_CHECKING:
    from db.following.answers import Company
    from db.following.following import Following

SENTENCES, MOST_SENTENCES = 1, 30
# Companions beyond these come without sentences until the rest has been looked through.
AT_ONCE = 8
IN = {
    Scope.SENTENCE: "In one sentence",
    Scope.PARAGRAPH: "In one paragraph",
    Scope.ARTICLE: "In one article",
}


def filled(
    following: Following,
    entity_id: int,
    open_id: int | None,
    *,
    scope: Scope,
    unfolded: frozenset[str],
    whole: bool,
    keys: str,
) -> Filled:
    """Return the companions of an entity, each with sentences; all of those that are unfolded.

    ``whole`` looks at all articles, not only at the newest; ``keys`` says how to look elsewhere.
    """
    if whole:
        company = following.company.of(entity_id, scope, window=None)
    else:
        company = following.company.of(entity_id, scope)
    shown = [note(f"{IN[scope]}, the most telling first. {keys}")]
    shown += looked_at(company.looked, whole=company.whole)
    if company.companions:
        at_once = len(company.companions) if whole else AT_ONCE
        of = (entity_id, open_id)
        shown += _companions(following, company, of, scope, unfolded, at_once)
    elif company.whole:
        shown.append(note("Nobody and nothing else stands so near."))
    return Filled(tuple(shown), company.whole)


def _companions(
    following: Following,
    company: Company,
    of: tuple[int, int | None],
    scope: Scope,
    unfolded: frozenset[str],
    at_once: int,
) -> Iterator[Row]:
    entity_id, open_id = of
    for place, companion in enumerate(company.companions):
        other = companion.entity
        label = LABEL_NAMES.get(other.label, other.label)
        counts = counted(companion.together, "article")
        yield Row(
            (Piece(f"{other.name} · {label}", "title", right=counts),),
            Meet(other.id),
        )
        if place < at_once:
            what = str(other.id)
            most = MOST_SENTENCES if what in unfolded else SENTENCES
            lines = following.company.lines(entity_id, other.id, scope, limit=most + 1)
            yield from (sentence_row(line, open_id, indent=1) for line in lines[:most])
            if len(lines) > most and what not in unfolded:
                yield Row((Piece("more sentences with both", "note", indent=1),), Unfold(what))
        yield GAP
