"""Checking in several processes: the list is dealt out by host, so that each host is one process's business.

The parent reads the list and receives results; each child asks for work when its window has room. A child ends when
its pipe closes, so that none outlives a parent that was killed.
"""

import asyncio
import gc
import multiprocessing
import os
import signal
import socket
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import Empty, Queue
from threading import Event, Thread
from typing import Any, TypeVar

from holdfast.checker.run import STOP_POLL_S, check_source
from holdfast.checker.values import CheckOptions, Expected
from holdfast.links.domain import registrable_domain
from holdfast.links.errors import OutsideError
from holdfast.links.url import host
from holdfast.links.verdict import Verdict

T = TypeVar("T")
Encode = Callable[[Expected, Verdict], T]

#: Links in one message to a child, and results in one message back: large enough that the pipe costs little.
BATCH = 250

#: Links held for one child while it is busy; beyond that the list is read no further.
HELD = 20_000

#: Longest time a result waits in a child for company, in seconds.
FLUSH_S = 0.2

_ASK = b"more"
_DIED = b"died"


def check_list(
    links: Iterable[Expected],
    options: CheckOptions,
    *,
    encode: Encode[T],
    receive: Callable[[T], None],
    stop: Event | None = None,
) -> None:
    """Check every link of a list, in `options.processes` processes, holding a bounded window of it in memory.

    `encode` runs where the check ran (it must be a module's function, its result picklable); `receive` runs here, once
    for each link, in no order. Setting `stop` ends the run; checks in flight are dropped: a link is received whole or
    not at all. Raises `OutsideError` where a process dies; what was received until then stands.
    """
    if options.processes > 1:
        _check_in_children(iter(links), options, encode, receive, stop or Event())
        return
    batches = _batches(iter(links))
    asyncio.run(
        check_source(
            lambda take: take(next(batches, ())),
            options,
            lambda link, verdict: receive(encode(link, verdict)),
            stop,
        )
    )


def _batches(links: Iterator[Expected]) -> Iterator[Sequence[Expected]]:
    while batch := list(islice(links, BATCH)):
        yield batch


@dataclass(slots=True)
class _Child:
    process: SpawnProcess
    pipe: Connection
    held: deque[Expected] = field(default_factory=deque)
    asking: bool = False
    done: bool = False


def _check_in_children(
    links: Iterator[Expected],
    options: CheckOptions,
    encode: Encode[T],
    receive: Callable[[T], None],
    stop: Event,
) -> None:
    children = [_start(options, encode) for _ in range(options.processes)]
    dealer = _Dealer(links, children)
    inbox: Queue[tuple[_Child, Any]] = Queue()
    # Were the parent to wait for room in a pipe, and its child for room in the other, both would wait for ever.
    listeners = [Thread(target=_listen, args=(child, inbox), daemon=True) for child in children]
    for listener in listeners:
        listener.start()
    try:
        while not stop.is_set() and not all(child.done for child in children):
            dealer.deal()
            _take_in(inbox, receive, stop)
    finally:
        for child in children:
            _hang_up(child.pipe)
        for listener in listeners:
            listener.join()
        for child in children:
            child.pipe.close()
            child.process.join(timeout=5)
            if child.process.is_alive():
                child.process.kill()


def _hang_up(pipe: Connection) -> None:
    """End a pipe for both its ends and for who waits at it; closing it would leave a thread with a dead number."""
    with suppress(OSError), socket.socket(fileno=os.dup(pipe.fileno())) as end:
        end.shutdown(socket.SHUT_RDWR)


def _start(options: CheckOptions, encode: Encode[T]) -> _Child:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_child_main, args=(theirs, options, encode), daemon=True)
    # Ctrl-C and a service's stop go to every process; the child inherits the mask, so it never hears them, not even
    # importing: it ends when its pipe does.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return _Child(process, ours)


class _Dealer:
    """Deals links to the children by the registrable domain of their source page."""

    def __init__(self, links: Iterator[Expected], children: list[_Child]) -> None:
        self._links = links
        self._children = children
        self._ended = False

    def deal(self) -> None:
        """Give each child that asks its next batch; the empty one tells it that the list has ended."""
        for child in self._children:
            if not child.asking or child.done:
                continue
            self._fill(child)
            if child.held or self._ended:
                batch = [child.held.popleft() for _ in range(min(BATCH, len(child.held)))]
                child.asking = False
                with suppress(OSError):
                    child.pipe.send(batch)

    def _fill(self, child: _Child) -> None:
        while len(child.held) < BATCH and not self._ended and all(len(each.held) < HELD for each in self._children):
            link = next(self._links, None)
            if link is None:
                self._ended = True
                return
            domain = registrable_domain(host(link.source_url))
            owner = self._children[zlib.crc32(domain.encode()) % len(self._children)]
            owner.held.append(link)


def _listen(child: _Child, inbox: "Queue[tuple[_Child, Any]]") -> None:
    """Put what a child says into the inbox, to its last word."""
    with suppress(EOFError, OSError):
        while (message := child.pipe.recv()) is not None:
            inbox.put((child, message))
        inbox.put((child, None))
        return
    inbox.put((child, _DIED))


def _take_in(inbox: "Queue[tuple[_Child, Any]]", receive: Callable[[T], None], stop: Event) -> None:
    """Act on one message, or on none within the poll's time."""
    try:
        child, message = inbox.get(timeout=STOP_POLL_S)
    except Empty:
        return
    if message == _ASK:
        child.asking = True
    elif message is None:
        child.done = True
    elif message == _DIED:
        child.done = True
        child.process.join(timeout=1)
        if not stop.is_set():
            raise OutsideError(
                f"a checking process ended by itself (exit code {child.process.exitcode}); memory may have run out. "
                "What was checked is kept: run again with --resume.",
                permanent=False,
            )
    else:
        for result in message:
            receive(result)


def _child_main(pipe: Connection, options: CheckOptions, encode: Encode[T]) -> None:
    gc.freeze()
    with suppress(EOFError, OSError):
        asyncio.run(_child_run(pipe, options, encode))
        pipe.send(None)


async def _child_run(pipe: Connection, options: CheckOptions, encode: Encode[T]) -> None:
    loop = asyncio.get_running_loop()
    stop = Event()
    results: list[T] = []
    takers: deque[Callable[[Sequence[Expected]], None]] = deque()

    def ask(take: Callable[[Sequence[Expected]], None]) -> None:
        takers.append(take)
        pipe.send(_ASK)

    def arrive() -> None:
        try:
            batch = pipe.recv()
        except (EOFError, OSError):
            loop.remove_reader(pipe.fileno())
            stop.set()
            return
        takers.popleft()(batch)

    def flush() -> None:
        if not results:
            return
        try:
            pipe.send(results)
        except OSError:
            stop.set()
        results.clear()

    def report(link: Expected, verdict: Verdict) -> None:
        results.append(encode(link, verdict))
        if len(results) >= BATCH:
            flush()
        elif len(results) == 1:
            loop.call_later(FLUSH_S, flush)

    loop.add_reader(pipe.fileno(), arrive)
    try:
        await check_source(ask, options, report, stop)
    finally:
        loop.remove_reader(pipe.fileno())
    flush()
