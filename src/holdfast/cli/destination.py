"""The output of a run over a list: standard output, a new file, or one to go on with."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from holdfast.cli.formats import Format, Writer
from holdfast.cli.job import ListJob, Streams
from holdfast.cli.output.sink import FileSink, Sink, StreamSink, existing_file, is_file, new_file
from holdfast.cli.resume import Finished, read_finished
from holdfast.links.errors import UserError


def refuse_same_files(job: ListJob) -> None:
    """Raise a `UserError` where one file is to be read and written, or written twice."""
    for written, option in ((job.to, "--to"), (job.issues, "--issues")):
        if written and job.source and _same(written, job.source):
            raise UserError(f"{option} names the list itself, {written}; name another file")
    if job.to and job.issues and _same(job.to, job.issues):
        raise UserError(f"--issues names the output itself, {job.issues}; name another file")


@contextmanager
def open_output(job: ListJob, writer: Writer, streams: Streams) -> Iterator[tuple[Sink, Finished]]:
    """Open the output; what it holds already comes with it."""
    if job.to is None:
        yield _begun(StreamSink(streams.stdout.buffer), writer), Finished()
    elif job.resume and is_file(job.to):
        with existing_file(job.to) as descriptor:
            yield _go_on(descriptor, job.to, writer)
    else:
        with new_file(job.to, overwrite=job.overwrite) as sink:
            yield _begun(sink, writer), Finished()


def check_resume(to: Path | None, output_format: Format) -> None:
    """Raise a `UserError` where there is nothing that could be gone on with."""
    if to is None:
        raise UserError("--resume goes on with a file: add --to FILE, the one of the earlier run")
    if output_format is Format.TABLE:
        raise UserError("--resume cannot go on with a table; use --format jsonl or csv")


def _go_on(descriptor: int, path: Path, writer: Writer) -> tuple[Sink, Finished]:
    assert writer.read_back is not None, "check_resume() was asked first"
    finished = read_finished(descriptor, path, writer.header, writer.read_back)
    os.ftruncate(descriptor, finished.size)
    os.lseek(descriptor, 0, os.SEEK_END)
    sink = FileSink(descriptor, str(path))
    return (sink if finished.size else _begun(sink, writer)), finished


def _begun(sink: Sink, writer: Writer) -> Sink:
    if writer.header:
        sink.write(writer.header)
    return sink


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except (OSError, ValueError):
        return False
