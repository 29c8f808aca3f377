"""Which article or entity a user means, and what is near when there is none."""

from __future__ import annotations

import difflib
from pathlib import Path

from db.entities import Entity
from db.fold import fold
from db.library import Library
from newsreader.errors import Complaint
from newsreader.paths import spellings

_SHOWN = 5


def entity_named(library: Library, name: str) -> Entity:
    """Return the entity of a name or id.

    Raises:
        Complaint: there is none, or there are several.
    """
    found = library.entities.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise Complaint(f"{name!r} may be any of these; give the number of one:\n{_listed(found)}")
    near = library.entities.nearest(name)
    hint = f" Near to it: {', '.join(near)}." if near else " To see all: newsreader entities"
    raise Complaint(f"Nobody and nothing in the library goes by {name!r}.{hint}")


def two_named(library: Library, one: str, other: str) -> tuple[Entity, Entity]:
    """Return the entities of two names or ids.

    Raises:
        Complaint: one of them is not found, or both are the same.
    """
    first, second = entity_named(library, one), entity_named(library, other)
    if first.id == second.id:
        raise Complaint(f"{one!r} and {other!r} are the same: {first.name}.")
    return first, second


def article_given(library: Library, id_or_path: str) -> int:
    """Return the id of the article of an id or a path.

    Raises:
        Complaint: there is none.
    """
    for spelling in (id_or_path, *spellings(id_or_path)):
        found = library.articles.find(spelling)
        if found is not None:
            return found
    by_name = {Path(path).name: path for path in library.shelving.places("/")}
    near = difflib.get_close_matches(Path(id_or_path).name, by_name, n=_SHOWN)
    lines = "".join(f"\n  {by_name[name]}" for name in near)
    hint = f" Near to it:{lines}" if near else " To see all: newsreader articles"
    raise Complaint(f"There is no article {id_or_path!r} in the library.{hint}")


def label_given(given: str) -> str:
    """Return a label in capitals.

    Raises:
        Complaint: there is no such label.
    """
    from enrich.recognise.labels import LABELS

    label = given.upper()
    if label not in LABELS:
        raise Complaint(f"There is no label {given!r}. There are {', '.join(LABELS)}.")
    return label


def publication_given(library: Library, name: str) -> str:
    """Return a publication as the library spells it.

    Raises:
        Complaint: no article is of it.
    """
    publications = library.articles.publications()
    known = {fold(publication): publication for publication in publications}
    if name in publications or fold(name) in known:
        return name if name in publications else known[fold(name)]
    near = difflib.get_close_matches(fold(name), known, n=_SHOWN)
    hint = f" Near to it: {', '.join(known[one] for one in near)}." if near else ""
    raise Complaint(f"No article in the library was published by {name!r}.{hint}")


def _listed(entities: list[Entity]) -> str:
    lines = [f"  {e.id}  {e.name} ({e.label}, {e.mentions} mentions)" for e in entities[:_SHOWN]]
    if len(entities) > _SHOWN:
        lines.append(f"  and {len(entities) - _SHOWN} more")
    return "\n".join(lines)
