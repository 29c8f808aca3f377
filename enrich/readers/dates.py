"""Date lines as news sites write them, to ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from enrich.readers.zones import in_zone

_LONGEST = 120
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

_LABEL = re.compile(
    r"(?:(?P<updated>(?:last[ ]+)?(?:updated|modified))"
    r"|(?:first[ ]+)?(?:published|posted|issued|created)|(?:publication[ ]+)?date)"
    r"(?:[ ]+(?:on|at))?[ ]*:?[ ]*",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.]?,?[ ]+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"\d{4}"
_DATE = (
    rf"(?P<date>{_MONTH}[ ]+{_DAY}(?:,[ ]*|[ ]+){_YEAR}"
    rf"|{_DAY}(?:[ ]+(?:of[ ]+)?|-){_MONTH}(?:,?[ ]+|-){_YEAR}"
    rf"|(?P<iso>{_YEAR}(?P<by>[-/.])(?:0?[1-9]|1[0-2])(?P=by)\d{{1,2}})"
    rf"|\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep){_YEAR})"
)
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"[ ]*(?:(?P<half>[ap])\.?m\b\.?)?"
)
_ZONE = r"(?:[ ]*\(?(?P<zone>(?:(?:UTC|GMT)[ ]*)?[+\-−]\d{1,2}(?::?\d{2})?|(?-i:Z|[A-Z]{2,5}))\)?)?"
_BETWEEN = r"(?:,?[ ]+at[ ]+|[ ]*[,|/·•–—-][ ]*|[ ]+)"
_DATE_FIRST = re.compile(rf"{_WEEKDAY}{_DATE}(?:(?:T|{_BETWEEN}){_TIME}{_ZONE})?", re.IGNORECASE)
_TIME_FIRST = re.compile(rf"{_TIME}{_ZONE}{_BETWEEN}{_WEEKDAY}{_DATE}", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\d{4}")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date line: ``iso`` is ISO 8601; ``updated`` says that it tells of a later change."""

    iso: str
    updated: bool


def read_date(line: str) -> Dated | None:
    """Return what a date line says, or None where not the whole line is one possible date.

    A date has a day, a month and a year of 1900-2100; it may have a time, a zone, a weekday and a
    label (``Published:``, ``Updated``). In ``03/04/2021`` the day comes first, unless only the
    second number can be one.
    """
    if len(line) > _LONGEST or not _HAS_YEAR.search(line):
        return None
    label = _LABEL.match(line)
    rest = line[label.end() :] if label else line
    match = _DATE_FIRST.fullmatch(rest) or _TIME_FIRST.fullmatch(rest)
    iso = _iso(match) if match else None
    if iso is None:
        return None
    return Dated(iso, updated=bool(label and label["updated"]))


def _iso(match: re.Match[str]) -> str | None:
    if match["hour"] and not (match["minute"] or match["half"]):
        return None
    when = _parse(_written_date(match), _written_time(match), day_first=not match["iso"])
    if when is None or not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        return None
    if not match["hour"]:
        return when.date().isoformat()
    return in_zone(when, match["zone"] or "").isoformat(timespec="seconds")


def _written_date(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"].replace(match["by"], "-")
    if match["sep"]:
        return match["date"].replace(match["sep"], "/")
    return _ORDINAL.sub(" ", match["date"]).replace(".", " ").replace(",", " ")


def _written_time(match: re.Match[str]) -> str:
    if not match["hour"]:
        return ""
    half = f" {match['half']}m" if match["half"] else ""
    return f" {match['hour']}:{match['minute'] or '00'}:{match['second'] or '00'}{half}"


def _parse(date: str, time: str, *, day_first: bool) -> datetime | None:
    # Imported late: most files of a folder may have no date, and it takes 40 ms.
    from dateutil import parser

    try:
        return parser.parse(date + time, dayfirst=day_first, default=datetime(2000, 1, 1))
    except (ValueError, OverflowError):  # 31 February, 25:00, 13 p.m.
        return None
