"""Rows of a delimited text, one at a time, with the line each begins at.

A quotation mark that is never closed would swallow the rows behind it. Here it costs its own line alone: the lines it
took are given back and read again.
"""

import csv
import io
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

#: Characters in one cell. Spreadsheets stop at 32,767; a cell beyond this is a mistake or an attack.
MAX_CELL = 1_000_000
#: Characters in one line, and in the lines of one quoted row: some cells of the greatest size.
MAX_ROW = 4 * MAX_CELL

BAD_QUOTATION = "quotation marks that do not match"
_LINE_TOO_LONG = f"a line of more than {MAX_ROW:,} characters"
_ENDS = ("\n", "\r")


class Row(NamedTuple):
    """Cells, and where they stand."""

    line: int
    cells: list[str]
    mended: bool = False  #: its quotation marks did not match and were taken as they are


class BrokenRow(NamedTuple):
    """A row that cannot be taken apart."""

    line: int
    text: str
    problem: str


class Lines:
    """Lines of a text, those of the present row kept so that they can be given back."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream = stream
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self.number = 0  #: of the last line taken
        self.cut = False  #: a line of the present row was too long and is not whole

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._size > MAX_ROW:
            raise csv.Error("row too long")
        line = self._waiting.popleft() if self._waiting else self._read()
        if not line:
            raise StopIteration
        self.number += 1
        self._taken.append(line)
        self._size += len(line)
        return line

    def begin_row(self) -> None:
        """Forget the lines of the row before."""
        self._taken.clear()
        self._size = 0
        self.cut = False

    def give_back(self, *, all_but: int) -> None:
        """Let the present row's lines be read again, save the first ones."""
        again = self._taken[all_but:]
        self._waiting.extendleft(reversed(again))
        self.number -= len(again)
        del self._taken[all_but:]

    @property
    def first(self) -> str:
        """Return the first line of the present row."""
        return self._taken[0] if self._taken else ""

    @property
    def first_number(self) -> int:
        """Return the number of the present row's first line; 1 is the first of the text."""
        return self.number - len(self._taken) + 1

    @property
    def second(self) -> str:
        """Return the second line of the present row, the empty text where it has but one."""
        return self._taken[1] if len(self._taken) > 1 else ""

    @property
    def count(self) -> int:
        """Return how many lines the present row has."""
        return len(self._taken)

    def _read(self) -> str:
        line = self._stream.readline(MAX_ROW)
        if len(line) == MAX_ROW and not line.endswith(_ENDS):
            self.cut = True
            while (rest := self._stream.readline(MAX_ROW)) and not rest.endswith(_ENDS):
                pass
        return line


Swallows = Callable[[list[str], str], bool]


def read_rows(lines: Lines, delimiter: str, width: int, swallows: Swallows) -> Iterator[Row | BrokenRow]:
    """Read row after row. `swallows(cells, second line)` says of a row of many lines that it holds the next row."""
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        lines.begin_row()
        row = _read_row(lines, reader, delimiter, width, swallows)
        if row is None:
            return
        if isinstance(row, BrokenRow) or any(map(str.strip, row.cells)):
            yield row


def parse_line(line: str, delimiter: str) -> list[str] | None:
    """Take one line apart by itself; None where it is not a whole row."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True, skipinitialspace=True), None)
    except csv.Error:
        return None


def _read_row(
    lines: Lines, reader: Iterator[list[str]], delimiter: str, width: int, swallows: Swallows
) -> Row | BrokenRow | None:
    try:
        cells = next(reader)
    except StopIteration:
        return None
    except csv.Error:
        return _mended(lines, delimiter, width)
    if lines.cut:
        return _broken(lines, _LINE_TOO_LONG)
    if lines.count > 1 and swallows(cells, lines.second):
        return _mended(lines, delimiter, width)
    return Row(lines.first_number, cells)


def _mended(lines: Lines, delimiter: str, width: int) -> Row | BrokenRow:
    """Read the first line by itself, quotation marks inside cells taken as they are; give back the others."""
    if lines.cut:
        return _broken(lines, _LINE_TOO_LONG)
    lines.give_back(all_but=1)
    if len(lines.first) > MAX_CELL:
        return _broken(lines, f"a cell of more than {MAX_CELL:,} characters")
    line = lines.first.rstrip("\r\n") + "\n"
    cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
    if cells[-1].endswith("\n"):
        return _broken(lines, "a quotation mark is opened and never closed")
    if len(cells) != width:
        return _broken(lines, BAD_QUOTATION)
    return Row(lines.first_number, cells, mended=True)


def _broken(lines: Lines, problem: str) -> BrokenRow:
    return BrokenRow(lines.first_number, lines.first[:1000], problem)
