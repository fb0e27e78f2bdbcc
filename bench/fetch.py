"""CPU time of one request: a static page of 100 KB over a kept-alive connection, by libcurl alone and with manners.

`python -m bench.fetch [REQUESTS]`; the server is a process of its own and its time is not counted.
"""

import asyncio
import gzip
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from holdfast.fetch.client import open_client
from holdfast.fetch.curl import CurlClient
from holdfast.fetch.resolve import Resolver
from holdfast.fetch.trust import trusted_bundle
from holdfast.fetch.values import Client, FetchOptions, Request, Response
from holdfast.links.url import Url

_PAGE = "".join(f"<p>Paragraph {n} with <a href='/{n * 7919 % 1009}'>a link</a>.</p>\n" for n in range(2000)).encode()
_AT_ONCE = 50

Open = Callable[[FetchOptions], AbstractAsyncContextManager[Client]]


class _Static(asyncio.Protocol):
    """Answers every request of a connection with the same bytes."""

    def __init__(self, pages: dict[bytes, bytes]) -> None:
        self._pages = pages
        self._asked = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._asked += data
        while b"\r\n\r\n" in self._asked:
            request, _, self._asked = self._asked.partition(b"\r\n\r\n")
            self._transport.write(self._pages.get(request.split(b" ", 2)[1], _NOT_FOUND))


def _answer(body: bytes, *fields: str) -> bytes:
    head = ("HTTP/1.1 200 OK", "Content-Type: text/html", "Server: bench", "Date: Sat, 21 Nov 2026 03:00:00 GMT",
            "Cache-Control: max-age=60", "Vary: Accept-Encoding", f"Content-Length: {len(body)}", *fields)  # fmt: skip
    return "\r\n".join((*head, "", "")).encode() + body


_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


async def _serve(ready: int) -> None:
    pages = {b"/plain": _answer(_PAGE), b"/gzip": _answer(gzip.compress(_PAGE), "Content-Encoding: gzip")}
    server = await asyncio.get_running_loop().create_server(lambda: _Static(pages), "127.0.0.1", 0)
    os.write(ready, str(server.sockets[0].getsockname()[1]).encode())
    await server.serve_forever()


@asynccontextmanager
async def _server() -> AsyncIterator[int]:
    reading, writing = os.pipe()
    program = (sys.executable, "-m", "bench.fetch", "--serve", str(writing))
    process = await asyncio.create_subprocess_exec(*program, pass_fds=(writing,))
    try:
        yield int(os.read(reading, 16))
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def _bare_client(options: FetchOptions) -> AsyncIterator[Client]:
    """Yield the lowest client: one hop, no robots.txt, no politeness."""
    with trusted_bundle("") as trusted:
        curl = CurlClient(options, names=Resolver(), trusted=trusted)
        yield curl
        curl.close()


async def _measure(open_: Open, url: Url, requests: int) -> tuple[float, float]:
    """Return CPU and wall microseconds of one request."""
    asked = Request(url=url)
    async with open_(FetchOptions(allow_private_hosts=True, per_host=_AT_ONCE, delay_s=0)) as client:

        async def ask(times: int) -> None:
            for _ in range(times):
                answer = await client.get(asked)
                assert isinstance(answer, Response), answer
                assert len(answer.body) == len(_PAGE)

        await ask(10)
        cpu, wall = time.process_time(), time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(_AT_ONCE):
                group.create_task(ask(requests // _AT_ONCE))
        return (time.process_time() - cpu) / requests * 1e6, (time.perf_counter() - wall) / requests * 1e6


async def _main(requests: int) -> None:
    async with _server() as port:
        for name, open_ in (("one hop", _bare_client), ("whole client", open_client)):
            for path in ("/plain", "/gzip"):
                cpu, wall = await _measure(open_, Url(f"http://127.0.0.1:{port}{path}"), requests)
                print(f"{name:12} {path[1:]:6} {len(_PAGE):7} bytes  {cpu:6.1f} µs CPU  {wall:6.1f} µs wall")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        asyncio.run(_serve(int(sys.argv[2])))
    else:
        asyncio.run(_main(int(sys.argv[1]) if sys.argv[1:] else 10_000))
