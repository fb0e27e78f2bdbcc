from collections.abc import Iterator

from holdfast.cli.done import Done
from holdfast.cli.progress import LINE_EVERY_S, duration, how_many, show_progress
from holdfast.cli.tally import Tally
from holdfast.links.verdict import State
from tests.cli.made import terminal, text_stream, written

DONE = Done(1, State.LIVE, None, differs=False, data=b"")


def clock_of(*moments: float) -> Iterator[float]:
    yield from moments


def tally_of(count: int, *, read: int = 0) -> Tally:
    tally = Tally()
    for _ in range(count):
        tally.add(DONE)
    tally.read = read or count
    return tally


def test_a_log_gets_one_line_in_ten_seconds() -> None:
    now = 0.0
    out, tally = text_stream(), Tally()
    with show_progress(tally, 100, out, quiet=False, clock=lambda: now) as shown:
        for _ in range(50):
            now += 0.5
            tally.read += 1
            tally.add(DONE)
            shown.update()
    assert written(out) == (
        "holdfast: 20 of 100 checked, 2/s: 20 live; about 40 s left\n"
        "holdfast: 40 of 100 checked, 2/s: 40 live; about 30 s left\n"
    )
    assert LINE_EVERY_S == 10


def test_a_terminal_gets_a_bar_with_counts_that_makes_room_for_messages() -> None:
    now = 0.0
    out, tally = terminal(), tally_of(3, read=10)
    with show_progress(tally, 200_000, out, quiet=False, clock=lambda: now) as shown:
        now += 1
        shown.update()
        shown.tell("line 7: [bold]no address")
    text = written(out)
    assert "3 of 200,000" in text
    assert "3 live" in text
    assert "line 7: [bold]no address" in text


def test_who_asks_for_quiet_gets_quiet() -> None:
    out = text_stream()
    with show_progress(tally_of(3), 10, out, quiet=True, clock=lambda: 1e9) as shown:
        shown.update()
        shown.tell("anything")
    assert written(out) == ""


def test_how_many_there_are_is_said_as_well_as_it_is_known() -> None:
    tally = tally_of(3, read=8)
    assert how_many(tally, None) == "3 of at least 8"
    assert how_many(tally, 100) == "3 of 100"
    tally.left_out = 10
    assert how_many(tally, 100) == "3 of 90"
    tally.list_ended = True
    assert how_many(tally, 100) == "3 of 8"


def test_durations_are_said_in_two_units_at_most() -> None:
    assert [duration(seconds) for seconds in (0.4, 59.6, 3600, 90_061)] == [
        "0.4 s",
        "1 min 0 s",
        "1 h 0 min",
        "25 h 1 min",
    ]
