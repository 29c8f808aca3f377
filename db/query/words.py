"""The words of a query in the language of SQLite's full-text index.

Every word and phrase is a quoted string there, in which nothing can be an operator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.query.tree import Either, Every, Labelled, Mentions, Node, Not, Words

Leaf = Words | Mentions | Labelled


def expression(node: Node) -> str | None:
    """Return what the full-text index is asked for; None if it can't answer by itself."""
    match node:
        case Words():
            return _quoted(node)
        case Either(parts):
            found = [expression(part) for part in parts]
            known = [part for part in found if part is not None]
            return f"({' OR '.join(known)})" if len(known) == len(found) else None
        case Every(parts):
            return _every(parts)
    return None


def _every(parts: Sequence[Node]) -> str | None:
    wanted = [expression(part) for part in parts if not isinstance(part, Not)]
    unwanted = [expression(part.part) for part in parts if isinstance(part, Not)]
    # The index knows "this and not that", but not "not that" alone.
    if not wanted or None in wanted or None in unwanted:
        return None
    both = f"({' AND '.join(part or '' for part in wanted)})"
    return f"({both} NOT ({' OR '.join(part or '' for part in unwanted)}))" if unwanted else both


def any_of(words: Sequence[Words]) -> str:
    """Return what finds every place of some words."""
    return " OR ".join(map(_quoted, words))


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield what is to be found in a text: wanted words, names and labels."""
    match node:
        case Words() | Mentions() | Labelled():
            yield node
        case Every(parts) | Either(parts):
            for part in parts:
                yield from leaves(part)


def _quoted(words: Words) -> str:
    text = words.text.replace('"', " ")
    return f'{"title : " * words.title}"{text}"{"*" * words.open}'
