"""From what is typed to a tree: words bind to all of them, OR binds weaker, brackets bind most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.query.errors import QueryError
from db.query.fields import node_of
from db.query.tokens import Sign, Token, tokens
from db.query.tree import Either, Every, Node, Not, Words

DEEPEST = 10
# Each word is looked up in the index by itself: what is longer was not typed as a query.
MOST_WORDS = 100
_WORD = re.compile(r"[^\W_]+")


def parse(query: str) -> Node:
    """Return what a query asks for.

    Raises:
        QueryError: it can't be understood, or asks for nothing; it says where.
    """
    parser = _Parser(_bounded(tokens(query)))
    found = parser.either(0)
    if (token := parser.here) is not None:
        raise QueryError("This bracket closes none.", token.start, token.end)
    if found is None or not _wants(found):
        raise QueryError("Type at least one word to search for.", 0, len(query))
    return found


def _bounded(found: Iterable[Token]) -> list[Token]:
    """Return the tokens of a query that is not too long."""
    kept, words = list[Token](), 0
    for token in found:
        words += len(_WORD.findall(token.text))
        if words > MOST_WORDS:
            raise QueryError(f"These are more than {MOST_WORDS} words.", token.start, token.end)
        kept.append(token)
    return kept


class _Parser:
    """Goes through the tokens; each method takes what it understands and stops before the rest."""

    def __init__(self, found: Sequence[Token]) -> None:
        self._tokens, self._place = found, 0

    @property
    def here(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def either(self, depth: int) -> Node | None:
        """Take what OR parts; None if there is nothing."""
        parts = [self._every(depth)]
        while (token := self.here) is not None and token.sign is Sign.OR:
            self._place += 1
            parts.append(self._every(depth))
            if None in parts[-2:]:
                side = "before" if parts[-2] is None else "after"
                raise QueryError(f"Nothing stands {side} OR.", token.start, token.end)
        known = tuple(part for part in parts if part is not None)
        return known[0] if len(known) == 1 else Either(known) if known else None

    def _every(self, depth: int) -> Node | None:
        parts = list[Node]()
        while (token := self.here) is not None and token.sign in (Sign.TERM, Sign.OPEN):
            self._place += 1
            part = self._bracketed(token, depth) if token.sign is Sign.OPEN else _term(token)
            parts.append(Not(part) if token.minus else part)
        return parts[0] if len(parts) == 1 else Every(tuple(parts)) if parts else None

    def _bracketed(self, opening: Token, depth: int) -> Node:
        if depth == DEEPEST:
            raise QueryError(
                f"Brackets stand in brackets more than {DEEPEST} deep.", opening.start, opening.end
            )
        found, closing = self.either(depth + 1), self.here
        if closing is None:
            raise QueryError("This bracket is not closed.", opening.start, opening.end)
        if found is None:
            raise QueryError("Nothing stands in these brackets.", opening.start, closing.end)
        self._place += 1
        return found


def _term(token: Token) -> Node:
    return node_of(token) if token.field else Words(token.text, token.on)


def _wants(node: Node) -> bool:
    """Whether a query asks for something, and not only for something to be missing."""
    match node:
        case Not():
            return False
        case Every(parts) | Either(parts):
            return any(map(_wants, parts))
    return True
