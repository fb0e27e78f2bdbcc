"""One request and the connection it came on, down to the byte."""

import asyncio
import socket
import struct
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Names:
    """What the marks in a case's pages, headers and addresses stand for."""

    marks: tuple[tuple[str, str], ...] = ()

    def fill(self, text: str) -> str:
        if "$" not in text:
            return text
        for mark, value in self.marks:
            text = text.replace(mark, value)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it came."""

    host: str  #: lower case, without the port
    method: str
    path: str  #: with its query
    headers: tuple[tuple[str, str], ...] = field(repr=False)  #: names in lower case
    tls: bool
    version: str = "1.1"

    def header(self, name: str) -> str:
        return next((value for field_name, value in self.headers if field_name == name), "")


@dataclass(slots=True)
class Exchange:
    """A request being answered by a handler."""

    asked: Asked
    names: Names
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: str | bytes) -> None:
        self.writer.write(self.names.fill(data).encode() if isinstance(data, str) else data)
        await self.writer.drain()

    async def drip(self, data: str | bytes, *, pause_s: float, size: int = 1) -> None:
        """Send a few bytes at a time."""
        content = self.names.fill(data).encode() if isinstance(data, str) else data
        for start in range(0, len(content), size):
            await self.send(content[start : start + size])
            await asyncio.sleep(pause_s)

    async def hang(self) -> None:
        """Say nothing more until the other side has left."""
        await hang(self.reader)

    async def reset(self) -> None:
        reset(self.writer)


async def hang(reader: asyncio.StreamReader) -> None:
    while await reader.read(65_536):
        pass


def reset(writer: asyncio.StreamWriter) -> None:
    """Drop the connection with a TCP reset instead of a close."""
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
