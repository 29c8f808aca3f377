"""The keys of entities: the machine's own, and those that decisions make of them."""

from __future__ import annotations

from db.decisions.kinds import ChoosePage, Split

_APART = "\t"
_SPLIT = "split "


def base(key: str) -> str:
    """Return the machine's own key that a key was made of."""
    return key.partition(_APART)[0]


def name_part(key: str) -> str:
    """Return the name in a key, without the kind that the machine took it for."""
    kind, colon, name = base(key).partition(":")
    return name if colon else kind


def whose(key: str) -> str:
    """Return whom a key is of: choosing a page makes nobody another, splitting off does."""
    own, _, parted = key.partition(_APART)
    split = parted.partition(_APART)[0]
    return f"{own}{_APART}{split}" if split.startswith(_SPLIT) else own


def made_by(decision: ChoosePage | Split, uid: str) -> str:
    """Return the key of the entity that a decision parts from another.

    The same page chosen in two places makes one entity, two splits make two.
    """
    key = decision.entity.keys[0]
    if isinstance(decision, Split):
        return f"{base(key)}{_APART}{_SPLIT}{uid}"
    page = decision.page
    return f"{whose(key)}{_APART}nobody" if page is None else of_page(key, page.qid or page.title)


def of_page(key: str, page: str) -> str:
    """Return the key of those mentions of an entity that mean a page, by its QID or title."""
    return f"{whose(key)}{_APART}page {page}"
