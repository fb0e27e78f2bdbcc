"""A forward proxy on loopback through which a browser's traffic goes, so that our own rules hold for all of it.

The browser gets no address that was not checked: names are resolved here, the address that was checked is the one that
is connected to, and each redirect, frame, script, fetch and WebSocket of a page is a connection of its own. Names that
change between two look-ups gain nothing.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple, Self

from holdfast.fetch.guard import is_bad_port, literal, refusal
from holdfast.fetch.resolve import NameService
from holdfast.fetch.values import Failure
from holdfast.links.url import parse, split

#: Longest head of a request or a response; Chromium's own limit for responses is 256 KB.
_MAX_HEAD = 256 * 1024
_CHUNK = 64 * 1024
_MOST_ADDRESSES = 4
#: Connections that one page may open.
_MAX_CONNECTIONS = 300
#: Fields between two neighbours, of no concern to the next one (RFC 9110 §7.6.1).
_HOP_BY_HOP = (b"connection:", b"keep-alive:", b"proxy-connection:", b"proxy-authorization:", b"upgrade:", b"te:")

#: What a broken connection raises, on either side.
_BROKEN = (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)

#: Returns those of a name's addresses that may be connected to.
Admit = Callable[[tuple[str, ...]], tuple[str, ...]]
Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Refused(NamedTuple):
    """Why a host was not connected to."""

    failure: Failure
    detail: str


class GuardedProxy:
    """One page's way to the web."""

    def __init__(self, names: NameService, admit: Admit, *, max_bytes: int, connect_timeout_s: float) -> None:
        self._names = names
        self._admit = admit
        self._max_bytes = max_bytes
        self._connect_timeout_s = connect_timeout_s
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._connections = 0
        self.received = 0  #: bytes from the web
        self.refused: dict[str, Refused] = {}  #: by host, the last reason

    @property
    def is_exhausted(self) -> bool:
        """Say whether the page has had more than it may have."""
        return self.received > self._max_bytes or self._connections > _MAX_CONNECTIONS

    @property
    def address(self) -> str:
        """Return where the proxy listens."""
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_MAX_HEAD)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self._cut_off()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._server.wait_closed()

    def _cut_off(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        self._connections += 1
        try:
            if not self.is_exhausted:
                await self._forward((reader, writer))
        except _BROKEN:
            pass  # the browser learns of it as its connection closes
        except asyncio.CancelledError:
            pass  # by __aexit__; asyncio of Python 3.11 would report the end of this task as a fault
        finally:
            self._tasks.discard(task)
            self._writers.discard(writer)
            writer.close()

    async def _forward(self, browser: Stream) -> None:
        """Do what the head of a request asks for: a tunnel to a host, or one answer to a plain request."""
        head = await browser[0].readuntil(b"\r\n\r\n")
        method, _, rest = head.partition(b" ")
        target = rest.partition(b" ")[0].decode("ascii", "replace")
        is_tunnel = method == b"CONNECT"
        url = parse(f"https://{target}/" if is_tunnel else target)
        if url is None:
            return
        parts = split(url)
        site = await self._connect(parts.host, parts.port or ("443" if parts.scheme == "https" else "80"))
        if isinstance(site, Refused):
            self.refused[parts.host] = site
            # A plain request gets no answer at all: it would pass for the site's own.
            browser[1].write(b"HTTP/1.1 502 Refused\r\n\r\n" if is_tunnel else b"")
            return
        if is_tunnel:
            browser[1].write(b"HTTP/1.1 200 Connected\r\n\r\n")
        else:
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            site[1].write(for_one_answer(head, first=b" ".join((method, path.encode(), b"HTTP/1.1"))))
        await self._exchange(browser, site, is_tunnel=is_tunnel)

    async def _exchange(self, browser: Stream, site: Stream, *, is_tunnel: bool) -> None:
        self._writers.add(site[1])
        try:
            async with asyncio.TaskGroup() as group:
                sending = group.create_task(_send(browser[0], site[1]))
                await self._bring(site[0], browser[1], is_tunnel=is_tunnel)
                sending.cancel()
        finally:
            self._writers.discard(site[1])
            site[1].close()

    async def _bring(self, site: asyncio.StreamReader, browser: asyncio.StreamWriter, *, is_tunnel: bool) -> None:
        """Hand over what the web sends, within the page's limit."""
        with suppress(*_BROKEN):
            if not is_tunnel:
                browser.write(await _read_answer_head(site))
            while chunk := await site.read(_CHUNK):
                self.received += len(chunk)
                if self.is_exhausted:
                    self._cut_off()
                    return
                browser.write(chunk)
                await browser.drain()

    async def _connect(self, host: str, port: str) -> Stream | Refused:
        if is_bad_port(port):
            return Refused(Failure.ADDRESS_REFUSED, f"port {port} is not one of the web's")
        addresses = await self._addresses(host)
        if isinstance(addresses, Refused):
            return addresses
        problem: OSError = TimeoutError("timed out")
        for address in addresses:
            try:
                async with asyncio.timeout(self._connect_timeout_s):
                    return await asyncio.open_connection(address, int(port), limit=_MAX_HEAD)
            except OSError as error:
                problem = error
        return Refused(Failure.CONNECTION, f"no connection to {host}:{port}: {problem}")

    async def _addresses(self, host: str) -> tuple[str, ...] | Refused:
        address = literal(host)
        addresses: tuple[str, ...] = (address,) if address else ()
        if not addresses:
            found = await self._names.find(host, within_s=self._connect_timeout_s)
            if found.failure is not None:
                return Refused(found.failure, f"{host}: {found.detail}")
            addresses = found.addresses
        admitted = self._admit(addresses)[:_MOST_ADDRESSES]
        if admitted:
            return admitted
        return Refused(Failure.ADDRESS_REFUSED, f"{addresses[0]} is no public address: {refusal(addresses[0])}")


async def _send(browser: asyncio.StreamReader, site: asyncio.StreamWriter) -> None:
    with suppress(*_BROKEN):
        while chunk := await browser.read(_CHUNK):
            site.write(chunk)
            await site.drain()


async def _read_answer_head(site: asyncio.StreamReader) -> bytes:
    """Return the head of an answer as the only one on its connection; interim answers (1xx) are left out."""
    while (head := await site.readuntil(b"\r\n\r\n")).partition(b" ")[2].startswith(b"1"):
        pass
    return for_one_answer(head)


def for_one_answer(head: bytes, *, first: bytes = b"") -> bytes:
    """Return the head of a message for a connection that carries no second one.

    Else the browser would send its next request, to any host, where the first one went.
    """
    lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    kept = (line for line in lines[1:] if not line.lower().startswith(_HOP_BY_HOP))
    return b"\r\n".join([first or lines[0], *kept, b"Connection: close", b"", b""])
