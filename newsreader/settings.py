"""The settings file: TOML to ``Settings``, each value with where it comes from."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from enrich import settings as enrich_settings
from newsreader.toml_lines import line_of
from newsreader.values import READERS, SECTIONS, ValueProblem, kind, readers

Source = Literal["default", "file", "command line"]
LARGEST = 100_000
# tomllib takes the square of the number of dots in a key.
LONGEST_LINE = 4_000
_DEFAULTS = enrich_settings.Settings()


class SettingsError(Exception):
    """The settings can't be used; the message names file, line and what would be right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force: the background work's settings, the reader's, and their sources."""

    enrich: enrich_settings.Settings
    theme: str
    keys: Mapping[str, str]
    sources: Mapping[str, Source]

    @property
    def wiki_host(self) -> str:
        """The host that names from articles would be sent to."""
        context = self.enrich.context
        return urlsplit(context.api.replace("{language}", context.language)).hostname or ""

    def rows(self) -> dict[str, tuple[object, Source]]:
        """Return every setting by its dotted key, with its value and its source."""
        context = self.enrich.context
        values: dict[str, object] = {
            "context.online": context.online,
            "context.language": context.language,
            "context.contact": context.contact,
            "context.api": context.api,
            "context.zim": [str(path) for path in context.zim],
            "recognise.model": self.enrich.recognise.model,
            "tui.theme": self.theme,
            "offline": self.enrich.offline,
        }
        values |= {f"keys.{command}": keys for command, keys in self.keys.items()}
        return {key: (value, self.sources.get(key, "default")) for key, value in values.items()}


def load(path: Path, *, named: bool, offline: bool = False) -> Settings:
    """Read a settings file; ``named`` says that the user named it, so that it must be there.

    Raises:
        SettingsError: it can't be read, or something in it is not right.
    """
    return _in_force(_read(path, named), offline)


def defaults(*, offline: bool = False) -> Settings:
    """Return the settings that are in force without a file."""
    return _in_force({}, offline)


def _in_force(found: Mapping[tuple[str, str], object], offline: bool) -> Settings:
    sources: dict[str, Source] = {f"{section}.{key}": "file" for section, key in found}
    if offline:
        sources["offline"] = "command line"

    def of(section: str) -> dict[str, Any]:
        return {key: value for (place, key), value in found.items() if place == section}

    return Settings(
        enrich=enrich_settings.Settings(
            context=replace(_DEFAULTS.context, **of("context")),
            recognise=replace(_DEFAULTS.recognise, **of("recognise")),
            offline=offline,
        ),
        theme=of("tui").get("theme", ""),
        keys=of("keys"),
        sources=sources,
    )


def _read(path: Path, named: bool) -> dict[tuple[str, str], object]:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise SettingsError(f"The settings file {path} is larger than 100 kB.")
        written = content.decode("utf-8-sig")
    except FileNotFoundError:
        if named:
            raise SettingsError(f"There is no settings file {path}.") from None
        return {}
    except UnicodeDecodeError as error:
        raise SettingsError(f"The settings file {path} is not UTF-8.") from error
    except OSError as error:
        raise SettingsError(f"The settings file {path} can't be read: {error}.") from error
    # What a file on Windows ends its lines with is one line end to TOML and to who counts lines.
    written = written.replace("\r\n", "\n")
    for number, text in enumerate(written.split("\n"), start=1):
        if len(text) > LONGEST_LINE:
            raise SettingsError(f"{path}:{number}: the line is over {LONGEST_LINE:,} characters.")
    import tomllib

    try:
        data = tomllib.loads(written)
    except RecursionError as error:
        raise SettingsError(f"The settings file {path} is nested too deeply.") from error
    except ValueError as error:  # TOMLDecodeError is one; so is a number of too many digits.
        found = re.search(r"at line (\d+)", str(error))
        line = found[1] if found else written.rstrip().count("\n") + 1
        raise SettingsError(f"{path}:{line}: {error}") from error
    return _File(path, written).values(data)


@dataclass(frozen=True, slots=True)
class _File:
    """A settings file that is being checked, with its text to find lines in."""

    path: Path
    written: str

    def values(self, data: Mapping[str, object]) -> dict[tuple[str, str], object]:
        found = dict[tuple[str, str], object]()
        for section, table in data.items():
            if section not in SECTIONS:
                raise self._wrong("", section, f"is no section{_nearest_section(section)}")
            if not isinstance(table, dict):
                raise self._wrong("", section, f"must be a [{section}] table, not {kind(table)}")
            for key, value in table.items():
                found[section, key] = self._value(section, key, value)
        return found

    def _value(self, section: str, key: str, value: object) -> object:
        known = readers(section) or {}
        if key not in known:
            near = _nearest(key, known)
            raise self._wrong(section, key, f"is no key of [{section}]{near}")
        try:
            return known[key](value, self.path.absolute().parent)
        except ValueProblem as problem:
            raise self._wrong(section, key, str(problem)) from None

    def _wrong(self, section: str, key: str, problem: str) -> SettingsError:
        place = f"{self.path}:{line_of(self.written, section, key)}"
        return SettingsError(f"{place}: {key} {problem}.")


def _nearest_section(name: str) -> str:
    for section, known in READERS.items():
        if name in known:
            return f" of its own: it belongs under [{section}]"
    return _nearest(name, SECTIONS)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
