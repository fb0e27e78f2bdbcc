from pathlib import Path

import pytest

from holdfast.cli.formats import WRITERS, Format, format_of


@pytest.mark.parametrize(
    ("to", "is_terminal", "expected"),
    [
        (Path("out.csv"), True, Format.CSV),
        (Path("OUT.CSV"), False, Format.CSV),
        (Path("out.jsonl"), True, Format.JSONL),
        (Path("out"), True, Format.JSONL),
        (None, True, Format.TABLE),
        (None, False, Format.JSONL),
    ],
)
def test_the_format_fits_where_the_output_goes(to: Path | None, is_terminal: bool, expected: Format) -> None:  # noqa: FBT001 -- a case
    assert format_of(to, is_terminal=is_terminal) is expected


def test_every_format_can_be_written() -> None:
    assert set(WRITERS) == set(Format)
