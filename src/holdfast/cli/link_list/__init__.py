"""Lists of backlinks as spreadsheets and link tools write them: opened, understood, streamed.

`source` finds out what a file is (bytes, encoding), `layout` where its columns are, `records` reads it row by row and
survives broken quotation, `rows` makes each row an `Expected` or a `RowIssue`. Nothing holds more than one row.
"""

from holdfast.cli.link_list.rows import LinkList, RowIssue, open_list

__all__ = ["LinkList", "RowIssue", "open_list"]
