"""The reader where there is no network at all: all that is here works, and none is tried."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.real_reader import COMMAND, environment, run, select, start
from support.wiki_stub import WikiStub, page, wiki_of
from support.zim_files import article, write_zim

pytestmark = pytest.mark.terminal

_IN_CI = bool(os.environ.get("CI"))
WATCH = Path(__file__).parents[1] / "support" / "no_network"
LIGHT = """Harbour Gets a New Light

By Jane Doe

March 9, 2022

The harbour has a new light. Orla Vexley, who drew it, said on Thursday that it can be seen from
the islands. The town had waited for it for years, and many people came to see it.

Then Mahala Dorn, the chemist who found a paint of salts for it, thanked the fishermen.
"""
SALT = """Salt Prices Fall

March 4, 2022

Salt is cheaper than it was. Mahala Dorn, the chemist, said that it had been too dear.
"""
PAGES = {
    "Main Page": "<p>Welcome.</p>",
    "Mahala Dorn": article(
        "<b>Mahala Dorn</b> is a chemist of salts who found a paint for the light of a harbour.",
        {"Born": "1970"},
    ),
}


class Watch:
    """The command that starts a program without a network, and what watches it there."""

    def __init__(self, unshare: list[str], folder: Path) -> None:
        self.log, self.trace = folder / "network.log", folder / "trace.txt"
        self.before = unshare
        strace = shutil.which("strace")
        self.traces = strace is not None
        if strace is not None:
            calls = "trace=connect,sendto,sendmsg"
            self.before = [*unshare, strace, "-f", "-qq", "-o", str(self.trace), "-e", calls]
        self.more = {"NETWORK_LOG": str(self.log), "PYTHONPATH": self._path()}

    def _path(self) -> str:
        return os.pathsep.join(filter(None, [str(WATCH), os.environ.get("PYTHONPATH", "")]))

    @property
    def started(self) -> list[str]:
        """The command lines of the Python processes that were watched."""
        lines = self.log.read_text().splitlines()
        return [line.removeprefix("start ") for line in lines if line.startswith("start ")]

    @property
    def tried(self) -> list[str]:
        """Each use of a network that was tried."""
        lines = self.log.read_text().splitlines()
        tried = [line for line in lines if not line.startswith("start ")]
        if self.traces:
            tried += [line for line in self.trace.read_text().splitlines() if "AF_INET" in line]
        return tried


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    """What starts a program in a network namespace of its own, in which nothing is up."""
    # Who is not root may be allowed a namespace of users, and in it one of networks.
    for unshare in (["unshare", "-n"], ["unshare", "-rn"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*unshare, "true"], check=False).returncode == 0
        ):
            return Watch(unshare, tmp_path)
    if _IN_CI:
        pytest.fail("unshare is not permitted")
    pytest.skip("unshare is not permitted")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A library that was filled while there was a wiki: a page is kept, another is in a file."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "light.txt").write_text(LIGHT)
    (tmp_path / "news" / "salt.txt").write_text(SALT)
    zim = write_zim(tmp_path / "a.zim", PAGES)
    context = f'contact = "me@example.org"\nzim = ["{zim}"]\n'
    settings = tmp_path / "settings.toml"
    with WikiStub() as stub:
        stub.reply_with(wiki_of(page("Orla Vexley", extract="Orla Vexley drew the light.")))
        settings.write_text(f'[context]\napi = "{stub.api}"\nonline = true\n{context}')
        run(tmp_path, "ingest", str(tmp_path / "news"))
        run(tmp_path, "context", "Orla Vexley")
        assert stub.queries
        settings.write_text(f'[context]\napi = "{stub.api}"\n{context}')
        yield tmp_path


def test_what_watches_would_see_a_connection(watch: Watch, tmp_path: Path) -> None:
    for tried in ("create_connection(('192.0.2.1', 80))", "getaddrinfo('example.org', 80)"):
        command = [*watch.before, sys.executable, "-c", f"import socket; socket.{tried}"]
        around = {**environment(tmp_path), **watch.more}
        assert subprocess.run(command, env=around, capture_output=True, check=False).returncode == 1
    assert len(watch.started) == 2
    assert any("192.0.2.1" in line for line in watch.tried)
    assert any("getaddrinfo" in line for line in watch.tried)
    if watch.traces:
        assert any("connect(" in line for line in watch.tried)


@pytest.mark.parametrize("options", [(), ("--offline",)], ids=["not asked", "offline"])
def test_all_that_is_here_works_and_no_connection_is_tried(
    home: Path, watch: Watch, options: tuple[str, ...]
) -> None:
    (home / "news" / "new.txt").write_text(
        "Tarnvik Gets a Bridge\n\nMarch 5, 2022\n\nMahala Dorn opened a bridge on Friday.\n"
    )
    with start(home, *options, before=watch.before, more=watch.more) as terminal:
        # A file that came meanwhile is read, and its names are found.
        terminal.wait_for("Tarnvik Gets a Bridge")
        select(terminal, "Orla Vexley")
        terminal.wait_for("MediaWiki: Orla Vexley")
        terminal.wait_for("Orla Vexley drew the light.")
        terminal.press("w")
        terminal.wait_for("Who or what is Orla Vexley?")
        terminal.press("escape")
        select(terminal, "Mahala Dorn")
        terminal.wait_for("ZIM file: Mahala Dorn")
        terminal.press(".")
        terminal.wait_for("[Mentions")
        terminal.wait_for("had been too dear.")
        if options:
            terminal.press("A")
            terminal.wait_for("Offline: nothing is asked")
        terminal.press("S", *"cheaper")
        terminal.wait_for("Salt is cheaper than it was")
        terminal.press("enter")
        terminal.wait_for("Salt Prices Fall")
        terminal.press("Q")
        assert terminal.wait_end() == 0
    assert any("enrich.worker" in command for command in watch.started)
    assert len(watch.started) >= 2
    assert watch.tried == []


def test_processes_that_recognise_try_no_connection(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "settings.toml").touch()
    for name, text in (("light", LIGHT), ("salt", SALT)):
        (tmp_path / "news" / f"{name}.txt").write_text(text)
    command = [*watch.before, COMMAND, "ingest", str(tmp_path / "news"), "--jobs", "2"]
    around = {**environment(tmp_path), **watch.more}
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "2 read" in done.stdout
    assert any("spawn_main" in command for command in watch.started)
    assert watch.tried == []
