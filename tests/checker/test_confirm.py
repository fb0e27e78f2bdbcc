from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.checker.confirm import CONFIRMATION_WINDOW, EYES_AFTER, Read, Standing, standing
from holdfast.links.verdict import Reason, State

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
LOST_REASONS = [reason for reason in Reason if reason.state is State.LOST]
UNVERIFIED_REASONS = [reason for reason in Reason if reason.state is State.UNVERIFIED]


def read(hours: float, reason: Reason | None = None) -> Read:
    return Read(at=START + timedelta(hours=hours), state=reason.state if reason else State.LIVE, reason=reason)


def after(*reads: Read, hours: float = 0) -> Standing:
    now = max([START + timedelta(hours=hours), *(each.at for each in reads)])
    return standing(reads, now)


def test_without_a_read_nothing_is_known() -> None:
    stand = standing((), START)
    assert (stand.state, stand.reason, stand.suspect) == (State.UNVERIFIED, Reason.NEVER_CHECKED, False)


def test_one_miss_makes_a_live_link_suspect_and_no_more() -> None:
    stand = after(read(0), read(24, Reason.LINK_REMOVED))
    assert stand.state is State.LIVE
    assert stand.suspect
    assert stand.confirm_after == START + timedelta(hours=30)


@pytest.mark.parametrize(
    ("reason", "hours"),
    [
        (Reason.LINK_REMOVED, 6),
        (Reason.SOFT_NOT_FOUND, 6),
        (Reason.PAGE_NOT_FOUND, 1),
        (Reason.PAGE_GONE, 1),
        (Reason.PAGE_REDIRECTED, 24),
        (Reason.DOMAIN_PARKED, 24),
        (Reason.DOMAIN_GONE, 7 * 24),
    ],
)
def test_a_second_miss_far_enough_from_the_first_confirms_the_loss(reason: Reason, hours: int) -> None:
    early = after(read(-1), read(0, reason), read(hours - 0.1, reason))
    assert (early.state, early.suspect) == (State.LIVE, True)
    late = after(read(-1), read(0, reason), read(hours, reason))
    assert (late.state, late.reason, late.suspect) == (State.LOST, reason, False)
    assert late.proof == (read(0, reason), read(hours, reason))
    assert late.since == START


def test_every_reason_of_loss_has_its_window() -> None:
    assert set(CONFIRMATION_WINDOW) == set(LOST_REASONS)


def test_a_sight_in_between_ends_the_suspicion() -> None:
    stand = after(read(0, Reason.LINK_REMOVED), read(3), read(12, Reason.LINK_REMOVED))
    assert stand.state is State.LIVE
    assert stand.suspect
    assert stand.confirm_after == START + timedelta(hours=18)


def test_what_could_not_be_read_neither_confirms_nor_refutes() -> None:
    reads = [read(-1), read(0, Reason.LINK_REMOVED), read(3, Reason.BLOCKED)]
    assert after(*reads).suspect
    assert after(*reads, read(6, Reason.LINK_REMOVED)).state is State.LOST
    assert after(*reads, read(400, Reason.TIMEOUT)).state is State.LIVE


def test_a_name_that_did_not_resolve_confirms_no_removed_link() -> None:
    stand = after(read(-1), read(0, Reason.DOMAIN_GONE), read(10, Reason.LINK_REMOVED))
    assert (stand.state, stand.suspect) == (State.LIVE, True)
    assert stand.confirm_after == START + timedelta(hours=16)


def test_a_lost_link_that_is_seen_again_is_live_at_once() -> None:
    lost = [read(0, Reason.PAGE_NOT_FOUND), read(2, Reason.PAGE_NOT_FOUND)]
    assert after(*lost).state is State.LOST
    back = after(*lost, read(5))
    assert (back.state, back.suspect, back.since) == (State.LIVE, False, START + timedelta(hours=5))


def test_a_wall_does_not_undo_a_proven_loss() -> None:
    stand = after(read(0, Reason.PAGE_GONE), read(2, Reason.PAGE_GONE), read(4, Reason.BLOCKED))
    assert stand.state is State.LOST


def test_after_two_weeks_without_a_read_a_person_should_look() -> None:
    blocked = read(0, Reason.BLOCKED)
    assert not standing([blocked], blocked.at + EYES_AFTER - timedelta(minutes=1)).needs_eyes
    assert standing([blocked], blocked.at + EYES_AFTER).needs_eyes
    assert not standing([blocked, read(1)], blocked.at + EYES_AFTER).needs_eyes


@given(
    st.lists(
        st.tuples(st.floats(min_value=0.01, max_value=500), st.sampled_from([None, *Reason])).map(
            lambda pair: (pair[0], None if pair[1] is Reason.NEVER_CHECKED else pair[1])
        ),
        max_size=12,
    )
)
def test_lost_always_rests_on_two_misses_with_no_sight_between(steps: list[tuple[float, Reason | None]]) -> None:
    hours, reads = 0.0, []
    for gap, reason in steps:
        hours += gap
        reads.append(read(hours, reason))
    stand = after(*reads)
    if stand.state is State.LOST:
        first, last = stand.proof
        assert first.state is last.state is State.LOST
        assert last.reason is not None
        assert last.at - first.at >= CONFIRMATION_WINDOW[last.reason]
        between = [each for each in reads if first.at <= each.at]
        assert all(each.state in {State.LOST, State.UNVERIFIED} for each in between)


@given(st.lists(st.sampled_from(UNVERIFIED_REASONS), min_size=1, max_size=20), st.integers(1, 2000))
def test_unverified_never_becomes_lost(reasons: list[Reason], gap_hours: int) -> None:
    reads = [read(index * gap_hours, reason) for index, reason in enumerate(reasons)]
    assert after(*reads).state is State.UNVERIFIED
