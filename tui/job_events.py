"""What the background process tells, and what the screen makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.message import Message

from tui.progress import told_of_files

if TYPE_CHECKING:
    from enrich.messages import Event
    from tui.screens.main import MainScreen


@runtime_checkable
class Answered(Protocol):
    """A dialog that shows what has become known meanwhile."""

    def answered(self, failure: str) -> None:
        """Show what a wiki has answered, or why it has not."""


class JobEvent(Message):
    """Something that the background process told."""

    def __init__(self, event: Event) -> None:
        """Carry the event to the screen's own thread."""
        super().__init__()
        self.event = event


class JobEvents:
    """Starts the background process for a screen, and shows what it tells."""

    def __init__(self, screen: MainScreen) -> None:
        """Show on a screen."""
        self._screen = screen

    def start(self) -> None:
        """Start the process; where that fails it is said, and reading goes on."""
        try:
            self._screen.desk.start_job(self._hand_over)
        except OSError as error:
            self._screen.say(f"The background process can't be started: {error.strerror}.")

    def _hand_over(self, event: Event) -> None:
        """Hand an event over from the thread that listens to the process."""
        self._screen.post_message(JobEvent(event))

    def take(self, event: Event) -> None:
        """Show what an event tells."""
        screen = self._screen
        screen.show_progress(event)
        match event.kind:
            case "ready" | "shelf":
                if screen.desk.open():
                    screen.show_library()
                if event.failed or event.remarks:
                    screen.say(told_of_files(event))
            case "progress" if event.stage == "read":
                screen.show_library()
            case "named" | "waiting" | "idle":
                screen.reading.renew()
                screen.signs.forget()
                if event.kind == "idle" and screen.desk.is_open and screen.reading.is_new:
                    screen.greet()
            case "linked":
                screen.reading.renew()
            case "context":
                self._answered(event)
            case "error":
                screen.say(event.text)

    def _answered(self, event: Event) -> None:
        screen, desk = self._screen, self._screen.desk
        desk.asking.discard(event.id)
        desk.answered.add(event.id)
        if event.text:
            desk.failures[event.id] = event.text
        screen.reading.renew()
        if isinstance(screen.app.screen, Answered):
            screen.app.screen.answered(event.text)
