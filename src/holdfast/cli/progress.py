"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TextIO

from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from holdfast.cli.console import console_on
from holdfast.cli.tally import Tally

#: Seconds between two lines where there is no terminal, such as in a log.
LINE_EVERY_S = 10.0

#: Seconds between two updates of the bar. An update costs 10 µs; the eye sees no more.
_BAR_EVERY_S = 0.1

#: Seconds below which tenths matter.
_PRECISE_BELOW_S = 10

Clock = Callable[[], float]
Update = Callable[[], None]
Tell = Callable[[str], None]


class Shown(NamedTuple):
    """What a run calls as it goes."""

    update: Update  #: after each link
    tell: Tell  #: to say something, which a bar makes room for


@contextmanager
def show_progress(
    tally: Tally, expected: int | None, out: TextIO, *, quiet: bool, clock: Clock = time.monotonic
) -> Iterator[Shown]:
    """Show how far a run is. `expected` is None where nobody knows how many links there are."""
    if quiet:
        yield Shown(_nothing, _tell_nothing)
    elif out.isatty():
        with _bar(out) as bar:
            yield Shown(_limited(_bar_update(bar, tally, expected), _BAR_EVERY_S, clock), _teller_above(bar))
    else:
        yield Shown(_limited(_line_writer(tally, expected, out, clock), LINE_EVERY_S, clock), _teller(out))


def expected_links(tally: Tally, expected: int | None) -> int | None:
    """Return how many links there will be: known at the list's end, before that what its lines promise."""
    if tally.list_ended:
        return tally.read
    return None if expected is None else max(expected - tally.left_out, tally.read)


def how_many(tally: Tally, expected: int | None) -> str:
    """Return how far the run is, such as `500 of 2,000` or, from a pipe, `500 of at least 750`."""
    total = expected_links(tally, expected)
    return f"{tally.checked:,} of {f'{total:,}' if total is not None else f'at least {tally.read:,}'}"


def duration(seconds: float) -> str:
    """Return a length of time in words.

    >>> duration(0.42), duration(42), duration(400), duration(9_000)
    ('0.4 s', '42 s', '6 min 40 s', '2 h 30 min')
    """
    if seconds < _PRECISE_BELOW_S:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _nothing() -> None:
    pass


def _tell_nothing(_text: str) -> None:
    pass


def _teller(out: TextIO) -> Tell:
    def tell(text: str) -> None:
        out.write(f"holdfast: {text}\n")
        out.flush()

    return tell


def _teller_above(bar: Progress) -> Tell:
    def tell(text: str) -> None:
        bar.console.print(Text(f"holdfast: {text}"), soft_wrap=True)

    return tell


def _limited(update: Update, every_s: float, clock: Clock) -> Update:
    due = clock() + every_s

    def limited() -> None:
        nonlocal due
        if clock() >= due:
            update()
            due = clock() + every_s

    return limited


def _line_writer(tally: Tally, expected: int | None, out: TextIO, clock: Clock) -> Update:
    start = clock()
    tell = _teller(out)

    def write() -> None:
        rate = tally.checked / max(clock() - start, 0.001)
        total = expected_links(tally, expected)
        left = f"; about {duration((total - tally.checked) / rate)} left" if total is not None and rate else ""
        tell(f"{how_many(tally, expected)} checked, {rate:,.0f}/s: {tally.states_line()}{left}")

    return write


class _Rate(ProgressColumn):
    """Links a second, over the last half minute."""

    def render(self, task: Task) -> Text:
        """Render the rate; nothing as long as there is none."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")


def _bar(out: TextIO) -> Progress:
    return Progress(
        BarColumn(bar_width=24),
        TextColumn("{task.fields[how_many]}", markup=False),
        _Rate(),
        TextColumn("{task.fields[states]}", markup=False),
        TimeRemainingColumn(compact=True),
        console=console_on(out),
        transient=True,
        refresh_per_second=5,
    )


def _bar_update(bar: Progress, tally: Tally, expected: int | None) -> Update:
    task = bar.add_task("", total=expected, how_many=how_many(tally, expected), states="")

    def update() -> None:
        bar.update(
            task,
            completed=tally.checked,
            total=expected_links(tally, expected),
            how_many=how_many(tally, expected),
            states=tally.states_line(),
        )

    return update
