"""A web and a clock for tests of what stands on top of `fetch`: no network, no waiting."""

import asyncio
import heapq
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from holdfast.fetch.clock import Clock
from holdfast.fetch.values import Failure, Fetched, NoResponse, Request, Response
from holdfast.links.headers import Headers
from holdfast.links.url import Url

#: When the fake clock starts.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)

#: Turns of the event loop that any chain of wrappers needs to come to rest.
_TURNS = 50

Answer = Fetched | Callable[[Request], Fetched]


class FakeClock:
    """Time that stands still until it is moved; who sleeps wakes in order."""

    def __init__(self) -> None:
        self._elapsed = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0
        self.clock = Clock(monotonic=lambda: self._elapsed, now=self.now, sleep=self.sleep)

    def now(self) -> datetime:
        """Return the fake date."""
        return EPOCH + timedelta(seconds=self._elapsed)

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock has been moved this far."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._count += 1
        heapq.heappush(self._sleepers, (self._elapsed + seconds, self._count, future))
        await future

    async def advance(self, seconds: float) -> None:
        """Move on, and let everybody act who wakes on the way."""
        end = self._elapsed + seconds
        await settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self._elapsed, _, future = heapq.heappop(self._sleepers)
            if not future.done():
                future.set_result(None)
            await settle()
        self._elapsed = end


async def settle() -> None:
    """Let every task run until it waits."""
    for _ in range(_TURNS):
        await asyncio.sleep(0)


class FakeClient:
    """Answers from a table; what is not in it is a 404. While it is held, answers wait."""

    def __init__(self, answers: Mapping[str, Answer] | None = None, *, held: bool = False) -> None:
        self.answers: dict[str, Answer] = dict(answers or {})
        self.asked: list[Url] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self._gate = asyncio.Event()
        if not held:
            self._gate.set()

    def hold(self) -> None:
        """Keep answers back from now on."""
        self._gate.clear()

    def release(self) -> None:
        """Let the held answers go."""
        self._gate.set()

    async def get(self, request: Request) -> Fetched:
        """Return the answer in the table."""
        self.asked.append(request.url)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await self._gate.wait()
        finally:
            self.in_flight -= 1
        answer = self.answers.get(request.url)
        if answer is None:
            return response(request.url, status=404)
        return answer(request) if callable(answer) else answer


def response(
    url: str,
    body: str | bytes = b"",
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    elapsed_ms: int = 0,
) -> Response:
    """Return an answer."""
    return Response(
        url=Url(url),
        final_url=Url(url),
        status=status,
        headers=Headers(tuple((name.lower(), value) for name, value in (headers or {}).items())),
        body=body.encode() if isinstance(body, str) else body,
        elapsed_ms=elapsed_ms,
        fetched_at=EPOCH,
    )


def no_response(url: str, failure: Failure, detail: str = "", *, elapsed_ms: int = 0) -> NoResponse:
    """Return a failure."""
    return NoResponse(
        url=Url(url),
        final_url=Url(url),
        failure=failure,
        detail=detail or failure.value,
        elapsed_ms=elapsed_ms,
        fetched_at=EPOCH,
    )
