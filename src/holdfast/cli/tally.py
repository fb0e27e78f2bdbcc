"""Counting a run: how many links, in which state and why, and which of them need attention."""

from bisect import insort
from collections import Counter

from holdfast.cli.done import Done
from holdfast.links.verdict import Reason, State

#: Links kept for the table, of each state; the rest is counted.
KEPT = 50


class Tally:
    """What a run has seen so far. Its size does not grow with the list."""

    def __init__(self) -> None:
        self.read = 0  #: links handed out to be checked
        self.list_ended = False
        self.checked = 0
        self.different = 0  #: live links that are not as agreed
        self.left_out = 0  #: rows that could not be read
        self.states: Counter[State] = Counter()
        self.reasons: Counter[tuple[State, Reason | None]] = Counter()
        self.attention: dict[State, list[Done]] = {state: [] for state in State}

    def add(self, done: Done) -> None:
        """Count one link."""
        self.checked += 1
        self.states[done.state] += 1
        self.reasons[done.state, done.reason] += 1
        self.different += done.differs and done.state is State.LIVE
        if done.detail is not None and (done.state is not State.LIVE or done.differs):
            kept = self.attention[done.state]
            insort(kept, done, key=_line)
            del kept[KEPT:]

    def states_line(self) -> str:
        """Return the counts in words, such as `11,800 live, 200 lost`."""
        return ", ".join(f"{self.states[state]:,} {state}" for state in State if self.states[state]) or "none yet"


def _line(done: Done) -> int:
    return done.line
