"""Why a page brought no answer."""

from dataclasses import replace
from typing import assert_never

from holdfast.checker.rules.scene import Finding
from holdfast.fetch.values import Failure, NoResponse
from holdfast.links.verdict import Reason


def no_answer(missing: NoResponse) -> Finding:
    """Give the reason for a page that brought no answer."""
    return Finding(_failure_reason(missing), (missing.detail,) if missing.detail else ())


def _failure_reason(missing: NoResponse) -> Reason:  # noqa: PLR0911 -- one line per failure, checked by mypy
    match missing.failure:
        case Failure.DNS_NOT_FOUND:
            return Reason.DOMAIN_GONE
        case Failure.DNS_ERROR:
            return Reason.DNS_ERROR
        case Failure.ADDRESS_REFUSED | Failure.CONNECTION:
            return Reason.CONNECTION_ERROR
        case Failure.TLS:
            return Reason.TLS_ERROR
        case Failure.TIMEOUT:
            return Reason.TIMEOUT
        case Failure.TOO_MANY_REDIRECTS | Failure.REDIRECT_LOOP | Failure.BAD_REDIRECT | Failure.BAD_ENCODING:
            # The server answers, but never with a page: a mistake in its set-up that its owner will mend.
            return Reason.SERVER_ERROR
        case Failure.ROBOTS_DISALLOWED:
            return Reason.ROBOTS_DISALLOWED
        case Failure.HOST_RESTING:
            return _resting_reason(missing)
        case _:
            assert_never(missing.failure)


def _resting_reason(missing: NoResponse) -> Reason:
    if missing.because not in {None, Failure.HOST_RESTING}:
        assert missing.because is not None
        return _failure_reason(replace(missing, failure=missing.because))
    return Reason.RATE_LIMITED if missing.status == 429 else Reason.SERVER_ERROR
