"""How mentions are left out, as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from db.dates import day_before, period_of
from db.entities import Entity
from db.fold import fold
from db.following.answers import MentionView
from db.query.tokens import tokens

HELP = "words, source:bbc, after:2023, before:2024-07, with:macron"


class FilterError(Exception):
    """A filter can't be understood; the message says what is wrong."""


def mentions_filtered(
    view: MentionView,
    typed: str,
    find: Callable[[str], list[Entity]],
    publications: Callable[[], list[str]],
) -> MentionView:
    """Return a view with the filter that was typed in place of its own.

    ``find`` returns the entities that go by a name, the likeliest first; ``publications`` all that
    there are, of which the first that holds what was typed is meant.

    Raises:
        FilterError: a part of it has no meaning.
    """
    words, found = list[str](), MentionView(oldest_first=view.oldest_first)
    for token in tokens(typed):
        field = token.field.lower()
        if not token.text:
            continue
        match field:
            case "source":
                found = replace(found, source=_publication(token.text, publications()))
            case "after":
                found = replace(found, after=_period(field, token.text))
            case "before":
                found = replace(found, before=day_before(_period(field, token.text)))
            case "with":
                named = find(token.text)
                if not named:
                    raise FilterError(f"Nobody and nothing here goes by {token.text}.")
                found = replace(found, other_id=named[0].id)
            case "":
                words.append(token.text)
            case _:
                raise FilterError(f"{field}: is not known; source:, after:, before: and with: are.")
    return replace(found, like=" ".join(words))


def _period(field: str, text: str) -> str:
    try:
        return period_of(text)
    except ValueError as error:
        raise FilterError(f"{field}: {error}.") from None


def _publication(text: str, known: list[str]) -> str:
    wanted = fold(text)
    same = [name for name in known if fold(name) == wanted]
    holding = [name for name in known if wanted in fold(name)]
    if not holding:
        raise FilterError(f"Nothing is from “{text}”.")
    return (same or holding)[0]
