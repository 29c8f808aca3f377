"""What the user can set of recognition and context; read from TOML by the front door."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Online = Literal["ask"] | bool
# What the reader said when asked for a contact, as a fact of the library.
CONTACT = "contact"
WIKIPEDIA_API = "https://{language}.wikipedia.org/w/api.php"


@dataclass(frozen=True, slots=True)
class ContextSettings:
    """Where context may come from.

    ``online`` is whether names may be sent to a wiki at all: yes, no, or as the reader answers.
    ``contact`` is sent in the User-Agent, as Wikimedia asks; ``api`` may hold ``{language}``.
    ``timeout`` is in seconds and holds for one request.
    """

    online: Online = "ask"
    language: str = "en"
    contact: str = ""
    api: str = WIKIPEDIA_API
    zim: tuple[Path, ...] = ()
    timeout: float = 10.0


@dataclass(frozen=True, slots=True)
class RecogniseSettings:
    """``model`` is a spaCy package or path; empty means the best one installed."""

    model: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the background work needs to know, and whether it may use the network."""

    context: ContextSettings = field(default_factory=ContextSettings)
    recognise: RecogniseSettings = field(default_factory=RecogniseSettings)
    offline: bool = False

    @property
    def stays_offline(self) -> bool:
        """Whether nothing may be asked of the network, whatever the reader answers."""
        return self.offline or self.context.online is False
