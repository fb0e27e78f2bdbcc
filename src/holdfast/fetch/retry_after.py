"""The Retry-After header: how long a server asks to be left alone (RFC 9110 §10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from holdfast.fetch.values import Response

#: A longer wish is heard as this: a run of ours is over by then, and a mistyped date must not silence a host for good.
LONGEST_S = 3600.0


def retry_after_s(response: Response) -> float | None:
    """Return the seconds to wait that an answer asks for, from its arrival on; None where it does not ask."""
    text = response.headers.first("retry-after")
    seconds = float(text[:12]) if text.isdecimal() and text.isascii() else _until(text, response)
    return None if seconds is None else min(max(seconds, 0.0), LONGEST_S)


def _until(text: str, response: Response) -> float | None:
    moment = _date(text)
    if moment is None:
        return None
    # By the server's own clock, which may be wrong.
    sent = _date(response.headers.first("date")) or response.fetched_at
    return (moment - sent).total_seconds()


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
