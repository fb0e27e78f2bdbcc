import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.checker.values import Expected
from holdfast.cli.formats import WRITERS, Format
from holdfast.cli.resume import Finished, read_finished, remaining
from holdfast.links.errors import UserError
from holdfast.links.url import Url
from holdfast.links.verdict import State
from tests.cli.made import LIVE, TARGET

FORMATS = (Format.JSONL, Format.CSV)


def link(line: int, path: str = "") -> Expected:
    return Expected(source_url=Url(f"https://a.example/{path or line}"), target_url=TARGET, line=line)


LINKS = [link(line) for line in range(2, 22)]


def output(done: Sequence[Expected], form: Format) -> bytes:
    """Return what a run writes that finished these links."""
    writer = WRITERS[form]
    rows = [writer.encode(each, replace(LIVE, source_url=each.source_url)).data for each in done]
    return writer.header + b"".join(rows)


def finished(folder: Path, data: bytes, form: Format) -> Finished:
    path, writer = folder / "out", WRITERS[form]
    path.write_bytes(data)
    assert writer.read_back
    descriptor = os.open(path, os.O_RDWR)
    try:
        return read_finished(descriptor, path, writer.header, writer.read_back)
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_is_not_done_again(tmp_path: Path, form: Format) -> None:
    data = output(LINKS[5:12], form)
    found = finished(tmp_path, data, form)
    assert (found.count, found.size, found.states[State.LIVE]) == (7, len(data), 7)
    assert list(remaining(LINKS, found)) == LINKS[:5] + LINKS[12:]


@settings(max_examples=100, deadline=None)
@given(data=st.data(), form=st.sampled_from(FORMATS))
def test_wherever_a_run_is_cut_off_nothing_is_lost_or_done_twice(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, form: Format
) -> None:
    order = data.draw(st.permutations(LINKS))
    whole = output(order, form)
    cut = data.draw(st.integers(0, len(whole)))
    found = finished(tmp_path_factory.getbasetemp(), whole[:cut], form)
    rest = output(list(remaining(LINKS, found)), form).removeprefix(WRITERS[form].header)
    again = (whole[: found.size] or WRITERS[form].header) + rest
    assert sorted(again.splitlines()) == sorted(whole.splitlines())


def test_a_list_whose_line_names_another_link_now_is_refused(tmp_path: Path) -> None:
    found = finished(tmp_path, output(LINKS, Format.JSONL), Format.JSONL)
    changed = [*LINKS[:3], link(5, "other"), *LINKS[4:]]
    with pytest.raises(UserError, match="the list has changed since: its line 5 names another link than in the output"):
        list(remaining(changed, found))


def test_a_list_that_lost_lines_is_refused(tmp_path: Path) -> None:
    found = finished(tmp_path, output(LINKS, Format.JSONL), Format.JSONL)
    with pytest.raises(UserError, match="the list has changed since: 4 of the links in the output are not in it"):
        list(remaining(LINKS[:-4], found))


def test_a_list_that_grew_is_gone_on_with(tmp_path: Path) -> None:
    found = finished(tmp_path, output(LINKS, Format.JSONL), Format.JSONL)
    assert list(remaining([*LINKS, link(99)], found)) == [link(99)]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"hello\n", 1),
        (output(LINKS[:2], Format.JSONL) + b"{}\n" + output(LINKS[2:], Format.JSONL), 3),
        (output(LINKS, Format.CSV), 1),
        (output(LINKS[:1], Format.JSONL).replace(b'"line":2', b'"line":null'), 1),
        (output(LINKS[:1], Format.JSONL).replace(b'"line":2', b'"line":-2'), 1),
        (output(LINKS[:1], Format.JSONL).replace(b'"line":2', b'"line":99999999999'), 1),
    ],
)
def test_a_file_that_no_run_wrote_is_left_alone(tmp_path: Path, data: bytes, line: int) -> None:
    with pytest.raises(UserError, match=f"cannot be gone on with: its line {line} was not written by a check"):
        finished(tmp_path, data, Format.JSONL)
    assert (tmp_path / "out").read_bytes() == data


def test_a_table_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="its line 1 was not written"):
        finished(tmp_path, b"name,age\nx,1\n", Format.CSV)


def test_four_bytes_a_line_are_kept() -> None:
    found = Finished()
    writer = WRITERS[Format.JSONL]
    assert writer.read_back
    before = writer.read_back(output(LINKS[:1], Format.JSONL))
    assert before
    found.add(before._replace(line=1_000_000))
    assert found.memory == 4 * 1_000_001
