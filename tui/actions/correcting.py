"""Correcting the machine: what is a name, of what kind, whose it is, and what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from db.labels import LABEL_NAMES
from tui.actions.deciding import NO_NAME, scopes_of, take, turn
from tui.command import Command
from tui.text import counted

if TYPE_CHECKING:
    from db.decisions.kinds import Kind, Place, Scope
    from db.entities import Entity
    from tui.screens.main import MainScreen

GROUP = "Correcting"
MOST_SHOWN = 500
# From 0 to 100: so alike two names are that are offered first.
ALIKE = 80


def _entity(screen: MainScreen) -> Entity | None:
    """Return the entity in the pane, else that of the name under the cursor; None says so."""
    mention = screen.article.mention
    entity_id = screen.reading.entity_id or (mention.entity_id if mention is not None else None)
    entity = screen.desk.library.entities.get(entity_id) if entity_id is not None else None
    if entity is None:
        screen.say(NO_NAME)
    return entity


def _confirm(screen: MainScreen, choices: Mapping[str, Kind]) -> None:
    from tui.screens.confirm import ConfirmDialog

    def answered(decision: Kind | None) -> None:
        if decision is not None:
            take(screen, decision)

    dialog = ConfirmDialog(choices, screen.desk.library.decisions.preview)
    screen.app.push_screen(dialog, answered)


def _here(screen: MainScreen) -> tuple[Place, ...]:
    article_id = screen.reading.article_id
    return () if article_id is None else (screen.desk.library.decisions.place(article_id),)


def _scoped(screen: MainScreen, scopes: Mapping[Scope, str]) -> dict[str, tuple[Scope, str]]:
    """Return where a decision can hold, the nearest first: words, scope and publication."""
    article = screen.article.article
    source = article.row.publication if article is not None else ""
    return {words: (scope, source) for scope, words in reversed(list(scopes.items()))}


def _not_a_name(screen: MainScreen) -> None:
    entity = _entity(screen)
    if entity is None:
        return
    from db.decisions.kinds import NotAName, Scope

    library, mention = screen.desk.library, screen.article.mention
    here = mention is not None and mention.entity_id == entity.id
    forms = (
        (screen.article.mention_text,)
        if here
        else tuple(surface for surface, _ in library.entities.aliases(entity.id))
    )
    named = library.decisions.named(entity.id)
    _confirm(
        screen,
        {
            words: NotAName(
                entity=named,
                forms=forms,
                scope=scope,
                source=source if scope is Scope.SOURCE else "",
                places=_here(screen) if scope is Scope.ARTICLE else (),
            )
            for words, (scope, source) in _scoped(screen, scopes_of(screen, entity.id)).items()
        },
    )


def _is_a_name(screen: MainScreen) -> None:
    if screen.article.article is None:
        screen.say("Open an article first.")
        return
    screen.selecting.begin(partial(_selected, screen))


def _selected(screen: MainScreen, start: int, end: int) -> None:
    from tui.screens.choose import ChooseDialog

    article = screen.article.article
    if article is None:
        return
    text = article.text[start:end]
    dialog = ChooseDialog(f"What is {text}?", _labels())
    screen.app.push_screen(dialog, partial(_named, screen, start, end))


def _labels() -> Callable[[str], Sequence[tuple[str, str]]]:
    from tui.screens.choose import among

    return among([(words, label) for label, words in LABEL_NAMES.items()])


def _named(screen: MainScreen, start: int, end: int, label: str | None) -> None:
    article = screen.article.article
    if article is None or label is None:
        return
    from db.decisions.anchors import place_of
    from db.decisions.kinds import IsAName, Scope
    from enrich.grouping.keys import entity_key

    text = article.text[start:end]
    digest = screen.desk.library.decisions.place(article.row.id).hash
    source = article.row.publication
    scopes = {"in this article": Scope.ARTICLE, "everywhere in the library": Scope.EVERYWHERE}
    if source:
        scopes[f"in all articles of {source}"] = Scope.SOURCE
    _confirm(
        screen,
        {
            words: IsAName(
                text=text,
                label=label,
                key=entity_key(text, label),
                scope=scope,
                source=source if scope is Scope.SOURCE else "",
                places=(place_of(article.text, start, end, digest),),
            )
            for words, scope in scopes.items()
        },
    )


def _label(screen: MainScreen) -> None:
    entity = _entity(screen)
    if entity is None:
        return
    from tui.screens.choose import ChooseDialog

    dialog = ChooseDialog(f"What is {entity.name}?", _labels())
    screen.app.push_screen(dialog, partial(_labelled, screen, entity))


def _labelled(screen: MainScreen, entity: Entity, label: str | None) -> None:
    if label is None or label == entity.label:
        return
    from db.decisions.kinds import Relabel

    named = screen.desk.library.decisions.named(entity.id)
    take(screen, Relabel(entity=named, label=label))


def _rename(screen: MainScreen) -> None:
    entity = _entity(screen)
    if entity is None:
        return
    from tui.screens.ask import AskDialog

    dialog = AskDialog("What is it called?", entity.name)
    screen.app.push_screen(dialog, partial(_renamed, screen, entity))


def _renamed(screen: MainScreen, entity: Entity, name: str | None) -> None:
    if name is None or name == entity.name:
        return
    from db.decisions.kinds import Rename

    named = screen.desk.library.decisions.named(entity.id)
    take(screen, Rename(entity=named, name=name))


def _same(screen: MainScreen, *, same: bool) -> None:
    entity = _entity(screen)
    if entity is None:
        return
    from tui.screens.choose import ChooseDialog

    title = f"{entity.name} is {'' if same else 'not '}the same as"
    dialog = ChooseDialog(title, partial(_others, screen, entity))
    screen.app.push_screen(dialog, partial(_joined, screen, entity, same))


def _others(screen: MainScreen, entity: Entity, typed: str) -> list[tuple[str, Entity]]:
    """Return entities that go by what is typed, those first that are called alike."""
    from rapidfuzz import fuzz

    found = screen.desk.library.entities.ranked(like=typed or None, limit=MOST_SHOWN)
    alike = {e.id: fuzz.token_set_ratio(entity.name, e.name) >= ALIKE for e in found}
    found.sort(key=lambda other: not alike[other.id])
    return [
        (f"{e.name}  ({LABEL_NAMES.get(e.label, e.label)}, {counted(e.mentions, 'mention')})", e)
        for e in found
        if e.id != entity.id
    ]


def _joined(screen: MainScreen, entity: Entity, same: bool, other: Entity | None) -> None:
    if other is None:
        return
    from db.decisions.kinds import Different, Same

    named = screen.desk.library.decisions.named
    kind = Same if same else Different
    decision = kind(one=named(other.id), other=named(entity.id))
    _confirm(screen, {"everywhere in the library": decision})


def _split(screen: MainScreen) -> None:
    entity = _entity(screen)
    if entity is None:
        return
    from db.decisions.kinds import Scope, Split

    named = screen.desk.library.decisions.named(entity.id)
    choices: dict[str, Kind] = {}
    place = _mention(screen, entity)
    if place is not None:
        choices["for this mention"] = Split(
            entity=named, name=entity.name, scope=Scope.ARTICLE, places=(place,)
        )
    for words, (scope, source) in _scoped(screen, scopes_of(screen, entity.id)).items():
        if scope is not Scope.EVERYWHERE:
            choices[words] = Split(
                entity=named,
                name=entity.name,
                scope=scope,
                source=source if scope is Scope.SOURCE else "",
                places=_here(screen) if scope is Scope.ARTICLE else (),
            )
    if choices:
        _confirm(screen, choices)
    else:
        screen.say(f"Open an article that mentions {entity.name} first.")


def _mention(screen: MainScreen, entity: Entity) -> Place | None:
    """Return the place of the mention under the cursor, of the article or of the pane's list."""
    from db.decisions.anchors import place_of

    library, row = screen.desk.library, screen.entity.mentions.current
    if screen.entity.mentions.has_focus and row is not None:
        article, start, end = library.articles.get(row.article.id), row.start, row.end
    else:
        article, mention = screen.article.article, screen.article.mention
        if mention is None or mention.entity_id != entity.id:
            return None
        start, end = mention.start, mention.end
    if article is None:
        return None
    return place_of(article.text, start, end, library.decisions.place(article.row.id).hash)


def _flag(screen: MainScreen, *, watch: bool) -> None:
    """Hide or watch an entity, or take back that it was."""
    entity = _entity(screen)
    if entity is None:
        return
    from db.decisions.kinds import Hide, Watch

    decisions = screen.desk.library.decisions
    named = decisions.named(entity.id)
    if not (entity.watched if watch else entity.hidden):
        take(screen, Watch(entity=named) if watch else Hide(entity=named))
        return
    for entry in decisions.entries():
        match entry.decision:
            case Watch(entity=known) if watch and not entry.undone:
                pass
            case Hide(entity=known) if not watch and not entry.undone:
                pass
            case _:
                continue
        if known.keys[0] in named.keys:
            turn(screen, partial(decisions.undo, entry.uid, at_once=False), "Taken back:")


COMMANDS = (
    Command(
        "not-a-name", "x", "Not a name", "Here, in this source or everywhere", GROUP, _not_a_name
    ),
    Command(
        "is-a-name",
        "plus",
        "Is a name",
        "Select words; they are marked from then on",
        GROUP,
        _is_a_name,
    ),
    Command("label", "c", "Another kind", "Person, organisation, place, …", GROUP, _label),
    Command("rename", "C", "Another name", "What an entity is called", GROUP, _rename),
    Command("same", "M", "Same as", "Make one entity of two", GROUP, partial(_same, same=True)),
    Command(
        "different",
        "",
        "Not the same as",
        "Remember that two are two",
        GROUP,
        partial(_same, same=False),
    ),
    Command("split", "t", "Somebody else", "Part mentions from an entity", GROUP, _split),
    Command("hide", "X", "Hide, or show again", "An entity", GROUP, partial(_flag, watch=False)),
    Command("watch", "W", "Watch, or no longer", "An entity", GROUP, partial(_flag, watch=True)),
)
