"""When a miss becomes a loss: a pure function of a backlink's reads and the clock.

One confident miss makes a backlink *suspect*; a second one, far enough from the first, makes it lost. What could not
be read neither confirms nor refutes. A read that sees the link ends every suspicion at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from holdfast.links.verdict import Reason, State

#: How far apart the first and the confirming miss must be. Short where the server says so itself, long where a
#: mistake of somebody's (a migration, an expired domain renewed within days) looks the same as the end.
CONFIRMATION_WINDOW = {
    Reason.PAGE_NOT_FOUND: timedelta(hours=1),
    Reason.PAGE_GONE: timedelta(hours=1),
    Reason.LINK_REMOVED: timedelta(hours=6),
    Reason.SOFT_NOT_FOUND: timedelta(hours=6),
    Reason.PAGE_REDIRECTED: timedelta(hours=24),
    Reason.DOMAIN_PARKED: timedelta(hours=24),
    Reason.DOMAIN_GONE: timedelta(days=7),
}

#: Unverified for this long, a backlink asks for a person's eyes.
EYES_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One check's outcome, as far as standing is concerned."""

    at: datetime
    state: State
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a backlink stands after its reads."""

    state: State
    reason: Reason | None
    since: datetime | None  #: the first of the reads that say so without a break; None where there is none
    suspect: bool = False  #: a confident miss waits for its confirmation
    confirm_after: datetime | None = None  #: when a further miss would confirm the suspicion
    proof: tuple[Read, ...] = ()  #: the first and the confirming miss of a loss, or the miss behind a suspicion
    needs_eyes: bool = False  #: unverified for too long: a person should look


_NEVER = Standing(state=State.UNVERIFIED, reason=Reason.NEVER_CHECKED, since=None)


def standing(reads: Sequence[Read], now: datetime) -> Standing:
    """Say where a backlink stands, from all its reads in the order of time."""
    stand = _NEVER
    misses: list[Read] = []
    blind_since: datetime | None = None
    for read in reads:
        if read.state is State.LOST:
            misses.append(read)
            blind_since = None
            stand = _after_miss(stand, misses)
        elif read.state is State.UNVERIFIED:
            blind_since = blind_since or read.at
            stand = _after_blind(stand, read)
        else:
            misses.clear()
            blind_since = None
            stand = _after_sight(stand, read)
    if blind_since is not None and now - blind_since >= EYES_AFTER and stand.state is not State.LOST:
        return replace(stand, needs_eyes=True)
    return stand


def _after_miss(stand: Standing, misses: list[Read]) -> Standing:
    if stand.state is State.LOST:
        return stand
    last = misses[-1]
    window = _window(last)
    # A miss of a slower kind proves nothing for a quicker one: a name that did not resolve is no read of the page.
    first = next(miss for miss in misses if _window(miss) <= window)
    if first is not last and last.at - first.at >= window:
        return Standing(state=State.LOST, reason=last.reason, since=first.at, proof=(first, last))
    return replace(stand, suspect=True, confirm_after=first.at + window, proof=(first,))


def _after_blind(stand: Standing, read: Read) -> Standing:
    if stand.state is State.LOST or stand.suspect:
        return stand
    since = stand.since if stand.state is State.UNVERIFIED and stand.since else read.at
    return Standing(state=State.UNVERIFIED, reason=read.reason, since=since)


def _after_sight(stand: Standing, read: Read) -> Standing:
    same = stand.state is read.state and stand.reason is read.reason
    return Standing(state=read.state, reason=read.reason, since=stand.since if same else read.at)


def _window(miss: Read) -> timedelta:
    assert miss.reason is not None, "a miss always has its reason"
    return CONFIRMATION_WINDOW[miss.reason]
