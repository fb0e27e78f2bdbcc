"""Many backlinks in, verdicts out, on one event loop.

Work arrives in batches and waits in a bounded window, host by host; as a place comes free the next page is taken.
Nothing grows with the length of the list.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from threading import Event

from holdfast.checker.queue import Page, PageQueue
from holdfast.checker.session import Session, open_session
from holdfast.checker.values import CheckOptions, Expected
from holdfast.links.verdict import Reason, State, Verdict

_log = logging.getLogger(__name__)

#: Links that wait at most. Enough to find other hosts behind a large one; about 10 MB.
WINDOW = 5_000

#: Seconds between two looks at the stop flag.
STOP_POLL_S = 0.1

#: Hands over the next batch of links, now or later, by calling what it was given; an empty batch is the last.
Source = Callable[[Callable[[Sequence[Expected]], None]], None]
Report = Callable[[Expected, Verdict], None]


class _StopAskedError(Exception):
    """Ends the task group."""


class Run:
    """One pass over a source of links."""

    def __init__(self, session: Session, options: CheckOptions, source: Source, report: Report) -> None:
        self._session = session
        self._source = source
        self._report = report
        self._free = options.fetch.concurrency
        self._loop = asyncio.get_running_loop()
        self._queue = PageQueue(per_host=options.fetch.per_host, ready_at=session.ready_at, clock=self._loop.time)
        self._asking = False
        self._ended = False
        self._busy = 0
        self._finished = self._loop.create_future()
        self._alarm: asyncio.TimerHandle | None = None

    async def work(self, stop: Event | None) -> None:
        """Check everything; end early, with what is in flight dropped, when `stop` is set."""
        try:
            async with asyncio.TaskGroup() as self._tasks:
                watcher = self._tasks.create_task(_watch(stop)) if stop else None
                self._pump()
                await self._finished
                if watcher:
                    watcher.cancel()
        except* _StopAskedError:
            pass

    def _pump(self) -> None:
        """Start what may start, and ask for more where the window has room."""
        while self._free and (page := self._queue.take()):
            self._free -= 1
            self._busy += 1
            self._tasks.create_task(self._check(page))
        if not self._asking and not self._ended and self._queue.waiting < WINDOW:
            self._asking = True
            self._source(self._take_in)
        if self._ended and not self._busy and not self._queue.waiting and not self._finished.done():
            self._finished.set_result(None)
        self._set_alarm()

    def _take_in(self, links: Sequence[Expected]) -> None:
        self._asking = False
        self._ended = not links
        self._queue.add(links)
        self._loop.call_soon(self._pump)

    async def _check(self, page: Page) -> None:
        try:
            verdicts = await self._session.check_page(page.url, page.links)
        except Exception as error:  # noqa: BLE001 -- a bug that one page brings out must not end the others
            _log.exception("checking %s failed", page.url)
            verdicts = [_unchecked(link, error) for link in page.links]
        for link, verdict in zip(page.links, verdicts, strict=True):
            self._report(link, verdict)
        self._free += 1
        self._busy -= 1
        self._queue.done(page)
        self._pump()

    def _set_alarm(self) -> None:
        if self._alarm:
            self._alarm.cancel()
        wake = self._queue.next_wake()
        self._alarm = self._loop.call_at(wake, self._pump) if wake is not None else None


async def _watch(stop: Event) -> None:
    while not stop.is_set():  # noqa: ASYNC110 -- set by a signal's handler or another thread
        await asyncio.sleep(STOP_POLL_S)
    raise _StopAskedError


async def check_source(source: Source, options: CheckOptions, report: Report, stop: Event | None = None) -> None:
    """Check all that a source hands over and report each verdict as it comes, in no order."""
    async with open_session(options) as session:
        await Run(session, options, source, report).work(stop)


def _unchecked(link: Expected, error: Exception) -> Verdict:
    return Verdict(
        source_url=link.source_url,
        target_url=link.target_url,
        state=State.UNVERIFIED,
        reason=Reason.NEVER_CHECKED,
        rule="internal_error",
        evidence=(f"a fault in Holdfast: {error!r}",),
        checked_at=datetime.now(UTC),
    )
