import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from holdfast.cli.output.sink import OutputClosedError, StreamSink, existing_file, new_file
from holdfast.links.errors import OutsideError, UserError


def test_a_new_file_gets_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with new_file(path, overwrite=False) as sink:
        sink.write(b"one\n")
        assert path.read_bytes() == b"one\n"
        sink.write(b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"


def test_an_existing_file_is_kept_unless_it_is_to_be_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old\n")
    with pytest.raises(UserError, match="exists; add --resume to go on where it ends, or --overwrite to begin anew"):
        new_file(path, overwrite=False).__enter__()
    with new_file(path, overwrite=True) as sink:
        sink.write(b"new\n")
    assert path.read_bytes() == b"new\n"


def test_a_device_is_taken_as_it_is() -> None:
    with new_file(Path("/dev/null"), overwrite=False) as sink:
        sink.write(b"one\n")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no/out.jsonl", "there is no folder .*/no; make it first"),
        (".", "is a folder; name a file in it"),
        ("x" * 300, "cannot be written: file name too long"),
    ],
)
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        new_file(tmp_path / name, overwrite=True).__enter__()


def test_two_runs_do_not_write_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    code = (
        "import sys; from pathlib import Path; from holdfast.cli.output.sink import new_file\n"
        "with new_file(Path(sys.argv[1]), overwrite=False): print('locked', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"locked\n"
        for opening in (new_file(path, overwrite=True), existing_file(path)):
            with pytest.raises(UserError, match="another run is writing to"):
                opening.__enter__()
        other.communicate()


def test_a_full_disk_leaves_no_half_line(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with new_file(path, overwrite=False) as sink:
            sink.write(b"x" * 99 + b"\n")
            resource.setrlimit(resource.RLIMIT_FSIZE, (150, before[1]))
            with pytest.raises(OutsideError, match=r"writing to .* failed: file too large\. Every line in it is whole"):
                sink.write(b"y" * 99 + b"\n")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"x" * 99 + b"\n"


def test_a_reader_that_went_away_is_told_apart_from_a_broken_disk() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as pipe, pytest.raises(OutputClosedError):
        StreamSink(pipe).write(b"x\n")


def test_a_disk_full_behind_standard_output_is_told() -> None:
    with (
        Path("/dev/full").open("wb", buffering=0) as full,
        pytest.raises(OutsideError, match="writing the output failed"),
    ):
        StreamSink(full).write(b"x\n")
