"""The fields of a query, and what their values may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from db.dates import PERIODS, period_of
from db.labels import LABEL_NAMES
from db.query.errors import QueryError
from db.query.tokens import Token, is_searchable
from db.query.tree import Before, From, Is, Labelled, Mentions, Node, Since, State, Words

# Words for labels beyond those of LABEL_NAMES and the labels themselves.
_LABEL_WORDS = {
    "people": "PERSON",
    "organization": "ORG",
    "city": "GPE",
    "country": "GPE",
    "state": "GPE",
    "location": "LOC",
    "group": "NORP",
    "facility": "FAC",
    "work": "WORK_OF_ART",
}
# What readers of other programs call these fields.
_OTHER_NAMES = {
    "publication": "source",
    "publisher": "source",
    "from": "source",
    "since": "after",
    "until": "before",
    "headline": "title",
    "name": "entity",
    "type": "label",
}


def node_of(token: Token) -> Node:
    """Return what a term with a field asks for.

    Raises:
        QueryError: there is no such field, or its value is none that it can have.
    """
    made = _FIELDS.get(token.field.lower())
    if made is None:
        raise _unknown_field(token)
    if not is_searchable(token.text):
        raise QueryError(
            f"{token.field}: wants {_WANTED[token.field.lower()]}.", token.start, token.end
        )
    return made(token)


def _near(word: str, known: Iterable[str]) -> str:
    """Return what a word was probably meant to be; empty if nothing is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1)), "")


def _unknown_field(token: Token) -> QueryError:
    asked = token.field.lower()
    near = _OTHER_NAMES.get(asked) or _near(asked, FIELDS)
    if near:
        hint = f"Did you mean “{near}:”?"
    else:
        hint = f"There are {', '.join(f'{name}:' for name in FIELDS)}. Quotes make it a word."
    start = token.start + token.minus
    return QueryError(
        f"There is no field “{token.field}:”. {hint}", start, start + len(token.field) + 1
    )


def _label(token: Token) -> Node:
    wanted = " ".join(token.text.lower().replace("_", " ").split())
    words = {label.lower().replace("_", " "): label for label in LABEL_NAMES}
    words |= {name: label for label, name in LABEL_NAMES.items()} | _LABEL_WORDS
    found = {words.get(wanted), words.get(wanted.removesuffix("s"))} - {None}
    if not found:
        near = _near(wanted, words)
        hint = f"Did you mean “{near}”?" if near else f"There are {', '.join(LABEL_NAMES)}."
        raise _wrong(token, f"There is no label “{token.text}”. {hint}")
    return Labelled(tuple(sorted(label for label in found if label)))


def _period(token: Token) -> str:
    try:
        return period_of(token.text)
    except ValueError as error:
        raise _wrong(token, f"{token.field}: {error}.") from None


def _state(token: Token) -> Node:
    try:
        return State(Is(token.text.strip().lower()))
    except ValueError:
        raise _wrong(token, f"is: wants {_WANTED['is']}.") from None


def _wrong(token: Token, message: str) -> QueryError:
    return QueryError(message, token.value, token.value + len(token.text))


def _place(token: Token) -> tuple[int, int]:
    return token.value, token.value + len(token.text)


_FIELDS: dict[str, Callable[[Token], Node]] = {
    "entity": lambda token: Mentions(token.text.strip(), token.on, *_place(token)),
    "label": _label,
    "source": lambda token: From(token.text.strip(), token.on, *_place(token)),
    "title": lambda token: Words(token.text, token.on, title=True),
    "after": lambda token: Since(_period(token)),
    "before": lambda token: Before(_period(token)),
    "is": _state,
}
_WANTED = {
    "entity": "a name",
    "label": f"one of {', '.join(LABEL_NAMES)}, or a word for it",
    "source": "the name of a publication",
    "title": "words of a headline",
    "after": PERIODS,
    "before": PERIODS,
    "is": "unread, read or starred",
}
FIELDS = tuple(_FIELDS)
