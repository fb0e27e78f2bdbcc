"""A name server on loopback that answers from a table."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from dnslib import (  # type: ignore[import-untyped]  # the package has no types
    AAAA,
    CNAME,
    QTYPE,
    RCODE,
    RR,
    A,
    DNSRecord,
)

#: Addresses and aliases (which end in a dot), a return code such as SERVFAIL, raw bytes, or None for silence.
Answer = Sequence[str] | int | bytes | None


@dataclass(slots=True)
class NameServer:
    """What was asked, and what is said."""

    table: Mapping[str, Sequence[Answer]]  #: each look-up takes the next answer, the last one stays
    ttl: int = 0
    address: str = ""
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)  #: how often, by name and record type

    def reply(self, question: DNSRecord) -> bytes | None:
        name, kind = str(question.q.qname).rstrip("."), QTYPE[question.q.qtype]
        answers = self.table.get(name)
        self.asked[name, kind] += 1
        answer = RCODE.NXDOMAIN if answers is None else answers[min(self.asked[name, kind], len(answers)) - 1]
        if answer is None or isinstance(answer, bytes):
            return answer
        reply = question.reply()
        if isinstance(answer, int):
            reply.header.rcode = answer
        else:
            for each in answer:
                self._add(reply, name, kind, each)
        return bytes(reply.pack())

    def _add(self, reply: DNSRecord, name: str, kind: str, text: str) -> None:
        if text.endswith("."):
            reply.add_answer(RR(name, QTYPE.CNAME, rdata=CNAME(text), ttl=self.ttl))
        elif kind == "AAAA" and ":" in text:
            reply.add_answer(RR(name, QTYPE.AAAA, rdata=AAAA(text), ttl=self.ttl))
        elif kind == "A" and ":" not in text:
            reply.add_answer(RR(name, QTYPE.A, rdata=A(text), ttl=self.ttl))


class _Endpoint(asyncio.DatagramProtocol):
    def __init__(self, server: NameServer) -> None:
        self._server = server
        self.transport: asyncio.DatagramTransport | None = None

    def datagram_received(self, data: bytes, addr: tuple[str | None, int]) -> None:
        reply = self._server.reply(DNSRecord.parse(data))
        if reply is not None and self.transport is not None:
            self.transport.sendto(reply, addr)


@asynccontextmanager
async def name_server(table: Mapping[str, Sequence[Answer]], *, ttl: int = 0) -> AsyncIterator[NameServer]:
    server = NameServer(table, ttl)
    loop = asyncio.get_running_loop()
    transport, endpoint = await loop.create_datagram_endpoint(lambda: _Endpoint(server), ("127.0.0.1", 0))
    endpoint.transport = transport
    server.address = "127.0.0.1:{}".format(transport.get_extra_info("sockname")[1])
    try:
        yield server
    finally:
        transport.close()
