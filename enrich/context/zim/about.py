"""What a Kiwix file says of itself: which wiki it was made from, when, and its licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from enrich.context.zim.archive import ZimFile
from enrich.context.zim.languages import WIKIS
from enrich.readers.characters import one_line, shorten

LONGEST_VALUE = 80
_DATED = re.compile(r"[_-]\d{4}-\d{2}(?:-\d{2})?$")
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,24}")
_CODE = re.compile(r"[a-z]{2,12}(?:-[a-z0-9]{1,12}){0,3}")
_NAMED = re.compile(r"wikipedia_(?P<code>[a-z-]{2,20})(?:_|$)")


@dataclass(frozen=True, slots=True)
class About:
    """``origin`` stays the same when a newer edition of the file takes its place."""

    origin: str
    language: str
    host: str
    licence: str
    date: str
    articles: int

    @property
    def usual_licence(self) -> str:
        """The licence of texts from there, where neither the file nor a page names one."""
        return "CC BY-SA" if self.host.endswith(".wikipedia.org") else ""

    def address_of(self, title: str) -> str:
        """Return the address of a page in the wiki that the file was made from, if it is known."""
        return f"https://{self.host}/wiki/{quote(title.replace(' ', '_'))}" if self.host else ""


def about(file: ZimFile, path: Path) -> About:
    """Read what a file says of itself; none of it is believed further than its form goes.

    Raises:
        SourceError: the file is damaged.
    """

    def said(name: str) -> str:
        return shorten(one_line(file.metadata(name)), LONGEST_VALUE)

    named = _NAMED.match(said("Name"))
    source = said("Source")
    host = (_split_host(source) or "").lower()
    language = named["code"] if named else _language(said("Language"))
    of_wikipedia = bool(named) or "wikipedia" in f"{said('Creator')} {host}".lower()
    if not _HOST.fullmatch(host):
        host = f"{language}.wikipedia.org" if of_wikipedia and language else ""
    date = _DATE.match(said("Date"))
    return About(
        origin=shorten(one_line(_DATED.sub("", _stem(path))), LONGEST_VALUE),
        language=language or "en",
        host=host,
        licence=said("License"),
        date=date[0] if date else "",
        articles=file.articles,
    )


def _stem(path: Path) -> str:
    return re.sub(r"\.zim(?:aa)?$", "", path.name, flags=re.IGNORECASE)


def _split_host(source: str) -> str | None:
    try:
        return urlsplit(source if "//" in source else f"//{source}").hostname
    except ValueError:
        return None


def _language(codes: str) -> str:
    """Return a wiki's code for the first of a file's languages, which are in ISO 639-3."""
    code = codes.split(",", maxsplit=1)[0].strip().lower()
    code = WIKIS.get(code, code)
    return code if _CODE.fullmatch(code) else ""
