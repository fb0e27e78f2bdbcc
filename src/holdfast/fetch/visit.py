"""One page in the browser: opened, left to work until it is quiet, scrolled, and read."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any, NamedTuple

from playwright.async_api import BrowserContext, CDPSession, Error, Page, Request, Response, Route

from holdfast.fetch.patience import Patience
from holdfast.links.url import Url, parse

#: Requests a page may make, without those that only please the eye.
MAX_REQUESTS = 200
_FOR_THE_EYE = frozenset({"image", "media", "font", "texttrack", "manifest", "ping"})
#: Requests that stay open for as long as the page does.
_ENDLESS = frozenset({"websocket", "eventsource"})

#: Requests that may bring part of the document.
_CONTENT = frozenset({"document", "script", "xhr", "fetch"})

_POLL_S = 0.1
_READINGS = 3

#: Runs before a page's own scripts: dialogs and windows would only hold them up.
NO_DIALOGS = """
window.alert = window.print = () => {};
window.confirm = () => true;
window.prompt = window.open = () => null;
"""

_SCROLL = "void window.scrollTo(0, document.documentElement.scrollHeight)"

#: Serialises the document with what stands in open shadow roots, and with a `<base>` where a script has changed what
#: relative links are resolved against. Runs in a world of its own, where the page's scripts have changed nothing; a
#: comment marks the place of a shadow root, as cloning its elements could run the page's code.
_READ = """
((limit) => {
  const mark = 'shadow' + crypto.getRandomValues(new Uint32Array(2)).join('-') + ':';
  const inner = [];
  const fill = (html) => html.replaceAll(new RegExp(`<!--${mark}(\\\\d+)-->`, 'g'), (_, index) => inner[index]);
  const open = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (!element.shadowRoot) continue;
      open(element.shadowRoot);
      element.prepend(new Comment(mark + (inner.push(fill(element.shadowRoot.innerHTML)) - 1)));
    }
  };
  open(document);
  const url = performance.getEntriesByType('navigation')[0]?.name ?? location.href;
  let html = (document.doctype ? '<!DOCTYPE html>' : '') + fill(document.documentElement?.outerHTML ?? '');
  if (document.baseURI.split('#')[0] !== url.split('#')[0]) {
    const base = document.baseURI.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    html = html.replace(/<head[^>]*>/i, (head) => `${head}<base href="${base}">`);
  }
  return {place: location.href, url, html: html.slice(0, limit), whole: html.length <= limit};
})(%d)
"""

#: Returns what there is against opening an address that a page leads to; the empty text where there is nothing.
Objecting = Callable[[Url], Awaitable[str]]


class Objection(NamedTuple):
    """Why a page was not opened."""

    url: Url
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What stands in the window in the end."""

    place: str  #: the address bar; no web address where the browser shows an error of its own
    url: str  #: the address that the document came from
    html: str
    whole: bool  #: False where the limit cut it


class Visit:
    """What happens while a page is open."""

    def __init__(self, page: Page, objecting: Objecting, patience: Patience) -> None:
        self._page = page
        self._patience = patience
        self._objecting = objecting
        self._pending: set[Request] = set()
        self._last_change = monotonic()
        self._requests = 0
        self._is_parsed = False
        self.answers: list[Response] = []  #: for the page itself, redirects included
        self.failed: Request | None = None  #: the last navigation that failed
        self.objection: Objection | None = None
        self.offered_download = False
        self.crashed = False  #: the page's process, or the whole browser
        self._watch = asyncio.timeout(None)
        self._is_looking = False
        page.on("request", self._hear_request)
        page.on("requestfinished", self._hear_end)
        page.on("requestfailed", self._hear_failure)
        page.on("response", self._hear_response)
        page.on("domcontentloaded", self._hear_parsed)
        page.on("download", self._hear_download)
        page.on("crash", self._hear_crash)
        page.on("close", self._hear_crash)

    @property
    def is_exhausted(self) -> bool:
        """Say whether the page has made more requests than it may."""
        return self._requests > MAX_REQUESTS

    @property
    def is_waiting(self) -> bool:
        """Say whether the page still waits for something that may make part of it."""
        return any(request.resource_type in _CONTENT for request in self._pending)

    @property
    def was_empty_error(self) -> bool:
        """Say whether the page ended with an error status and nothing to show."""
        failure = self.failed.failure or "" if self.failed else ""
        return bool(self.answers) and "ERR_HTTP_RESPONSE_CODE_FAILURE" in failure

    async def look(self, context: BrowserContext, url: Url, *, timeout_s: float, max_characters: int) -> Document:
        """Open an address and return what stands there in the end; raises TimeoutError where the page never answers.

        Whatever goes wrong with opening shows in the document that is there afterwards.
        """
        async with self._watch:
            self._is_looking = True
            try:
                return await self._look(await context.new_cdp_session(self._page), url, timeout_s, max_characters)
            finally:
                self._is_looking = False

    async def _look(self, control: CDPSession, url: Url, timeout_s: float, max_characters: int) -> Document:
        with suppress(Error):
            await self._page.goto(url, wait_until="commit", timeout=1000 * timeout_s * self._patience.opening)
        await self._settle(timeout_s * self._patience.opening, until_parsed=True)
        await self._settle(self._patience.settle_s)
        with suppress(Error):
            await _run(control, _SCROLL, self._patience.answer_s)
        self._last_change = monotonic()
        await self._settle(self._patience.settle_after_scroll_s)
        return await self._read(control, max_characters)

    async def _read(self, control: CDPSession, max_characters: int) -> Document:
        """Read the document; once more where another one took its place at that moment."""
        for _ in range(_READINGS):
            try:
                read = await _run(control, _READ % max_characters, self._patience.answer_s)
            except Error:
                if self.crashed:
                    raise
                read = None
            if read is not None:
                return Document(**read)
            self._last_change = monotonic()
            await self._settle(self._patience.settle_after_scroll_s)
        return Document(place="", url="", html="", whole=True)

    async def rule(self, route: Route) -> None:
        """Let a request of the page go out, or stop it."""
        with suppress(Error):
            if await self._is_wanted(route.request):
                await route.continue_()
            else:
                await route.abort()

    async def _is_wanted(self, request: Request) -> bool:
        if request.resource_type in _FOR_THE_EYE:
            return False
        self._requests += 1
        if self.is_exhausted:
            return False
        if not self._is_navigation(request):
            return True
        url = parse(request.url)
        objection = await self._objecting(url) if url else ""
        if url and objection:
            self.objection = Objection(url, objection)
        return not objection

    def _is_navigation(self, request: Request) -> bool:
        try:
            return request.is_navigation_request() and request.frame == self._page.main_frame
        except Error:  # it belongs to no frame
            return False

    async def _settle(self, longest_s: float, *, until_parsed: bool = False) -> None:
        """Wait until the page is quiet, or has been parsed where that will do."""
        end = monotonic() + longest_s
        while not (self.crashed or (until_parsed and self._is_parsed)) and (now := monotonic()) < end:
            left = _POLL_S if self._pending else self._last_change + self._patience.quiet_s - now
            if left <= 0:
                return
            await asyncio.sleep(min(left, _POLL_S))

    def _hear_request(self, request: Request) -> None:
        self._last_change = monotonic()
        if request.resource_type not in _ENDLESS:
            self._pending.add(request)

    def _hear_end(self, request: Request) -> None:
        self._last_change = monotonic()
        self._pending.discard(request)

    def _hear_failure(self, request: Request) -> None:
        self._hear_end(request)
        # A page that is left for the next is aborted, which is no failure.
        if self._is_navigation(request) and "ERR_ABORTED" not in (request.failure or ""):
            self.failed = request

    def _hear_response(self, response: Response) -> None:
        if self._is_navigation(response.request):
            self.answers.append(response)

    def _hear_parsed(self, _page: object) -> None:
        self._is_parsed = True

    def _hear_download(self, _download: object) -> None:
        self.offered_download = True

    def _hear_crash(self, _page: object) -> None:
        self.crashed = True
        if self._is_looking:
            # A call to a crashed page is never answered.
            self._is_looking = False
            self._watch.reschedule(asyncio.get_running_loop().time())


async def _run(control: CDPSession, script: str, within_s: float) -> Any:  # noqa: ANN401 -- JSON
    """Return the value of a script that runs beside the page's own."""
    async with asyncio.timeout(within_s):
        tree = await control.send("Page.getFrameTree")
        world = {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "holdfast"}
        made = await control.send("Page.createIsolatedWorld", world)
        call = {"expression": script, "contextId": made["executionContextId"], "returnByValue": True}
        return (await control.send("Runtime.evaluate", call))["result"].get("value")
