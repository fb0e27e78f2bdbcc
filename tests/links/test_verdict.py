from datetime import UTC, datetime

import pytest

from holdfast.links.url import Url
from holdfast.links.verdict import Reason, State, Verdict


def verdict(reason: Reason | None) -> Verdict:
    return Verdict(
        source_url=Url("https://a.example/"),
        target_url=Url("https://b.example/"),
        state=reason.state if reason else State.LIVE,
        reason=reason,
        rule="some_rule",
        checked_at=datetime(2026, 11, 21, tzinfo=UTC),
    )


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_belongs_to_one_state_that_is_not_live(reason: Reason) -> None:
    assert reason.state in {State.DEVALUED, State.LOST, State.UNVERIFIED}


def test_one_miss_is_a_suspicion() -> None:
    assert verdict(Reason.LINK_REMOVED).suspect
    assert not verdict(None).suspect
    assert not verdict(Reason.BLOCKED).suspect


def test_a_page_that_was_not_read_proves_nothing() -> None:
    assert not verdict(Reason.BLOCKED).confident
    assert verdict(Reason.PAGE_NOT_FOUND).confident
    assert verdict(None).confident
