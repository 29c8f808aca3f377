"""Following a story: all its questions behind one handle."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from db.connections import Connections

if TYPE_CHECKING:
    from db.following.company import Companions
    from db.following.mentions import Mentions
    from db.following.names import Calling
    from db.following.sayings import Quoting
    from db.following.timeline import Timeline


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
