"""Following a story: all its questions behind one handle."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from db.connections import Connections

if TYPE_CHECKING:
    from db.following.bridges import Bridges
    from db.following.company import Companions
    from db.following.copies import Copies
    from db.following.mentions import Mentions
    from db.following.names import Calling
    from db.following.novelty import Novelties
    from db.following.sayings import Quoting
    from db.following.timeline import Timeline
    from db.following.watched import Watched


class Following:
    """What can be asked about an entity over all articles; each part is imported when asked for."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @cached_property
    def mentions(self) -> Mentions:
        """Where it is mentioned."""
        from db.following.mentions import Mentions

        return Mentions(self._connections)

    @cached_property
    def company(self) -> Companions:
        """With whom."""
        from db.following.company import Companions

        return Companions(self._connections)

    @cached_property
    def timeline(self) -> Timeline:
        """When."""
        from db.following.timeline import Timeline

        return Timeline(self._connections)

    @cached_property
    def names(self) -> Calling:
        """Called what."""
        from db.following.names import Calling

        return Calling(self._connections)

    @cached_property
    def sayings(self) -> Quoting:
        """Saying what."""
        from db.following.sayings import Quoting

        return Quoting(self._connections)

    @cached_property
    def bridges(self) -> Bridges:
        """By way of whom it is connected with another one."""
        from db.following.bridges import Bridges

        return Bridges(self._connections)

    @cached_property
    def novelty(self) -> Novelties:
        """What is new in an article."""
        from db.following.novelty import Novelties

        return Novelties(self._connections)

    @cached_property
    def copies(self) -> Copies:
        """Which articles are one report."""
        from db.following.copies import Copies

        return Copies(self._connections)

    @cached_property
    def watched(self) -> Watched:
        """What is new of what is watched."""
        from db.following.watched import Watched

        return Watched(self._connections)
