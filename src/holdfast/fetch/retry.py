"""One more try where the first may have met a passing fault."""

from collections.abc import Callable
from dataclasses import replace
from random import SystemRandom

from holdfast.fetch.clock import REAL_CLOCK, Clock
from holdfast.fetch.values import Client, Failure, Fetched, FetchOptions, NoResponse, Request

#: The pause before the second try; drawn, so that pages that failed together do not come back together.
SHORTEST_PAUSE_S = 0.8
LONGEST_PAUSE_S = 1.4


def _draw() -> float:
    return SystemRandom().uniform(SHORTEST_PAUSE_S, LONGEST_PAUSE_S)


class RetryClient:
    """Asks again, once, after a connection was refused, reset or closed early.

    A server closes a kept-alive connection at the moment it is used again: that is no fault of the page. Names that do
    not exist, certificates and time limits would only fail once more.
    """

    def __init__(
        self,
        inner: Client,
        options: FetchOptions,
        *,
        clock: Clock = REAL_CLOCK,
        pause_s: Callable[[], float] = _draw,
    ) -> None:
        self._inner = inner
        self._timeout_s = options.timeout_s
        self._sleep = clock.sleep
        self._pause_s = pause_s

    async def get(self, request: Request) -> Fetched:
        """Return the first answer, or the second where the first try found no connection."""
        first = await self._inner.get(request)
        if not isinstance(first, NoResponse) or first.failure is not Failure.CONNECTION:
            return first
        pause = self._pause_s()
        limit_s = self._timeout_s if request.timeout_s is None else request.timeout_s
        left_s = limit_s - first.elapsed_ms / 1000 - pause
        if left_s <= 0:
            return first
        await self._sleep(pause)
        second = await self._inner.get(replace(request, timeout_s=left_s))
        if isinstance(second, NoResponse):
            return replace(second, detail=f"{second.detail} (second try; the first: {first.detail})")
        return second
