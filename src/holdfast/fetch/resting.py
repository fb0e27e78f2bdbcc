"""Leaving a host alone: because it asked for it (Retry-After), or because it fails every time (a circuit breaker)."""

from collections import OrderedDict
from dataclasses import dataclass

from holdfast.fetch.clock import REAL_CLOCK, Clock
from holdfast.fetch.politeness import host_key
from holdfast.fetch.retry_after import LONGEST_S, retry_after_s
from holdfast.fetch.values import Client, Failure, Fetched, NoResponse, Request, Response
from holdfast.links.url import Url

#: A rest this short is waited out.
PATIENCE_S = 10.0
#: Failures in a row after which a host is left alone.
MAX_FAILURES = 5
#: The first rest of a host that fails; each further one is twice as long, up to an hour.
FIRST_REST_S = 60.0
#: The first rest after a 429 that names no time; doubled likewise.
FIRST_429_S = 5.0

MAX_HOSTS = 20_000

#: Failures that cost time and tell that the next page would fare alike.
_COUNTED = frozenset({Failure.CONNECTION, Failure.TIMEOUT, Failure.TLS})


@dataclass(slots=True)
class _Host:
    """What a host has done to be left alone."""

    until: float = 0.0  #: rests until this moment of the monotonic clock
    failures: int = 0  #: in a row
    rests: int = 0  #: in a row, that we had to set ourselves
    probing: bool = False  #: one request is under way to see whether it is back
    because: Failure | None = None
    status: int | None = None
    detail: str = ""

    @property
    def is_failing(self) -> bool:
        return self.failures >= MAX_FAILURES


class RestingClient:
    """Answers for a resting host in its stead; the reason of the rest is in the answer."""

    def __init__(self, inner: Client, *, clock: Clock = REAL_CLOCK) -> None:
        self._inner = inner
        self._clock = clock
        #: Only hosts that gave cause: most never stand here.
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    async def get(self, request: Request) -> Fetched:
        """Return the answer of a host that is not resting."""
        key = host_key(request.url)
        while (host := self._hosts.get(key)) is not None:
            left = host.until - self._clock.monotonic()
            if host.probing or left > PATIENCE_S or (left > 0 and host.is_failing):
                return self._resting(request, host, max(left, 0.0))
            if left <= 0:
                break
            await self._clock.sleep(left)
        if host is not None and host.is_failing:
            return await self._probe(key, host, request)
        fetched = await self._inner.get(request)
        self._hear(key, fetched)
        return fetched

    async def _probe(self, key: str, host: _Host, request: Request) -> Fetched:
        host.probing = True
        try:
            fetched = await self._inner.get(request)
        finally:
            host.probing = False
        self._hear(key, fetched)
        return fetched

    def _hear(self, key: str, fetched: Fetched) -> None:
        if isinstance(fetched, Response):
            self._hear_answer(key, fetched)
        elif fetched.failure in _COUNTED:
            self._hear_failure(key, fetched)

    def _hear_answer(self, key: str, response: Response) -> None:
        wish = retry_after_s(response) if response.status in {429, 503} else None
        if wish is None and response.status != 429:
            self._forgive(key)
            return
        host = self._cause(key)
        host.failures = 0
        host.because, host.status = None, response.status
        words = "no Retry-After" if wish is None else f"Retry-After: {response.headers.first('retry-after')}"
        host.detail = f"{response.final_url} answered {response.status}, {words}"
        if wish is None:
            self._rest(host, FIRST_429_S)
        else:
            host.until = max(host.until, self._clock.monotonic() + wish)

    def _hear_failure(self, key: str, missing: NoResponse) -> None:
        host = self._cause(key)
        host.failures += 1
        if host.is_failing:
            host.because, host.status = missing.failure, None
            host.detail = f"{host.failures} failures in a row, the last: {missing.detail}"
            self._rest(host, FIRST_REST_S)

    def _rest(self, host: _Host, first_s: float) -> None:
        """Lay a host to rest, for twice as long as the last time; requests that were under way change nothing."""
        now = self._clock.monotonic()
        if host.until <= now:
            host.until = now + min(first_s * 2 ** min(host.rests, 10), LONGEST_S)
            host.rests += 1

    def _forgive(self, key: str) -> None:
        """Forget what a host did once it answers; a rest that it asked for still holds."""
        host = self._hosts.get(key)
        if host is not None and (host.is_failing or host.until <= self._clock.monotonic()):
            del self._hosts[key]

    def _cause(self, key: str) -> _Host:
        host = self._hosts.setdefault(key, _Host())
        self._hosts.move_to_end(key)
        if len(self._hosts) > MAX_HOSTS:
            self._hosts.popitem(last=False)
        return host

    def _resting(self, request: Request, host: _Host, left: float) -> NoResponse:
        return NoResponse(
            url=request.url,
            final_url=request.url,
            failure=Failure.HOST_RESTING,
            detail=f"{host_key(request.url)} is left alone for {left:.0f} s: {host.detail}",
            redirects=request.redirects,
            retry_after_s=left,
            because=host.because,
            status=host.status,
            fetched_at=self._clock.now(),
        )

    def ready_at(self, url: Url) -> float:
        """Return when the host of an address ends its rest, on the monotonic clock."""
        host = self._hosts.get(host_key(url))
        return host.until if host else 0.0
