"""What each setting may hold, and how its TOML value becomes the program's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

# ISO 639 with what Wikipedia adds to it: simple, zh-min-nan, be-tarask.
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|simple)(?:-[a-z]{2,8}){0,2}")


# A character, or a name such as full_stop, pagedown, f1, ctrl+shift+x.
_KEY = re.compile(r"(?:(?:ctrl|alt|shift)\+)*(?:[^\s,]|[a-z][a-z_0-9]+)")


class ValueProblem(ValueError):
    """A value can't be used; the message reads on from the name of its key."""


def text(value: object, _: Path) -> str:
    """Take a string."""
    if not isinstance(value, str):
        raise ValueProblem(f"must be a string in quotes, not {kind(value)}")
    return value


def online(value: object, _: Path) -> str | bool:
    """Take true, false or "ask"."""
    if isinstance(value, bool):
        return value
    if value == "ask":
        return "ask"
    raise ValueProblem('must be true, false or "ask"')


def language(value: object, folder: Path) -> str:
    """Take the language code of a Wikipedia, which becomes part of a host's name."""
    code = text(value, folder)
    if not _LANGUAGE.fullmatch(code):
        raise ValueProblem(f'must be the code of a language, such as "en", not {code!r}')
    return code


def contact(value: object, folder: Path) -> str:
    """Take an e-mail address or a URL, which is sent in a header."""
    who = text(value, folder)
    if not who.isprintable():
        raise ValueProblem("must be an e-mail address or a URL on one line")
    return who


def api(value: object, folder: Path) -> str:
    """Take the http(s) URL of a MediaWiki API; ``{language}`` in it is filled in."""
    url = text(value, folder)
    filled = url.replace("{language}", "en")
    try:
        parts = urlsplit(filled)
        named = parts.scheme in ("http", "https") and bool(parts.hostname)
        # Reading the port is what checks it.
        named = named and parts.port != 0
    except ValueError:
        named = False
    if not named or re.search(r"[\s{}]", filled) or not filled.isprintable():
        raise ValueProblem(
            f"must be an http or https URL, with {{language}} as its only blank, not {url!r}"
        )
    return url


def files(value: object, folder: Path) -> tuple[Path, ...]:
    """Take a list of paths; relative ones start at the folder of the settings file."""
    if not isinstance(value, list):
        raise ValueProblem(f"must be a list of paths in brackets, not {kind(value)}")
    return tuple(folder / Path(text(item, folder)).expanduser() for item in value)


def theme(value: object, folder: Path) -> str:
    """Take the name of a theme, or nothing for the default one."""
    name = text(value, folder)
    if name:
        from textual.theme import BUILTIN_THEMES

        from tui.themes import NAMES

        known = [*NAMES, *sorted(BUILTIN_THEMES)]
        if name not in known:
            raise ValueProblem(f"must be one of {', '.join(known)}; not {name!r}")
    return name


def keys(value: object, folder: Path) -> str:
    """Take key sequences: alternatives parted by commas, the keys of one by blanks; or nop."""
    written = text(value, folder)
    wrong = [key for key in re.split(r"[,\s]+", written) if key and not _KEY.fullmatch(key)]
    if wrong or not written.strip(", "):
        raise ValueProblem(
            'must be keys such as "j, down" or "g g", or "nop" for none'
            + (f"; {wrong[0]!r} is no key" if wrong else "")
        )
    return written


def kind(value: object) -> str:
    """Return what a TOML value is, in words."""
    names = {bool: "a truth value", int: "a number", float: "a number", str: "a string"}
    names |= {list: "a list", dict: "a table"}
    return names.get(type(value), "a date or a time")


Reader = Callable[[object, Path], object]
READERS: Mapping[str, Mapping[str, Reader]] = {
    "context": {
        "online": online,
        "language": language,
        "contact": contact,
        "api": api,
        "zim": files,
    },
    "recognise": {"model": text},
    "tui": {"theme": theme},
}


def readers(section: str) -> Mapping[str, Reader] | None:
    """Return how each key of a section is read; None if there is no such section."""
    if section == "keys":
        # Only a file that has keys needs to know which commands there are.
        from tui.actions import COMMANDS

        return {command.id: keys for command in COMMANDS}
    return READERS.get(section)


SECTIONS = (*READERS, "keys")
