"""The robots.txt of every host that is asked: fetched once, remembered, obeyed."""

import asyncio
from collections import OrderedDict
from dataclasses import replace

from holdfast.fetch.clock import REAL_CLOCK, Clock
from holdfast.fetch.robots_file import RobotsFile
from holdfast.fetch.values import (
    Client,
    Failure,
    Fetched,
    FetchOptions,
    NoResponse,
    Request,
    Response,
    RobotsSays,
)
from holdfast.links.url import Url, host, origin, parse

#: RFC 9309 §2.4: no longer than 24 hours.
MAX_AGE_S = 24 * 3600.0
#: How long a server's error holds; Google asks again within hours, a run of ours is over by then.
ERROR_AGE_S = 600.0
#: RFC 9309 §2.3.1.2: at least five.
MAX_REDIRECTS = 5

MAX_ORIGINS = 20_000
#: Parsed, a file takes four bytes for each of its characters: 24 MB.
MAX_CHARACTERS = 6_000_000

#: The robots.txt could not be had because of these; they would meet the page as well.
_UNREACHABLE = frozenset({
    Failure.DNS_NOT_FOUND,
    Failure.DNS_ERROR,
    Failure.ADDRESS_REFUSED,
    Failure.CONNECTION,
    Failure.TLS,
    Failure.TIMEOUT,
    Failure.HOST_RESTING,
})  # fmt: skip

#: A robots.txt, or why there is no telling what it says.
Found = RobotsFile | NoResponse


class RobotsRules:
    """What robots.txt says, by origin. The newest are remembered."""

    def __init__(self, client: Client, options: FetchOptions, *, clock: Clock = REAL_CLOCK) -> None:
        self._client = client
        self._agent = options.robots_agent
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, Found]] = OrderedDict()
        self._characters = 0
        self._asked: dict[str, asyncio.Future[Found]] = {}

    def known(self, url: Url) -> Found | None:
        """Return what is remembered of the robots.txt that governs an address."""
        key = _key(url)
        kept = self._known.get(key)
        if kept is None or kept[0] <= self._clock.monotonic():
            return None
        self._known.move_to_end(key)
        return kept[1]

    async def find(self, url: Url) -> Found:
        """Return what governs an address, fetched where it is not remembered. All who wait share one fetch."""
        known = self.known(url)
        if known is not None:
            return known
        key = _key(url)
        while (asked := self._asked.get(key)) is not None:
            await asyncio.wait([asked])
            # Cancelled with the task that was fetching: somebody else must.
            if not asked.cancelled():
                return asked.result()
        return await self._find_once(key, url)

    def crawl_delay_s(self, url: Url) -> float | None:
        """Return the pause between requests that a remembered robots.txt asks for."""
        found = self.known(url)
        return found.crawl_delay_s if isinstance(found, RobotsFile) else None

    async def _find_once(self, key: str, url: Url) -> Found:
        answer: asyncio.Future[Found] = asyncio.get_running_loop().create_future()
        self._asked[key] = answer
        try:
            found, age_s = await self._fetch(Url(f"{origin(url)}robots.txt"))
            if age_s:
                self._keep(key, found, age_s)
            answer.set_result(found)
        finally:
            del self._asked[key]
            answer.cancel()
        return found

    def _keep(self, key: str, found: Found, age_s: float) -> None:
        self._drop(key)
        self._known[key] = (self._clock.monotonic() + age_s, found)
        self._characters += _size(found)
        while len(self._known) > MAX_ORIGINS or (self._characters > MAX_CHARACTERS and len(self._known) > 1):
            self._drop(next(iter(self._known)))

    def _drop(self, key: str) -> None:
        kept = self._known.pop(key, None)
        if kept is not None:
            self._characters -= _size(kept[1])

    async def _fetch(self, url: Url) -> tuple[Found, float]:
        """Return what a robots.txt says and for how long that holds."""
        hop: Url | None = url
        for _ in range(MAX_REDIRECTS + 1):
            assert hop is not None
            fetched = await self._client.get(Request(url=hop))
            if isinstance(fetched, NoResponse):
                return self._unanswered(url, fetched)
            location = fetched.headers.first("location")
            if not location or not 300 <= fetched.status < 400:
                return self._answered(url, fetched)
            hop = parse(location, fetched.final_url)
            if hop is None:
                return self._absent(f"{url}: {fetched.status} to no address")
        # Google takes a longer chain for a 404 too.
        return self._absent(f"{url}: more than {MAX_REDIRECTS} redirects")

    def _answered(self, url: Url, response: Response) -> tuple[Found, float]:
        evidence = f"{url}: {response.status}"
        if 200 <= response.status < 300:
            return RobotsFile(response.body, agent=self._agent, evidence=evidence), MAX_AGE_S
        if response.status != 429 and response.status < 500:
            return self._absent(evidence)
        # RFC 9309 §2.3.1.4: a server's error shuts us out. Google, too, leaves the site alone, and takes 429 for one.
        detail = f"{evidence}; until it answers, everything is off limits (RFC 9309)"
        return self._resting(url, detail, status=response.status), ERROR_AGE_S

    def _unanswered(self, url: Url, missing: NoResponse) -> tuple[Found, float]:
        """Judge a robots.txt that did not come. The host's own failures are not kept: its rests are counted below."""
        if missing.failure not in _UNREACHABLE:
            return self._absent(f"{url}: {missing.failure}, {missing.detail}")
        if host(missing.final_url) == host(url):
            return replace(missing, detail=f"{missing.detail} (asked for {url})"), 0.0
        # It was redirected to another host, whose failure says nothing of this one.
        because = Failure.DNS_ERROR if missing.failure is Failure.DNS_NOT_FOUND else missing.failure
        detail = f"{url} leads to {missing.final_url}: {missing.detail}"
        return self._resting(url, detail, because=because), ERROR_AGE_S

    def _absent(self, evidence: str) -> tuple[Found, float]:
        return RobotsFile(b"", agent=self._agent, evidence=evidence), MAX_AGE_S

    def _resting(
        self, url: Url, detail: str, *, because: Failure | None = None, status: int | None = None
    ) -> NoResponse:
        return NoResponse(
            url=url,
            final_url=url,
            failure=Failure.HOST_RESTING,
            detail=detail,
            because=because,
            status=status,
            fetched_at=self._clock.now(),
        )


class RobotsClient:
    """Asks robots.txt before every page; tells in each answer what it says to us and to Googlebot."""

    def __init__(self, inner: Client, rules: RobotsRules, options: FetchOptions, *, clock: Clock = REAL_CLOCK) -> None:
        self._inner = inner
        self._rules = rules
        self._obeys = options.obey_robots
        self._clock = clock

    async def get(self, request: Request) -> Fetched:
        """Return the page where robots.txt lets us have it."""
        found = self._rules.known(request.url) or await self._rules.find(request.url)
        if isinstance(found, NoResponse):
            if self._obeys:
                return replace(found, url=request.url, final_url=request.url, redirects=request.redirects)
            says = RobotsSays(rule=found.detail)
        else:
            says = found.says(request.url)
        if self._obeys and not says.us:
            return self._disallowed(request, says)
        return replace(await self._inner.get(request), robots=says)

    def _disallowed(self, request: Request, says: RobotsSays) -> NoResponse:
        return NoResponse(
            url=request.url,
            final_url=request.url,
            failure=Failure.ROBOTS_DISALLOWED,
            detail=says.rule,
            redirects=request.redirects,
            robots=says,
            fetched_at=self._clock.now(),
        )


def _key(url: Url) -> str:
    """Return scheme, host and port; login data before them is nobody's concern, and too rare to look for."""
    return url[: url.index("/", 8)]


def _size(found: Found) -> int:
    return found.size if isinstance(found, RobotsFile) else 0
