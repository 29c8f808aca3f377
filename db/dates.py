"""Dates of publication as keys that sort, and as they are shown."""

from __future__ import annotations

from datetime import UTC, datetime


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


def short_date(published: str | None) -> str:
    """Return a date as it is shown; "undated" for none."""
    if not published:
        return "undated"
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published[:10]
    return f"{moment.day} {moment:%b %Y}"
