"""What holds for every test: no home folder, no settings and no network of the machine's own."""

from __future__ import annotations

from pathlib import Path

import pytest

# What these try takes as long as all the rest.
THOROUGH = ("tests/hostile/", "tests/torture/", "tests/tui/test_snapshots.py")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is thorough, so that everyday runs can do without it."""
    for item in items:
        if item.nodeid.startswith(THOROUGH):
            item.add_marker(pytest.mark.thorough)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say how much is done of what ``make torture`` does for long."""
    parser.addoption("--kills", type=int, default=3, help="how often work is killed")
    parser.addoption("--seconds", type=float, default=5.0, help="how long processes contend")


@pytest.fixture(autouse=True)
def _alone(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cut a test off from the user's home, settings, theme and proxies."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in (
        "NEWSREADER_LIBRARY",
        "NEWSREADER_CONFIG",
        "NO_COLOR",
        "TEXTUAL_THEME",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    return home
