"""Text of a library as a terminal or a pipe may get it: articles are written by strangers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from db.plain import plain

__all__ = ["escaped", "json_line", "plain"]

# What json.dumps leaves as it is, though it harms a terminal or ends a line for some readers.
_ESCAPED_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_line(record: Mapping[str, object]) -> str:
    """Return a record as one line of JSON that reads the same and can't steer a terminal."""
    return escaped(json.dumps(record, ensure_ascii=False))


def escaped(line: str) -> str:
    """Return a line of JSON that reads the same and can't steer a terminal."""
    return _ESCAPED_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
