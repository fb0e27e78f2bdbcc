"""libcurl's transfers on an asyncio loop.

libcurl says which sockets and what timer it waits for; it is told what is ready. Its sockets are in a selector of their
own, whose one file descriptor the loop watches: a transfer costs no reader of the loop, and what became ready together
is handled together.
"""

import asyncio
import selectors
from typing import NamedTuple

import pycurl

_NEVER = float("inf")
_EVENTS = {
    pycurl.POLL_IN: selectors.EVENT_READ,
    pycurl.POLL_OUT: selectors.EVENT_WRITE,
    pycurl.POLL_INOUT: selectors.EVENT_READ | selectors.EVENT_WRITE,
}
_READY = {
    selectors.EVENT_READ: pycurl.CSELECT_IN,
    selectors.EVENT_WRITE: pycurl.CSELECT_OUT,
    selectors.EVENT_READ | selectors.EVENT_WRITE: pycurl.CSELECT_IN | pycurl.CSELECT_OUT,
}


class Ended(NamedTuple):
    """How a transfer ended: libcurl's error code, 0 for success, and its words."""

    code: int
    words: str


_SUCCESS = Ended(0, "")


class Multi:
    """Runs transfers side by side and keeps their connections for the next ones."""

    def __init__(self, *, connections: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: dict[pycurl.Curl, asyncio.Future[Ended]] = {}
        self._due = _NEVER
        self._timer: asyncio.TimerHandle | None = None
        self._sockets = selectors.DefaultSelector()
        self._watched: dict[int, int] = {}
        self._loop.add_reader(self._sockets, self._on_ready)
        self._curl = pycurl.CurlMulti()
        self._curl.setopt(pycurl.M_SOCKETFUNCTION, self._on_socket)
        self._curl.setopt(pycurl.M_TIMERFUNCTION, self._on_timer)
        # One transfer a connection: cheaper, and a host gets few at once anyway.
        self._curl.setopt(pycurl.M_PIPELINING, pycurl.PIPE_NOTHING)
        self._curl.setopt(pycurl.M_MAXCONNECTS, connections)

    async def perform(self, transfer: pycurl.Curl) -> Ended:
        """Run a transfer to its end; a cancelled one leaves its connection closed."""
        if self._curl.closed:
            raise RuntimeError("the client is closed")
        ended: asyncio.Future[Ended] = self._loop.create_future()
        self._waiting[transfer] = ended
        self._curl.add_handle(transfer)
        self._act(pycurl.SOCKET_TIMEOUT, 0)
        self._arm()
        try:
            return await ended
        finally:
            if self._waiting.pop(transfer, None) is not None:
                self._curl.remove_handle(transfer)

    def close(self) -> None:
        """End every transfer and close every connection."""
        for transfer in tuple(self._waiting):
            self._end(transfer, Ended(pycurl.E_ABORTED_BY_CALLBACK, "the client was closed"))
        self._curl.close()
        if self._timer is not None:
            self._timer.cancel()
        self._loop.remove_reader(self._sockets)
        self._sockets.close()

    def _on_socket(self, wanted: int, fd: int, _multi: pycurl.CurlMulti, _data: object) -> None:
        events = _EVENTS.get(wanted, 0)
        watched = self._watched.pop(fd, 0)
        if events:
            self._watched[fd] = events
        if not watched and events:
            self._sockets.register(fd, events)
        elif watched and not events:
            self._sockets.unregister(fd)
        elif watched != events:
            self._sockets.modify(fd, events)

    def _on_timer(self, milliseconds: int) -> None:
        self._due = _NEVER if milliseconds < 0 else self._loop.time() + milliseconds / 1000

    def _on_ready(self) -> None:
        for key, events in self._sockets.select(0):
            self._act(key.fd, _READY[events])
        self._arm()

    def _on_time(self) -> None:
        self._timer = None
        if self._due <= self._loop.time():
            self._due = _NEVER
            self._act(pycurl.SOCKET_TIMEOUT, 0)
        if self._due == _NEVER:
            # A timer that came a moment early is not set again by libcurl, which still waits for it.
            self._on_timer(self._curl.timeout())
        self._arm()

    def _arm(self) -> None:
        # A timer that fires early is left alone: moving it with every transfer would cost more than waking in vain.
        if self._due == _NEVER or (self._timer is not None and self._timer.when() <= self._due):
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(self._due, self._on_time)

    def _act(self, fd: int, ready: int) -> None:
        _, running = self._curl.socket_action(fd, ready)
        if running < len(self._waiting):
            self._hear()

    def _hear(self) -> None:
        _, succeeded, failed = self._curl.info_read()
        for transfer in succeeded:
            self._end(transfer, _SUCCESS)
        for transfer, code, words in failed:
            self._end(transfer, Ended(code, words))

    def _end(self, transfer: pycurl.Curl, ended: Ended) -> None:
        waiting = self._waiting.pop(transfer)
        self._curl.remove_handle(transfer)
        if not waiting.done():
            waiting.set_result(ended)
