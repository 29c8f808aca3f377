"""Offline is provable: a process that stays offline can open no connection at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Runs the program as its command does, and tries to reach a server of its own at the end.
PROGRAM = """
import atexit, asyncio, socket, sys

server = socket.create_server(("127.0.0.1", 0))
address = server.getsockname()

def tried(what, call):
    try:
        call()
    except OSError as error:
        print(what, type(error).__name__)
    else:
        print(what, "went out")

def try_all():
    tried("connect", lambda: socket.create_connection(address, timeout=5).close())
    tried("resolve", lambda: socket.getaddrinfo("localhost", 80))
    tried("send", lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", address))
    tried("pair", lambda: [one.close() for one in socket.socketpair()])
    tried("asyncio", lambda: asyncio.run(asyncio.sleep(0)))

atexit.register(try_all)
from newsreader.cli import main
main()
"""
REFUSED = ["connect OfflineError", "resolve OfflineError", "send OfflineError"]
ALLOWED = ["connect went out", "resolve went out", "send went out"]


def attempts(tmp_path: Path, *arguments: str) -> list[str]:
    library = ["--library", str(tmp_path / "library.db")]
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, "ingest", str(tmp_path / "news"), *library, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.splitlines()[-5:]


@pytest.fixture(autouse=True)
def _news(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("A quiet day\n\nNothing happened anywhere.\n")


def test_the_option_refuses_every_connection(tmp_path: Path) -> None:
    tried = attempts(tmp_path, "--offline")
    assert tried == [*REFUSED, "pair went out", "asyncio went out"]


def test_the_setting_refuses_every_connection(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[context]\nonline = false\n")
    tried = attempts(tmp_path, "--config", str(config))
    assert tried == [*REFUSED, "pair went out", "asyncio went out"]


def test_without_them_connections_are_possible(tmp_path: Path) -> None:
    assert attempts(tmp_path)[:3] == ALLOWED
