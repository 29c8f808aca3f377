"""How a page's title agrees with what an article calls an entity."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.fold import fold

_QUALIFIER = re.compile(r"\s*\([^()]*\)\s*$")
_TRIM = re.compile(r"^the\s+|['’]s?$", re.IGNORECASE)
_NO_BEARER = re.compile(
    r"^(?:list|lists|index|outline|glossary|timeline|history|geography|economy|demographics|culture"
    r"|politics|foreign relations) of\b|\((?:disambiguation|name|given name|surname)\)$"
)


def bare(title: str) -> str:
    """Return a title without its qualifier: "Georgia (country)" and "Paris, Texas" lose one."""
    short = _QUALIFIER.sub("", title)
    return short.partition(", ")[0] or title


def unqualified(title: str) -> str:
    """Return a title without what stands in brackets: it is what an article may write in full."""
    return _QUALIFIER.sub("", title)


def may_be_one(name: str, title: str) -> bool:
    """Whether two names of people may be one's: the surname, and how the first name begins."""
    one, other = _plain(name).split(), _plain(bare(title)).split()
    return bool(one and other) and one[-1] == other[-1] and one[0][0] == other[0][0]


def is_bearer(title: str, label: str = "") -> bool:
    """Whether a page can be what a name means; a list or a page about a name can't.

    Of many peoples the page is that of who lives in their country.
    """
    folded = fold(title)
    return not _NO_BEARER.search(folded) or (label == "NORP" and folded.startswith("demographics"))


# The ways in which a title can agree with a name, the strongest first.
WAYS = (
    "exact",
    "qualified",
    "redirect",
    "fuller",
    "surname",
    "begins",
    "acronym",
    "within",
    "other",
)


def agreement(name: str, title: str, called: Sequence[str] = (), known: Sequence[str] = ()) -> str:
    """Return the strongest way in which a page's title agrees with an entity's name.

    ``called`` is what the articles say of the entity elsewhere ("fuller" when the title is that),
    ``known`` what else leads to the page ("redirect" when the name is that).
    """
    ways = [_agrees(name, title)]
    if any(_plain(other) == _plain(name) for other in known):
        ways.append("redirect")
    if any(_agrees(alias, title) in ("exact", "qualified") for alias in called):
        ways.append("fuller")
    return min(ways, key=WAYS.index)


def _agrees(name: str, title: str) -> str:
    asked, full, short = _plain(name), _plain(title), _plain(bare(title))
    if not asked:
        return "other"
    if asked == full:
        return "exact"
    if asked == short:
        return "qualified"
    wanted, words = asked.split(), short.split()
    if len(words) > len(wanted):
        if words[-len(wanted) :] == wanted:
            return "surname"
        if words[: len(wanted)] == wanted:
            return "begins"
    letters = asked.replace(".", "").replace(" ", "")
    initials = "".join(word[0] for word in re.findall(r"\w+", _QUALIFIER.sub("", title)) if word)
    capitals = "".join(char for char in initials if char.isupper()).casefold()
    if len(letters) > 1 and letters in (initials.casefold(), capitals):
        return "acronym"
    return "within" if set(wanted) <= set(full.replace(",", "").split()) else "other"


def _plain(name: str) -> str:
    return _TRIM.sub("", fold(name)).strip()
