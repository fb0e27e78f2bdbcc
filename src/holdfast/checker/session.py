"""A session of checking: the client, the browser and the targets that many checks share."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from holdfast.checker.browser import LazyBrowser
from holdfast.checker.decide import decide
from holdfast.checker.look import Look
from holdfast.checker.see import look_at, reread
from holdfast.checker.target import aliases, is_old_address, seen
from holdfast.checker.values import CheckOptions, Expected, Render
from holdfast.fetch import open_client
from holdfast.fetch.values import Client, NoResponse, Request
from holdfast.links.domain import use_list
from holdfast.links.errors import UserError
from holdfast.links.match import AnyTarget, Target, is_internal
from holdfast.links.url import Url, host
from holdfast.links.verdict import Reason, TargetSeen, Verdict
from holdfast.pages import facts as read_facts

#: Targets remembered within a session. A site's most-linked pages; the rest is looked at again.
TARGETS_KEPT = 20_000

#: Links to a target's host that are followed where none goes to the target itself.
MOST_OLD_ADDRESSES = 5

#: Losses that an old address on the page would refute; the page was read for them.
_MAY_BE_OLD = frozenset({Reason.LINK_REMOVED, Reason.PAGE_REDIRECTED})


@dataclass(frozen=True, slots=True)
class KnownTarget:
    """A target with what is known of it."""

    target: Target
    seen: TargetSeen | None


class Session:
    """Checks source pages, each with all its backlinks at once."""

    def __init__(
        self,
        options: CheckOptions,
        client: Client,
        renderer: Client,
        *,
        ready_at: Callable[[str], float] = lambda _host: 0.0,
    ) -> None:
        #: From when on a host may be asked, on the loop's clock.
        self.ready_at = ready_at
        self._options = options
        self._client = client
        self._renderer = renderer
        self._targets: OrderedDict[Url, asyncio.Future[KnownTarget]] = OrderedDict()

    async def check_page(self, url: Url, links: Sequence[Expected]) -> list[Verdict]:
        """Return the verdicts on backlinks of one page, in their order."""
        known = [await self._target(link.target_url) for link in links]
        wanted = AnyTarget(each.target for each in known)
        look = await look_at(url, wanted, self._client, self._renderer, self._options.render)
        verdicts = [decide(link, look, each.target, each.seen) for link, each in zip(links, known, strict=True)]
        if not wanted.noted:
            return verdicts
        return [
            await self._by_old_address(link, look, each, wanted.noted) or verdict
            if verdict.reason in _MAY_BE_OLD
            else verdict
            for link, each, verdict in zip(links, known, verdicts, strict=True)
        ]

    async def _by_old_address(
        self, link: Expected, look: Look, known: KnownTarget, others: Iterable[Url]
    ) -> Verdict | None:
        """Return the verdict on a link whose page links to an address that redirects to the target; None without one.

        Within one site every page links to many others: there an old address is the site's own affair.
        """
        if known.seen is None or is_internal(host(link.source_url), host(link.target_url)):
            return None
        for other in islice(others, MOST_OLD_ADDRESSES):
            seen = (await self._target(other)).seen
            if seen and is_old_address(other, seen) and known.target.matches(seen.final_url):
                target = Target(link.target_url, known.target.mode, aliases=(*known.target.aliases, other))
                return decide(link, reread(look, target), target, known.seen)
        return None

    async def _target(self, url: Url) -> KnownTarget:
        """Return a target, looked at once however many ask."""
        known = self._targets.get(url)
        if known is None:
            return await self._first_look(url)
        if known.done():
            return known.result()
        await asyncio.wait([known])
        # Cancelled where the task that looked was: then this one looks itself.
        return await self._target(url) if known.cancelled() else known.result()

    async def _first_look(self, url: Url) -> KnownTarget:
        known: asyncio.Future[KnownTarget] = asyncio.get_running_loop().create_future()
        self._targets[url] = known
        if len(self._targets) > TARGETS_KEPT:
            self._targets.popitem(last=False)
        try:
            known.set_result(await self._look_at_target(url))
        finally:
            if not known.done():
                if self._targets.get(url) is known:
                    del self._targets[url]
                known.cancel()
        return known.result()

    async def _look_at_target(self, url: Url) -> KnownTarget:
        if not self._options.check_targets:
            return KnownTarget(Target(url, self._options.match), None)
        fetched = await self._client.get(Request(url=url))
        facts = None
        if not isinstance(fetched, NoResponse):
            walls_matter = fetched.status >= 400
            facts = read_facts(fetched.body, fetched.headers, fetched.final_url, wanted=Target(url), signs=walls_matter)
        answer = seen(fetched, facts)
        return KnownTarget(Target(url, self._options.match, aliases=aliases(answer)), answer)


@asynccontextmanager
async def open_session(options: CheckOptions) -> AsyncIterator[Session]:
    """Open what checks share, and close it.

    Raises `UserError` where a browser was asked for and there is none, or the suffix list cannot be read.
    """
    if options.suffix_list:
        _use_suffix_list(options.suffix_list)
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(open_client(options.fetch))
        browser = LazyBrowser(options.fetch, client, stack)
        if options.render is Render.ALWAYS:
            await browser.start()
        yield Session(options, client, browser, ready_at=client.ready_at)


def _use_suffix_list(file: str) -> None:
    try:
        use_list(Path(file).read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeError) as error:
        raise UserError(f"{file}: no Public Suffix List can be read from it: {error}") from error


def check(expected: Expected, options: CheckOptions | None = None) -> Verdict:
    """Check one backlink and return the verdict; the simplest way in.

    Raises `OutsideError` where this machine itself cannot look: no resolver, no browser that was asked for.
    """
    return asyncio.run(_check(expected, options or CheckOptions()))


async def _check(expected: Expected, options: CheckOptions) -> Verdict:
    async with open_session(options) as session:
        return (await session.check_page(expected.source_url, [expected]))[0]
