"""What is imported when, and who may import whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("spacy", "textual", "rich", "sqlite_utils", "numpy", "httpx", "wikipediaapi", "libzim")


def loaded_after(code: str) -> set[str]:
    """Return the modules of a fresh interpreter after some code."""
    program = f"{code}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-P", "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout.splitlines()[-1]))


TUI_NEVER = ("spacy", "sqlite_utils", "numpy", "httpx", "wikipediaapi", "libzim")
EVERY_SCREEN = """
import importlib, pkgutil, tui, tui.app
for module in pkgutil.walk_packages(tui.__path__, "tui."):
    importlib.import_module(module.name)
"""


@pytest.mark.parametrize(
    ("code", "never"),
    [
        (
            "import newsreader.cli",
            ("spacy", "textual", "sqlite_utils", "rich.table", "httpx", "wikipediaapi", "numpy"),
        ),
        ("import tui.app", TUI_NEVER),
        (EVERY_SCREEN, TUI_NEVER),
        ("import enrich.worker", ("spacy", "textual", "rich", "numpy")),
        ("import enrich.job", ("spacy", "textual", "rich", "numpy", "httpx", "sqlite_utils")),
        ("import db.library", ("sqlite_utils", "spacy", "textual", "rich", "numpy")),
        ("import enrich", HEAVY),
        ("import enrich.context, enrich.context.zim", ("libzim", "selectolax")),
        ("import enrich.ingest", ("textual", "rich", "httpx", "wikipediaapi")),
        ("import enrich.gazetteer", HEAVY),
        ("import enrich.resolve", HEAVY),
        ("import enrich.grammar", HEAVY),
    ],
    ids=lambda value: value.splitlines()[-1].strip() if isinstance(value, str) else "",
)
def test_what_is_not_imported(code: str, never: tuple[str, ...]) -> None:
    assert sorted(loaded_after(code).intersection(never)) == []


def test_imports_go_one_way() -> None:
    answer = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
