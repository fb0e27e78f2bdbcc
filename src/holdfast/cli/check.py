"""`holdfast check`: look at pages and say what became of their backlinks."""

from pathlib import Path
from typing import Annotated

import typer

from holdfast.checker import CheckOptions, Expected, Render, check_list
from holdfast.cli.destination import check_resume
from holdfast.cli.exit_code import ExitCode
from holdfast.cli.formats import Format, format_of
from holdfast.cli.job import Job, ListJob, Streams
from holdfast.cli.many import check_many
from holdfast.cli.one import check_one
from holdfast.cli.values import FAIL_STATES, read_address, read_ca_file, read_fail_on, read_resolver, read_user_agent
from holdfast.fetch.values import FetchOptions
from holdfast.links.errors import UserError
from holdfast.links.match import MatchMode

_FETCH = FetchOptions()
_CHECK = CheckOptions()

_STDIO = Path("-")

Option = typer.Option

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


@app.command()
def check(  # noqa: PLR0913 -- one parameter for each option; Typer reads them here
    source: Annotated[str, typer.Argument(help="The page that holds the link.", show_default=False)] = "",
    target: Annotated[str, typer.Argument(help="The address it links to.", show_default=False)] = "",
    *,
    list_file: Annotated[
        Path | None,
        Option(
            "--from",
            metavar="FILE",
            help="Check a list instead: CSV or TSV with source_url and target_url; - is stdin.",
        ),
    ] = None,
    to: Annotated[
        Path | None, Option("--to", metavar="FILE", help="Write the results here instead of to standard output.")
    ] = None,
    output_format: Annotated[
        Format | None,
        Option("--format", help="How to write them. By default by the ending of --to, else a table on a terminal."),
    ] = None,
    resume: Annotated[
        bool, Option("--resume", help="Go on with a list where --to ends; nothing is done twice.")
    ] = False,
    overwrite: Annotated[bool, Option("--overwrite", help="Begin anew where the file of --to exists.")] = False,
    issues: Annotated[
        Path | None, Option("--issues", metavar="FILE", help="Write the rows that cannot be read to a CSV file.")
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        Option(
            "--fail-on",
            metavar="STATE",
            help=f"Exit with 1 if a link is in this state: {', '.join(FAIL_STATES)}. May be repeated.",
        ),
    ] = None,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Write results and errors only.")] = False,
    match: Annotated[MatchMode, Option(help="How near a link must come to the target.")] = _CHECK.match,
    no_target_check: Annotated[
        bool, Option("--no-target-check", help="Do not ask whether the target itself is fine.")
    ] = not _CHECK.check_targets,
    render: Annotated[Render, Option(help="When a browser takes a second look.")] = _CHECK.render,
    timeout: Annotated[
        float, Option(metavar="SECONDS", min=0.1, max=3600, help="For one page, its redirects included.")
    ] = _FETCH.timeout_s,
    max_bytes: Annotated[
        int, Option(metavar="BYTES", min=1_000, max=1_000_000_000, help="Read no more than this of a page.")
    ] = _FETCH.max_bytes,
    per_host: Annotated[
        int, Option(metavar="N", min=1, max=1_000, help="Requests at once to one host.")
    ] = _FETCH.per_host,
    delay: Annotated[
        float | None,
        Option(
            metavar="SECONDS",
            min=0,
            max=3600,
            help="Between two requests to one host. By default its Crawl-delay, else by how fast it answers.",
        ),
    ] = _FETCH.delay_s,
    concurrency: Annotated[
        int, Option(metavar="N", min=1, max=10_000, help="Requests at once in all, in each process.")
    ] = _FETCH.concurrency,
    processes: Annotated[
        int, Option(metavar="N", min=1, max=256, help="Processes to share a list.")
    ] = _CHECK.processes,
    ignore_robots: Annotated[
        bool, Option("--ignore-robots", help="Read pages that robots.txt asks us to leave alone.")
    ] = not _FETCH.obey_robots,
    user_agent: Annotated[str, Option(metavar="TEXT", help="What we call ourselves.")] = _FETCH.user_agent,
    allow_private_hosts: Annotated[
        bool, Option("--allow-private-hosts", help="Read pages on addresses that are not public, such as 127.0.0.1.")
    ] = _FETCH.allow_private_hosts,
    resolver: Annotated[
        list[str] | None,
        Option("--resolver", metavar="ADDR:PORT", help="Ask this name server. May be repeated.", show_default=False),
    ] = None,
    ca_file: Annotated[
        Path | None, Option("--ca-file", metavar="FILE", help="Trust these certificate authorities (PEM) as well.")
    ] = None,
    suffix_list: Annotated[
        Path | None, Option("--suffix-list", metavar="FILE", help="A newer Public Suffix List than the shipped one.")
    ] = None,
) -> ExitCode:
    """Check one backlink, or with --from a list of them.

    Says whether the link is live, devalued, lost or unverified, why, and what was seen. One look never makes a link
    lost for sure: what is missing is suspected until a second look, hours later, misses it too.

    Exit codes: 0 done, 1 --fail-on matched, 2 mistake in the command or a file, 3 something outside is broken,
    130 stopped by Ctrl-C.
    """
    fetch = FetchOptions(
        user_agent=read_user_agent(user_agent),
        timeout_s=timeout,
        connect_timeout_s=min(timeout, _FETCH.connect_timeout_s),
        max_bytes=max_bytes,
        per_host=per_host,
        delay_s=delay,
        concurrency=concurrency,
        obey_robots=not ignore_robots,
        allow_private_hosts=allow_private_hosts,
        resolver=tuple(map(read_resolver, resolver or ())),
        extra_ca_file=read_ca_file(ca_file),
    )
    options = CheckOptions(
        fetch=fetch,
        match=match,
        render=render,
        check_targets=not no_target_check,
        processes=processes,
        suffix_list=str(suffix_list or ""),
    )
    streams = Streams.of_process()
    to = None if to == _STDIO else to
    is_terminal = streams.stdout.isatty() or not list_file
    job = Job(
        options=options,
        format=output_format or format_of(to, is_terminal=is_terminal),
        to=to,
        overwrite=overwrite,
        fail_on=read_fail_on(fail_on or ()),
        quiet=quiet,
    )
    if list_file is None:
        return check_one(_link(source, target, resume=resume, issues=issues), job, streams, check_list)
    return check_many(_list_job(job, list_file, source, resume=resume, issues=issues), streams, check_list)


def _link(source: str, target: str, *, resume: bool, issues: Path | None) -> Expected:
    if resume or issues:
        raise UserError(f"{'--resume' if resume else '--issues'} is for lists; add --from FILE")
    if not source or not target:
        raise UserError("name the page and the address it links to: holdfast check SOURCE TARGET (or --from FILE)")
    return Expected(source_url=read_address(source, "source"), target_url=read_address(target, "target"))


def _list_job(job: Job, list_file: Path, source: str, *, resume: bool, issues: Path | None) -> ListJob:
    if source:
        raise UserError("give either SOURCE TARGET or --from FILE, not both")
    if resume and job.overwrite:
        raise UserError("--resume goes on with the file and --overwrite begins anew; give one of them")
    if resume:
        check_resume(job.to, job.format)
    return ListJob(
        options=job.options,
        format=job.format,
        to=job.to,
        overwrite=job.overwrite,
        fail_on=job.fail_on,
        quiet=job.quiet,
        source=None if list_file == _STDIO else list_file,
        issues=issues,
        resume=resume,
    )
