"""Source pages that wait for their check, host by host.

Hosts take turns, so that one large host at the head of a list does not hold up the rest. No host is asked by more
than its share at once, nor before the time it asked for.
"""

import heapq
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from holdfast.checker.values import Expected
from holdfast.fetch.politeness import host_key
from holdfast.links.url import Url, without_fragment


@dataclass(slots=True)
class Page:
    """One source page and every backlink looked for on it: they share one fetch."""

    url: Url
    host: str
    links: list[Expected] = field(default_factory=list)


@dataclass(slots=True)
class _Lane:
    """One host's pages in their order, and how many of them are being read."""

    pages: dict[Url, Page] = field(default_factory=dict)
    busy: int = 0
    queued: bool = False  #: stands in the ring or among the sleepers


class PageQueue:
    """Pages by host. `ready_at` tells from which moment on a host may be asked again, on the clock's scale."""

    def __init__(self, *, per_host: int, ready_at: Callable[[str], float], clock: Callable[[], float]) -> None:
        self._per_host = per_host
        self._ready_at = ready_at
        self._clock = clock
        self._lanes: dict[str, _Lane] = {}
        self._ring: deque[str] = deque()
        self._sleepers: list[tuple[float, str]] = []
        #: Links that wait; the pages taken no longer count.
        self.waiting = 0

    def add(self, links: Iterable[Expected]) -> None:
        """Take in links; those of one page that wait at the same time become one."""
        for link in links:
            url = without_fragment(link.source_url)
            name = host_key(url)
            lane = self._lanes.setdefault(name, _Lane())
            page = lane.pages.get(url)
            if page is None:
                page = lane.pages[url] = Page(url, name)
            page.links.append(link)
            self.waiting += 1
            self._line_up(name, lane)

    def take(self) -> Page | None:
        """Return a page that may be read now, None where all must wait."""
        self._wake()
        if not self._ring:
            return None
        name = self._ring.popleft()
        lane = self._lanes[name]
        lane.queued = False
        page = lane.pages.pop(next(iter(lane.pages)))
        lane.busy += 1
        self.waiting -= len(page.links)
        self._line_up(name, lane)
        return page

    def done(self, page: Page) -> None:
        """Give a taken page's place at its host free."""
        lane = self._lanes[page.host]
        lane.busy -= 1
        self._line_up(page.host, lane)
        if not lane.pages and not lane.busy:
            del self._lanes[page.host]

    def next_wake(self) -> float | None:
        """Return when the first of the waiting hosts may be asked, on the clock's scale; None where none waits."""
        return self._sleepers[0][0] if self._sleepers else None

    def _line_up(self, name: str, lane: _Lane) -> None:
        if lane.queued or not lane.pages or lane.busy >= self._per_host:
            return
        lane.queued = True
        ready = self._ready_at(name)
        if ready <= self._clock():
            self._ring.append(name)
        else:
            heapq.heappush(self._sleepers, (ready, name))

    def _wake(self) -> None:
        now = self._clock()
        while self._sleepers and self._sleepers[0][0] <= now:
            self._ring.append(heapq.heappop(self._sleepers)[1])
