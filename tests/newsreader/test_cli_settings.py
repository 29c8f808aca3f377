"""The settings file: what is taken, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.settings import Settings, SettingsError, load
from newsreader.toml_lines import line_of


def loaded(tmp_path: Path, text: str) -> Settings:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, named=True)


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    settings = loaded(
        tmp_path,
        """
        [context]
        online = true
        language = "zh-min-nan"
        contact = "me@example.org"
        api = "http://localhost:8080/{language}/api.php"
        zim = ["a.zim", "/b.zim"]
        [recognise]
        model = "en_core_web_trf"
        [tui]
        theme = "nord"
        [keys]
        quit = "q, ctrl+q"
        """,
    )
    context = settings.enrich.context
    assert (context.online, context.language) == (True, "zh-min-nan")
    assert context.zim == (tmp_path / "a.zim", Path("/b.zim"))
    assert settings.enrich.recognise.model == "en_core_web_trf"
    assert (settings.theme, settings.keys) == ("nord", {"quit": "q, ctrl+q"})
    assert settings.wiki_host == "localhost"
    assert settings.rows()["keys.quit"] == ("q, ctrl+q", "file")


def test_where_each_value_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[context]\nonline = false\n")
    rows = load(file, named=True, offline=True).rows()
    assert rows["context.online"] == (False, "file")
    assert rows["context.language"] == ("en", "default")
    assert rows["offline"] == (True, "command line")


def test_a_missing_file_matters_only_if_it_was_named(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml", named=False).enrich.context.online == "ask"
    with pytest.raises(SettingsError, match=r"none\.toml"):
        load(tmp_path / "none.toml", named=True)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[context]\n\nlangage = "en"', 3, "did you mean language"),
        ("[context]\nzzzz = 1", 2, "there are online, language"),
        ("[contxt]\n", 1, "did you mean context"),
        ("\nonline = true", 2, "belongs under [context]"),
        ("context = 3", 1, "must be a [context] table, not a number"),
        ("context.online = 1", 1, 'must be true, false or "ask"'),
        ('context = { online = "maybe" }', 1, "must be true"),
        ("[tui]\n[context]\nlanguage = 7", 3, "must be a string in quotes, not a number"),
        ('[context]\nlanguage = "en.evil.org/"', 2, "code of a language"),
        ('[context]\napi = "ftp://a.org"', 2, "http or https URL"),
        ('[context]\napi = "https://a.org/{lang}"', 2, "http or https URL"),
        ('[context]\napi = "https://a.org:port/"', 2, "http or https URL"),
        ('[context]\nzim = "a.zim"', 2, "list of paths"),
        ('[context]\ncontact = "a\\nb"', 2, "on one line"),
        ('[tui]\ntheme = "drcula"', 2, "dracula"),
        ("[keys]\nquit = true", 2, "must be a string in quotes, not a truth value"),
        ("[context]\nonline =", 2, "Invalid value"),
    ],
)
def test_mistakes_name_file_line_and_what_would_be_right(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        loaded(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'config.toml'}:{line}: ")
    assert words in str(caught.value)


@pytest.mark.parametrize("theme", ["", "dark", "light", "ansi", "nord"])
def test_themes_of_our_own_and_of_textual(tmp_path: Path, theme: str) -> None:
    assert loaded(tmp_path, f'[tui]\ntheme = "{theme}"').theme == theme


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is not UTF-8"):
        load(file, named=False)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert loaded(tmp_path, "\ufeff[context]\nonline = true").enrich.context.online is True


def test_a_key_is_found_under_its_own_section() -> None:
    written = '[tui]\nonline = 1\n[context] # here\n"online" = 2\n'
    assert line_of(written, "context", "online") == 4
    assert line_of("[context.online]\na = 1", "context", "online") == 1
