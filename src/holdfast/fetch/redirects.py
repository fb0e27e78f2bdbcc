"""Redirects, followed by hand: every hop is a request of its own, checked like the first, and the chain is kept."""

from dataclasses import replace

from holdfast.fetch.cookies import Jar
from holdfast.fetch.values import Client, Failure, Fetched, FetchOptions, NoResponse, Request, Response
from holdfast.links.url import Url, parse, without_fragment
from holdfast.links.verdict import Redirect

#: https://fetch.spec.whatwg.org/#redirect-status
_STATUSES = frozenset({301, 302, 303, 307, 308})


class RedirectingClient:
    """Follows redirects through another client."""

    def __init__(self, inner: Client, options: FetchOptions) -> None:
        self._inner = inner
        self._options = options

    async def get(self, request: Request) -> Fetched:
        """Return the answer at the end of the redirects, or where they broke off."""
        answer = await self._inner.get(request)
        if not _leads_on(answer):
            return answer
        chain = _Chain(request, self._options)
        while isinstance(answer, Response) and _leads_on(answer):
            hop = chain.step(answer)
            if isinstance(hop, NoResponse):
                return hop
            answer = await self._inner.get(hop)
        return chain.end(answer)


class _Chain:
    """The hops of one request so far."""

    def __init__(self, asked: Request, options: FetchOptions) -> None:
        self._elapsed_ms = 0
        self._asked = asked
        self._most = options.max_redirects
        self._limit_s = options.timeout_s if asked.timeout_s is None else asked.timeout_s
        self._jar = Jar()
        self._redirects = asked.redirects
        #: Addresses with the cookies sent to them: a page that sets a cookie and asks again is no loop.
        self._seen = {(hop.url, "") for hop in asked.redirects}

    def step(self, answer: Response) -> Request | NoResponse:
        """Return the next hop; no response where there is none."""
        here, location = answer.final_url, answer.headers.first("location")
        self._elapsed_ms += answer.elapsed_ms
        self._seen.add((here, self._jar.header(here)))
        self._jar.take(here, answer.headers.all("set-cookie"))
        self._redirects = (*self._redirects, Redirect(url=here, status=answer.status, location=location))
        there = parse(location, here)
        if there is None:
            return self._broken(answer, Failure.BAD_REDIRECT, f"the Location of {here} is no web address: {location}")
        there = without_fragment(there)
        cookies = self._jar.header(there)
        if (there, cookies) in self._seen:
            return self._broken(answer, Failure.REDIRECT_LOOP, f"{there} came up twice", there)
        if len(self._redirects) > self._most:
            return self._broken(answer, Failure.TOO_MANY_REDIRECTS, f"more than {self._most} redirects", there)
        left_s = self._limit_s - self._elapsed_ms / 1000
        if left_s <= 0:
            return self._broken(answer, Failure.TIMEOUT, f"no end of the redirects within {self._limit_s:g} s", there)
        return Request(url=there, redirects=self._redirects, cookies=cookies, timeout_s=left_s)

    def end(self, answer: Fetched) -> Fetched:
        """Return the last hop's answer as that of the whole chain."""
        elapsed_ms = self._elapsed_ms + answer.elapsed_ms
        return replace(answer, url=self._asked.url, redirects=self._redirects, elapsed_ms=elapsed_ms)

    def _broken(self, answer: Response, failure: Failure, detail: str, at: Url | None = None) -> NoResponse:
        return NoResponse(
            url=self._asked.url,
            final_url=at or answer.final_url,
            failure=failure,
            detail=detail,
            redirects=self._redirects,
            robots=answer.robots,
            elapsed_ms=self._elapsed_ms,
            fetched_at=answer.fetched_at,
        )


def _leads_on(answer: Fetched) -> bool:
    return isinstance(answer, Response) and answer.status in _STATUSES and answer.headers.first("location") != ""
