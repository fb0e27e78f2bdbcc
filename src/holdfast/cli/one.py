"""Checking one backlink."""

from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace

from holdfast.checker.values import Expected
from holdfast.cli.console import console_on
from holdfast.cli.exit_code import ExitCode
from holdfast.cli.formats import WRITERS, Format
from holdfast.cli.job import CheckList, Job, Streams
from holdfast.cli.output.sink import StreamSink, new_file
from holdfast.cli.plain import plain, shortened
from holdfast.cli.show import print_verdict
from holdfast.cli.stopping import stoppable
from holdfast.links.verdict import Verdict

_ADDRESS_LENGTH = 60


def check_one(link: Expected, job: Job, streams: Streams, check: CheckList) -> ExitCode:
    """Check one backlink and show the verdict."""
    verdicts: list[Verdict] = []
    with ExitStack() as stack:
        stop = stack.enter_context(stoppable(quiet=job.quiet))
        stack.enter_context(_looking(link, job, streams))
        options = replace(job.options, processes=1)
        check([link], options, encode=_verdict, receive=verdicts.append, stop=stop.event)
    if not verdicts:
        return stop.exit_code
    _write(link, verdicts[0], job, streams)
    return ExitCode.FAILED_ON if verdicts[0].state in job.fail_on else ExitCode.OK


def _verdict(_link: Expected, verdict: Verdict) -> Verdict:
    return verdict


def _looking(link: Expected, job: Job, streams: Streams) -> AbstractContextManager[object]:
    if job.quiet or not streams.stderr.isatty():
        return nullcontext()
    return console_on(streams.stderr).status(f"looking at {shortened(plain(link.source_url), _ADDRESS_LENGTH)}")


def _write(link: Expected, verdict: Verdict, job: Job, streams: Streams) -> None:
    if job.format is Format.TABLE:
        print_verdict(verdict, streams.stdout)
        return
    writer = WRITERS[job.format]
    lines = writer.header + writer.encode(link, verdict).data
    if job.to is None:
        StreamSink(streams.stdout.buffer).write(lines)
        return
    with new_file(job.to, overwrite=job.overwrite) as sink:
        sink.write(lines)
