"""Names to addresses, by ourselves: libcurl's resolver stops at 20 look-ups in flight.

/etc/hosts is read first, as everywhere. Answers are kept for their time to live, within bounds; a name that is looked
up already is not looked up again beside it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import pycares
from aiodns import DNSResolver, error

from holdfast.fetch.clock import REAL_CLOCK, Clock
from holdfast.fetch.values import Failure
from holdfast.links.errors import UserError

#: A site may move within the hour; a run that asks a name's 500 pages for an hour should not look it up 60 times.
SHORTEST_TTL_S = 60.0
LONGEST_TTL_S = 3600.0
#: A name that is not there, or a name server that fails, is asked again after this.
FAILURE_TTL_S = 30.0
_CACHE_SIZE = 50_000
#: One try waits 3 s, then another server or the same again: packets get lost, the more the busier a line is.
_TRY_S = 3.0
_TRIES = 3

_WORDS = {
    error.ARES_ENOTFOUND: (Failure.DNS_NOT_FOUND, "no such name (NXDOMAIN)"),
    error.ARES_ENODATA: (Failure.DNS_ERROR, "the name has no address"),
    error.ARES_ESERVFAIL: (Failure.DNS_ERROR, "the name server failed (SERVFAIL)"),
    error.ARES_EREFUSED: (Failure.DNS_ERROR, "the name server refused to answer (REFUSED)"),
    error.ARES_ECONNREFUSED: (Failure.DNS_ERROR, "no name server could be reached"),
    error.ARES_ETIMEOUT: (Failure.DNS_ERROR, "the name server did not answer"),
    error.ARES_EBADRESP: (Failure.DNS_ERROR, "the name server's answer is garbled"),
    error.ARES_EBADNAME: (Failure.DNS_ERROR, "the name is malformed"),
}

_Heard = asyncio.Future[pycares.AddrInfoResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the name service says of a name: addresses, IPv4 first, or a failure."""

    addresses: tuple[str, ...] = ()
    failure: Failure | None = None
    detail: str = ""


_SILENCE = Found(failure=Failure.DNS_ERROR, detail="the name server did not answer in time")


class NameService(Protocol):
    """Says where a name lives; never raises for anything a name server does."""

    async def find(self, host: str, *, within_s: float) -> Found:
        """Return the addresses of a name."""
        ...


class Resolver:
    """Asks the name servers given, the system's where none is; holds the answers."""

    def __init__(self, servers: Sequence[str] = (), *, clock: Clock = REAL_CLOCK) -> None:
        self._servers = servers
        self._dns = _open(servers)
        self._monotonic = clock.monotonic
        self._known: dict[str, tuple[float, Found]] = {}
        self._asked: dict[str, asyncio.Future[Found]] = {}
        self._alone: dict[str, DNSResolver] = {}

    async def find(self, host: str, *, within_s: float) -> Found:
        """Return the addresses of a name, from memory where they are fresh."""
        known = self._known.get(host)
        if known is not None and known[0] > self._monotonic():
            return known[1]
        asked = self._asked.get(host) or self._ask(host)
        await asyncio.wait([asked], timeout=within_s)
        return asked.result() if asked.done() else _SILENCE

    async def close(self) -> None:
        """Drop the look-ups in flight."""
        for dns in (self._dns, *self._alone.values()):
            await dns.close()

    def _ask(self, host: str) -> asyncio.Future[Found]:
        answer: asyncio.Future[Found] = asyncio.get_running_loop().create_future()
        self._asked[host] = answer
        self._dns.getaddrinfo(host).add_done_callback(partial(self._hear, host))
        return answer

    def _hear(self, host: str, heard: _Heard) -> None:
        if not _is_garbled(heard):
            self._settle(host, heard)
            return
        # One garbled packet makes c-ares drop every look-up on its socket: who is innocent is told by asking alone.
        alone = self._alone[host] = _open(self._servers)
        alone.getaddrinfo(host).add_done_callback(partial(self._settle, host))

    def _settle(self, host: str, heard: _Heard) -> None:
        answer = self._asked.pop(host)
        self._alone.pop(host, None)
        found, ttl = read_answer(heard)
        self._keep(host, found, ttl)
        if not answer.done():
            answer.set_result(found)

    def _keep(self, host: str, found: Found, ttl: float) -> None:
        self._known.pop(host, None)
        if len(self._known) >= _CACHE_SIZE:
            del self._known[next(iter(self._known))]
        self._known[host] = (self._monotonic() + ttl, found)


def _open(servers: Sequence[str]) -> DNSResolver:
    flags = pycares.ARES_FLAG_NOSEARCH | pycares.ARES_FLAG_EDNS
    try:
        return DNSResolver(servers or None, timeout=_TRY_S, tries=_TRIES, flags=flags)
    except pycares.AresError as problem:
        raise UserError(f"Name servers are given as address:port, not as {', '.join(servers)}.") from problem


def read_answer(heard: _Heard) -> tuple[Found, float]:
    """Return what was heard of a name, and for how many seconds it holds."""
    if heard.cancelled():
        return Found(failure=Failure.DNS_ERROR, detail="the look-up was given up"), 0.0
    problem = heard.exception()
    if isinstance(problem, error.DNSError):
        failure, detail = _WORDS.get(problem.args[0], (Failure.DNS_ERROR, str(problem.args[1])))
        return Found(failure=failure, detail=detail), FAILURE_TTL_S
    nodes = heard.result().nodes
    addresses = dict.fromkeys(_text(node.addr[0]) for node in nodes)
    if not addresses:
        return Found(failure=Failure.DNS_ERROR, detail="the name has no address"), FAILURE_TTL_S
    ttl = min(max(min(node.ttl for node in nodes), SHORTEST_TTL_S), LONGEST_TTL_S)
    # IPv4 first: many a site's IPv6 address is stale or walled, and every site but a few has an IPv4 address.
    return Found(addresses=tuple(sorted(addresses, key=lambda address: ":" in address))), ttl


def _is_garbled(heard: _Heard) -> bool:
    problem = None if heard.cancelled() else heard.exception()
    return isinstance(problem, error.DNSError) and problem.args[0] == error.ARES_EBADRESP


def _text(address: str | bytes) -> str:
    return address.decode("ascii") if isinstance(address, bytes) else address
