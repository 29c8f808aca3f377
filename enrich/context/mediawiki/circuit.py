"""When a wiki that fails again and again is left alone, and for how long."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil

from enrich.context.sources import SourceError

FAILURES, PAUSE_S = 3, 300.0


class Circuit:
    """Opens after so many failures in a row; one success closes it.

    After the pause one question is let through. It belongs to whoever asks one wiki, and may
    outlive the client that does.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Make a closed circuit; ``clock`` returns seconds that only ever grow."""
        self._clock = clock
        self._failures = 0
        self._opened = 0.0

    def check(self) -> None:
        """Do nothing while the wiki may be asked.

        Raises:
            SourceError: it has failed too often; the message says when it is asked again.
        """
        left = self._opened + PAUSE_S - self._clock()
        if self._failures >= FAILURES and left > 0:
            minutes = ceil(left / 60)
            when = "a minute" if minutes == 1 else f"{minutes} minutes"
            raise SourceError(f"The wiki has failed too often; it is asked again in {when}.")

    def fail(self) -> None:
        """Count a question that was not answered."""
        self._failures += 1
        self._opened = self._clock()

    def succeed(self) -> None:
        """Forget the failures so far."""
        self._failures = 0
