"""The documentation agrees with the program."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from db.library import Library
from newsreader.cli import cli

ROOT = Path(__file__).parents[1]


def test_the_page_of_keys_is_current() -> None:
    module = runpy.run_path(str(ROOT / "scripts" / "keys.py"))
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == module["text"]()


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        assert re.search(rf"newsreader {name}\b|`{name}`", readme), name


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_questions_on_the_page_of_the_library_can_be_asked(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    library = Library.create(tmp_path / "library.db")
    questions = re.search(r"```sql\n(.*?)```", page, re.DOTALL)
    assert questions is not None
    asked = [question for question in questions[1].split(";") if "SELECT" in question]
    assert len(asked) == 3
    for question in asked:
        library.connections.read().execute(question).fetchall()
    library.close()


def test_each_promise_on_the_page_of_security_has_a_test() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    promises = [line for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(promises) > 15
    for promise in promises:
        held_by = re.search(r"`(tests/\S+\.py)::(test_\w+)` \|$", promise)
        assert held_by is not None, promise
        code = (ROOT / held_by[1]).read_text(encoding="utf-8")
        assert f"def {held_by[2]}(" in code, promise
