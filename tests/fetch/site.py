"""A web server on one loopback address that remembers what it was asked."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ssl import SSLContext


@dataclass(slots=True)
class Site:
    """Answers by path: the body of a page, or a whole answer."""

    pages: Mapping[str, str | bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)  #: first lines of requests
    heads: list[bytes] = field(default_factory=list)
    reached: asyncio.Event = field(default_factory=asyncio.Event)  #: set by each request
    connections: int = 0
    port: int = 0
    writers: dict[asyncio.StreamWriter, asyncio.Task[None] | None] = field(default_factory=dict)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.writers[writer] = asyncio.current_task()
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.heads.append(head)
                line = head.partition(b"\r\n")[0].decode()
                self.asked.append(line)
                self.reached.set()
                writer.write(self._answer(line.split(" ")[1]))
                await writer.drain()
                if b"connection: close" in head.lower():
                    break
        writer.close()
        del self.writers[writer]

    def _answer(self, path: str) -> bytes:
        page = self.pages.get(path)
        if isinstance(page, str):
            return answer("200 OK", page, "Content-Type: text/html; charset=utf-8")
        return answer("404 Not Found") if page is None else page


def answer(status: str, body: str | bytes = "", *fields: str) -> bytes:
    """Return a whole HTTP answer."""
    data = body.encode() if isinstance(body, str) else body
    head = "\r\n".join([f"HTTP/1.1 {status}", *fields, f"Content-Length: {len(data)}", "", ""])
    return head.encode() + data


@asynccontextmanager
async def serving(site: Site, host: str, port: int = 0, tls: SSLContext | None = None) -> AsyncIterator[int]:
    """Let a site answer at an address, and yield the port."""
    server = await asyncio.start_server(site.serve, host, port, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        tasks = [task for task in site.writers.values() if task]
        for writer in site.writers:
            writer.transport.abort()
        if tasks:
            await asyncio.wait(tasks)


@asynccontextmanager
async def open_site(pages: Mapping[str, str | bytes] | None = None, host: str = "127.0.0.1") -> AsyncIterator[Site]:
    """Yield a site that answers."""
    site = Site(pages or {})
    async with serving(site, host) as site.port:
        yield site
