"""Manners towards each host: few requests at once, and a pause between them where one is due."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from holdfast.fetch.clock import REAL_CLOCK, Clock
from holdfast.fetch.values import Client, Failure, Fetched, FetchOptions, NoResponse, Request
from holdfast.links.url import Url

#: A Crawl-delay above this is kept as this: at 30 s a host still takes a day for 2,880 pages.
LONGEST_CRAWL_DELAY_S = 30.0

#: Of the last latency in the average: five requests make two thirds of it.
_WEIGHT = 0.2
#: Of the gap between latency and its lowest that is closed with each answer: after 50 a new pace is the normal one.
_FORGETTING = 0.02
#: A host that answers faster shows no strain that a pause could ease.
_FAST_S = 0.1
#: Longest pause of our own making.
_LONGEST_PAUSE_S = 10.0

#: Hosts remembered. Those with requests under way stay in any case.
MAX_HOSTS = 20_000


def host_key(url: Url) -> str:
    """Return host and port: what is asked gently as one.

    >>> host_key(Url("https://example.com/page"))
    'example.com:443'
    """
    authority = url[url.index("/") + 2 : url.index("/", 8)]
    name = authority.rpartition("@")[2]
    if ":" in name and not name.endswith("]"):
        return name
    return f"{name}:443" if url.startswith("https:") else f"{name}:80"


def no_crawl_delay(_url: Url) -> None:
    """Know of no Crawl-delay."""


class _Host:
    """One host's places, pace and latencies."""

    __slots__ = ("busy", "latency", "lowest", "next_start", "places", "turn")

    def __init__(self, per_host: int) -> None:
        self.places = asyncio.Semaphore(per_host)
        self.turn = asyncio.Lock()
        self.busy = 0  #: requests under way or waiting
        self.next_start = 0.0
        self.latency = 0.0  #: average of late
        self.lowest = 0.0  #: least average, slowly forgotten

    def hear(self, latency: float) -> None:
        """Take in how long an answer took."""
        self.latency += (latency - self.latency) * (_WEIGHT if self.latency else 1.0)
        self.lowest += (self.latency - self.lowest) * (_FORGETTING if 0.0 < self.lowest < self.latency else 1.0)

    def strain(self) -> float:
        """Return the pause that eases a host that has slowed down.

        A host that is slow but steady needs none: with so few requests at once its own slowness paces us. One that has
        become slower than twice its best is under strain, ours or another's, and is given the excess as a pause, up
        to its latency: then at three times its best we ask it half as often again.
        """
        if self.latency < _FAST_S:
            return 0.0
        return min(max(self.latency - 2 * self.lowest, 0.0), self.latency, _LONGEST_PAUSE_S)


class PoliteClient:
    """Holds requests back until their host may be asked; first come, first served.

    `crawl_delay_s` tells what robots.txt asks for.
    """

    def __init__(
        self,
        inner: Client,
        options: FetchOptions,
        *,
        crawl_delay_s: Callable[[Url], float | None] = no_crawl_delay,
        clock: Clock = REAL_CLOCK,
    ) -> None:
        self._inner = inner
        self._per_host = options.per_host
        self._delay_s = options.delay_s
        self._crawl_delay_s = crawl_delay_s if options.obey_robots else no_crawl_delay
        self._clock = clock
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    def ready_at(self, key: str) -> float:
        """Return from when on a host may be asked again, on the monotonic clock; `key` is a `host_key`."""
        host = self._hosts.get(key)
        return host.next_start if host else 0.0

    async def get(self, request: Request) -> Fetched:
        """Return the answer, asked for when it was this request's turn."""
        host = self._host(host_key(request.url))
        host.busy += 1
        try:
            async with host.places:
                return await self._get_politely(host, request)
        finally:
            host.busy -= 1

    async def _get_politely(self, host: _Host, request: Request) -> Fetched:
        async with host.turn:
            while (wait := host.next_start - self._clock.monotonic()) > 0:
                await self._clock.sleep(wait)
            started = self._clock.monotonic()
            reserved = host.next_start = started + self._delay(host, request.url)
        fetched = await self._inner.get(request)
        if not isinstance(fetched, NoResponse) or fetched.failure is not Failure.HOST_RESTING:
            host.hear(fetched.elapsed_ms / 1000)
            host.next_start = max(host.next_start, started + self._delay(host, request.url))
        elif host.next_start == reserved:
            # Nobody was asked: the next in line need not wait for that.
            host.next_start = started
        return fetched

    def _delay(self, host: _Host, url: Url) -> float:
        if self._delay_s is not None:
            return self._delay_s
        asked_for = self._crawl_delay_s(url)
        return host.strain() if asked_for is None else min(asked_for, LONGEST_CRAWL_DELAY_S)

    def _host(self, key: str) -> _Host:
        host = self._hosts.get(key)
        if host is not None:
            self._hosts.move_to_end(key)
            return host
        if len(self._hosts) >= MAX_HOSTS:
            idle = next((name for name, each in self._hosts.items() if not each.busy), None)
            self._hosts.pop(idle or "", None)
        host = self._hosts[key] = _Host(self._per_host)
        return host
