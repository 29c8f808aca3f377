"""What an entity is called: the forms of its name, and what articles call it beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.panes.outline import Filled, Piece, Row
from tui.tabs.sentences import GAP, looked_at, note, sentence_row
from tui.text import counted

if TYPE_CHECKING:
    from db.following.answers import Called
    from db.following.following import Following

MOST_ALIASES, MOST_EPITHETS, SENTENCES, SOURCES = 20, 60, 2, 3


def filled(
    following: Following,
    entity_id: int,
    open_id: int | None,
    *,
    source: str,
    whole: bool,
    keys: str,
) -> Filled:
    """Return the forms of a name with their counts, and epithets with sentences that give them.

    ``source`` leaves the epithets of one publication.
    """
    if whole:
        names = following.names.of(entity_id, source=source, window=None)
    else:
        names = following.names.of(entity_id, source=source)
    shown = [note("Forms of the name in the texts.")]
    for alias in names.aliases[:MOST_ALIASES]:
        shown.append(Row((Piece(alias.text, "title", right=f"{alias.mentions:,}"),)))
        if alias.sources:
            said = ", ".join(alias.sources[:SOURCES])
            shown.append(Row((Piece(said, "detail", indent=1),)))
    if len(names.aliases) > MOST_ALIASES:
        more = counted(len(names.aliases) - MOST_ALIASES, "more form")
        shown.append(Row((Piece(f"and {more}", "detail"),)))
    shown.append(GAP)
    whose = f" in {source}" if source else ""
    if names.epithets:
        shown.append(note(f"What articles{whose} call it. {keys}"))
    else:
        shown.append(note(f"No article{whose} says in a few words who or what it is. {keys}"))
    shown += looked_at(names.looked, whole=names.whole)
    for epithet in names.epithets[:MOST_EPITHETS]:
        shown += _epithet(epithet, open_id)
    return Filled(tuple(shown), names.whole)


def _epithet(epithet: Called, open_id: int | None) -> Iterator[Row]:
    articles = counted(len({line.article.id for line in epithet.lines}), "article")
    yield Row((Piece(epithet.text, "title", right=articles),))
    for line in epithet.lines[:SENTENCES]:
        yield sentence_row(line, open_id, indent=1)
    yield GAP
