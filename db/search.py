"""Full-text search over headlines and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from db.articles import PLACE, ROW, article_row
from db.connections import Connections
from db.rows import ArticleRow

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_OPEN, _CLOSE = "\ue000", "\ue001"
SNIPPET_TOKENS = 24


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a search, with a snippet; ``marks`` are spans of the snippet."""

    article: ArticleRow
    path: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = field(default=())


class QueryError(ValueError):
    """A query asks for nothing that can be searched."""


class Search:
    """Queries in words, "phrases", prefix* and -not; case and diacritics don't matter."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def find(self, query: str, limit: int = 50, offset: int = 0) -> list[Hit]:
        """Return articles that answer a query, newest first.

        Raises:
            QueryError: there is no word to search for.
        """
        match = fts_query(query)
        statement = f"""SELECT {ROW}, {PLACE},
            snippet(articles_fts, 1, ?, ?, '…', {SNIPPET_TOKENS})
            FROM articles_fts JOIN articles a ON a.id = articles_fts.rowid
            WHERE articles_fts MATCH ? ORDER BY a.dated DESC, a.id DESC LIMIT ? OFFSET ?"""
        rows = self._connections.read().execute(statement, (_OPEN, _CLOSE, match, limit, offset))
        return [_hit(row) for row in rows]


def words_of(query: str) -> tuple[str, ...]:
    """Return the words and phrases that a query wants, for marking them in a text."""
    terms = (phrase or word for minus, phrase, word in _TERM.findall(query) if not minus)
    return tuple(term for term in terms if any(char.isalnum() for char in term))


def fts_query(query: str) -> str:
    """Translate a reader's query to FTS5's language; nothing in it can be an operator.

    Raises:
        QueryError: there is no word to search for.
    """
    wanted, unwanted = list[str](), list[str]()
    for minus, phrase, word in _TERM.findall(query):
        term = phrase or word
        # SQLite reads a text up to its first NUL, and takes no lone surrogates.
        term = term.replace("\0", " ").encode(errors="replace").decode()
        # Only what the tokenizer keeps can match; a term of none would be a syntax error.
        if not any(char.isalnum() for char in term):
            continue
        bare = term.rstrip("*").replace('"', " ")
        quoted = f'"{bare}"' + ("*" if term.endswith("*") else "")
        (unwanted if minus else wanted).append(quoted)
    if not wanted:
        raise QueryError("Type at least one word to search for.")
    return " ".join(wanted) + (f" NOT ({' OR '.join(unwanted)})" if unwanted else "")


def _hit(values: tuple[object, ...]) -> Hit:
    marked = str(values[11]).replace("\n", " ")
    marks, plain, start = list[tuple[int, int]](), list[str](), 0
    length = 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", marked):
        if piece == _OPEN:
            start = length
        elif piece == _CLOSE:
            marks.append((start, length))
        else:
            plain.append(piece)
            length += len(piece)
    return Hit(
        article=article_row(values[:10]),
        path=str(values[10] or ""),
        snippet="".join(plain),
        marks=tuple(marks),
    )
