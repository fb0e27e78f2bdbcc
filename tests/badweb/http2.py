"""HTTP/2 for the hosts that offer it: pages only, and two ways to break off."""

import asyncio
import contextlib

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import Event, RequestReceived, StreamEnded, WindowUpdated
from h2.exceptions import ProtocolError

from tests.badweb.answers import Page
from tests.badweb.exchange import Asked
from tests.badweb.http1 import Find, without_port

#: A page with this header is never sent; the stream or the connection is broken off instead.
BREAK_OFF = "X-Break-Off"


class Connection:
    """One client's connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, find: Find) -> None:
        self._reader, self._writer, self._find = reader, writer, find
        self._h2 = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self._asked: dict[int, Asked] = {}
        self._unsent: dict[int, bytes] = {}
        self._broken_off = False

    async def serve(self) -> None:
        self._h2.initiate_connection()
        await self._flush()
        while data := await self._reader.read(65_536):
            for event in self._h2.receive_data(data):
                self._take(event)
            await self._flush()
            if self._broken_off:
                return

    def _take(self, event: Event) -> None:
        match event:
            case RequestReceived():
                assert event.stream_id is not None
                self._asked[event.stream_id] = _asked([(str(name), str(value)) for name, value in event.headers or []])
            case StreamEnded():
                assert event.stream_id is not None
                self._answer(event.stream_id, self._asked.pop(event.stream_id))
            case WindowUpdated():
                for stream in list(self._unsent):
                    self._send_what_fits(stream)
            case _:
                pass

    def _answer(self, stream: int, asked: Asked) -> None:
        host = self._find(asked)
        page = host.answer(asked)
        assert isinstance(page, Page), "handlers speak HTTP/1.1 only"
        fields = [(name.lower(), value) for name, value in page.fields(host.names)]
        match dict(page.headers).get(BREAK_OFF):
            case "stream":
                self._h2.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)
            case "connection":
                self._h2.close_connection(ErrorCodes.ENHANCE_YOUR_CALM)
                self._broken_off = True
            case _:
                self._h2.send_headers(stream, [(":status", str(page.status)), *fields])
                self._unsent[stream] = page.body(host.names)
                self._send_what_fits(stream)

    def _send_what_fits(self, stream: int) -> None:
        while stream in self._unsent:
            rest = self._unsent[stream]
            size = min(self._h2.local_flow_control_window(stream), self._h2.max_outbound_frame_size, len(rest))
            if rest and not size:
                return
            self._h2.send_data(stream, rest[:size], end_stream=size == len(rest))
            self._unsent[stream] = rest[size:]
            if size == len(rest):
                del self._unsent[stream]

    async def _flush(self) -> None:
        self._writer.write(self._h2.data_to_send())
        await self._writer.drain()


def _asked(fields: list[tuple[str, str]]) -> Asked:
    pseudo = {name: value for name, value in fields if name.startswith(":")}
    return Asked(
        host=without_port(pseudo.get(":authority", "")),
        method=pseudo.get(":method", ""),
        path=pseudo.get(":path", ""),
        headers=tuple((name, value) for name, value in fields if not name.startswith(":")),
        tls=True,
        version="2",
    )


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, find: Find) -> None:
    with contextlib.suppress(ProtocolError):  # a client that breaks the rules has ended the talk
        await Connection(reader, writer, find).serve()
