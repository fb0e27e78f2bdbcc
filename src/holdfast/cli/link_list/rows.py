"""A list of backlinks, streamed: every row a link to check or an issue with its line number."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from holdfast.checker.values import Expected
from holdfast.cli.console import counted
from holdfast.cli.link_list.columns import Columns
from holdfast.cli.link_list.layout import Layout, find_layout
from holdfast.cli.link_list.records import BAD_QUOTATION, BrokenRow, Lines, Row, parse_line, read_rows
from holdfast.cli.link_list.source import open_file, open_pipe
from holdfast.links.rel import rel_tokens
from holdfast.links.url import MAX_URL_LENGTH, Url, parse_typed

#: Longest part of a cell that an issue quotes.
_VALUE_SHOWN = 200

#: How people write that a link is to be followed.
_FOLLOW_WORDS = frozenset({"dofollow", "do-follow", "follow", "followed"})


class RowIssue(NamedTuple):
    """A row that was left out, and why."""

    line: int
    column: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkList:
    """A list opened for one pass."""

    layout: Layout
    encoding: str
    lines: int | None  #: how many the file has; None for a pipe
    rows: Iterator[Row | BrokenRow]

    def links(self, report: Callable[[RowIssue], None]) -> Iterator[Expected]:
        """Yield each row that names a link; `report` gets the others."""
        for row in self.rows:
            link = to_expected(row, self.layout.columns)
            if isinstance(link, RowIssue):
                report(link)
            else:
                yield link


@contextmanager
def open_list(path: Path | None, *, stdin: BinaryIO | None = None) -> Iterator[LinkList]:
    """Open a list for one pass; `None` is standard input. A `UserError` says what is wrong with the whole of it."""
    text = open_file(path) if path else open_pipe(stdin or sys.stdin.buffer, "standard input")
    with text.stream:
        yield _begin(text.stream, str(path or "standard input"), text.encoding, text.lines)


def _begin(stream: io.TextIOBase, name: str, encoding: str, count: int | None) -> LinkList:
    lines = Lines(stream)
    layout = find_layout(lines, name)
    columns = layout.columns

    def swallows(cells: list[str], second: str) -> bool:
        return _holds_next_row(cells, parse_line(second, layout.delimiter), columns)

    rows = read_rows(lines, layout.delimiter, columns.width, swallows)
    return LinkList(layout=layout, encoding=encoding, lines=count, rows=rows)


def to_expected(row: Row | BrokenRow, columns: Columns) -> Expected | RowIssue:
    """Read one row."""
    if isinstance(row, BrokenRow):
        return RowIssue(row.line, "", row.text[:_VALUE_SHOWN].strip(), row.problem)
    problem = _wrong_width(row, columns)
    if problem is not None:
        return problem
    source = _address(row, columns.source, columns)
    if isinstance(source, RowIssue):
        return source
    target = _address(row, columns.target, columns)
    if isinstance(target, RowIssue):
        return target
    return _agreed(row, columns, source, target)


def _agreed(row: Row, columns: Columns, source: Url, target: Url) -> Expected | RowIssue:
    anchor = _cell(row, columns.anchor)
    rel = _cell(row, columns.rel)
    for place, text in ((columns.anchor, anchor), (columns.rel, rel)):
        if place is not None and (damage := _damage(text)):
            return _issue(row, place, columns, damage)
    tokens = rel_tokens(rel)
    follow = ("follow",) if _FOLLOW_WORDS.intersection(tokens) else tokens
    return Expected(
        source_url=source, target_url=target, anchor=" ".join(anchor.split()) or None, rel=follow or None, line=row.line
    )


def _address(row: Row, place: int, columns: Columns) -> Url | RowIssue:
    text = row.cells[place].strip()
    if row.mended and '"' in text:
        return _issue(row, place, columns, BAD_QUOTATION)
    url = parse_typed(text) if len(text) <= MAX_URL_LENGTH else None
    if url is None or not text.isprintable() or "\ufffd" in text:
        return _issue(row, place, columns, _why_no_address(text))
    return url


def _why_no_address(text: str) -> str:
    if not text:
        return "no address"
    if len(text) > MAX_URL_LENGTH:
        return f"an address of {len(text):,} characters; the limit is {MAX_URL_LENGTH:,}"
    if damage := _damage(text):
        return damage
    if not text.isprintable():
        return "a line break or control character in an address"
    scheme, mark, _ = text.partition(":")
    if mark and scheme.isalpha() and scheme.lower() not in {"http", "https"}:
        return "not a web address (http or https)"
    return "not an address"


def _damage(text: str) -> str:
    if "\0" in text:
        return "a NUL byte; the file is damaged"
    return "bytes that are not in the file's encoding" if "\ufffd" in text else ""


def _wrong_width(row: Row, columns: Columns) -> RowIssue | None:
    """Return an issue where cells may stand in the wrong column: too many, or too few and no two plain addresses."""
    extra = len(row.cells) - columns.width
    if extra == 0 or (extra > 0 and not any(map(str.strip, row.cells[columns.width :]))):
        return None
    if extra < 0 and _has_addresses(row.cells, columns):
        return None
    text = ",".join(row.cells)[:_VALUE_SHOWN]
    return RowIssue(row.line, "", text, f"{counted(len(row.cells), 'column')} where the header has {columns.width:,}")


def _holds_next_row(cells: list[str], second: list[str] | None, columns: Columns) -> bool:
    """Say whether a row of several lines took in the next one: a break in an address, or a second line of its own."""
    addresses = [cells[place] for place in (columns.source, columns.target) if place < len(cells)]
    if any("\n" in cell.strip() or "\r" in cell.strip() for cell in addresses):
        return True
    return second is not None and len(second) == columns.width and _has_addresses(second, columns)


def _has_addresses(cells: list[str], columns: Columns) -> bool:
    places = (columns.source, columns.target)
    return len(cells) > max(places) and all(
        cells[place].strip().lower().startswith(("http://", "https://")) for place in places
    )


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


def _issue(row: Row, place: int, columns: Columns, problem: str) -> RowIssue:
    name = columns.names[place].strip() if place < len(columns.names) else ""
    return RowIssue(row.line, name, row.cells[place].strip()[:_VALUE_SHOWN], problem)
