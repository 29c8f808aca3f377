"""Words, options and errors at the front door, before any command is at work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from db.library import Library
from newsreader import __version__
from newsreader.cli import cli

HEAVY = ("spacy", "textual", "sqlite_utils", "rich", "httpx", "wikipediaapi", "numpy")


def invoke(*args: str, **env: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(args), env=env, prog_name="newsreader")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_the_command_line_imports_nothing_heavy() -> None:
    code = f"import sys, newsreader.cli\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_every_command_has_help_with_examples_and_takes_the_shared_options() -> None:
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        code, output = invoke(name, "-h")
        assert code == 0
        for word in (f"newsreader {name}", "Examples:", "--library", "--config", "--offline"):
            assert word in output, name


def test_version() -> None:
    assert invoke("--version") == (0, f"newsreader, version {__version__}\n")


def test_a_misspelt_command_is_a_path_that_is_not_there() -> None:
    code, output = invoke("artcles")
    assert code == 2
    assert "There is no file or folder 'artcles'. Did you mean the command articles?" in output


@pytest.mark.parametrize("path", ["", "-x", "--x"])
def test_odd_paths_behind_two_dashes(path: str) -> None:
    code, output = invoke("--", path)
    assert (code, f"There is no file or folder {path!r}" in output) == (2, True)


def test_the_reader_needs_a_terminal(tmp_path: Path) -> None:
    for args in ([], [str(tmp_path)]):
        code, output = invoke(*args)
        assert (code, "needs a terminal" in output) == (2, True)


class _Tui:
    """Takes the place of the reader and keeps what it was called with."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = list[tuple[Any, ...]]()
        module = ModuleType("tui.app")
        module.run = self.run  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "tui.app", module)

    def run(self, *args: Any, **named: Any) -> int:
        self.calls.append((*args, named))
        return 3


def test_the_reader_gets_paths_and_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tui = _Tui(monkeypatch)
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    (tmp_path / "articles").mkdir()
    config = tmp_path / "c.toml"
    config.write_text('[tui]\ntheme = "nord"\n[keys]\nquit = "q"\n')
    monkeypatch.chdir(tmp_path)
    code, _ = invoke("--config", str(config), "./articles", "--offline", "--library", "x.db")
    assert code == 3
    library, paths, settings, named = tui.calls[0]
    assert library == tmp_path / "x.db"
    assert paths == [tmp_path / "articles"]
    assert settings.offline
    assert named["theme"] == "nord"
    assert named["keys"] == {"quit": "q"}
    assert named["log_file"].is_relative_to(tmp_path / "home")
    invoke("--library", "y.db")
    assert tui.calls[1][:2] == (tmp_path / "y.db", [])


def test_options_before_and_after_a_command_and_in_the_environment(library_path: Path) -> None:
    library = str(library_path)
    expected = invoke("--library", library, "shelves")
    assert expected[0] == 0
    assert invoke("shelves", "--library", library) == expected
    assert invoke("shelves", NEWSREADER_LIBRARY=library) == expected
    assert invoke("--library", library, "shelves", NEWSREADER_LIBRARY="/none") == expected
    code, output = invoke("shelves", NEWSREADER_LIBRARY=library, NEWSREADER_CONFIG="/none.toml")
    assert (code, "There is no settings file /none.toml" in output) == (2, True)


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    for name in ("none.db", "empty.db"):
        code, output = invoke("articles", "--library", str(tmp_path / name))
        assert code == 2
        assert str(tmp_path / name) in output
        assert "newsreader ingest FOLDER" in output
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_text("no database at all, but long enough to be one" * 50)
    code, output = invoke("articles", "--library", str(tmp_path / "other.db"))
    assert (code, "is damaged, or is not a newsreader library" in output) == (2, True)


def test_a_library_of_a_newer_version(library_path: Path) -> None:
    library = Library(library_path)
    library.connections.writer().execute("PRAGMA user_version = 99")
    library.close()
    code, output = invoke("articles", "--library", str(library_path))
    assert (code, "newer newsreader" in output) == (2, True)


def test_completion_of_commands_and_paths() -> None:
    completion = ShellComplete(cli, {}, "newsreader", "_NEWSREADER_COMPLETE")
    assert [item.value for item in completion.get_completions([], "art")] == ["articles", "article"]
    assert [item.type for item in completion.get_completions([], "seeds/")] == ["file"]
    assert "--label" in [item.value for item in completion.get_completions(["entities"], "--")]


@pytest.mark.parametrize("args", [["articles"], ["export"], ["--help"]])
def test_a_closed_pipe_is_no_error(library_path: Path, args: list[str]) -> None:
    outer, inner = os.pipe()
    os.close(outer)
    program = "from newsreader.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--library", str(library_path), *args],
        stdout=inner,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(inner)
    assert (done.returncode, done.stderr) == (0, b"")


def test_json_is_utf_8_in_any_locale(library_path: Path) -> None:
    program = "from newsreader.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--library", str(library_path), "articles"],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert "Keïta".encode() in done.stdout


def test_interrupting(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("db.articles.Articles.page", interrupted)
    code, output = invoke("articles", "--library", str(library_path))
    assert (code, output.strip()) == (130, "Interrupted.")


def test_tables_on_a_terminal(on_terminal: Callable[..., tuple[int, str]]) -> None:
    code, output = on_terminal("articles")
    assert code == 0
    assert "published" in output
    assert "Keïta resigns in Mali" in output
    assert '{"' not in output
    code, output = on_terminal("articles", "--json")
    assert output.startswith('{"id"')
