"""The gold encyclopedia as a Kiwix file: pages, redirects and pages of several meanings.

``tests/gold/encyclopedia.jsonl``, and that of the held-out articles, hold one page a line:
{"title", "description", "text", "size" and, where it has them, "links", "redirects", "facts"};
{"title", "note": true, …} is a page whose text is that of the starter note of this title;
{"title", "meanings": [titles]} is a list of bearers of a name. Every other starter note is a page
too, so that the file holds more than what is asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from .gold import GOLD, ROOT
from .zim_files import article, link, meanings, write_zim

STARTER = ROOT / "enrich" / "starter"
ENCYCLOPEDIA = (GOLD / "encyclopedia.jsonl", GOLD / "held_out" / "encyclopedia.jsonl")
# Who and what has a note is well known.
_SPARE = 60_000
_QUALIFIER = re.compile(r" \([^()]*\)$")
Entries = Mapping[str, dict[str, Any]]


@cache
def entries() -> Entries:
    """Return the lines of the encyclopedia by title, the starter notes among them."""
    notes = {
        note["title"]: note for path in sorted(STARTER.glob("*.jsonl")) for note in _lines(path)
    }
    found: dict[str, dict[str, Any]] = {}
    for line in chain.from_iterable(map(_lines, ENCYCLOPEDIA)):
        note = notes[line["title"]] if line.get("note") else {}
        found[line["title"]] = {k: note[k] for k in ("description", "text") if k in note} | line
    for title, note in notes.items():
        found.setdefault(
            title, {"title": title, "note": True} | {k: note[k] for k in ("description", "text")}
        )
    return found


def bearers(name: str) -> list[str]:
    """Return the titles that the page of several meanings of a name lists; mostly none."""
    for title in (name, f"{name} (disambiguation)", f"{name} (surname)"):
        listed = entries().get(title, {}).get("meanings")
        if listed:
            return list(listed)
    return []


def write_gold_zim(path: Path) -> Path:
    """Write the encyclopedia."""
    found = entries()
    linked = _Linker(title for title, entry in found.items() if "meanings" not in entry)
    pages = {"Main Page": "<p>Welcome.</p>"}
    redirects = dict[str, str]()
    for title, entry in found.items():
        pages[title] = _listing(title, entry) if "meanings" in entry else _page(entry, linked)
        redirects |= dict.fromkeys(entry.get("redirects", ()), title)
    return write_zim(path, pages, redirects, Name="wikipedia_en_gold")


def _page(entry: Mapping[str, Any], linked: _Linker) -> str:
    title, text = entry["title"], entry["text"]
    if entry.get("note"):
        # Notes do not say first what they are about, as pages do.
        text = f"{_QUALIFIER.sub('', title)} is {_as_noun(entry['description'])}. {text}"
    others = ", ".join(link(other) for other in entry.get("links", ()))
    more = f"<h2>Related</h2><p>{others}</p>" if others else ""
    body = article(_in_bold(linked.link(text, title), title), entry.get("facts"), more)
    # Nothing is known of how long a page is but the length of its HTML.
    return f"{body}<!--{' ' * (entry.get('size', _SPARE) - len(body))}-->"


def _in_bold(text: str, title: str) -> str:
    """Return a text with what it first calls its subject in bold, as leads have it."""
    named = re.match(r"(?:The )?([A-Z][^(<]*?)(?= \(|, | is | was | are | were )", text)
    if named is None:
        return text.replace(title, f"<b>{title}</b>", 1)
    return text[: named.start(1)] + f"<b>{named[1]}</b>" + text[named.end(1) :]


def _listing(title: str, entry: Mapping[str, Any]) -> str:
    name = _QUALIFIER.sub("", title)
    items = [f"{link(other)}{_gloss(other)}" for other in entry["meanings"]]
    if title.endswith(" (surname)"):
        return meanings(f"<b>{name}</b> is a surname. Notable people with it include:", *items)
    return meanings(f"<b>{name}</b> may refer to:", *items)


def _gloss(title: str) -> str:
    description = entries()[title].get("description", "")
    return f", {description}" if description else ""


def _as_noun(description: str) -> str:
    said = description[:1].lower() + description[1:] if description[1:2].islower() else description
    if re.match(r"(?:the|an?) ", said):
        return said
    if re.match(r"[\w -]+ of ", said):
        return f"the {said}"
    return f"{'an' if said[:1].lower() in 'aeio' else 'a'} {said}"


class _Linker:
    """Turns the first mention of each title in a text into a link, the longest titles first."""

    def __init__(self, titles: Iterable[str]) -> None:
        ordered = sorted(titles, key=lambda title: (-len(title), title))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")

    def link(self, text: str, own: str) -> str:
        """Return a text with links in it."""
        seen = {own}

        def put(match: re.Match[str]) -> str:
            title = match.group()
            if title in seen:
                return title
            seen.add(title)
            return link(title)

        return self._pattern.sub(put, text)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
