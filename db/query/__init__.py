"""The language that readers search in: from what is typed to what the library is asked.

``tokens`` parts a query into words and signs, ``parser`` makes a tree of them, ``conditions``
translates the tree to SQL and ``words`` to the language of SQLite's full-text index. What a reader
types reaches SQLite as a parameter only, and the full-text index as quoted strings only.
"""

from db.query.errors import QueryError
from db.query.parser import parse

__all__ = ["QueryError", "parse"]
