"""The local hostile web: one thread, one event loop, loopback ports."""

import asyncio
import contextlib
import socket
import ssl
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.badweb import http1, http2
from tests.badweb.answers import Host, Page, Site
from tests.badweb.dns import OverUdp, Zone, serve_tcp
from tests.badweb.exchange import Asked, Names
from tests.badweb.tcp import LISTENERS
from tests.badweb.tls import Certificates

_LOOPBACK = "127.0.0.1"
_PATIENCE_S = 0.2  # for a client to answer the end of its TLS session
_TLS_HANDSHAKE = b"\x16"  # the first byte of a ClientHello record
_WELCOME = Page(
    text="<!doctype html><html lang=en><title>Welcome to $HOST</title><h1>Welcome</h1>"
    "<p>The shop for climbing ropes, harnesses and shoes, tested in the Alps since 1974. "
    "Free returns within sixty days.</p>"
)
_STRANGER = {"*": _WELCOME}


class BadWeb:
    """Serves every host of a catalogue; `with BadWeb() as web:` starts and stops it.

    One port speaks HTTP and TLS alike, told apart by the first byte, so that `http://` and `https://` addresses differ
    in nothing but their scheme, as on the real web.
    """

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.zone = Zone()
        self._folder = tempfile.TemporaryDirectory(prefix="badweb-")
        self.certificates = Certificates(Path(self._folder.name))
        self._hosts: dict[str, Host] = {}
        self._sockets = {mark: _listen() for mark in ("$PORT", "$DNS", *LISTENERS)}
        self._closed_port = _bind(socket.SOCK_STREAM)
        self._udp = _bind(socket.SOCK_DGRAM, _port(self._sockets["$DNS"]))
        self.marks = {mark: str(_port(each)) for mark, each in self._sockets.items()}
        self.marks["$CLOSED"] = str(_port(self._closed_port))
        self._connections: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="badweb", daemon=True)
        self._started = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._failure: BaseException | None = None

    @property
    def port(self) -> int:
        return int(self.marks["$PORT"])

    @property
    def dns_address(self) -> str:
        return f"{_LOOPBACK}:{self.marks['$DNS']}"

    @property
    def ca_file(self) -> str:
        return self.certificates.ca_file

    def url(self, host: str, path: str = "/", *, tls: bool = False) -> str:
        return f"{'https' if tls else 'http'}://{host}:{self.port}{path}"

    def add(self, host: str, site: Site, names: Names | None = None) -> None:
        """Serve a site under a host name from now on; every other host says welcome."""
        self._hosts[host] = Host(site, names or Names(longest_first({"$HOST": host, **self.marks})))

    def asked_of(self, host: str) -> list[Asked]:
        """Return the requests that came for a host."""
        return [asked for asked in self.requests if asked.host == host]

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._loop is not None
        assert self._stop is not None
        with contextlib.suppress(RuntimeError):  # the loop has ended by itself: its failure is raised below
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        for each in (*self._sockets.values(), self._closed_port, self._udp):
            each.close()
        self._folder.cleanup()
        if self._failure is not None:
            raise self._failure

    async def _run(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        try:
            async with asyncio.TaskGroup() as tasks:
                udp, _ = await self._loop.create_datagram_endpoint(lambda: OverUdp(self.zone), sock=self._udp)
                running = {tasks.create_task(self._accept(mark, tasks)) for mark in self._sockets}
                self._started.set()
                await self._stop.wait()
                udp.close()
                for task in running | self._connections:
                    task.cancel()
        except BaseExceptionGroup as error:
            self._failure = error

    async def _accept(self, mark: str, tasks: asyncio.TaskGroup) -> None:
        loop = asyncio.get_running_loop()
        while True:
            connection, _ = await loop.sock_accept(self._sockets[mark])
            connection.settimeout(0)
            task = tasks.create_task(self._connected(mark, connection))
            self._connections.add(task)
            task.add_done_callback(self._connections.discard)

    async def _connected(self, mark: str, connection: socket.socket) -> None:
        """Serve one connection; whatever the client does to it is the client's affair."""
        writer = None
        with contextlib.suppress(OSError, EOFError):
            try:
                tls = mark == "$PORT" and await _first_byte(connection) == _TLS_HANDSHAKE
                reader, writer = await _open(connection, self.certificates.context if tls else None)
                await self._talk(mark, reader, writer, tls=tls)
                writer.close()
                await writer.wait_closed()
            finally:
                if writer is not None:
                    writer.transport.abort()
                else:
                    connection.close()

    async def _talk(self, mark: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, tls: bool) -> None:
        if mark in LISTENERS:
            await LISTENERS[mark](reader, writer)
        elif mark == "$DNS":
            await serve_tcp(reader, writer, self.zone)
        elif tls and writer.get_extra_info("ssl_object").selected_alpn_protocol() == "h2":
            await http2.serve(reader, writer, self._find)
        else:
            await http1.serve(reader, writer, self._find, tls=tls)

    def _find(self, asked: Asked) -> Host:
        self.requests.append(asked)
        return self._hosts.get(asked.host) or Host(_STRANGER, Names((("$HOST", asked.host),)))


async def _first_byte(connection: socket.socket) -> bytes:
    """Look at what comes first and leave it there."""
    loop = asyncio.get_running_loop()
    readable = asyncio.Event()
    loop.add_reader(connection, readable.set)
    try:
        await readable.wait()
    finally:
        loop.remove_reader(connection)
    return connection.recv(1, socket.MSG_PEEK)


async def _open(
    connection: socket.socket, context: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=1 << 20, loop=loop)
    protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.connect_accepted_socket(
        lambda: protocol, connection, ssl=context, ssl_shutdown_timeout=_PATIENCE_S if context else None
    )
    return reader, asyncio.StreamWriter(transport, protocol, reader, loop)


def _bind(kind: socket.SocketKind, port: int = 0) -> socket.socket:
    bound = socket.socket(socket.AF_INET, kind)
    bound.settimeout(0)
    bound.bind((_LOOPBACK, port))
    return bound


def _listen() -> socket.socket:
    listening = _bind(socket.SOCK_STREAM)
    listening.listen(512)
    return listening


def _port(bound: socket.socket) -> int:
    return int(bound.getsockname()[1])


def longest_first(marks: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Order marks so that none is read as the beginning of another."""
    return tuple(sorted(marks.items(), key=lambda pair: -len(pair[0])))
