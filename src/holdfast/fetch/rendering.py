"""The client that answers with what a browser shows.

Imported only where a browser is wanted: Playwright is an extra.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from playwright.async_api import BrowserContext, Error, Page
from playwright.async_api import Response as Answer

from holdfast.fetch.chromium import MAX_PAGE_MB, Chromium, Instance
from holdfast.fetch.clock import REAL_CLOCK, Clock
from holdfast.fetch.patience import Patience
from holdfast.fetch.proxy import Admit, GuardedProxy
from holdfast.fetch.resolve import NameService
from holdfast.fetch.robots import RobotsRules
from holdfast.fetch.values import Cut, Failure, Fetched, FetchOptions, NoResponse, Request, Response
from holdfast.fetch.visit import NO_DIALOGS, Document, Visit
from holdfast.links.errors import OutsideError
from holdfast.links.headers import Headers
from holdfast.links.url import Url, host, parse, without_fragment
from holdfast.links.verdict import Redirect

#: Bytes that a page may bring with all its scripts; then it is cut off from the network.
MAX_PAGE_BYTES = 50_000_000
#: Header fields of the page that hold for its document, too.
_KEPT_FIELDS = frozenset({"x-robots-tag", "link"})
_CLOSE_S = 3.0


class _Unseen(NamedTuple):
    """Why there is no document."""

    failure: Failure
    detail: str
    at: Url | None = None


class RenderingClient:
    """Opens each page in a window of its own and reads the document."""

    def __init__(
        self,
        browser: Chromium,
        names: NameService,
        admit: Admit,
        rules: RobotsRules,
        options: FetchOptions,
        *,
        patience: Patience,
        clock: Clock = REAL_CLOCK,
    ) -> None:
        self._browser = browser
        self._names = names
        self._admit = admit
        self._rules = rules
        self._options = options
        self._patience = patience
        self._clock = clock

    async def get(self, request: Request) -> Fetched:
        """Return the document that a page's scripts make."""
        started = self._clock.monotonic()
        try:
            seen = await self._show(request) or await self._show(request)
        except OutsideError as problem:
            seen = _Unseen(Failure.CONNECTION, str(problem))
        seen = seen or _Unseen(Failure.CONNECTION, "the browser crashed on this page, twice")
        elapsed_ms = round((self._clock.monotonic() - started) * 1000)
        if isinstance(seen, Response):
            return replace(seen, elapsed_ms=elapsed_ms)
        return NoResponse(
            url=request.url,
            final_url=seen.at or request.url,
            failure=seen.failure,
            detail=seen.detail,
            redirects=request.redirects,
            elapsed_ms=elapsed_ms,
            fetched_at=self._clock.now(),
        )

    async def _show(self, request: Request) -> Response | _Unseen | None:
        """Return what is seen of a page, None where the browser itself broke down."""
        proxy = GuardedProxy(
            self._names,
            self._admit,
            max_bytes=MAX_PAGE_BYTES,
            connect_timeout_s=self._options.connect_timeout_s,
        )
        async with self._browser.lend() as instance, proxy, asyncio.TaskGroup() as group:
            watcher = group.create_task(instance.watch())
            try:
                return await self._show_in(instance, proxy, request)
            except Error as problem:
                if not await instance.responds():
                    return None
                return _Unseen(Failure.CONNECTION, f"the browser failed: {problem.message.splitlines()[0]}")
            finally:
                watcher.cancel()

    async def _show_in(self, instance: Instance, proxy: GuardedProxy, request: Request) -> Response | _Unseen | None:
        limit_s = self._options.timeout_s if request.timeout_s is None else request.timeout_s
        context = await instance.browser.new_context(
            proxy={"server": proxy.address, "bypass": "<-loopback>"},
            user_agent=self._options.user_agent,
            accept_downloads=False,
            service_workers="block",
            viewport={"width": 1280, "height": 1600},
            reduced_motion="reduce",
        )
        try:
            async with asyncio.timeout(limit_s):
                return await self._visit(instance, context, proxy, request, limit_s)
        except TimeoutError:
            return _Unseen(Failure.TIMEOUT, "the page's scripts did not come to an end")
        finally:
            await _close(context, instance)

    async def _visit(
        self, instance: Instance, context: BrowserContext, proxy: GuardedProxy, request: Request, limit_s: float
    ) -> Response | _Unseen | None:
        await context.add_init_script(NO_DIALOGS)
        page = await context.new_page()
        context.on("page", _close_window)
        visit = Visit(page, self._objection, self._patience)
        await context.route("**/*", visit.rule)
        try:
            document = await visit.look(context, request.url, timeout_s=limit_s, max_characters=self._options.max_bytes)
        except (Error, TimeoutError):
            if not visit.crashed:
                raise
            if not await instance.responds():
                return None
            return _Unseen(
                Failure.CONNECTION, f"the page's process crashed, or took more than {MAX_PAGE_MB} MB of memory"
            )
        return await self._read(visit, document, proxy, request)

    async def _read(
        self, visit: Visit, document: Document, proxy: GuardedProxy, request: Request
    ) -> Response | _Unseen:
        if visit.objection:
            return _Unseen(Failure.ROBOTS_DISALLOWED, visit.objection.detail, visit.objection.url)
        if visit.was_empty_error:
            # The browser shows a page of its own for an error status without a body.
            document = replace(document, url=visit.answers[-1].url, place=visit.answers[-1].url, html="")
        url = parse(document.url)
        if url is None or parse(document.place) is None or not visit.answers:
            return _no_document(visit, proxy)
        url = without_fragment(url)
        if url != request.url and (objection := await self._objection(url)):
            return _Unseen(Failure.ROBOTS_DISALLOWED, objection, url)
        chain = _chain(visit.answers, url)
        fields = [(field["name"].lower(), field["value"]) for field in await chain[-1].headers_array()]
        kept = tuple(field for field in fields if field[0] in _KEPT_FIELDS)
        return Response(
            url=request.url,
            final_url=url,
            status=chain[-1].status,
            headers=Headers((("content-type", "text/html; charset=utf-8"), *kept)),
            body=document.html.encode("utf-8", "replace"),
            cut=_cut(visit, document, proxy),
            redirects=(*request.redirects, *[await _hop(*pair) for pair in pairwise(chain)]),
            rendered=True,
            fetched_at=self._clock.now(),
        )

    async def _objection(self, url: Url) -> str:
        """Return what robots.txt has against an address that a page leads to."""
        if not self._options.obey_robots:
            return ""
        found = await self._rules.find(url)
        if isinstance(found, NoResponse):
            # A host that is down objects to nothing: the browser will find it down.
            return found.detail if found.failure is Failure.HOST_RESTING else ""
        says = found.says(url)
        return "" if says.us else says.rule


def _no_document(visit: Visit, proxy: GuardedProxy) -> _Unseen:
    if visit.offered_download:
        return _Unseen(Failure.CONNECTION, "the page is a download")
    if visit.failed is None:
        return _Unseen(Failure.CONNECTION, "the browser shows no page")
    url = parse(visit.failed.url)
    refused = proxy.refused.get(host(url)) if url else None
    if refused:
        return _Unseen(refused.failure, refused.detail, url)
    problem = visit.failed.failure or ""
    is_tls = "ERR_CERT_" in problem or "ERR_SSL_" in problem
    return _Unseen(Failure.TLS if is_tls else Failure.CONNECTION, f"the browser says {problem}", url)


def _cut(visit: Visit, document: Document, proxy: GuardedProxy) -> Cut | None:
    """Return why there may be more to the document than is seen."""
    if not document.whole or proxy.is_exhausted or visit.is_exhausted:
        return Cut.LIMIT
    return Cut.TIMEOUT if visit.is_waiting else None


def _chain(answers: list[Answer], url: Url) -> list[Answer]:
    """Return the answers up to the one that brought the document."""
    last = next((index for index in range(len(answers) - 1, -1, -1) if parse(answers[index].url) == url), None)
    return answers if last is None else answers[: last + 1]


async def _hop(before: Answer, after: Answer) -> Redirect:
    location = await before.header_value("location") if 300 <= before.status < 400 else None
    here = parse(before.url)
    assert here is not None, "a page's answers come from web addresses"
    return Redirect(
        url=here, status=before.status, location=location or after.url, kind="http" if location else "script"
    )


async def _close_window(page: Page) -> None:
    with suppress(Error):
        await page.close()


async def _close(context: BrowserContext, instance: Instance) -> None:
    """Close a page with all it opened; a browser that cannot do that is done with."""
    try:
        async with asyncio.timeout(_CLOSE_S):
            await context.close()
    except (Error, TimeoutError):
        instance.retired = True
