"""How much was done, told at the end."""

from __future__ import annotations

import pytest

from support.killing import SURVIVED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the counts, where there are any: in workers of xdist they stay."""
    if SURVIVED:
        terminalreporter.section("kills survived")
        for kind, count in SURVIVED.items():
            terminalreporter.line(f"{kind}: {count}")
        terminalreporter.line(f"in all: {SURVIVED.total()}")
