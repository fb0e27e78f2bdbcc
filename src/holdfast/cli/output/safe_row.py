"""Rows of CSV that a spreadsheet can open without harm.

UTF-8 without a byte-order mark, comma, one line a row: line breaks inside values become spaces. A cell that a
spreadsheet would run as a formula gets an apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
import re
from collections.abc import Iterable

#: Characters a spreadsheet keeps of a cell: https://support.microsoft.com/office/excel-specifications-and-limits
_MAX_CELL = 32_767

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_A_ROW = re.compile("[\x00-\x08\n-\x1f\x7f\x85\u2028\u2029]+")


def row_bytes(cells: Iterable[object]) -> bytes:
    """Return one row, formulas disarmed and on one line whatever the cells hold."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_cell(each) for each in cells])
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = _NOT_IN_A_ROW.sub(" ", value)
    return ("'" + text if text.startswith(_FORMULA_STARTS) else text)[:_MAX_CELL]
