import json

import pytest

from holdfast.checker.values import Expected
from holdfast.cli.output.jsonl import encode, read_back
from holdfast.cli.resume import DoneBefore
from holdfast.links.verdict import State
from tests.cli.made import LIVE, SOURCE, TARGET

EXPECTED = Expected(source_url=SOURCE, target_url=TARGET, line=7)


def test_a_line_is_the_record_with_the_line_of_the_list() -> None:
    done = encode(EXPECTED, LIVE)
    record = json.loads(done.data)
    assert (record["state"], record["line"]) == ("live", 7)
    assert done[:4] == (7, State.LIVE, None, False)


def test_a_pair_from_the_command_line_has_no_line() -> None:
    assert json.loads(encode(Expected(source_url=SOURCE, target_url=TARGET), LIVE).data)["line"] is None


def test_a_line_is_read_back() -> None:
    assert read_back(encode(EXPECTED, LIVE).data) == DoneBefore(7, SOURCE, TARGET, State.LIVE)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b"{}",
        b'{"line":"7","source_url":"a","target_url":"b","state":"live"}',
        b'{"line":true,"source_url":"a","target_url":"b","state":"live"}',
        b'{"line":7,"source_url":null,"target_url":"b","state":"live"}',
        b'{"line":7,"source_url":"a","target_url":"b","state":"alive"}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_line_of_ours_is_not_read_back(line: bytes) -> None:
    assert read_back(line) is None
