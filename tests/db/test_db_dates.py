from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import sort_key


@pytest.mark.parametrize(
    ("published", "key"),
    [
        (None, ""),
        ("", ""),
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01T10:00:00", "2024-05-01T10:00:00"),
        ("2024-05-01T10:00", "2024-05-01T10:00:00"),
        ("2024-05-01T10:00:00.123456", "2024-05-01T10:00:00"),
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00"),
        ("2024-05-01T23:30:00-08:00", "2024-05-02T07:30:00"),
        ("2024-01-01T00:30:00+05:30", "2023-12-31T19:00:00"),
        ("2024-05-01Tnoon", "2024-05-01"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01"),
        ("9999-12-31T23:59:59-14:00", "9999-12-31"),
    ],
)
def test_keys(published: str | None, key: str) -> None:
    assert sort_key(published) == key


def test_undated_then_a_date_then_the_times_of_its_day() -> None:
    keys = [sort_key(p) for p in (None, "2024-05-01", "2024-05-01T00:00:00Z", "2024-05-02")]
    assert keys == sorted(keys)
    assert len(set(keys)) == 4


@given(
    *[st.datetimes(timezones=st.timezones(no_cache=False)).map(lambda d: d.replace(microsecond=0))]
    * 2
)
def test_moments_sort_by_time(one: datetime, other: datetime) -> None:
    keys = []
    for moment in (one, other):
        try:
            keys.append((moment.timestamp(), sort_key(moment.isoformat())))
        except OverflowError:
            return
    if all("T" in key for _, key in keys):
        (first, first_key), (second, second_key) = sorted(keys)
        assert first_key <= second_key
        assert (first == second) == (first_key == second_key)
