import io

from holdfast.cli.issues import HEADER, TOLD, IssueReport, describe
from holdfast.cli.link_list import RowIssue
from holdfast.cli.output.sink import StreamSink


def issue(line: int) -> RowIssue:
    return RowIssue(line, "source_url", "=cmd()", "not an address")


def test_the_first_issues_are_told_and_the_rest_counted() -> None:
    told: list[str] = []
    report = IssueReport(told.append, None)
    for line in range(1, TOLD + 6):
        report.add(issue(line))
    report.close()
    assert len(told) == TOLD + 1
    assert told[0] == "line 1, source_url: not an address: =cmd()"
    assert told[-1] == "5 more rows could not be read; --issues FILE writes them all"


def test_a_file_gets_all_of_them_without_formulas() -> None:
    out = io.BytesIO()
    report = IssueReport(lambda _text: None, StreamSink(out))
    for line in range(1, TOLD + 6):
        report.add(issue(line))
    lines = out.getvalue().decode().splitlines()
    assert lines[0] == HEADER.decode().strip() == "line,column,value,problem"
    assert lines[1] == "1,source_url,'=cmd(),not an address"
    assert len(lines) == TOLD + 6


def test_a_value_cannot_write_to_the_terminal() -> None:
    text = describe(RowIssue(3, "a\x1bb", "x" * 500 + "\x1b[2J", "not an address"))
    assert "\x1b" not in text
    assert len(text) < 150
