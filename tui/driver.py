"""How the app writes to the terminal: its cursor is shown, and ASCII where there is no UTF-8."""

from __future__ import annotations

from functools import cache

from textual.driver import Driver

from tui.ascii_output import in_ascii, wants_ascii

# ECMA-48 as extended by DEC: the text cursor is visible (DECTCEM).
SHOW_CURSOR = "\x1b[?25h"


@cache
def driver_of(base: type[Driver]) -> type[Driver]:
    """Return a driver that writes as this terminal wants it.

    Textual hides the cursor; readers of screens and magnifiers follow it, and so it is shown where
    the focus is.
    """
    is_ascii = wants_ascii()

    class TerminalDriver(base):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write(SHOW_CURSOR)

        def write(self, data: str) -> None:
            super().write(in_ascii(data) if is_ascii else data)

    return TerminalDriver
