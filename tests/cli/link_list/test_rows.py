import codecs
import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.checker.values import Expected
from holdfast.cli.link_list import RowIssue, open_list
from holdfast.links.url import Url

HEADER = "source_url,target_url\n"
LINK = "https://a.example/,https://b.example/\n"


def read_bytes(folder: Path, data: bytes) -> tuple[list[Expected], list[RowIssue]]:
    path = folder / "links.csv"
    path.write_bytes(data)
    issues: list[RowIssue] = []
    with open_list(path) as listed:
        return list(listed.links(issues.append)), issues


def read(folder: Path, text: str) -> tuple[list[Expected], list[RowIssue]]:
    return read_bytes(folder, text.encode())


def problems(folder: Path, text: str) -> list[tuple[int, str, str]]:
    """Return the issues of a list, each by line, column and problem."""
    return [(issue.line, issue.column, issue.problem) for issue in read(folder, text)[1]]


def test_a_row_names_a_link_and_where_it_stands(tmp_path: Path) -> None:
    links, issues = read(tmp_path, HEADER + LINK)
    assert links == [Expected(source_url=Url("https://a.example/"), target_url=Url("https://b.example/"), line=2)]
    assert issues == []


def test_what_was_agreed_comes_along(tmp_path: Path) -> None:
    text = "source_url,target_url,anchor,rel\nhttps://a.example,https://b.example, fine  ropes ,Sponsored nofollow\n"
    (link,), _ = read(tmp_path, text)
    assert (link.anchor, link.rel) == ("fine ropes", ("sponsored", "nofollow"))


@pytest.mark.parametrize("word", ["dofollow", "follow", "Followed"])
def test_an_agreed_follow_has_many_names(tmp_path: Path, word: str) -> None:
    (link,), _ = read(tmp_path, f"source_url,target_url,rel\nhttps://a.example,https://b.example,{word}\n")
    assert link.rel == ("follow",)


def test_empty_cells_agree_to_nothing(tmp_path: Path) -> None:
    (link,), _ = read(tmp_path, "source_url,target_url,anchor,rel\nhttps://a.example,https://b.example,,\n")
    assert (link.anchor, link.rel) == (None, None)


def test_addresses_may_lack_their_scheme(tmp_path: Path) -> None:
    (link,), _ = read(tmp_path, HEADER + "a.example/page,b.example\n")
    assert (link.source_url, link.target_url) == ("https://a.example/page", "https://b.example/")


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    text = (
        'source_url,target_url,note\n"https://a.example/",https://b.example/,"two\nlines"\n\n,,\n'
        + LINK.strip()
        + ",\n"
    )
    links, issues = read(tmp_path, text)
    assert [link.line for link in links] == [2, 6]
    assert issues == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(tmp_path: Path, end: str) -> None:
    links, issues = read(tmp_path, (HEADER + LINK + LINK).replace("\n", end))
    assert [link.line for link in links] == [2, 3]
    assert issues == []


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    links, _ = read(tmp_path, HEADER + LINK.strip())
    assert len(links) == 1


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        (",https://b.example/", "source_url", "no address"),
        ("https://a.example/,", "target_url", "no address"),
        ("ftp://a.example/,https://b.example/", "source_url", "not a web address (http or https)"),
        ("mailto:me@a.example,https://b.example/", "source_url", "not a web address (http or https)"),
        ("https://a.example/,nonsense", "target_url", "not an address"),
        ("https://a b.example/,https://b.example/", "source_url", "not an address"),
        ("https://a.example/\0,https://b.example/", "source_url", "a NUL byte; the file is damaged"),
        ("https://a.example/\x07,https://b.example/", "source_url", "a line break or control character in an address"),
        ("https://a.example/", "", "1 column where the header has 2"),
        ("https://a.example/x,1.htm,https://b.example/", "", "3 columns where the header has 2"),
        ('"https://a.example/,https://b.example/', "", "a quotation mark is opened and never closed"),
        ('"https://a.example/"x"y,https://b.example/', "source_url", "quotation marks that do not match"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_the_rest_goes_on(
    tmp_path: Path, row: str, column: str, problem: str
) -> None:
    links, issues = read(tmp_path, HEADER + LINK + row + "\n" + LINK)
    assert [link.line for link in links] == [2, 4]
    assert [(issue.line, issue.column, issue.problem) for issue in issues] == [(3, column, problem)]


def test_an_address_of_a_million_characters_is_told_by_its_length(tmp_path: Path) -> None:
    row = "https://a.example/" + "x" * 1_000_000 + ",https://b.example/\n"
    links, issues = read(tmp_path, HEADER + row + LINK)
    assert [link.line for link in links] == [3]
    assert [(issue.line, issue.problem) for issue in issues] == [(2, "a cell of more than 1,000,000 characters")]
    assert len(issues[0].value) <= 200


def test_an_address_beyond_the_limit_is_told_by_its_length(tmp_path: Path) -> None:
    row = "https://a.example/" + "x" * 50_000 + ",https://b.example/\n"
    assert problems(tmp_path, HEADER + row) == [
        (2, "source_url", "an address of 50,018 characters; the limit is 16,384")
    ]


def test_a_line_without_end_is_left_out_whole(tmp_path: Path) -> None:
    links, issues = read(tmp_path, HEADER + "x," * 5_000_000 + "\n" + LINK)
    assert [link.line for link in links] == [3]
    assert [issue.line for issue in issues] == [2]


def test_an_unclosed_quotation_mark_costs_its_own_row_only(tmp_path: Path) -> None:
    text = HEADER + 'https://a.example/1,"https://b.example/\n' + LINK * 3 + '"https://a.example/",https://b.example/\n'
    links, issues = read(tmp_path, text)
    assert [link.line for link in links] == [3, 4, 5, 6]
    assert [issue.line for issue in issues] == [2]


def test_an_unclosed_quotation_mark_that_a_later_one_seems_to_close_costs_its_own_row_only(tmp_path: Path) -> None:
    plain = "https://a.example/,https://b.example/,x\n"
    text = "source_url,target_url,anchor\n" + 'https://a.example/,https://b.example/,"best\n' + plain * 2
    text += 'https://a.example/,https://b.example/,5"\n' + plain
    links, issues = read(tmp_path, text)
    assert [link.line for link in links] == [3, 4, 5, 6]
    assert [link.anchor for link in links] == ["x", "x", '5"', "x"]
    assert [issue.line for issue in issues] == [2]


def test_quotation_marks_inside_a_quoted_cell_are_forgiven_where_the_columns_are_right(tmp_path: Path) -> None:
    text = "source_url,target_url,anchor\n" + 'https://a.example/,https://b.example/,"the "best" rope"\n'
    (link,), issues = read(tmp_path, text)
    assert link.anchor == 'the best" rope"'
    assert issues == []


def test_cells_that_spreadsheets_leave_off_at_the_end_are_not_missed(tmp_path: Path) -> None:
    text = "source_url,target_url,anchor,note\n" + LINK + "https://a.example/,https://b.example/,x,y,,,\n"
    links, issues = read(tmp_path, text)
    assert [link.anchor for link in links] == [None, "x"]
    assert issues == []


def test_a_short_row_without_schemes_is_not_trusted(tmp_path: Path) -> None:
    assert problems(tmp_path, "source_url,title,target_url,traffic\na.example,title;b.example,4.7\n") == [
        (2, "", "3 columns where the header has 4")
    ]


def test_bytes_of_another_encoding_are_told_where_they_matter(tmp_path: Path) -> None:
    header = b"source_url,target_url,anchor,title\n"
    fine = "https://a.example/é,https://b.example/,größer,ü\n".encode()
    in_address = b"https://a.example/\xe9,https://b.example/,x,y\n"
    in_anchor = b"https://a.example/,https://b.example/,\xe9,y\n"
    in_title = b"https://a.example/,https://b.example/,x,\xe9\n"
    links, issues = read_bytes(tmp_path, header + fine * 4 + in_address + in_anchor + in_title)
    assert [link.line for link in links] == [2, 3, 4, 5, 8]
    assert [(issue.line, issue.column) for issue in issues] == [(6, "source_url"), (7, "anchor")]
    assert {issue.problem for issue in issues} == {"bytes that are not in the file's encoding"}


def test_a_list_comes_through_a_pipe_as_well() -> None:
    issues: list[RowIssue] = []
    with open_list(None, stdin=io.BytesIO((HEADER + LINK * 5000).encode())) as listed:
        assert listed.lines is None
        assert [link.line for link in listed.links(issues.append)] == list(range(2, 5002))


def test_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    def endless() -> Iterator[bytes]:
        yield HEADER.encode()
        for number in range(100_000):
            yield f"https://a.example/{number},https://b.example/,\n".encode()

    path = tmp_path / "long.csv"
    with path.open("wb") as out:
        out.writelines(endless())
    with open_list(path) as listed:
        links = listed.links(lambda _issue: None)
        blocks = [sys.getallocatedblocks() for link in links if link.line in {1_000, 100_000}]
    assert blocks[1] - blocks[0] < 5_000


CELL = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\ufeff\ufffd", exclude_categories=["Cs"]), max_size=20
)
PATH = st.text("abcXYZ019,;| \"'äé漢", max_size=10).map(lambda text: "https://a.example/x" + text + "z")
ENCODINGS = (
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-16-le", b""),
)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(PATH, PATH, CELL), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t|"),
    dialect=st.sampled_from(["minimal", "all"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(ENCODINGS),
    announced=st.sampled_from(["", "sep="]),
)
def test_whatever_a_spreadsheet_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    delimiter: str,
    dialect: str,
    end: str,
    encoding: tuple[str, bytes],
    announced: str,
) -> None:
    out = io.StringIO()
    out.write(announced and f"{announced}{delimiter}{end}")
    lone_breaks = end == "\r" or any("\r" in anchor for _, _, anchor in rows)  # which Python's writer does not quote
    quoting: Literal[0, 1] = csv.QUOTE_ALL if dialect == "all" or lone_breaks else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)
    writer.writerows([("Source URL", "Target URL", "Expected anchor"), *rows])
    name, mark = encoding
    links, issues = read_bytes(tmp_path_factory.getbasetemp(), mark + out.getvalue().encode(name))
    assert issues == []
    assert [link.anchor for link in links] == [" ".join(anchor.split()) or None for _, _, anchor in rows]
    assert len(links) == len(rows)


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=400))
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    text = HEADER.encode() * 40 + data.replace(b"\0\0", b"\0")
    links, issues = read_bytes(tmp_path_factory.getbasetemp(), text)
    lines = [link.line for link in links] + [issue.line for issue in issues]
    assert len(lines) == len(set(lines))


@settings(max_examples=300, deadline=None)
@given(text=st.text('ab,"\n\r;\t', max_size=60))
def test_rows_after_any_broken_quotation_are_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    links, _ = read(tmp_path_factory.getbasetemp(), HEADER + text + "\n" + LINK * 2)
    assert len(links) >= 1
