"""The output formats by name."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from holdfast.checker.values import Expected
from holdfast.cli.done import Done
from holdfast.cli.output import csv_rows, jsonl, table
from holdfast.cli.resume import ReadBack
from holdfast.links.errors import UserError
from holdfast.links.verdict import Verdict


class Format(StrEnum):
    """How verdicts are written."""

    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


class Writer(NamedTuple):
    """What a format needs."""

    header: bytes
    encode: Callable[[Expected, Verdict], Done]
    read_back: ReadBack | None  #: None where an output cannot be gone on with


WRITERS = {
    Format.JSONL: Writer(jsonl.HEADER, jsonl.encode, jsonl.read_back),
    Format.CSV: Writer(csv_rows.HEADER, csv_rows.encode, csv_rows.read_back),
    Format.TABLE: Writer(table.HEADER, table.encode, None),
}


_SPREADSHEETS = frozenset({".xlsx", ".xls", ".xlsm", ".ods", ".numbers"})


def format_of(path: Path | None, *, is_terminal: bool) -> Format:
    """Return the format that fits where the output goes: by the file's ending, a table for eyes, else JSON Lines."""
    if path is None:
        return Format.TABLE if is_terminal else Format.JSONL
    ending = path.suffix.lower()
    if ending in _SPREADSHEETS:
        raise UserError(f"--to {path}: spreadsheets are not written; name it {path.stem}.csv, which they all open")
    return Format.CSV if ending == ".csv" else Format.JSONL
