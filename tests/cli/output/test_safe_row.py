import pytest

from holdfast.cli.output.safe_row import row_bytes


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://evil.example")'])
def test_a_formula_is_disarmed(cell: str) -> None:
    assert row_bytes([cell]).decode().lstrip('"').startswith("'" + cell[0])


def test_numbers_stay_numbers() -> None:
    assert row_bytes([-5, 1.5, True, False, None]) == b"-5,1.5,true,false,\n"


def test_a_carriage_return_does_not_hide_a_formula() -> None:
    assert row_bytes(["\r=1"]) == b" =1\n"


def test_line_breaks_and_controls_become_blanks() -> None:
    assert row_bytes(["a\r\nb\x1b[2J\u2028c"]) == b"a b [2J c\n"


def test_a_cell_holds_no_more_than_a_spreadsheet_keeps() -> None:
    assert len(row_bytes(["x" * 100_000])) == 32_768


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert row_bytes(["\ud800"]) == b"?\n"
