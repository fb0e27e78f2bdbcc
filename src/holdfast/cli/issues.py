"""Rows of a list that could not be read: the first are told in full, all are written to a file where asked for."""

from holdfast.cli.console import counted
from holdfast.cli.link_list import RowIssue
from holdfast.cli.output.safe_row import row_bytes
from holdfast.cli.output.sink import Sink
from holdfast.cli.plain import plain, shortened
from holdfast.cli.progress import Tell

#: Issues told in full; a list with more has one cause, and a screen has 25 lines.
TOLD = 20

_VALUE_LENGTH = 80

HEADER = row_bytes(("line", "column", "value", "problem"))


class IssueReport:
    """Takes issues in."""

    def __init__(self, tell: Tell, sink: Sink | None) -> None:
        self._tell = tell
        self._sink = sink
        self.count = 0
        if sink:
            sink.write(HEADER)

    def add(self, issue: RowIssue) -> None:
        """Tell an issue."""
        self.count += 1
        if self._sink:
            self._sink.write(row_bytes(issue))
        if self.count <= TOLD:
            self._tell(describe(issue))

    def close(self) -> None:
        """Tell how many were not told."""
        more = self.count - TOLD
        if more > 0:
            hint = "" if self._sink else "; --issues FILE writes them all"
            self._tell(f"{counted(more, 'more row')} could not be read{hint}")


def describe(issue: RowIssue) -> str:
    """Return an issue as one line."""
    column = f", {plain(issue.column)}" if issue.column else ""
    value = f": {shortened(plain(issue.value), _VALUE_LENGTH)}" if issue.value else ""
    return f"line {issue.line:,}{column}: {issue.problem}{value}"
