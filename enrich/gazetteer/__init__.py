"""Known names of the world: places, peoples, organisations, media and events.

The table names.tsv is written by scripts/build_gazetteer.py; SOURCES.md tells
where its facts come from.  It is read once, when first asked for.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["VERSION", "Known", "adding", "is_state_or_people", "load", "lookup"]

VERSION: str
"""Short hash of the content of the table; computed when first asked for."""

_STATES_AND_PEOPLES = frozenset({"country", "demonym", "religion"})
_CAPITALS_LONGER_THAN = 4
_DIGITS_OF_VERSION = 12
_APOSTROPHES = str.maketrans(
    dict.fromkeys(
        "\N{LEFT SINGLE QUOTATION MARK}"
        "\N{RIGHT SINGLE QUOTATION MARK}"
        "\N{MODIFIER LETTER APOSTROPHE}"
        "\N{MODIFIER LETTER TURNED COMMA}"
        "\N{ACUTE ACCENT}",
        "'",
    )
)
_UNDECOMPOSED = str.maketrans(
    {
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN CAPITAL LETTER L WITH STROKE}": "L",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN CAPITAL LETTER O WITH STROKE}": "O",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN CAPITAL LETTER D WITH STROKE}": "D",
        "\N{LATIN SMALL LETTER SHARP S}": "ss",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN CAPITAL LETTER AE}": "Ae",
    }
)


@dataclass(frozen=True, slots=True)
class Known:
    """A name as it is written, and what it names.

    A name that adds may be marked wherever it occurs; any other may only
    relabel a name that has been found already.
    """

    surface: str
    label: str
    canonical: str
    kind: str
    adds: bool


@cache
def load() -> Mapping[str, Known]:
    """Return every known name by its surface."""
    known = {}
    _, *lines = _content().decode().splitlines()
    for line in lines:
        surface, label, canonical, kind, weight = line.split("\t")
        known[surface] = Known(surface, label, canonical, kind, weight == "1")
    return MappingProxyType(known)


@lru_cache(maxsize=20_000)
def lookup(surface: str) -> Known | None:
    """Return what a surface names, or None.

    Curly and straight apostrophes are alike.  A surface longer than four
    letters is known in capitals too (BAMAKO).  Diacritics that the table has
    not got are overlooked; but a surface without any is only looked for as it
    stands, so that Male is not the capital of the Maldives.
    """
    straight = surface.translate(_APOSTROPHES)
    found = load().get(straight)
    if found is None and not straight.isascii():
        found = _plain().get(_without_diacritics(straight))
    if found is None and straight.isupper():
        found = _capitals().get(_without_diacritics(straight))
    return found


def is_state_or_people(surface: str) -> bool:
    """Whether a surface names a state, a people or a religion and hardly ever anything else."""
    found = lookup(surface)
    return found is not None and found.adds and found.kind in _STATES_AND_PEOPLES


@cache
def adding() -> tuple[Known, ...]:
    """Return the names that may be marked even where no model found them."""
    return tuple(known for known in load().values() if known.adds)


@cache
def _content() -> bytes:
    return files(__name__).joinpath("names.tsv").read_bytes()


@cache
def _version() -> str:
    return hashlib.sha256(_content()).hexdigest()[:_DIGITS_OF_VERSION]


@cache
def _plain() -> Mapping[str, Known]:
    """Return the known names by their surface without diacritics."""
    plain: dict[str, Known] = {}
    for surface, known in load().items():
        plain.setdefault(_without_diacritics(surface), known)
    return plain


@cache
def _capitals() -> Mapping[str, Known]:
    """Return the long enough known names by their surface in plain capitals."""
    capitals: dict[str, Known] = {}
    for surface, known in load().items():
        if sum(map(str.isalpha, surface)) > _CAPITALS_LONGER_THAN:
            capitals.setdefault(_without_diacritics(surface).upper(), known)
    return capitals


def _without_diacritics(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def __getattr__(name: str) -> str:
    """Compute VERSION when it is first asked for."""
    if name == "VERSION":
        return _version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
