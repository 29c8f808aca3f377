"""Build the word lists of enrich/lexicon out of packages that carry public facts.

Run ``python scripts/build_lexicon.py`` with faker, names, english-words and pyspellchecker
installed. What each list is made of is told in enrich/lexicon/SOURCES.md.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from anyascii import anyascii

from db.fold import fold
from enrich.spelling import one_spelling

FOLDER = Path(__file__).resolve().parent.parent / "enrich" / "lexicon"

WITHOUT_VOWELS = frozenset({"ar", "fa", "he", "ja", "ko", "th", "zh"})
"""Languages whose script does not tell letter by letter how a name is written in Latin."""

SURNAMES_OF_CENSUS = 10_000
"""So many of the most frequent surnames are taken from the census."""

COMMON_WORDS = 10_000
"""So many of the most frequent words are taken."""

SHORTEST = 3


def main() -> None:
    """Write given.txt, surnames.txt and words.txt."""
    given, surnames = set[str](), set[str]()
    for provider in _providers():
        given |= set(_names(provider, ("first_names", "first_romanized")))
        surnames |= set(_names(provider, ("last_names", "last_romanized")))
    for census in ("dist.male.first", "dist.female.first"):
        given |= set(_spelled(_census(census)))
    surnames |= set(_spelled(_census("dist.all.last")[:SURNAMES_OF_CENSUS]))
    _write("given.txt", given)
    _write("surnames.txt", surnames)
    _write("words.txt", _common_words())


def _providers() -> Iterator[tuple[str, object]]:
    person = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(person.__path__):
        if module.ispkg:
            found = importlib.import_module(f"faker.providers.person.{module.name}")
            yield module.name, found.Provider


def _names(provider: tuple[str, object], kinds: tuple[str, ...]) -> Iterator[str]:
    locale, names = provider
    for attribute in dir(names):
        values = getattr(names, attribute)
        if attribute.startswith(kinds) and isinstance(values, tuple | list | dict):
            words = [word for word in values if isinstance(word, str)]
            if locale.partition("_")[0] in WITHOUT_VOWELS:
                words = [word for word in words if word.isascii()]
            yield from _spelled(words)


def _census(name: str) -> list[str]:
    content = files("names").joinpath(name).read_text(encoding="utf-8")
    return [line.split()[0] for line in content.splitlines()]


def _spelled(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        latin = anyascii(word).strip()
        if len(latin) >= SHORTEST and latin[0].isupper() and " " not in latin:
            yield one_spelling(fold(latin))


def _common_words() -> list[str]:
    words = importlib.import_module("english_words").get_english_words_set(["web2"])
    lower = {word for word in words if word.isalpha() and word.islower() and len(word) >= SHORTEST}
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    known = sorted((word for word in counts if word in lower), key=lambda w: (-counts[w], w))
    return known[:COMMON_WORDS]


def _write(name: str, words: Iterable[str]) -> None:
    (FOLDER / name).write_text("".join(f"{w}\n" for w in sorted(set(words))), encoding="utf-8")


if __name__ == "__main__":
    main()
