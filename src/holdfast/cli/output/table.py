"""A list's result for a person: counts by state and reason, and the links that need attention."""

from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from holdfast.checker.values import Expected
from holdfast.cli.console import counted, is_ascii_only, print_on
from holdfast.cli.done import Detail, Done
from holdfast.cli.plain import shortened, shown
from holdfast.cli.tally import Tally
from holdfast.cli.words import LOOKS, REASONS, sign
from holdfast.links.verdict import Reason, State, Verdict

HEADER = b""

#: Width where the output is no terminal, so that files can be read and addresses mostly stand on one line.
_WIDTH_ELSEWHERE = 160

_ADDRESS_LENGTH = 500
_NOTE_LENGTH = 160

#: The worst first: what can be lost for good, what can be mended, what is unknown.
_ORDER = (State.LOST, State.DEVALUED, State.LIVE, State.UNVERIFIED)


def encode(link: Expected, verdict: Verdict) -> Done:
    """Return what the table may show of one link."""
    note = verdict.differs[0] if verdict.differs else ""
    detail = Detail(
        shortened(verdict.source_url, _ADDRESS_LENGTH),
        shortened(verdict.target_url, _ADDRESS_LENGTH),
        shortened(note or (verdict.evidence[0] if verdict.evidence else ""), _NOTE_LENGTH),
    )
    return Done(link.line, verdict.state, verdict.reason, bool(verdict.differs), b"", detail)


def print_table(tally: Tally, out: TextIO) -> None:
    """Print the whole result."""
    ascii_only = is_ascii_only(out)
    parts = [_links(tally, state, ascii_only=ascii_only) for state in _ORDER if tally.attention[state]]
    print_on(out, counts(tally, ascii_only=ascii_only), *parts, width_elsewhere=_WIDTH_ELSEWHERE)


def counts(tally: Tally, *, ascii_only: bool) -> Table:
    """Return the counts by state and reason."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for state in State:
        if tally.states[state]:
            name = Text(f"{sign(state, ascii_only=ascii_only)} {state.value}", style=LOOKS[state].style)
            table.add_row(name, f"{tally.states[state]:,}", _of_state(tally, state))
            for (_, reason), count in _reasons(tally, state):
                if reason:
                    table.add_row(Text(f"    {reason.value}", style="dim"), f"{count:,}", REASONS[reason].why)
    table.add_row(Text("  checked"), f"{tally.checked:,}", _left_out(tally))
    return table


def _reasons(tally: Tally, state: State) -> list[tuple[tuple[State, Reason | None], int]]:
    return [each for each in tally.reasons.most_common() if each[0][0] is state]


def _of_state(tally: Tally, state: State) -> str:
    if state is State.LIVE and tally.different:
        return f"{tally.different:,} of them not as agreed"
    return "suspected; a second look must confirm it" if state is State.LOST else ""


def _left_out(tally: Tally) -> str:
    return f"{counted(tally.left_out, 'row')} left out, not to be read" if tally.left_out else ""


def _links(tally: Tally, state: State, *, ascii_only: bool) -> Table:
    kept = tally.attention[state]
    count = tally.different if state is State.LIVE else tally.states[state]
    title = f"{sign(state, ascii_only=ascii_only)} {'live, but not as agreed' if state is State.LIVE else state.value}"
    more = f": the first {len(kept):,} of {count:,}; --format jsonl or csv has them all" if count > len(kept) else ""
    table = Table(
        title=Text(title + more, style=LOOKS[state].style),
        title_justify="left",
        box=SIMPLE_HEAD,
        safe_box=ascii_only,
        expand=False,
        pad_edge=False,
    )
    table.add_column("line", justify="right", no_wrap=True)
    table.add_column("why", ratio=2, min_width=12, overflow="fold")
    table.add_column("source page", ratio=4, min_width=16, overflow="fold")
    table.add_column("target", ratio=3, min_width=16, overflow="fold")
    for done in kept:
        table.add_row(*_cells(done))
    return table


def _cells(done: Done) -> list[Text]:
    detail = done.detail or Detail("", "", "")
    why = done.reason.value if done.reason else detail.note
    return [Text(str(done.line) if done.line else ""), *map(_text, (why, detail.source_url, detail.target_url))]


def _text(stranger: str) -> Text:
    return Text(shown(stranger))
