"""What the doctor finds, and what it says to do."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from db.library import Library
from db.shelving import Stat
from support.zim_files import article, write_zim


def examined(result: Result) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    report = json.loads(result.stdout)
    assert report["ok"] == all(check["ok"] for check in report["checks"])
    assert result.exit_code == (0 if report["ok"] else 1)
    return report, {check["name"]: check for check in report["checks"]}


def test_all_is_well(run: Callable[..., Result], library_path: Path, tmp_path: Path) -> None:
    report, checks = examined(run("doctor", "--offline"))
    assert report["ok"]
    assert "3 articles" in checks["library"]["detail"]
    assert checks["context"]["detail"].startswith("1 of 4 entities have a page")
    assert "--offline" in checks["wiki"]["detail"]
    assert report["settings"]["offline"] == {"value": True, "source": "command line"}
    assert report["settings"]["context.language"] == {"value": "en", "source": "default"}
    assert report["paths"]["library"] == str(library_path)
    assert Path(report["paths"]["log"]).is_relative_to(tmp_path / "home")
    assert {"python", "packages", "spacy", "model", "starter notes"} <= set(checks)


def test_no_library_yet_is_nothing_wrong(run: Callable[..., Result], tmp_path: Path) -> None:
    report, checks = examined(run("doctor", "--library", str(tmp_path / "none.db")))
    assert report["ok"]
    assert "ingest" in checks["library"]["hint"]
    assert not (tmp_path / "none.db").exists()


def test_a_shelf_that_is_gone(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "other").rmdir()
    report, checks = examined(run("doctor"))
    assert not report["ok"]
    assert f"newsreader forget {tmp_path / 'other'}" in checks["shelf"]["hint"]


def test_a_file_that_could_not_be_read_is_a_warning(
    run: Callable[..., Result], library_path: Path
) -> None:
    library = Library(library_path)
    library.shelving.put_errors({"/a.txt": (Stat(0, 0), "is empty")})
    library.close()
    report, checks = examined(run("doctor"))
    assert report["ok"]
    assert "/a.txt could not be read: is empty" in checks["file"]["detail"]


def test_counts_that_do_not_agree(run: Callable[..., Result], library_path: Path) -> None:
    library = Library(library_path)
    library.connections.writer().execute("UPDATE entities SET mentions = 99")
    library.close()
    report, checks = examined(run("doctor"))
    assert not report["ok"]
    assert "mentions of entities: 4 wrong" in checks["library"]["detail"]


def test_a_damaged_library(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_text("this is no database" * 100)
    report, checks = examined(run("doctor", "--library", str(tmp_path / "bad.db")))
    assert not report["ok"]
    assert "not a newsreader library" in checks["library"]["detail"]


def test_a_model_that_is_not_there(run: Callable[..., Result], tmp_path: Path) -> None:
    config = tmp_path / "c.toml"
    config.write_text('[recognise]\nmodel = "no_such_model"\n[context]\nzim = ["a.zim"]\n')
    report, checks = examined(run("doctor", "--config", str(config)))
    assert not report["ok"]
    assert "no_such_model" in checks["model"]["detail"]
    assert checks["zim"]["ok"] is False
    assert report["settings"]["recognise.model"]["source"] == "file"


def test_kiwix_files(run: Callable[..., Result], tmp_path: Path) -> None:
    write_zim(tmp_path / "a.zim", {"Tarn": article("Tarn is a town.")})
    (tmp_path / "b.zim").write_bytes((tmp_path / "a.zim").read_bytes()[:-9])
    config = tmp_path / "c.toml"
    for name, ok, words in (("a", True, "1 articles, 2025-03-14, en"), ("b", False, "damaged")):
        config.write_text(f'[context]\nzim = ["{name}.zim"]\n')
        _, checks = examined(run("doctor", "--config", str(config)))
        assert (checks["zim"]["ok"], words in checks["zim"]["detail"]) == (ok, True)
        assert str(tmp_path / f"{name}.zim") in checks["zim"]["detail"]


@pytest.mark.parametrize(
    ("written", "says"),
    [("[context]\nonlin = true\n", "c.toml:2: onlin is no key"), (None, "no settings file")],
)
def test_settings_that_can_not_be_used(
    run: Callable[..., Result], tmp_path: Path, written: str | None, says: str
) -> None:
    config = tmp_path / "c.toml"
    if written is not None:
        config.write_text(written)
    report, checks = examined(run("doctor", "--config", str(config), "--offline"))
    assert [name for name, check in checks.items() if not check["ok"]] == ["settings"]
    assert says in checks["settings"]["detail"]
    assert str(config) in checks["settings"]["detail"]
    assert "3 articles" in checks["library"]["detail"]
    assert report["settings"]["context.online"] == {"value": "ask", "source": "default"}
    assert report["settings"]["offline"] == {"value": True, "source": "command line"}


def test_a_damaged_library_is_saved_whatever_the_settings_say(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "c.toml").write_text("nonsense")
    result = run("doctor", "--rescue", "--config", str(tmp_path / "c.toml"))
    assert (result.exit_code, "not damaged" in result.output) == (0, True)


def test_what_is_left_out_of_a_folder_is_named(run: Callable[..., Result], tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    names = ["a", "b", "c", "d\x1b[2J\n", "e"]
    for name in names:
        (tmp_path / "news" / name).symlink_to(outside)
    (tmp_path / "news" / "nowhere.txt").symlink_to(outside / "nowhere.txt")
    (tmp_path / "other" / "loop").symlink_to(tmp_path / "other")
    report = examined(run("doctor"))[0]
    assert report["ok"]
    told = [check for check in report["checks"] if check["name"] == "left out"]
    news = tmp_path / "news"
    assert [check["detail"] for check in told] == [
        f"{news}, 5 left out, a link out of the folder: a, b, c and 2 more",
        f"{news}, 1 left out, a link that leads nowhere: nowhere.txt",
    ]
    assert all(check["hint"] for check in told)


def test_a_name_that_is_left_out_steers_no_terminal(
    on_terminal: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    (tmp_path / "news" / "a\x1b]0;PWNED\x07\n\u202e").symlink_to(tmp_path)
    code, output = on_terminal("doctor")
    assert code == 0
    assert "PWNED" in output
    assert "\x1b]" not in output
    assert "\x07" not in output
    assert "\u202e" not in output


@pytest.mark.parametrize("broken", [False, True])
def test_on_a_terminal(
    on_terminal: Callable[..., tuple[int, str]], tmp_path: Path, broken: bool
) -> None:
    if broken:
        (tmp_path / "other").rmdir()
    code, output = on_terminal("doctor")
    assert code == int(broken)
    assert ("WRONG" in output) == broken
    assert "context.online" in output


def test_a_damaged_library_is_set_aside_and_saved(
    run: Callable[..., Result], library_path: Path
) -> None:
    whole = run("doctor", "--rescue")
    assert whole.exit_code == 0
    assert "not damaged" in whole.output
    with closing(sqlite3.connect(library_path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'mentions'"
        page = connection.execute(query).fetchone()[0]
    content = bytearray(library_path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    library_path.write_bytes(content)
    assert run("doctor").exit_code == 1
    saved = run("doctor", "--rescue")
    assert saved.exit_code == 0, saved.output
    assert "articles and" in saved.output
    aside = min(library_path.parent.glob(f"{library_path.name}.damaged-*"), key=lambda f: f.name)
    assert aside.read_bytes() == content
    assert run("articles").exit_code == 0
