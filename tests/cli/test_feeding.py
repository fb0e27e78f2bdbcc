from collections.abc import Iterator

import pytest

from holdfast.checker.values import Expected
from holdfast.cli.done import Done
from holdfast.cli.feeding import Pass
from holdfast.cli.issues import IssueReport
from holdfast.cli.stopping import Stop
from holdfast.cli.tally import Tally
from holdfast.links.errors import OutsideError, UserError
from holdfast.links.verdict import State
from tests.cli.made import SOURCE, TARGET

LINKS = [Expected(source_url=SOURCE, target_url=TARGET, line=line) for line in range(5)]
DONE = Done(1, State.LIVE, None, differs=False, data=b"x\n")


class Lines:
    """A sink that breaks after some lines."""

    def __init__(self, room: int = 100) -> None:
        self.lines: list[bytes] = []
        self._room = room

    def write(self, line: bytes) -> None:
        if len(self.lines) == self._room:
            raise OutsideError("full", permanent=False)
        self.lines.append(line)


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
def stop() -> Stop:
    return Stop()


def a_pass(tally: Tally, stop: Stop, sink: Lines) -> Pass:
    return Pass(tally, stop, sink, lambda: None, IssueReport(lambda _text: None, None))


def test_links_are_counted_as_they_are_handed_out(tally: Tally, stop: Stop) -> None:
    assert list(a_pass(tally, stop, Lines()).feed(LINKS)) == LINKS
    assert (tally.read, tally.list_ended) == (5, True)


def test_no_link_is_handed_out_after_a_wish_to_stop(tally: Tally, stop: Stop) -> None:
    feeding = a_pass(tally, stop, Lines()).feed(LINKS)
    next(feeding)
    stop.event.set()
    assert list(feeding) == []
    assert (tally.read, tally.list_ended) == (1, False)


def test_a_fault_in_the_list_is_kept_and_stops_the_check(tally: Tally, stop: Stop) -> None:
    def broken() -> Iterator[Expected]:
        yield LINKS[0]
        raise UserError("changed")

    one_pass = a_pass(tally, stop, Lines())
    assert list(one_pass.feed(broken())) == LINKS[:1]
    assert str(one_pass.fault) == "changed"
    assert stop.event.is_set()


def test_a_fault_in_the_output_is_kept_and_nothing_is_counted_after_it(tally: Tally, stop: Stop) -> None:
    sink = Lines(room=2)
    one_pass = a_pass(tally, stop, sink)
    for _ in range(5):
        one_pass.receive(DONE)
    assert len(sink.lines) == tally.checked == 2
    assert str(one_pass.fault) == "full"
    assert stop.event.is_set()
    assert stop.signal is None
