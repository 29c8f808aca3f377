"""What is a name, and which mentions are whose."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from tui.actions.asking import confirm, entity_of, labels
from tui.actions.deciding import scopes_of
from tui.command import Command

if TYPE_CHECKING:
    from db.decisions.kinds import Kind, Place, Scope
    from db.entities import Entity
    from tui.screens.main import MainScreen

GROUP = "Correcting"


def _here(screen: MainScreen) -> tuple[Place, ...]:
    article_id = screen.reading.article_id
    return () if article_id is None else (screen.desk.library.decisions.place(article_id),)


def _scoped(screen: MainScreen, scopes: Mapping[Scope, str]) -> dict[str, tuple[Scope, str]]:
    """Return where a decision can hold, the nearest first: words, scope and publication."""
    article = screen.article.article
    source = article.row.publication if article is not None else ""
    return {words: (scope, source) for scope, words in reversed(list(scopes.items()))}


def _not_a_name(screen: MainScreen) -> None:
    entity = entity_of(screen)
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
    confirm(
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
    dialog = ChooseDialog(f"What is {text}?", labels())
    screen.app.push_screen(dialog, partial(_named, screen, start, end))


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
    confirm(
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


def _split(screen: MainScreen) -> None:
    entity = entity_of(screen)
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
        confirm(screen, choices)
    else:
        screen.say(f"Open an article that mentions {entity.name} first.")


def _mention(screen: MainScreen, entity: Entity) -> Place | None:
    """Return the place of the mention under the cursor, of the article or of the pane's list."""
    from db.decisions.anchors import place_of

    library, row = screen.desk.library, screen.entity.mentions.current
    if screen.entity.mentions.is_focused and row is not None:
        article, start, end = library.articles.get(row.article.id), row.start, row.end
    else:
        article, mention = screen.article.article, screen.article.mention
        if mention is None or mention.entity_id != entity.id:
            return None
        start, end = mention.start, mention.end
    if article is None:
        return None
    return place_of(article.text, start, end, library.decisions.place(article.row.id).hash)


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
    Command("split", "t", "Somebody else", "Part mentions from an entity", GROUP, _split),
)
