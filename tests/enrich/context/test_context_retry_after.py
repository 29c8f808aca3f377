"""Retry-After in both its forms (RFC 9110, 10.2.3), and in any other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enrich.context.mediawiki.retrying import retry_after


@given(st.text() | st.from_regex(r"\w{3}, \d{1,20} Oct \d{1,20} \d+:\d+:\d+ [+-]?\w{0,20}"))
@example("Wed, 21 Oct 2037 07:28:00 +99999999999999")
@example("Wed, 21 Oct 99999999999999999999999999 07:28:00 GMT")
@example("²")
def test_it_never_raises_and_is_never_negative(value: str) -> None:
    seconds = retry_after(value)
    assert seconds is None or seconds >= 0


@given(st.integers(0, 10**9))
def test_seconds(seconds: int) -> None:
    assert retry_after(f" {seconds} ") == seconds


@given(st.integers(5, 10**8), st.sampled_from([UTC, None]))
def test_a_date(seconds: int, zone: None) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=seconds)
    found = retry_after(format_datetime(moment.replace(tzinfo=zone), usegmt=zone is not None))
    assert found is not None
    assert seconds - 5 < found <= seconds


@pytest.mark.parametrize("value", ["Wed, 21 Oct 2015 07:28:00 GMT", "1 Jan 0001 00:00:00 +0100"])
def test_a_date_in_the_past(value: str) -> None:
    assert retry_after(value) == 0


@pytest.mark.parametrize("value", ["", " ", "soon", "-5", "1.5", "1e3", "0x10", "Wed, 21"])
def test_what_is_neither(value: str) -> None:
    assert retry_after(value) is None
