"""The kinds of decisions, as they are kept in the log and travel between libraries."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct

Field = Literal["title", "published", "byline"]
Doubtful = Literal["form", "label", "page", "name"]
Answer = Literal["yes", "no", "unsure"]
Keys = Annotated[tuple[str, ...], Meta(min_length=1)]
LONGEST_NOTE = 20_000
NoteText = Annotated[str, Meta(min_length=1, max_length=LONGEST_NOTE)]


class Scope(StrEnum):
    """Where a decision holds: in some articles, in one publication, or in all."""

    ARTICLE = "article"
    SOURCE = "source"
    EVERYWHERE = "everywhere"


class Place(Struct, frozen=True, kw_only=True):
    """A place in an article's text that a decision rests on.

    ``hash`` is the article's content; without a ``start`` it is the article as a whole. ``before``
    and ``after`` are what stands beside the ``quote``, so that it is found in a changed text.
    """

    hash: str
    start: int | None = None
    quote: str = ""
    before: str = ""
    after: str = ""


class Named(Struct, frozen=True):
    """An entity as a decision names it: the keys of the names that it was made of.

    A key is a kind and a name, parted by a colon; what the machine calls it may change with a new
    model, its name less so.
    """

    keys: Keys
    name: str
    label: str


class PageName(Struct, frozen=True):
    """A page as a decision names it."""

    title: str
    origin: str
    language: str
    source: str = "wikipedia"
    url: str = ""
    qid: str = ""


class Decision(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all decisions have: the places that they rest on, if any."""

    places: tuple[Place, ...] = ()


class Scoped(Decision, frozen=True, kw_only=True):
    """A decision that holds in its places, in articles of one publication, or everywhere."""

    scope: Scope = Scope.EVERYWHERE
    source: str = ""


class Correct(Decision, frozen=True, kw_only=True, tag="correct"):
    """An article's headline, date (ISO 8601, empty for undated) or byline is this."""

    field: Field
    value: str


class ChoosePage(Scoped, frozen=True, kw_only=True, tag="page"):
    """An entity is the subject of this page; None: nobody is known by the name."""

    entity: Named
    page: PageName | None


class NotAName(Scoped, frozen=True, kw_only=True, tag="no-name"):
    """What was taken for mentions of an entity, in these forms, names nothing."""

    entity: Named
    forms: tuple[str, ...]


class IsAName(Scoped, frozen=True, kw_only=True, tag="name"):
    """A text names something, though the machine did not see it; ``key`` is its entity's."""

    text: str
    label: str
    key: str


class Relabel(Decision, frozen=True, kw_only=True, tag="label"):
    """An entity has this label."""

    entity: Named
    label: str


class Rename(Decision, frozen=True, kw_only=True, tag="rename"):
    """An entity is called this."""

    entity: Named
    name: str


class Same(Decision, frozen=True, kw_only=True, tag="same"):
    """Two entities are one."""

    one: Named
    other: Named


class Different(Decision, frozen=True, kw_only=True, tag="different"):
    """Two entities are not one."""

    one: Named
    other: Named


class Unsure(Decision, frozen=True, kw_only=True, tag="unsure"):
    """The reader does not know whether two entities are one; not to be asked again."""

    one: Named
    other: Named


class Answered(Decision, frozen=True, kw_only=True, tag="answered"):
    """What was asked of an entity, and answered without a change to it; not to be asked again.

    ``about`` is the form, label or page that was asked about, if any.
    """

    question: Doubtful
    answer: Answer
    entity: Named
    about: str = ""


class Split(Scoped, frozen=True, kw_only=True, tag="split"):
    """Mentions of an entity, in these places or articles, are somebody else's."""

    entity: Named
    name: str
    scope: Scope = Scope.ARTICLE


class Hide(Decision, frozen=True, kw_only=True, tag="hide"):
    """An entity is not shown."""

    entity: Named


class Watch(Decision, frozen=True, kw_only=True, tag="watch"):
    """An entity is watched."""

    entity: Named


class Note(Decision, frozen=True, kw_only=True, tag="note"):
    """What the reader wrote about an article, a passage of one, or an entity.

    It changes nothing else in the library. ``of`` is the uid of the note that it stands in place
    of, empty for none.
    """

    text: NoteText
    entity: Named | None = None
    of: str = ""


class Undo(Decision, frozen=True, kw_only=True, tag="undo"):
    """A decision is taken back."""

    of: str


class Redo(Decision, frozen=True, kw_only=True, tag="redo"):
    """A decision that was taken back holds again."""

    of: str


Kind = (
    Correct
    | ChoosePage
    | NotAName
    | IsAName
    | Relabel
    | Rename
    | Same
    | Different
    | Unsure
    | Answered
    | Split
    | Hide
    | Watch
    | Note
    | Undo
    | Redo
)
