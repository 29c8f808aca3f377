"""The app as a test drives it, without its background process."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from textual.pilot import Pilot

from enrich.messages import Command, Event, Task
from tui.app import NewsreaderApp
from tui.desk import Desk
from tui.job_events import JobEvent
from tui.screens.main import MainScreen


@dataclass(slots=True)
class QuietDesk(Desk):
    """A desk whose background process only remembers what it was asked.

    Its list tells nothing that comes when it has been worked out, unless a test wants that.
    """

    signs: bool = False
    asked: list[Command] = field(default_factory=list)

    def start_job(self, on_event: Callable[[Event], None]) -> None:
        """Start nothing."""

    def send(self, task: Task, id: int = 0, *, online: bool = False, wide: bool = False) -> None:
        """Remember a command."""
        self.asked.append(Command(task, id, online=online, wide=wide))


@dataclass
class Reader:
    """The running app, as a test drives it."""

    app: NewsreaderApp
    pilot: Pilot[None]
    desk: QuietDesk

    @property
    def screen(self) -> MainScreen:
        """The main screen, whatever dialog is over it."""
        return next(s for s in self.app.screen_stack if isinstance(s, MainScreen))

    async def press(self, *keys: str) -> None:
        """Press keys and let the app settle."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def tell(self, event: Event) -> None:
        """Have the background process say something."""
        self.screen.post_message(JobEvent(event))
        await self.pilot.pause()

    def text(self) -> str:
        """Return what is on the screen."""
        width = self.app.size.width
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.ljust(width) for strip in lines)


OpenReader = Callable[..., AbstractAsyncContextManager[Reader]]
