"""Listeners that speak no HTTP, each on its own port under its own mark."""

import asyncio
from collections.abc import Awaitable, Callable

from tests.badweb.exchange import hang, reset

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

#: TLS alert records, fatal: RFC 8446 §6.
_PROTOCOL_VERSION = bytes([21, 3, 1, 0, 2, 2, 70])
_HANDSHAKE_FAILURE = bytes([21, 3, 3, 0, 2, 2, 40])


async def reset_at_once(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    reset(writer)


async def say_nothing(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await hang(reader)


async def close_at_once(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


def after_hello(data: bytes) -> Talk:
    """Read the client's first bytes, send these, close."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(65_536)
        writer.write(data)
        await writer.drain()

    return talk


LISTENERS: dict[str, Talk] = {
    "$RESET": reset_at_once,
    "$SILENT": say_nothing,
    "$CLOSE": close_at_once,
    "$OLDTLS": after_hello(_PROTOCOL_VERSION),
    "$NOCIPHER": after_hello(_HANDSHAKE_FAILURE),
    "$PLAINTEXT": after_hello(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
    "$SSH": after_hello(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"),
    "$GARBAGE": after_hello(bytes(range(256)) * 8),
}
