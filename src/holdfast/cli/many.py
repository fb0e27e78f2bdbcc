"""Checking a list: read, check, write, count, and stop cleanly whatever happens."""

import io
import time
from contextlib import ExitStack

from holdfast.cli.console import counted
from holdfast.cli.destination import open_output, refuse_same_files
from holdfast.cli.exit_code import ExitCode
from holdfast.cli.feeding import Pass
from holdfast.cli.formats import WRITERS, Format
from holdfast.cli.issues import IssueReport
from holdfast.cli.job import CheckList, ListJob, Streams
from holdfast.cli.link_list import LinkList, open_list
from holdfast.cli.output.sink import Sink, new_file
from holdfast.cli.output.table import print_table
from holdfast.cli.progress import Tell, duration, how_many, show_progress
from holdfast.cli.resume import Finished, remaining
from holdfast.cli.stopping import Stop, stoppable
from holdfast.cli.tally import Tally
from holdfast.links.errors import UserError


def check_many(job: ListJob, streams: Streams, check: CheckList) -> ExitCode:
    """Check a list and write a line for each of its links."""
    tally, begun = Tally(), time.monotonic()
    refuse_same_files(job)
    with stoppable(quiet=job.quiet, reading=None if job.source else streams.stdin) as stop:
        finished = _run(job, streams, check, tally, stop)
    if not job.quiet:
        outcome = _outcome(job, tally, finished, stop, time.monotonic() - begun)
        streams.stderr.write(f"holdfast: {outcome}\n")
    if stop.signal is not None:
        return stop.exit_code
    states = tally.states + finished.states
    return ExitCode.FAILED_ON if any(states[state] for state in job.fail_on) else ExitCode.OK


def _run(job: ListJob, streams: Streams, check: CheckList, tally: Tally, stop: Stop) -> Finished:
    writer = WRITERS[job.format]
    with ExitStack() as stack:
        listed = stack.enter_context(open_list(job.source, stdin=streams.stdin))
        sink, finished = stack.enter_context(open_output(job, writer, streams))
        issue_sink = (
            stack.enter_context(new_file(job.issues, overwrite=job.overwrite or job.resume)) if job.issues else None
        )
        expected = _expected(job, listed, finished)
        with show_progress(tally, expected, streams.stderr, quiet=job.quiet) as shown:
            _tell_beginning(listed, finished, shown.tell)
            issues = IssueReport(shown.tell, issue_sink)
            one_pass = Pass(tally, stop, sink, shown.update, issues)
            links = remaining(listed.links(one_pass.leave_out), finished)
            check(one_pass.feed(links), job.options, encode=writer.encode, receive=one_pass.receive, stop=stop.event)
            issues.close()
        if one_pass.fault:
            raise one_pass.fault
        _refuse_all_unreadable(tally, finished)
        if job.format is Format.TABLE:
            _write_table(job, streams, sink, tally)
    return finished


def _write_table(job: ListJob, streams: Streams, sink: Sink, tally: Tally) -> None:
    if job.to is None:
        print_table(tally, streams.stdout)
        return
    page = io.BytesIO()
    with io.TextIOWrapper(page, encoding="utf-8", write_through=True) as text:
        print_table(tally, text)
        sink.write(page.getvalue())


def _expected(job: ListJob, listed: LinkList, finished: Finished) -> int | None:
    """Return how many links are to be checked, as far as it is known; where a run goes on, check first that it can."""
    if listed.lines is None:
        return None
    if not finished.count:
        return max(listed.lines - listed.layout.has_header, 0)
    with open_list(job.source) as again:
        return sum(1 for _ in remaining(again.links(lambda _issue: None), finished))


def _tell_beginning(listed: LinkList, finished: Finished, tell: Tell) -> None:
    columns = listed.layout.columns
    if not listed.layout.has_header:
        source, target = columns.names[columns.source], columns.names[columns.target]
        tell(f"the list has no header: {source} is taken for the linking pages, {target} for the linked addresses")
    if listed.encoding == "cp1252":
        tell("the list is not UTF-8; it is read as windows-1252")
    if finished.count:
        tell(f"{counted(finished.count, 'link')} checked before; going on with the others")


def _refuse_all_unreadable(tally: Tally, finished: Finished) -> None:
    if tally.left_out and tally.list_ended and not tally.read and not finished.count:
        raise UserError(f"none of the list's rows ({tally.left_out:,}) could be read; the lines above say why")


def _outcome(job: ListJob, tally: Tally, finished: Finished, stop: Stop, seconds: float) -> str:
    if stop.signal is not None:
        go_on = "go on with the same command and --resume" if job.to else "with --to FILE it could be gone on with"
        before = f" ({finished.count:,} before)" if finished.count else ""
        return f"stopped: {how_many(tally, None)} links checked{before}; {go_on}"
    left_out = f"; {counted(tally.left_out, 'row')} could not be read" if tally.left_out else ""
    where = f"; written to {job.to}" if job.to else ""
    states = "" if job.format is Format.TABLE else f": {tally.states_line()}"
    return f"{counted(tally.checked, 'link')} checked in {duration(seconds)}{states}{left_out}{where}"
