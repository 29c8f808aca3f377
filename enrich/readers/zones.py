"""Time zones as news sites write them, where the letters mean one thing only."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
# Hours from UTC. CST, IST and the like are missing on purpose: they name several zones.
_FIXED = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "HKT": 8, "SGT": 8, "AWST": 8, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EDT": -4, "EST": -5, "CDT": -5, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8,
}  # fmt: skip
_WIDEST = timedelta(hours=14)
_SEASONAL = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}


def in_zone(when: datetime, name: str) -> datetime:
    """Return ``when`` as a time of the named zone, or as it is where the name is not clear."""
    zone = _zone(name.upper())
    return when if zone is None else when.replace(tzinfo=zone)


def _zone(name: str) -> tzinfo | None:
    if name in _FIXED:
        return timezone(timedelta(hours=_FIXED[name]))
    if name in _SEASONAL:
        try:
            return ZoneInfo(_SEASONAL[name])
        except ZoneInfoNotFoundError:  # a system without a time zone database
            return None
    if match := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        if offset <= _WIDEST:
            return timezone(offset if match["sign"] == "+" else -offset)
    return None
