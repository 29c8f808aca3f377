"""What stands between a name and what is said of it: ages and brackets."""

from __future__ import annotations

from enrich.grammar.line import Line


def is_age(line: Line, at: int) -> bool:
    """Whether a word is somebody's age, as in "Ada, 36, a baker"."""
    word = line.word(at)
    return word.isdecimal() and len(word) <= 3


def skip_brackets(line: Line, at: int) -> int:
    """Return the place behind a bracket that opens at a place, or that place itself."""
    if line.word(at) != "(":
        return at
    for end in range(at + 1, min(len(line), at + 8)):
        if line.words[end] == ")":
            return end + 1
    return at


def closes(line: Line, at: int) -> bool:
    """Whether a phrase may end before a place: at a comma, a bracket, a stop, or the end."""
    return at >= len(line) or line.words[at] in {",", ")"} or line.is_stop(at)
