"""What the reader's screens share: the library, the shelf that is open, and the job behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from db.library import Library
from enrich.settings import CONTACT, Settings

if TYPE_CHECKING:
    from enrich.job import Job
    from enrich.messages import Event, Task
    from tui.answering import Round
    from tui.explained import Network


@dataclass(slots=True)
class Desk:
    """A library and what the reader was started with.

    ``shelf`` is the id of the open shelf, None for the whole library or while it is not there
    yet; ``search`` is a query whose articles are listed instead, None for none; ``chosen`` says
    that the reader has chosen what is listed. ``asking`` holds the entities that a wiki is being
    asked for, ``answered`` those that it was asked for before, ``failures`` what came of those
    that could not be got; ``round`` is where reviewing what is doubtful has come to. With ``signs``
    the list tells what is new in its articles, which is worked out in a thread.
    """

    library: Library
    paths: tuple[Path, ...]
    settings: Settings
    log: Path
    keys: Mapping[str, str] = field(default_factory=dict)
    is_open: bool = False
    read_only: bool = False
    shelf: int | None = None
    search: str | None = None
    chosen: bool = False
    job: Job | None = None
    on_event: Callable[[Event], None] | None = None
    asking: set[int] = field(default_factory=set)
    answered: set[int] = field(default_factory=set)
    failures: dict[int, str] = field(default_factory=dict)
    round: Round | None = None
    signs: bool = True

    def open(self) -> bool:
        """Open the library if it is there and of this version; find the shelf in it."""
        if not self.is_open:
            self.is_open = self.library.is_current()
        if self.is_open and self.shelf is None and not self.chosen and len(self.paths) == 1:
            self.shelf = self.library.shelves.at(str(self.paths[0]))
        return self.is_open

    def choose_shelf(self, shelf: int | None) -> None:
        """Open another shelf than the one the reader was started with; None for all of them."""
        self.shelf, self.search, self.chosen = shelf, None, True

    def start_job(self, on_event: Callable[[Event], None]) -> None:
        """Start the background process."""
        # Not needed for the first paint.
        from enrich.job import Job
        from enrich.messages import JobSettings

        self.on_event = on_event
        work = JobSettings(self.library.path, self.paths, self.settings)
        self.job = Job(work, self.log, on_event)

    def send(self, task: Task, id: int = 0, *, online: bool = False, wide: bool = False) -> None:
        """Ask something of the background process; one that has ended is started again."""
        if self.job is not None:
            from enrich.messages import Command

            if not self.job.is_running and self.on_event is not None:
                self.start_job(self.on_event)
            self.job.send(Command(task, id, online=online, wide=wide))

    def close(self) -> None:
        """Let the background process end, and close the library."""
        if self.job is not None:
            self.job.close()
        self.library.close()

    # Going online

    @property
    def host(self) -> str:
        """The host that would be asked for context."""
        api = self.settings.context.api
        return urlsplit(api.replace("{language}", self.settings.context.language)).netloc

    def may_ask(self, article_id: int | None) -> bool | None:
        """Whether names of an article may be sent to the wiki; None if nobody has said."""
        online = self.settings.context.online
        if self.settings.stays_offline:
            return False
        if online is True or article_id is None:
            return online is True or None
        return self.library.shelves.consent(article_id)

    def network(self, entity_id: int, article_id: int | None) -> Network:
        """Return what can be asked of the wiki about an entity."""
        from tui.explained import Network

        return Network(
            host=self.host,
            offline=self.settings.stays_offline,
            allowed=self.may_ask(article_id),
            busy=entity_id in self.asking,
            failure=self.failures.get(entity_id, ""),
        )

    def consent(self, article_id: int, online: bool) -> Sequence[int]:
        """Keep the answer about going online for every shelf of an article; return their ids."""
        shelves = self.library.shelves.of(article_id)
        for shelf in shelves:
            self.library.shelves.set_consent(shelf, online)
        return shelves

    @property
    def knows_contact(self) -> bool:
        """Whether there is a contact to send along, or the reader was asked for one before."""
        return bool(self.settings.context.contact) or CONTACT in self.library.facts()

    def keep_contact(self, contact: str) -> None:
        """Keep what the reader said when asked for a contact; empty for none."""
        self.library.set_fact(CONTACT, contact)

    def ask(self, entity_id: int, *, wide: bool = False) -> None:
        """Have the wiki asked about an entity, in the background; ``wide`` to choose from."""
        self.asking.add(entity_id)
        self.failures.pop(entity_id, None)
        self.send("look", entity_id, online=True, wide=wide)
