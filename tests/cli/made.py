"""Values for tests of the command."""

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TextIO, TypeVar

from holdfast.checker.values import CheckOptions, Expected
from holdfast.cli.job import Streams
from holdfast.links.occurrence import Kind, NofollowSource, Occurrence, Position
from holdfast.links.url import Url
from holdfast.links.verdict import PageSeen, Reason, Redirect, State, TargetSeen, Verdict

T = TypeVar("T")

SOURCE = Url("https://blog.example/post")
TARGET = Url("https://shop.example/page")
MOMENT = datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)

LINK = Occurrence(
    href=TARGET, kind=Kind.TEXT, anchor="fine ropes", position=Position.CONTENT, before="They make ", after=" by hand."
)
IN_FOOTER = Occurrence(
    href=TARGET,
    kind=Kind.IMAGE,
    anchor="logo",
    rel=("nofollow", "noopener"),
    nofollow_from=(NofollowSource.LINK, NofollowSource.META_ROBOTS),
    position=Position.FOOTER,
)
PAGE = PageSeen(
    status=200,
    final_url=SOURCE,
    redirects=(Redirect(url=Url("http://blog.example/post"), status=301, location="https://blog.example/post"),),
    title="A post",
    language="en",
    canonical=SOURCE,
    robots=("meta_robots: max-snippet:-1",),
    links_internal=30,
    links_external=1200,
    bytes=48_200,
    elapsed_ms=210,
)
LIVE = Verdict(
    source_url=SOURCE,
    target_url=TARGET,
    state=State.LIVE,
    reason=None,
    rule="link_found",
    evidence=("one link to the target",),
    occurrences=(LINK, IN_FOOTER),
    page=PAGE,
    target=TargetSeen(status=200, final_url=TARGET),
    checked_at=MOMENT,
)


def verdict_of(reason: Reason) -> Verdict:
    """Return a verdict for a reason, without any link seen."""
    return replace(LIVE, state=reason.state, reason=reason, rule="a_rule", occurrences=(), target=None)


def check_by_path(
    links: Iterable[Expected],
    options: CheckOptions,
    *,
    encode: Callable[[Expected, Verdict], T],
    receive: Callable[[T], None],
    stop: Event | None = None,
) -> None:
    """Check without a web: a source whose path begins with a reason has that reason, any other is live."""
    assert options.processes
    for link in links:
        if stop and stop.is_set():
            return
        name = link.source_url.split("/")[3]
        verdict = verdict_of(Reason(name)) if name in set(Reason) else LIVE
        receive(encode(link, replace(verdict, source_url=link.source_url, target_url=link.target_url)))


class Terminal(io.TextIOWrapper):
    """A text stream over bytes that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def text_stream(encoding: str = "utf-8") -> io.TextIOWrapper:
    """Return a stream whose text `written` returns."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace", write_through=True)


def terminal() -> Terminal:
    """Return a stream that looks like a terminal."""
    return Terminal(io.BytesIO(), encoding="utf-8", write_through=True)


def written(stream: TextIO) -> str:
    """Return what was written to a stream of `text_stream` or `terminal`."""
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode(stream.encoding)


def streams(stdin: bytes = b"") -> Streams:
    """Return streams for one command."""
    return Streams(stdin=io.BytesIO(stdin), stdout=text_stream(), stderr=text_stream())


def write_list(path: Path, sources: Iterable[str]) -> Path:
    """Write a list of links from these sources to the target."""
    rows = "".join(f"{source},{TARGET}\n" for source in sources)
    path.write_text("source_url,target_url\n" + rows, encoding="utf-8")
    return path
