"""The browser that takes second looks."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime

from holdfast.fetch import OpenClient, open_renderer
from holdfast.fetch.values import Client, Failure, Fetched, FetchOptions, NoResponse, Request
from holdfast.links.errors import UserError

#: Pages in a browser at once: each takes a core while its scripts run.
BROWSER_PAGES = 2


class LazyBrowser:
    """A renderer that starts its browser when the first page needs one, and says so where there is none."""

    def __init__(self, options: FetchOptions, beside: OpenClient, stack: AsyncExitStack) -> None:
        self._options = options
        self._beside = beside
        self._stack = stack
        self._starting = asyncio.Lock()
        self._places = asyncio.Semaphore(BROWSER_PAGES)
        self._client: Client | None = None
        self._lack = ""

    async def start(self) -> Client:
        """Return the running browser. Raises `UserError` where this machine has none."""
        async with self._starting:
            if self._client is None:
                opening = open_renderer(self._options, names=self._beside.names, rules=self._beside.rules)
                self._client = await self._stack.enter_async_context(opening)
            return self._client

    async def get(self, request: Request) -> Fetched:
        """Return the page as a browser shows it."""
        try:
            client = await self.start() if not self._lack else None
        except UserError as error:
            self._lack, client = str(error), None
        if client is None:
            now = datetime.now(UTC)
            return NoResponse(
                url=request.url, final_url=request.url, failure=Failure.CONNECTION, detail=self._lack, fetched_at=now
            )
        async with self._places:
            return await client.get(request)
