import csv
import io
import json
import os
import signal
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from holdfast.checker.values import CheckOptions, Expected
from holdfast.cli.exit_code import ExitCode
from holdfast.cli.formats import Format
from holdfast.cli.job import ListJob
from holdfast.cli.many import check_many
from holdfast.cli.output.sink import OutputClosedError
from holdfast.links.errors import OutsideError, UserError
from holdfast.links.verdict import State, Verdict
from tests.cli.made import SOURCE, T, check_by_path, streams, write_list, written

MIXED = [f"{SOURCE[:-5]}/{name}" for name in ("live", "link_removed", "page_noindex", "timeout", "live")]


def job(path: Path | None, **changes: object) -> ListJob:
    return replace(ListJob(source=path, options=CheckOptions(), format=Format.JSONL), **changes)  # type: ignore[arg-type] # each test knows its fields


def states(text: str) -> list[tuple[int, str]]:
    return sorted((record["line"], record["state"]) for record in map(json.loads, text.splitlines()))


def test_every_link_gets_one_line(tmp_path: Path) -> None:
    own = streams()
    assert check_many(job(write_list(tmp_path / "l.csv", MIXED)), own, check_by_path) is ExitCode.OK
    assert states(written(own.stdout)) == [(2, "live"), (3, "lost"), (4, "devalued"), (5, "unverified"), (6, "live")]
    told = written(own.stderr)
    assert told.startswith("holdfast: 5 links checked in 0.")
    assert told.endswith(" s: 2 live, 1 devalued, 1 lost, 1 unverified\n")


def test_a_list_may_come_through_a_pipe() -> None:
    own = streams(b"source_url,target_url\nhttps://a.example/live,https://b.example/\n")
    assert check_many(job(None), own, check_by_path) is ExitCode.OK
    assert states(written(own.stdout)) == [(2, "live")]


def test_results_go_to_a_file(tmp_path: Path) -> None:
    own, out = streams(), tmp_path / "out.jsonl"
    check_many(job(write_list(tmp_path / "l.csv", MIXED), to=out), own, check_by_path)
    assert len(states(out.read_text())) == 5
    assert written(own.stdout) == ""
    assert written(own.stderr).endswith(f"; written to {out}\n")


def test_csv_is_a_table_that_a_spreadsheet_reads(tmp_path: Path) -> None:
    own = streams()
    check_many(job(write_list(tmp_path / "l.csv", MIXED), format=Format.CSV), own, check_by_path)
    rows = list(csv.DictReader(written(own.stdout).splitlines()))
    assert [row["state"] for row in rows] == ["live", "lost", "devalued", "unverified", "live"]


@pytest.mark.parametrize("to_file", ["", "table.txt"])
def test_a_table_comes_at_the_end(tmp_path: Path, to_file: str) -> None:
    own, path = streams(), tmp_path / "table.txt"
    made = job(write_list(tmp_path / "l.csv", MIXED), format=Format.TABLE, to=path if to_file else None)
    check_many(made, own, check_by_path)
    text = path.read_text() if to_file else written(own.stdout)
    assert text.startswith("✔ live ")
    assert "✘ lost\n" in text


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        (set(), ExitCode.OK),
        ({State.LOST}, ExitCode.FAILED_ON),
        ({State.DEVALUED, State.UNVERIFIED}, ExitCode.FAILED_ON),
    ],
)
def test_states_to_fail_on_decide_the_exit_code(tmp_path: Path, fail_on: set[State], code: ExitCode) -> None:
    made = job(write_list(tmp_path / "l.csv", MIXED), fail_on=frozenset(fail_on))
    assert check_many(made, streams(), check_by_path) is code


def test_states_that_did_not_occur_do_not_fail(tmp_path: Path) -> None:
    made = job(write_list(tmp_path / "l.csv", [SOURCE]), fail_on=frozenset({State.LOST}))
    assert check_many(made, streams(), check_by_path) is ExitCode.OK


def test_a_resumed_run_fails_for_what_the_first_one_saw(tmp_path: Path) -> None:
    made = job(write_list(tmp_path / "l.csv", MIXED), to=tmp_path / "out.jsonl", resume=True)
    check_many(made, streams(), check_by_path)
    again = replace(made, fail_on=frozenset({State.LOST}))
    own = streams()
    assert check_many(again, own, check_by_path) is ExitCode.FAILED_ON
    assert "5 links checked before; going on with the others" in written(own.stderr)
    assert len(states((tmp_path / "out.jsonl").read_text())) == 5


def test_a_list_from_a_pipe_is_gone_on_with(tmp_path: Path) -> None:
    lines = ["source_url,target_url", *(f"https://a.example/{number},https://b.example/" for number in range(9))]
    made = job(None, to=tmp_path / "out.jsonl", resume=True)
    for count in (4, 7, 10):
        check_many(made, streams("\n".join(lines[:count]).encode()), check_by_path)
    assert [line for line, _ in states((tmp_path / "out.jsonl").read_text())] == list(range(2, 11))
    with pytest.raises(UserError, match="6 of the links in the output are not in it"):
        check_many(made, streams("\n".join(lines[:4]).encode()), check_by_path)


def test_a_changed_list_is_refused_before_anything_is_checked(tmp_path: Path) -> None:
    path, out = tmp_path / "l.csv", tmp_path / "out.jsonl"
    made = job(write_list(path, MIXED), to=out, resume=True)
    check_many(made, streams(), check_by_path)
    before = out.read_bytes()
    write_list(path, ["https://new.example/live", *MIXED[:-1], *["https://more.example/live"] * 50])
    with pytest.raises(UserError, match="the list has changed since"):
        check_many(made, streams(), check_by_path)
    assert out.read_bytes() == before


def test_rows_that_cannot_be_read_are_told_and_written_where_asked(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("source_url,target_url\nhttps://a.example/live,https://b.example/\nftp://x,=cmd()\n")
    own, issues = streams(), tmp_path / "issues.csv"
    assert check_many(job(path, issues=issues), own, check_by_path) is ExitCode.OK
    assert "holdfast: line 3, source_url: not a web address (http or https): ftp://x\n" in written(own.stderr)
    assert "1 row could not be read" in written(own.stderr)
    assert issues.read_text().splitlines() == [
        "line,column,value,problem",
        "3,source_url,ftp://x,not a web address (http or https)",
    ]


def test_a_list_of_which_nothing_can_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("source_url,target_url\nx,y\n,\nz,\n")
    with pytest.raises(UserError, match=r"none of the list's rows \(2\) could be read"):
        check_many(job(path), streams(), check_by_path)


def test_a_list_of_no_rows_is_done_at_once(tmp_path: Path) -> None:
    own = streams()
    assert check_many(job(write_list(tmp_path / "l.csv", [])), own, check_by_path) is ExitCode.OK
    assert "0 links checked" in written(own.stderr)


def test_a_list_without_header_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes("https://a.example/live,https://b.example/gr\xf6\xdfer\n".encode("cp1252"))
    own = streams()
    check_many(job(path), own, check_by_path)
    text = written(own.stderr)
    assert "no header: column 1 is taken for the linking pages, column 2 for the linked addresses" in text
    assert "not UTF-8; it is read as windows-1252" in text


def test_a_bad_list_leaves_the_output_alone(tmp_path: Path) -> None:
    path, out = tmp_path / "l.csv", tmp_path / "out.jsonl"
    path.write_text("name,age\n")
    out.write_text("precious\n")
    with pytest.raises(UserError, match="no column source_url"):
        check_many(job(path, to=out, overwrite=True), streams(), check_by_path)
    assert out.read_text() == "precious\n"


def test_quiet_says_nothing_but_results(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("source_url,target_url\nx,y\nhttps://a.example/live,https://b.example/\n")
    own = streams()
    check_many(job(path, quiet=True), own, check_by_path)
    assert written(own.stderr) == ""
    assert len(written(own.stdout).splitlines()) == 1


def test_a_full_disk_ends_the_run_with_what_to_do(tmp_path: Path) -> None:
    made = job(write_list(tmp_path / "l.csv", MIXED), to=Path("/dev/full"))
    with pytest.raises(OutsideError, match=r"no space left on device\. .* run again with --resume"):
        check_many(made, streams(), check_by_path)


def test_a_reader_that_went_away_ends_the_run(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as pipe:
        own = replace(streams(), stdout=io.TextIOWrapper(pipe, write_through=True))
        with pytest.raises(OutputClosedError):
            check_many(job(write_list(tmp_path / "l.csv", MIXED)), own, check_by_path)


def test_a_stopped_run_says_how_to_go_on(tmp_path: Path) -> None:
    def stopped_after_one(
        links: Iterable[Expected],
        options: CheckOptions,
        *,
        encode: Callable[[Expected, Verdict], T],
        receive: Callable[[T], None],
        stop: Event | None = None,
    ) -> None:
        def receive_one(done: T) -> None:
            receive(done)
            os.kill(os.getpid(), signal.SIGINT)

        check_by_path(links, options, encode=encode, receive=receive_one, stop=stop)

    own, out = streams(), tmp_path / "out.jsonl"
    made = job(write_list(tmp_path / "l.csv", MIXED), to=out)
    assert check_many(made, own, stopped_after_one) is ExitCode.INTERRUPTED
    assert len(states(out.read_text())) == 1
    told = written(own.stderr)
    assert "stopped: 1 of at least 1 links checked; go on with the same command and --resume" in told
    assert check_many(replace(made, resume=True), streams(), check_by_path) is ExitCode.OK
    assert [line for line, _ in states(out.read_text())] == [2, 3, 4, 5, 6]
