"""Date lines to ISO 8601, and lines that are none."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.readers.dates import Dated, read_date


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("September 15, 2021", "2021-09-15"),
        ("15 September 2021", "2021-09-15"),
        ("15th of September 2021", "2021-09-15"),
        ("Sept. 15, 2021", "2021-09-15"),
        ("MAY 1ST, 2021", "2021-05-01"),
        ("Wednesday, 15 September 2021", "2021-09-15"),
        ("Wed. September 15 2021", "2021-09-15"),
        ("Published: 2021-09-15", "2021-09-15"),
        ("Posted on September 15, 2021", "2021-09-15"),
        ("Date: 15-Sep-2021", "2021-09-15"),
        ("2021/9/5", "2021-09-05"),
        ("2021-09-05", "2021-09-05"),
        ("15.09.2021", "2021-09-15"),
        ("15/09/2021", "2021-09-15"),
        ("09/15/2021", "2021-09-15"),
        ("03/04/2021", "2021-04-03"),
        ("29 February 2020", "2020-02-29"),
        ("2021-09-15T10:30:00Z", "2021-09-15T10:30:00+00:00"),
        ("2021-09-15T10:30:00.123+02:00", "2021-09-15T10:30:00+02:00"),
        ("2021-09-15 10:30", "2021-09-15T10:30:00"),
        ("September 15, 2021 at 10:30 a.m. (EDT)", "2021-09-15T10:30:00-04:00"),
        ("Sep 15, 2021, 10:30 PM ET", "2021-09-15T22:30:00-04:00"),
        ("Jan 15, 2021, 10 am ET", "2021-01-15T10:00:00-05:00"),
        ("Wed 15 Sep 2021 10.30 BST", "2021-09-15T10:30:00+01:00"),
        ("Wed, 15 Sep 2021 10:30:59 +0530", "2021-09-15T10:30:59+05:30"),
        ("15 September 2021 | 10:30 UTC+3", "2021-09-15T10:30:00+03:00"),
        ("10:30 GMT, 15 September 2021", "2021-09-15T10:30:00+00:00"),
        ("15 September 2021 12:05 a.m.", "2021-09-15T00:05:00"),
    ],
)
def test_the_dates_of_news_sites(line: str, iso: str) -> None:
    assert read_date(line) == Dated(iso, updated=False)


@pytest.mark.parametrize("zone", ["CST", "IST", "XYZ", "+19:00"])
def test_a_zone_that_is_not_clear_gives_no_offset(zone: str) -> None:
    assert read_date(f"15 September 2021 10:30 {zone}") == Dated("2021-09-15T10:30:00", False)


@pytest.mark.parametrize(
    "line", ["Updated 15 September 2021", "Last updated: 2021-09-15", "Last modified on 15/09/2021"]
)
def test_an_update_is_told_from_a_publication(line: str) -> None:
    assert read_date(line) == Dated("2021-09-15", updated=True)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "31 February 2021",
        "29 February 2021",
        "31/02/2021",
        "13/13/2021",
        "2021-15-09",
        "1 May 1899",
        "1 May 2101",
        "September 2021",
        "September 15",
        "2021",
        "15 September 2021 25:10",
        "15 September 2021 13:30 p.m.",
        "15 September 2021 10",
        "September 15, 2021 was a rainy day",
        "On 15 September 2021",
        "Room 15/09-2021",
        "15 September 2021" + " " * 200,
    ],
)
def test_what_is_no_date(line: str) -> None:
    assert read_date(line) is None


@given(st.from_regex(r"[0-9:./ ,T+-]{8,25}") | st.text(max_size=130))
def test_any_line_is_a_valid_date_or_none(line: str) -> None:
    dated = read_date(line)
    assert dated is None or 1900 <= datetime.fromisoformat(dated.iso).year <= 2100


@given(st.dates(datetime(1900, 1, 1).date(), datetime(2100, 12, 31).date()))
def test_every_date_is_read_in_each_order(day: object) -> None:
    for layout in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a %d %b %Y"):
        dated = read_date(format(day, layout))
        assert dated is not None
        assert dated.iso == str(day)
