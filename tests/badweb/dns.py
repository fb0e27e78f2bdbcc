"""A name server over UDP and TCP: every name is on loopback unless the zone says otherwise."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import cast

from dnslib import (  # type: ignore[import-untyped]  # the package has no types
    AAAA,
    CLASS,
    CNAME,
    QTYPE,
    RCODE,
    RR,
    A,
    DNSError,
    DNSRecord,
)


class Fault(Enum):
    """A name that has no address, and how the server says so."""

    NXDOMAIN = RCODE.NXDOMAIN
    SERVFAIL = RCODE.SERVFAIL
    REFUSED = RCODE.REFUSED
    EMPTY = "empty"  #: the name exists, without an address
    SILENT = "silent"  #: no answer at all
    GARBAGE = "garbage"  #: bytes that are no DNS message


@dataclass(frozen=True, slots=True)
class Addresses:
    """A name with these addresses."""

    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """A CNAME."""

    name: str


@dataclass(frozen=True, slots=True)
class OverTcp:
    """A name answered with a truncated message over UDP, and in full over TCP."""


@dataclass(frozen=True, slots=True)
class Turning:
    """A name whose address changes with every question of a kind; the last one stays."""

    addresses: tuple[str, ...]


Record = Fault | Addresses | Alias | OverTcp | Turning
_HERE = Addresses(("127.0.0.1",))
_LONGEST_CHAIN = 16


class Zone:
    """Names to records; answers messages."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.asked: Counter[tuple[str, str]] = Counter()

    def reply(self, message: bytes, *, tcp: bool) -> bytes | None:
        """Return the answer to a message, None for silence."""
        try:
            question = DNSRecord.parse(message)
        except DNSError:
            return None
        name, kind = str(question.q.qname).rstrip(".").lower(), str(QTYPE[question.q.qtype])
        self.asked[name, kind] += 1
        answer = question.reply()
        for _ in range(_LONGEST_CHAIN):
            record = self.records.get(name, _HERE)
            if not isinstance(record, Alias):
                return self._finish(answer, name, record, tcp=tcp)
            answer.add_answer(RR(name, QTYPE.CNAME, ttl=1, rdata=CNAME(record.name)))
            name = record.name
        return bytes(answer.pack())

    def _finish(self, answer: DNSRecord, name: str, record: Record, *, tcp: bool) -> bytes | None:
        match record:
            case Fault.SILENT:
                return None
            case Fault.GARBAGE:
                return b"\xff" * 12 + b"not a message"
            case Fault.EMPTY:
                pass
            case Fault():
                answer.header.rcode = record.value
            case OverTcp() if not tcp:
                answer.header.tc = 1
            case OverTcp():
                self._add(answer, name, _HERE.addresses)
            case Turning(addresses):
                turn = self.asked[name, str(QTYPE[answer.q.qtype])] - 1
                self._add(answer, name, addresses[min(turn, len(addresses) - 1) :][:1])
            case Addresses(addresses):
                self._add(answer, name, addresses)
            case Alias():
                raise AssertionError("aliases are followed before")
        return bytes(answer.pack())

    @staticmethod
    def _add(answer: DNSRecord, name: str, addresses: tuple[str, ...]) -> None:
        for address in addresses:
            v6 = ":" in address
            kind = QTYPE.AAAA if v6 else QTYPE.A
            if answer.q.qtype in {kind, QTYPE.ANY}:
                data = AAAA(address) if v6 else A(address)
                answer.add_answer(RR(name, kind, CLASS.IN, ttl=1, rdata=data))


class OverUdp(asyncio.DatagramProtocol):
    """The zone over UDP."""

    def __init__(self, zone: Zone) -> None:
        self._zone = zone
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        reply = self._zone.reply(data, tcp=False)
        if reply is not None and self._transport is not None:
            self._transport.sendto(reply, addr)


async def serve_tcp(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, zone: Zone) -> None:
    while prefix := await reader.read(2):
        message = await reader.readexactly(int.from_bytes(prefix, "big"))
        reply = zone.reply(message, tcp=True)
        if reply is None:
            continue
        writer.write(len(reply).to_bytes(2, "big") + reply)
        await writer.drain()
