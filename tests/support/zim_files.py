"""Kiwix files of invented pages: new ones by libzim's writer, old ones byte by byte."""

from __future__ import annotations

import datetime
import hashlib
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from libzim.writer import Creator, Hint, Item, StringProvider

METADATA = {
    "Title": "Invented",
    "Name": "wikipedia_en_invented",
    "Language": "eng",
    "Creator": "Wikipedia",
    "Publisher": "Tests",
    "Description": "Invented pages",
    "Date": datetime.date(2025, 3, 14),
    "License": "CC BY-SA 4.0",
    "Source": "en.wikipedia.org",
}


def link(title: str, words: str = "") -> str:
    """Return a link as Kiwix files have them."""
    return f'<a href="./{title.replace(" ", "_")}" title="{title}">{words or title}</a>'


def article(lead: str, rows: Mapping[str, str] | None = None, more: str = "") -> str:
    """Return the inside of a page: infobox, lead, and what follows."""
    cells = "".join(f"<tr><th>{k}</th><td>{v}</td></tr>" for k, v in (rows or {}).items())
    box = f'<table class="infobox vcard"><tbody>{cells}</tbody></table>' if rows else ""
    return f"{box}<p>{lead}</p>{more}"


def meanings(lead: str, *items: str) -> str:
    """Return the inside of a page of several meanings."""
    return f"<p>{lead}</p><h2>Meanings</h2><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def page(title: str, body: str, head: str = "") -> str:
    """Return a page around its inside."""
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>"
        f'<h1 id="firstHeading">{title}</h1><div id="bodyContent"><div id="mw-content-text">'
        f'<div class="mw-parser-output">{body}</div></div></div></body></html>'
    )


def refresh(to: str) -> str:
    """Return a page that leads to a section at once."""
    meta = f"""<meta http-equiv="refresh" content="0;URL='{to}'" />"""
    return f"<html><head>{meta}</head><body><a href='{to}'>on</a></body></html>"


class _Page(Item):
    def __init__(self, path: str, title: str, html: str) -> None:
        super().__init__()
        self._path, self._title, self._html = path, title, html

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return "text/html"

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._html)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: True}


def write_zim(
    path: Path,
    pages: Mapping[str, str],
    redirects: Mapping[str, str] | None = None,
    *,
    indexed: bool = True,
    **metadata: Any,
) -> Path:
    """Write pages by title, each given as its whole HTML or its inside, and redirects."""
    with Creator(path).config_indexing(indexed, "eng") as creator:
        creator.set_mainpath(next(iter(pages)).replace(" ", "_"))
        for title, html in pages.items():
            whole = html if html.startswith("<html") else page(title, html)
            creator.add_item(_Page(title.replace(" ", "_"), title, whole))
        for title, to in (redirects or {}).items():
            hints = {Hint.FRONT_ARTICLE: True}
            creator.add_redirection(title.replace(" ", "_"), title, to.replace(" ", "_"), hints)
        for name, value in {**METADATA, **metadata}.items():
            if value:
                creator.add_metadata(name, value)
    return path


def write_old_zim(
    path: Path,
    pages: Mapping[str, str],
    redirects: Mapping[str, str] | None = None,
    metadata: Mapping[str, str] | None = None,
    suffix: str = ".html",
) -> Path:
    """Write a file as they were before 2020: articles under ``A/``, no index of any kind."""
    said = {"Date": "2015-06-02", "Language": "eng", "Creator": "Wikipedia", **(metadata or {})}
    entries: dict[tuple[str, str], tuple[str, bytes | str]] = {
        ("M", name): (name, value.encode()) for name, value in said.items()
    }
    names = {
        title: ("A", title.replace(" ", "_") + suffix) for title in (*pages, *(redirects or {}))
    }
    for title, html in pages.items():
        linked = html.replace('href="./', 'href="').replace('" title=', f'{suffix}" title=')
        entries[names[title]] = (title, page(title, linked).encode())
    for title, to in (redirects or {}).items():
        entries[names[title]] = (title, to)
    order = sorted(entries, key=lambda name: (name[0], name[1].encode()))
    blobs, dirents = list[bytes](), list[bytes]()
    for space, name in order:
        title, content = entries[space, name]
        words = f"{name}\0{title}\0".encode()
        if isinstance(content, str):
            target = struct.pack("<I", order.index(names[content]))
            dirents.append(struct.pack("<HBcI", 0xFFFF, 0, space.encode(), 0) + target + words)
        else:
            where = struct.pack("<II", 0, len(blobs))
            kind = 1 if space == "A" else 0
            dirents.append(struct.pack("<HBcI", kind, 0, space.encode(), 0) + where + words)
            blobs.append(content)
    by_title = sorted(range(len(order)), key=lambda i: (order[i][0], entries[order[i]][0].encode()))
    path.write_bytes(_bound(dirents, by_title, blobs))
    return path


def _bound(dirents: list[bytes], by_title: list[int], blobs: list[bytes]) -> bytes:
    mimetypes = b"text/plain\0text/html\0\0"
    paths_at = 80 + len(mimetypes)
    titles_at = paths_at + 8 * len(dirents)
    dirents_at = titles_at + 4 * len(dirents)
    starts, at = list[int](), dirents_at
    for dirent in dirents:
        starts.append(at)
        at += len(dirent)
    offsets, size = [4 * (len(blobs) + 1)], 4 * (len(blobs) + 1)
    for blob in blobs:
        size += len(blob)
        offsets.append(size)
    cluster = b"\x01" + struct.pack(f"<{len(offsets)}I", *offsets) + b"".join(blobs)
    clusters_at = at
    end = clusters_at + 8 + len(cluster)
    head = struct.pack(
        "<IHH16sIIQQQQIIQ", 0x044D495A, 5, 0, b"invented file 01", len(dirents), 1,
        paths_at, titles_at, clusters_at, 80, 0xFFFFFFFF, 0xFFFFFFFF, end,
    )  # fmt: skip
    body = head + mimetypes + struct.pack(f"<{len(starts)}Q", *starts)
    body += struct.pack(f"<{len(by_title)}I", *by_title) + b"".join(dirents)
    body += struct.pack("<Q", clusters_at + 8) + cluster
    return body + hashlib.md5(body, usedforsecurity=False).digest()
