"""What comes from elsewhere than a folder of articles: a wiki, Kiwix files, a settings file."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from hostile.inputs import SettingsFile, WikiAnswer, ZimFile
from support.wiki_stub import Reply, answer, page, wiki_of
from support.zim_files import article, refresh, write_zim

NAME = "Orla Vexley"
STEERING = "\x1b]0;PWNED\x07\x1b[31m\x9b2J\u202e[bold red][@click=app.quit]PWNED[/]\u2066\x00"
ELSEWHERE = "http://127.0.0.2:1/PWNED"


def _moved(status: int) -> Reply:
    return Reply(b"<html>", status, {"Location": ELSEWHERE})


_ROUND = [{"from": NAME, "to": "Vexley"}, {"from": "Vexley", "to": NAME}]
_PAGES = {
    "steers": page(
        NAME,
        extract=f"{NAME} {STEERING} is a chemist.",
        description=STEERING,
        canonicalurl=f"https://wiki.example/{STEERING}",
        links=[{"ns": 0, "title": STEERING}],
        langlinks=[{"lang": "fr", "title": STEERING}],
    ),
    "html": page(NAME, extract="<script>alert(1)</script><b>PWNED" * 999, description="<b>"),
    "script-address": page(NAME, canonicalurl="javascript:alert('PWNED')"),
    "file-address": page(NAME, canonicalurl="file:///etc/passwd"),
    "long": page(NAME, extract="PWNED " * 500_000, description="x" * 500_000),
    "marks": page(NAME, extract="e" + "\u0301" * 200_000, description="\u0301" * 5_000),
    "many-links": page(NAME, links=[{"ns": 0, "title": f"Link {n}"} for n in range(50_000)]),
}
WIKI = [
    *(WikiAnswer("wiki", name, wiki_of(entry)) for name, entry in _PAGES.items()),
    WikiAnswer("wiki", "megabytes", Reply(b" " * 5_000_000)),
    WikiAnswer(
        "wiki",
        "megabytes-packed",
        Reply(gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"}),
    ),
    WikiAnswer("wiki", "moved", _moved(301)),
    WikiAnswer("wiki", "moved-for-now", _moved(307)),
    WikiAnswer("wiki", "moved-to-a-file", Reply(b"", 302, {"Location": "file:///etc/passwd"})),
    WikiAnswer("wiki", "round", answer({"query": {"redirects": _ROUND, "normalized": _ROUND}})),
    WikiAnswer("wiki", "nested", Reply(b'{"query":' * 100_000)),
    WikiAnswer("wiki", "long-number", Reply(b'{"query":{"pages":[{"pageid":' + b"9" * 99_999)),
    WikiAnswer("wiki", "error-that-steers", answer({"error": {"code": STEERING, "info": "x"}})),
    WikiAnswer("wiki", "goes-on", answer({"continue": {"plcontinue": STEERING}, "query": {}})),
]


def _zim(name: str, body: str, **metadata: str) -> ZimFile:
    pages = {"Main Page": "<p>Welcome.</p>", NAME: body}
    return ZimFile("zim", name, lambda path: write_zim(path, pages, **metadata))


def _round_zim(path: Path) -> None:
    there, back = refresh("./Vexley"), refresh(f"./{NAME.replace(' ', '_')}")
    write_zim(path, {"Main Page": "<p>x</p>", NAME: there, "Vexley": back})


ZIM = [
    _zim("steers", article(f"<b>{NAME}</b> {STEERING[:-1]} &#27;[31m is a chemist of salts.")),
    _zim("script", article(f"<b>{NAME}</b><script>PWNED</script> is <a href='javascript:x'>x</a>")),
    _zim("deep", "<div>" * 200_000 + "PWNED"),
    _zim("endless-tag", "<p " + "a=b " * 200_000),
    _zim("table", article("x.", {f"Fact {n}": "PWNED " * 50 for n in range(500)})),
    _zim("says-of-itself", article("x."), Name=STEERING[:-1], Language=STEERING[:-1]),
    ZimFile("zim", "round", _round_zim),
    ZimFile("zim", "empty", lambda path: path.write_bytes(b""), "no Kiwix (ZIM) file"),
    ZimFile("zim", "text", lambda path: path.write_bytes(b"PWNED\n" * 999), "no Kiwix"),
    ZimFile("zim", "ones", lambda path: path.write_bytes(b"ZIM\x04" + b"\xff" * 999), "damaged"),
    ZimFile("zim", "pipe", os.mkfifo, "is not there"),
    ZimFile("zim", "device", lambda path: path.symlink_to("/dev/zero"), "is not there"),
    ZimFile("zim", "itself", lambda path: path.symlink_to(path), "is not there"),
]


def _settings(name: str, written: str | bytes, says: str) -> SettingsFile:
    data = written if isinstance(written, bytes) else written.encode()
    return SettingsFile("settings", name, data, says)


_ESCAPED = json.dumps("\x1b]0;PWNED\x07")
SETTINGS = [
    _settings("steers-as-key", f"[tui]\n{_ESCAPED} = 1\n", "is no key of [tui]"),
    _settings("steers-as-section", f"[{_ESCAPED}]\n", "is no section"),
    _settings("steers-as-value", f"[tui]\ntheme = {_ESCAPED}\n", "theme must be one of"),
    _settings("steers-as-language", f"[context]\nlanguage = {_ESCAPED}\n", "code of a language"),
    _settings("host-as-language", '[context]\nlanguage = "evil.example/"\n', "code of a language"),
    _settings("header", '[context]\ncontact = "a\\r\\nX-PWNED: 1"\n', "on one line"),
    _settings("script", "[context]\napi = \"javascript:alert('PWNED')\"\n", "http or https URL"),
    _settings("file", '[context]\napi = "file:///etc/passwd"\n', "http or https URL"),
    _settings("deep", "a = " + "[\n" * 30_000, "is nested too deeply"),
    _settings("deep-keys", "a." * 40_000 + "b = 1", "over 4,000 characters"),
    _settings("large", "# PWNED\n" * 500_000, "is larger than 100 kB"),
    _settings("nul", '[tui]\ntheme = "\0"\n', "Illegal character"),
    _settings("utf-16", '[tui]\ntheme = ""\n'.encode("utf-16"), "is not UTF-8"),
    _settings("twice", "[tui]\n[tui]\n", "Cannot declare"),
    _settings("numbers", "[tui]\ntheme = " + "9" * 3_900, "must be a string"),
    _settings("keys", '[keys]\nopen = "\\u001b[31m"\n', "must be keys"),
]
INPUTS = [*WIKI, *ZIM, *SETTINGS]
