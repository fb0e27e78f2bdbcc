"""Where a list's columns are: its delimiter, its header, and the lines in front of it."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfast.cli.link_list.columns import Columns, columns_of_addresses, find_columns, no_columns
from holdfast.cli.link_list.records import Lines

#: Tried in this order; a header is found with the right one only.
DELIMITERS = ",;\t|"

#: Link tools put up to five lines of their own in front of the header (Moz), or `#` comments (Google Analytics).
_HEADER_WITHIN_ROWS = 10
_HEAD_LINES = 40
#: Characters looked at for a header; the longest real one (Ahrefs, 37 columns) has 600.
_HEAD_SIZE = 200_000

_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How to read the rows."""

    delimiter: str
    columns: Columns
    has_header: bool


def find_layout(lines: Lines, name: str) -> Layout:
    """Find out the layout, leaving `lines` at the first row of data; a `UserError` names the columns there are.

    No more lines are taken than it needs: a pipe may have no more yet.
    """
    lines.begin_row()
    head: list[str] = []
    delimiters, skipped = DELIMITERS, 0
    for line in lines:
        if lines.number == 1 and (announced := _SEPARATOR_LINE.fullmatch(line)):
            delimiters, skipped = announced[1], 1
            continue
        head.append(line)
        is_last = len(head) == _HEAD_LINES or sum(map(len, head)) > _HEAD_SIZE
        found = _read_head(head, delimiters, strict=not is_last)
        if found or is_last:
            break
    else:
        found = _read_head(head, delimiters, strict=False)
    if not found:
        raise no_columns(name, _likely_header(head, delimiters))
    layout, used = found
    lines.give_back(all_but=skipped + used)
    return layout


def _read_head(head: Sequence[str], delimiters: str, *, strict: bool) -> tuple[Layout, int] | None:
    """Return the layout and how many lines its header ends after; strictly read, a row must be whole."""
    return _with_header(head, delimiters, strict=strict) or _without_header(head, delimiters, strict=strict)


def _with_header(head: Sequence[str], delimiters: str, *, strict: bool) -> tuple[Layout, int] | None:
    found = [
        (used, -len(row), Layout(delimiter=delimiter, columns=columns, has_header=True))
        for delimiter in delimiters
        for used, row in _rows(head, delimiter, strict=strict)
        if (columns := find_columns(row)) is not None
    ]
    if not found:
        return None
    used, _, layout = min(found, key=lambda each: each[:2])
    return layout, used


def _without_header(head: Sequence[str], delimiters: str, *, strict: bool) -> tuple[Layout, int] | None:
    for delimiter in delimiters:
        _, first = next(_rows(head, delimiter, strict=strict), (0, []))
        columns = columns_of_addresses(first)
        if columns is not None:
            return Layout(delimiter=delimiter, columns=columns, has_header=False), 0
    return None


def _likely_header(head: Sequence[str], delimiters: str) -> list[str]:
    first_rows = [row for delimiter in delimiters for _, row in list(_rows(head, delimiter, strict=False))[:1]]
    return max(first_rows, key=len, default=[])


def _rows(head: Sequence[str], delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield the first rows that are not blank, each with the number of lines up to its end."""
    reader = csv.reader(head, delimiter=delimiter, strict=strict, skipinitialspace=True)
    for _ in range(_HEADER_WITHIN_ROWS):
        try:
            row = next(reader, None)
        except csv.Error:
            return
        if row is None:
            return
        if any(map(str.strip, row)):
            yield reader.line_num, row
