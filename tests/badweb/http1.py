"""HTTP/1.1 as the hostile web speaks it: requests read plainly, pages written soundly, handlers left to themselves."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from tests.badweb.answers import Host, Page
from tests.badweb.exchange import Asked, Exchange, Names

Find = Callable[[Asked], Host]


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, find: Find, *, tls: bool) -> None:
    """Answer requests until the connection ends; a handler's connection is closed after it."""
    while (asked := await read_request(reader, tls=tls)) is not None:
        host = find(asked)
        answer = host.answer(asked)
        if not isinstance(answer, Page):
            await answer(Exchange(asked, host.names, reader, writer))
            return
        writer.write(written(answer, host.names, head=asked.method == "HEAD"))
        await writer.drain()


async def read_request(reader: asyncio.StreamReader, *, tls: bool) -> Asked | None:
    """Read a request's head, None where the connection ended instead."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.split("\r\n")
    method, path, version = first.split(" ", 2)
    fields = tuple((name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines if line))
    host = next((value for name, value in fields if name == "host"), "")
    return Asked(
        host=without_port(host),
        method=method,
        path=path,
        headers=fields,
        tls=tls,
        version=version.removeprefix("HTTP/"),
    )


def without_port(authority: str) -> str:
    """Return the host of `host:port`, lower case; an IPv6 address keeps its brackets."""
    name, colon, port = authority.lower().rpartition(":")
    return name if colon and port.isdigit() else authority.lower()


def written(page: Page, names: Names, *, head: bool = False) -> bytes:
    """Return the bytes of a whole answer, its length told."""
    body = page.body(names)
    fields = page.fields(names)
    if page.status not in {204, 304}:
        fields.append(("Content-Length", str(len(body))))
    lines = [f"HTTP/1.1 {page.status} {phrase(page.status)}", *(f"{name}: {value}" for name, value in fields)]
    start = "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n"
    return start if head or page.status in {204, 304} else start + body


def phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unusual"
