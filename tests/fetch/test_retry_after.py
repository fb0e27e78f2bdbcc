"""What a server may write into Retry-After."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.fetch.fakes import response
from holdfast.fetch.retry_after import LONGEST_S, retry_after_s

URL = "https://example.com/"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("999999999999999999999999", LONGEST_S),
        ("Thu, 01 Jan 2026 00:02:00 GMT", 120.0),
        ("Thursday, 01-Jan-26 00:02:00 GMT", 120.0),
        ("Thu, 01 Jan 2026 00:02:00", 120.0),
        ("Thu, 01 Jan 2026 02:02:00 +0200", 120.0),
        ("Wed, 31 Dec 2025 00:00:00 GMT", 0.0),
        ("Thu, 01 Jan 2099 00:00:00 GMT", LONGEST_S),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Thu, 99 Jan 2026 00:00:00 GMT", None),
    ],
)
def test_seconds_and_dates_are_understood_and_capped(text: str, seconds: float | None) -> None:
    assert retry_after_s(response(URL, status=429, headers={"Retry-After": text})) == seconds


def test_a_date_counts_by_the_servers_own_clock() -> None:
    headers = {"Retry-After": "Thu, 01 Jan 2015 00:01:00 GMT", "Date": "Thu, 01 Jan 2015 00:00:00 GMT"}
    assert retry_after_s(response(URL, status=429, headers=headers)) == 60.0


@given(st.text(max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    seconds = retry_after_s(response(URL, status=429, headers={"Retry-After": text, "Date": text}))
    assert seconds is None or 0 <= seconds <= LONGEST_S
