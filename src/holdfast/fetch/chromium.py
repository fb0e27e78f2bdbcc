"""Chromium by Playwright: started, kept within its memory, replaced before it wears out or when it has crashed.

Imported only where a browser is wanted: Playwright is an extra.
"""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from playwright.async_api import Browser, CDPSession, Error, async_playwright

from holdfast.links.errors import OutsideError, UserError

_log = logging.getLogger(__name__)

#: Pages after which a browser is replaced; what leaks in a hundred pages fits into its memory.
PAGES_PER_BROWSER = 100
#: Scripts' heap. Googlebot's is not known; a page that needs more is none that is read for its links.
_HEAP_MB = 512
#: Memory of one page's process, beside what it shares: its heap, its document, arrays outside of the heap.
MAX_PAGE_MB = 1_000
#: Of a browser with all its pages; past it the next page gets a new one.
MAX_BROWSER_MB = 1_500
_WATCH_S = 0.25
_ANSWER_S = 2.0
_CLOSE_S = 5.0

_FLAGS = (
    # The browser resolves no name itself and knows no way around the page's proxy.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-domain-reliability",
    "--dns-prefetch-disable",
    "--no-pings",
    "--disable-client-side-phishing-detection",
    "--disable-remote-fonts",
    "--disable-notifications",
    "--disable-gpu",
    f"--js-flags=--max-old-space-size={_HEAP_MB}",
)


@dataclass(slots=True)
class Instance:
    """One running browser."""

    browser: Browser
    control: CDPSession
    stack: AsyncExitStack
    max_mb: float
    pages: int = 0  #: shown so far
    busy: int = 0  #: shown now
    retired: bool = False

    @property
    def is_alive(self) -> bool:
        """Say whether it may be lent once more."""
        return self.browser.is_connected() and not self.retired

    async def responds(self) -> bool:
        """Say whether the browser still answers; one that does not is not lent again."""
        try:
            async with asyncio.timeout(_ANSWER_S):
                await self.control.send("Browser.getVersion")
        except (Error, TimeoutError):
            self.retired = True
            return False
        return True

    async def close(self) -> None:
        """End the browser and its driver."""
        self.retired = True
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(_CLOSE_S):
                await self.browser.close()
        with suppress(Error):
            await self.stack.aclose()

    async def watch(self) -> None:
        """Keep to the limits of memory for as long as this runs."""
        while True:
            await asyncio.sleep(_WATCH_S)
            with suppress(Error):
                await self.weigh()

    async def weigh(self) -> None:
        """Kill page processes that have outgrown their memory; retire a browser that has."""
        kept = 0.0
        for process in (await self.control.send("SystemInfo.getProcessInfo"))["processInfo"]:
            size = private_mb(process["id"])
            if process["type"] == "renderer" and size > MAX_PAGE_MB:
                os.kill(process["id"], signal.SIGKILL)
            else:
                kept += size
        self.retired |= kept > self.max_mb


class Chromium:
    """Lends a browser to pages; starts another one when the last is worn out or gone."""

    def __init__(
        self, executable: str, *, pages_per_browser: int = PAGES_PER_BROWSER, max_mb: float = MAX_BROWSER_MB
    ) -> None:
        self._executable = executable
        self._pages_per_browser = pages_per_browser
        self._max_mb = max_mb
        self._sandbox = os.geteuid() != 0
        self._current: Instance | None = None
        self._starting = asyncio.Lock()

    async def __aenter__(self) -> Self:
        if not self._sandbox:
            _log.warning("Chromium runs without its sandbox, as it must for root; run Holdfast as another user.")
        self._current = await self._start()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._current is not None:
            await self._current.close()

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Instance]:
        """Yield a running browser for one page."""
        async with self._starting:
            if self._current is None or not self._current.is_alive:
                self._current = await self._start()
            instance = self._current
        instance.busy += 1
        instance.pages += 1
        instance.retired |= instance.pages >= self._pages_per_browser
        try:
            yield instance
        finally:
            instance.busy -= 1
            if not instance.is_alive and not instance.busy:
                await instance.close()

    async def _start(self) -> Instance:
        async with AsyncExitStack() as stack:
            try:
                playwright = await stack.enter_async_context(async_playwright())
                browser = await playwright.chromium.launch(
                    executable_path=self._executable,
                    chromium_sandbox=self._sandbox,
                    args=list(_FLAGS),
                    ignore_default_args=["--disable-popup-blocking"],
                )
                control = await browser.new_browser_cdp_session()
            except Error as problem:
                raise _explained(problem, self._executable) from problem
            return Instance(browser, control, stack.pop_all(), self._max_mb)
        raise AssertionError


def _explained(problem: Error, executable: str) -> UserError | OutsideError:
    text = problem.message
    if "No usable sandbox" in text:
        return UserError(
            f"{executable} could not start its sandbox. Allow unprivileged user namespaces, or do without a browser "
            "(--render never)."
        )
    return OutsideError(f"{executable} did not start: {text.splitlines()[0]}", permanent=False)


def private_mb(pid: int) -> float:
    """Return the memory a process shares with no other, in MB; 0 where the system does not tell."""
    try:
        _, resident, shared, *_ = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE") / 1e6
