"""One pass over a list: feeding the check and receiving from it."""

from collections.abc import Iterable, Iterator

from holdfast.checker.values import Expected
from holdfast.cli.done import Done
from holdfast.cli.issues import IssueReport
from holdfast.cli.link_list import RowIssue
from holdfast.cli.output.sink import Sink
from holdfast.cli.progress import Update
from holdfast.cli.stopping import Stop
from holdfast.cli.tally import Tally
from holdfast.links.errors import HoldfastError


class Pass:
    """Stands between the list, the check and the output.

    A fault on either side stops the check, which then ends as it does on Ctrl-C; it is kept for whoever started it.
    """

    def __init__(self, tally: Tally, stop: Stop, sink: Sink, update: Update, issues: IssueReport) -> None:
        self._tally = tally
        self._stop = stop
        self._sink = sink
        self._update = update
        self._issues = issues
        self.fault: HoldfastError | OSError | None = None

    def feed(self, links: Iterable[Expected]) -> Iterator[Expected]:
        """Yield the links until they end or the run is to stop."""
        try:
            for link in links:
                if self._stop.event.is_set():
                    return
                self._tally.read += 1
                yield link
        except (HoldfastError, OSError) as fault:
            if not self._stop.event.is_set():  # else the list was cut off, and what looks wrong with it is not
                self._end(fault)
        else:
            self._tally.list_ended = not self._stop.event.is_set()

    def leave_out(self, issue: RowIssue) -> None:
        """Take a row that could not be read."""
        self._tally.left_out += 1
        self._issues.add(issue)

    def receive(self, done: Done) -> None:
        """Write and count one link."""
        if self.fault:
            return
        try:
            if done.data:
                self._sink.write(done.data)
        except (HoldfastError, OSError) as fault:
            self._end(fault)
            return
        self._tally.add(done)
        self._update()

    def _end(self, fault: HoldfastError | OSError) -> None:
        self.fault = self.fault or fault
        self._stop.event.set()
