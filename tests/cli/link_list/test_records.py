import io

from hypothesis import given
from hypothesis import strategies as st

from holdfast.cli.link_list.records import MAX_CELL, BrokenRow, Lines, Row, parse_line, read_rows


def rows(text: str, *, width: int = 2) -> list[Row | BrokenRow]:
    lines = Lines(io.StringIO(text, newline=""))
    return list(read_rows(lines, ",", width, lambda _cells, _second: False))


def test_rows_begin_where_their_first_line_stands() -> None:
    assert rows('a,b\n"c\nd",e\nf,g\n') == [Row(1, ["a", "b"]), Row(2, ["c\nd", "e"]), Row(4, ["f", "g"])]


def test_blank_rows_are_passed_over() -> None:
    assert rows("a,b\n\n  \n,\nc,d\n") == [Row(1, ["a", "b"]), Row(5, ["c", "d"])]


def test_a_cell_may_be_long_but_not_longer_than_its_limit() -> None:
    assert rows("x" * (MAX_CELL + 1) + ",b\n") == [BrokenRow(1, "x" * 1000, "a cell of more than 1,000,000 characters")]
    assert isinstance(rows("x" * (MAX_CELL - 10) + ",b\n")[0], Row)


def test_a_quoted_row_beyond_all_measure_costs_its_first_line_only() -> None:
    text = '"a,b\n' + "c,d\n" * 1_100_000
    found = rows(text)
    assert found[0] == BrokenRow(1, '"a,b\n', "a quotation mark is opened and never closed")
    assert found[1] == Row(2, ["c", "d"])
    assert len(found) == 1_100_001


def test_what_takes_in_the_next_row_is_read_again_line_by_line() -> None:
    lines = Lines(io.StringIO('a,"b\nc,d"\n', newline=""))
    found = list(read_rows(lines, ",", 2, lambda _cells, second: second.startswith("c")))
    assert found == [
        BrokenRow(1, 'a,"b\n', "a quotation mark is opened and never closed"),
        Row(2, ["c", 'd"']),
    ]


def test_one_line_is_whole_or_nothing() -> None:
    assert parse_line("a,b\n", ",") == ["a", "b"]
    assert parse_line('a,"b\n', ",") is None


@given(st.text('a,"\n', max_size=50))
def test_no_line_is_read_twice_or_left_out(text: str) -> None:
    lines = Lines(io.StringIO(text, newline=""))
    first_lines = [row.line for row in read_rows(lines, ",", 2, lambda _cells, _second: False)]
    assert first_lines == sorted(set(first_lines))
    assert lines.number == len(text.splitlines())
