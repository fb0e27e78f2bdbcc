"""A server on loopback that says exactly the bytes it is told to, and a client to ask it with."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from holdfast.fetch.curl import CurlClient
from holdfast.fetch.resolve import Found, NameService
from holdfast.fetch.trust import trusted_bundle
from holdfast.fetch.values import Failure, Fetched, FetchOptions, NoResponse, Request, Response
from holdfast.links.url import Url

#: Short, so that a test that goes wrong ends; none waits for it where it goes right.
OPTIONS = FetchOptions(allow_private_hosts=True, obey_robots=False, timeout_s=20.0)


@dataclass(slots=True)
class Exchange:
    """One connection as the server sees it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    heads: list[str]  #: of every request to the server, in order

    async def read(self) -> str:
        """Return the next request's head; the empty text where the client has gone."""
        try:
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except (asyncio.IncompleteReadError, ConnectionError):
            return ""
        self.heads.append(head)
        return head

    async def say(self, *pieces: bytes) -> None:
        """Send bytes as they are."""
        for piece in pieces:
            self.writer.write(piece)
            await self.writer.drain()


Script = Callable[[Exchange], Awaitable[None]]


@dataclass(slots=True)
class Server:
    """A listening server."""

    port: int = 0
    heads: list[str] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> Url:
        return Url(f"{scheme}://{host}:{self.port}{path}")


@asynccontextmanager
async def serving(
    script: Script, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> AsyncIterator[Server]:
    """Run a script for each connection; what still runs at the end is cancelled."""
    seen, tasks = Server(), set[asyncio.Task[None] | None]()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.connections += 1
        tasks.add(asyncio.current_task())
        try:
            await script(Exchange(reader, writer, seen.heads))
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            tasks.discard(asyncio.current_task())
            writer.close()

    server = await asyncio.start_server(handle, host, 0, ssl=tls)
    seen.port = server.sockets[0].getsockname()[1]
    try:
        yield seen
    finally:
        server.close()
        for task in tuple(tasks):
            assert task is not None
            task.cancel()
        await asyncio.gather(*(task for task in tasks if task), return_exceptions=True)


def saying(*pieces: bytes) -> Script:
    """Answer the first request with these bytes and close."""

    async def script(exchange: Exchange) -> None:
        if await exchange.read():
            await exchange.say(*pieces)

    return script


def keeping(answer: Callable[[str], bytes]) -> Script:
    """Answer every request of a connection by its head."""

    async def script(exchange: Exchange) -> None:
        while head := await exchange.read():
            await exchange.say(answer(head))

    return script


def ok(body: bytes = b"", fields: Sequence[str] = (), status: str = "200 OK") -> bytes:
    """Return a well-formed answer."""
    head = (f"HTTP/1.1 {status}", *fields, f"Content-Length: {len(body)}", "", "")
    return "\r\n".join(head).encode("latin-1") + body


class Names:
    """A name service out of a table; each look-up of a name takes its next answer, the last one stays."""

    def __init__(self, table: Mapping[str, Sequence[tuple[str, ...]]]) -> None:
        self._table = {name: list(answers) for name, answers in table.items()}

    async def find(self, host: str, *, within_s: float) -> Found:  # noqa: ARG002 -- the table answers at once
        answers = self._table.get(host)
        if answers is None:
            return Found(failure=Failure.DNS_NOT_FOUND, detail="not in the table")
        return Found(addresses=answers.pop(0) if len(answers) > 1 else answers[0])


@contextmanager
def curl_client(options: FetchOptions = OPTIONS, names: NameService | None = None) -> Iterator[CurlClient]:
    with trusted_bundle(options.extra_ca_file) as trusted:
        client = CurlClient(options, names=names or Names({}), trusted=trusted)
        try:
            yield client
        finally:
            client.close()


def fetch(script: Script, options: FetchOptions = OPTIONS, path: str = "/") -> Fetched:
    """Return what the client says of a server that follows a script."""

    async def run() -> Fetched:
        async with serving(script) as server:
            with curl_client(options) as client:
                return await client.get(Request(url=server.url(path)))

    return asyncio.run(run())


def answered(fetched: Fetched) -> Response:
    assert isinstance(fetched, Response), fetched
    return fetched


def failed(fetched: Fetched) -> NoResponse:
    assert isinstance(fetched, NoResponse), fetched
    return fetched
