"""Byline lines: who wrote an article, and for whom."""

from __future__ import annotations

import re

from enrich.readers.names import is_post, is_suffix, reads_like_names

_LONGEST = 200
_BY = re.compile(
    r"(?:(?:written|story|words|report|reporting)[ ]+)?by[ ]*:?[ ]+|(?:authors?|byline)[ ]*:[ ]*",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_WORKS_FOR = re.compile(r"[ ]+for[ ]+|[ ]*[/|][ ]*|,[ ]+")


def read_byline(line: str) -> str | None:
    """Return the names of a byline without its ``By``, or None where the line is something else.

    ``line`` is plain text without markdown. A sentence that begins with "By" is prose: its words
    are not all names.
    """
    match = _BY.match(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    names = line[match.end() :].strip()
    return names if reads_like_names(names) and not names[0].isdigit() else None


def without_by(text: str) -> str:
    """Return a byline from a field, which may or may not begin with ``By``."""
    match = _BY.match(text)
    return text[match.end() :].strip() if match else text


def publisher_in(byline: str, *, linked: bool) -> str:
    """Return the publisher that a byline names, or nothing.

    It is the whole byline where that is one linked word, an acronym or begins with "The"; else
    what comes last after a comma, a slash or ``for``, unless that is a post or a list of people.
    """
    if " " not in byline and "/" not in byline:
        return byline if linked or (_ACRONYM.fullmatch(byline)) else ""
    *people, last = _WORKS_FOR.split(byline)
    last = last.strip()
    if not people:
        return byline if byline.startswith("The ") else ""
    if not last or is_post(last) or is_suffix(last) or " and " in last or " & " in last:
        return ""
    return last
