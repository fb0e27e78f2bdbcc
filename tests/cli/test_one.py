import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

import pytest

from holdfast.checker.values import CheckOptions, Expected
from holdfast.cli.exit_code import ExitCode
from holdfast.cli.formats import Format
from holdfast.cli.job import Job
from holdfast.cli.one import check_one
from holdfast.links.errors import UserError
from holdfast.links.url import Url
from holdfast.links.verdict import State, Verdict
from tests.cli.made import SOURCE, TARGET, T, check_by_path, streams, written

LINK = Expected(source_url=SOURCE, target_url=TARGET)
LOST = Expected(source_url=Url("https://blog.example/link_removed"), target_url=TARGET)


def job(output_format: Format, *, to: Path | None = None, fail_on: frozenset[State] = frozenset()) -> Job:
    return Job(options=CheckOptions(processes=4), format=output_format, to=to, fail_on=fail_on)


def test_a_verdict_is_shown_to_a_person() -> None:
    own = streams()
    assert check_one(LINK, job(Format.TABLE), own, check_by_path) is ExitCode.OK
    assert written(own.stdout).startswith("✔ LIVE, followed")


def test_a_verdict_is_written_for_a_program() -> None:
    own = streams()
    check_one(LINK, job(Format.JSONL), own, check_by_path)
    assert json.loads(written(own.stdout))["state"] == "live"


def test_a_verdict_is_written_for_a_spreadsheet(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    check_one(LINK, job(Format.CSV, to=out), streams(), check_by_path)
    assert [row["state"] for row in csv.DictReader(out.read_text().splitlines())] == ["live"]
    with pytest.raises(UserError, match="exists"):
        check_one(LINK, job(Format.CSV, to=out), streams(), check_by_path)


def test_a_state_to_fail_on_decides_the_exit_code() -> None:
    fail = job(Format.JSONL, fail_on=frozenset({State.LOST}))
    assert check_one(LOST, fail, streams(), check_by_path) is ExitCode.FAILED_ON
    assert check_one(LINK, fail, streams(), check_by_path) is ExitCode.OK


def test_one_link_is_not_worth_several_processes() -> None:
    asked: list[int] = []

    def check(
        links: Iterable[Expected],
        options: CheckOptions,
        *,
        encode: Callable[[Expected, Verdict], T],
        receive: Callable[[T], None],
        stop: Event | None = None,
    ) -> None:
        asked.append(options.processes)
        check_by_path(links, options, encode=encode, receive=receive, stop=stop)

    check_one(LINK, job(Format.JSONL), streams(), check)
    assert asked == [1]


def test_a_check_that_was_stopped_shows_nothing() -> None:
    def check(
        links: Iterable[Expected],
        options: CheckOptions,
        *,
        encode: Callable[[Expected, Verdict], T],
        receive: Callable[[T], None],
        stop: Event | None = None,
    ) -> None:
        assert stop
        stop.set()
        check_by_path(links, options, encode=encode, receive=receive, stop=stop)

    own = streams()
    assert check_one(LINK, job(Format.TABLE), own, check) is ExitCode.INTERRUPTED
    assert written(own.stdout) == ""
