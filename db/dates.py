"""Dates of publication as keys that sort, and as they are shown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
PERIODS = "a date: 2021, 2021-09 or 2021-09-15"


def sort_key(published: str | None) -> str:
    """Return a key that sorts by time: ISO 8601 in UTC without a zone; empty when undated.

    A date alone sorts before every time of its day, the undated before everything.
    """
    if not published:
        return ""
    if "T" not in published:
        return published
    try:
        moment = datetime.fromisoformat(published)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return published[:10]
    return moment.isoformat(timespec="seconds")


def period_of(text: str) -> str:
    """Return a day, a month or a year that was typed: "2021-09-15", "2021-09" or "2021".

    Raises:
        ValueError: it is written otherwise, or there is no such date; the message reads on from
            the name of what was to hold it.
    """
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"wants {PERIODS}")
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no date “{text}”") from None
    return match[0]


def day_before(period: str) -> str:
    """Return the day before the first of a day, month or year that ``period_of`` returned."""
    first = date.fromisoformat(f"{period}-01-01"[:10]).toordinal()
    return date.fromordinal(first - 1).isoformat() if first > 1 else "0000"


def short_date(published: str | None) -> str:
    """Return a date as it is shown; "undated" for none."""
    if not published:
        return "undated"
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published[:10]
    return f"{moment.day} {moment:%b %Y}"
