"""How an encyclopedia may spell what an article names, and which names are worth a search."""

from __future__ import annotations

import re

_LONGEST_WORDS = 8
_ARTICLE = re.compile(r"^the (?=\S)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "a al an and at by d da das de del della der des di do dos du e el en et for from in la le los"
    " of on or the to und van von with y".split()
)


def spellings(title: str) -> list[str]:
    """Return other spellings to ask for where a title has no page, the likeliest first.

    The wiki itself takes a small first letter for a capital one.
    """
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", title))
    titled = _titled(bare)
    others = [bare, titled]
    words = titled.split()
    # Of what is no name of a person, the last word is often a common one: "Wagner Group mutiny".
    if len(words) > (1 if bare.isupper() else 2):
        others.append(" ".join((*words[:-1], words[-1].lower())))
    asked = {title[:1].upper() + title[1:]}
    return [o for o in dict.fromkeys(o[:1].upper() + o[1:] for o in others) if o not in asked]


def is_searchable(title: str) -> bool:
    """Whether a title looks like a name, and like nothing else to a wiki's search.

    With a colon it may lead to another wiki, for which a search by title fails; so it does with the
    same in quotation marks.
    """
    if ":" in title or '"' in title or len(title.split()) > _LONGEST_WORDS:
        return False
    letters = [char for char in title if char.isalpha()]
    return len(letters) > 1 and any(not char.islower() for char in letters)


def searched_words(title: str) -> str:
    """Return a title as words alone, without what a search would take for a command."""
    words = re.findall(r"[\w'’.&-]+", title)
    return " ".join(word.strip("-.&") for word in words if word.strip("-.&'’"))


def _titled(title: str) -> str:
    shouted = title.isupper()

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        if not (shouted or word.islower()):
            return word
        small = match.start() > 0 and word.lower() in _SMALL
        return word.lower() if small else word[0].upper() + word[1:].lower()

    return _WORD.sub(cased, title)
