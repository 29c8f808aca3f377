"""What a hostile input is: something that a stranger can put before the program, and what follows.

Each says what it does by ``PWNED`` and its own name, so that what comes through can be told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from support.wiki_stub import Answerer, Reply

# What is to become of a file: an article, a message with its name and why, or a remark of a link
# that was not followed. Of what is nothing there is no word.
Outcome = Literal["read", "refused", "remarked", "nothing"]


@dataclass(frozen=True)
class File:
    """Something in a folder of articles; ``make`` puts it into a folder of its own.

    ``says`` is a part of the message where there is to be one. What is ``heavy`` takes more than
    a few seconds, or a disk.
    """

    family: str
    name: str
    make: Callable[[Path], object]
    outcome: Outcome = "read"
    says: str = ""
    heavy: bool = False


@dataclass(frozen=True)
class Query:
    """Something typed into a search, or given as the name of somebody."""

    family: str
    name: str
    text: str


@dataclass(frozen=True)
class SettingsFile:
    """A settings file that is refused in one line that holds ``says``."""

    family: str
    name: str
    data: bytes
    says: str


@dataclass(frozen=True)
class WikiAnswer:
    """What a wiki answers to every question."""

    family: str
    name: str
    reply: Reply | Answerer


@dataclass(frozen=True)
class ZimFile:
    """A Kiwix file; ``says`` is in the message where it is refused, empty where it is read."""

    family: str
    name: str
    make: Callable[[Path], object]
    says: str = ""


Input = File | Query | SettingsFile | WikiAnswer | ZimFile


def article(payload: str) -> str:
    """Return an article that has a payload wherever a stranger can put one."""
    return (
        f"{payload} a headline\n\nBy {payload} Jane Doe\n\nMarch 5, 2022\n\n"
        f"{payload} Sarah Miller of the United Nations {payload} came to Bamako. {payload}\n\n"
        f"Original url: https://paper.example/{payload}\n"
    )


def writes(
    content: str | bytes, file: str = "input.txt", times: int = 1
) -> Callable[[Path], object]:
    """Return what writes a file of some content, so many times, into a folder."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return lambda folder: (folder / file).write_bytes(data * times)


def payloads(family: str, given: Mapping[str, str], file: str = "input.txt") -> list[File]:
    """Return an article for each payload; ``PWNED`` in it becomes a mark of its own."""
    return [
        File(family, name, writes(article(payload.replace("PWNED", mark(name))), file))
        for name, payload in given.items()
    ]


def mark(name: str) -> str:
    """Return the mark by which an input is known where it shows."""
    return f"PWNED-{name}"
