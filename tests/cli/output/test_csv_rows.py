import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from holdfast.checker.values import Expected
from holdfast.cli.output.csv_rows import COLUMNS, HEADER, encode, read_back
from holdfast.cli.resume import DoneBefore
from holdfast.links.verdict import Reason, State, Verdict
from tests.cli.made import LINK, LIVE, PAGE, SOURCE, TARGET, verdict_of

EXPECTED = Expected(source_url=SOURCE, target_url=TARGET, line=7)


def row(verdict: Verdict) -> dict[str, str]:
    line = encode(EXPECTED, verdict).data.decode()
    assert line.count("\n") == 1
    return dict(zip(COLUMNS, next(csv.reader(io.StringIO(line))), strict=True))


def test_a_row_has_the_best_occurrence_in_columns_of_its_own() -> None:
    cells = row(LIVE)
    assert cells["state"] == "live"
    assert cells["reason"] == ""
    assert (cells["anchor"], cells["follow"], cells["occurrences"]) == ("fine ropes", "true", "2")
    assert cells["page_redirects"] == "301 http://blog.example/post > https://blog.example/post"
    assert (cells["target_status"], cells["line"]) == ("200", "7")
    assert cells["checked_at"] == "2026-05-04T03:02:01.000Z"


def test_what_was_not_seen_is_an_empty_cell() -> None:
    cells = row(replace(verdict_of(Reason.TIMEOUT), page=None))
    assert [cells[name] for name in ("anchor", "follow", "page_status", "target_status")] == [""] * 4


def test_the_header_names_every_column() -> None:
    assert HEADER.decode().strip().split(",") == list(COLUMNS)


def test_a_row_is_read_back() -> None:
    assert read_back(encode(EXPECTED, LIVE).data) == DoneBefore(7, SOURCE, TARGET, State.LIVE)


def test_what_is_no_row_of_ours_is_not_read_back() -> None:
    ours = encode(EXPECTED, LIVE).data
    for line in (b"", b"a,b\n", b"\xff\n", ours[:-2] + b"x\n", ours.replace(b",live,", b",alive,"), b'"' + ours):
        assert read_back(line) is None


@given(text=st.text())
def test_whatever_a_page_says_a_row_is_one_line_that_is_read_back(text: str) -> None:
    link = replace(LINK, anchor=text, before=text, after=text)
    verdict = replace(LIVE, occurrences=(link,), page=replace(PAGE, title=text), evidence=(text,))
    done = encode(EXPECTED, verdict)
    assert done.data.count(b"\n") == 1
    assert done.data.decode().splitlines()[0] + "\n" == done.data.decode()
    assert read_back(done.data) == DoneBefore(7, SOURCE, TARGET, State.LIVE)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row(verdict).values())
