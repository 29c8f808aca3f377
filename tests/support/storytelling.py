"""Following a story in the app, as a test does it."""

from __future__ import annotations

from support.reader import Reader


async def to_pane(reader: Reader, name: str) -> int:
    """Open the pane on a name in the first article that has it; return its entity."""
    library = reader.desk.library
    (entity, *_) = library.entities.find(name)
    (mention, *_) = library.entities.mentions(entity.id, limit=1)
    reader.screen.reading.open_article(mention.article.id)
    reader.screen.article.focus()
    reader.screen.article.go_to(mention.start)
    await reader.press("enter")
    return entity.id


async def settle(reader: Reader, *keys: str) -> None:
    """Press keys, and wait until all is done in threads that was begun."""
    await _quiet(reader)
    for key in keys:
        await reader.press(key)
        await _quiet(reader)


async def bridge(reader: Reader, one: str, other: str) -> None:
    """Show the bridge between two names."""
    await to_pane(reader, one)
    await settle(reader, "F", *other, "enter")


async def _quiet(reader: Reader) -> None:
    await reader.pilot.pause()
    while len(reader.app.workers):
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
