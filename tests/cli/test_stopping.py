import csv
import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from holdfast.cli.exit_code import ExitCode
from holdfast.cli.stopping import stoppable
from tests.loopback import LoopbackWeb

COMMAND = [sys.executable, "-c", "import sys; from holdfast.cli import main; sys.exit(main())", "check"]
FAST = ["--allow-private-hosts", "--ignore-robots", "--delay", "0", "--per-host", "20", "--no-target-check"]
LINKS = 300


def links(web: LoopbackWeb, folder: Path, *, hanging: int = 0) -> Path:
    """Write a list of live links, the last of which hang."""
    path = folder / "links.csv"
    kinds = ["live"] * (LINKS - hanging) + ["hang"] * hanging
    rows = [f"{web.url(f'/{kind}/{number}')},{web.target}\n" for number, kind in enumerate(kinds)]
    path.write_text("source_url,target_url\n" + "".join(rows))
    return path


def start(listed: Path | str, *more: object) -> subprocess.Popen[bytes]:
    command = [*COMMAND, "--from", str(listed), *FAST, *map(str, more)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Return the exit code of a command and what it said."""
    _, said = process.communicate(timeout=60)
    return process.returncode, said.decode()


def lines_done(out: Path, *, resume_cuts: bool = False) -> Counter[int]:
    content = out.read_bytes()
    whole = content[: content.rfind(b"\n") + 1] if resume_cuts else content
    assert whole == content or resume_cuts
    return Counter(json.loads(line)["line"] for line in whole.splitlines())


EVERY_LINE_ONCE = Counter(range(2, LINKS + 2))


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_run_with_whole_lines_and_resume_does_the_rest(
    web: LoopbackWeb, tmp_path: Path, number: signal.Signals, code: int, processes: int
) -> None:
    listed, out = links(web, tmp_path, hanging=25), tmp_path / "out.jsonl"
    process = start(listed, "--to", out, "--processes", processes)
    assert web.hanging.wait(60)
    process.send_signal(number)
    ended_with, said = ended(process)
    assert ended_with == code
    assert "stopping; press Ctrl-C again to end at once" in said
    assert "go on with the same command and --resume" in said
    done = lines_done(out)
    assert done == Counter(dict.fromkeys(done, 1))
    web.patient = False
    assert ended(start(listed, "--to", out, "--resume"))[0] == ExitCode.OK
    assert lines_done(out) == EVERY_LINE_ONCE


@pytest.mark.parametrize(("output_format", "processes"), [("jsonl", 1), ("csv", 1), ("jsonl", 2)])
def test_a_run_killed_at_any_moment_is_resumed_exactly(
    web: LoopbackWeb, tmp_path: Path, output_format: str, processes: int
) -> None:
    listed, out = links(web, tmp_path), tmp_path / f"out.{output_format}"
    chance = random.Random(f"{output_format}{processes}")
    for _ in range(3):
        moment = web.when_asked(chance.randrange(1, LINKS // 4))
        process = start(listed, "--to", out, "--resume", "--processes", processes)
        assert moment.wait(60)
        process.kill()
        assert ended(process)[0] == -signal.SIGKILL
        with out.open("ab") as half:
            half.write(b'{"source_url":"http'[: chance.randrange(19)])
    assert ended(start(listed, "--to", out, "--resume"))[0] == ExitCode.OK
    straight = tmp_path / f"straight.{output_format}"
    assert ended(start(listed, "--to", straight))[0] == ExitCode.OK
    assert without_times(out) == without_times(straight)


def without_times(out: Path) -> list[str]:
    """Return the lines of an output in the order of the list, less what differs from run to run."""
    if out.suffix == ".csv":
        rows: list[dict[str, Any]] = list(csv.DictReader(out.read_text().splitlines()))
    else:
        rows = [json.loads(line) for line in out.read_text().splitlines()]
        rows = [row | {f"page_{name}": value for name, value in row.pop("page").items()} for row in rows]
    return sorted(
        str({name: value for name, value in row.items() if name not in {"checked_at", "page_elapsed_ms"}})
        for row in rows
    )


def test_a_signal_ends_the_wait_for_a_pipe(web: LoopbackWeb, tmp_path: Path) -> None:
    process = start("-", "--to", tmp_path / "out.jsonl")
    assert process.stdin
    assert process.stderr
    process.stdin.write(f"{web.url('/live/1')},{web.target}\n".encode())
    process.stdin.flush()
    assert b"has no header" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == ExitCode.INTERRUPTED
    assert b"go on with" in ended(process)[1].encode()


def test_a_second_signal_ends_at_once() -> None:
    code = (
        "import signal, sys; from holdfast.cli.stopping import stoppable\n"
        "with stoppable(quiet=False):\n"
        "    print('ready', flush=True)\n"
        "    while True: signal.pause()\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGTERM)
        assert b"stopping" in process.stderr.readline() + process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == ExitCode.TERMINATED


def test_a_reader_that_has_seen_enough_ends_the_run_quietly(web: LoopbackWeb, tmp_path: Path) -> None:
    process = start(links(web, tmp_path))
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr
    said = process.stderr.read().decode()
    assert process.wait(60) == ExitCode.OUTPUT_CLOSED
    assert "Traceback" not in said
    assert "Exception" not in said
    process.stderr.close()
    assert process.stdin
    process.stdin.close()


def test_signals_are_as_before_when_the_run_is_over() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with stoppable(quiet=True) as stop:
        assert not stop.event.is_set()
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.event.is_set()
    assert stop.exit_code is ExitCode.TERMINATED
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
