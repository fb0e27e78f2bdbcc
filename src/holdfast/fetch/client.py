"""The client the rest of the house uses: one hop of libcurl below, manners on each hop, redirects above."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from holdfast.fetch.curl import CurlClient
from holdfast.fetch.politeness import PoliteClient
from holdfast.fetch.redirects import RedirectingClient
from holdfast.fetch.resolve import NameService, Resolver
from holdfast.fetch.resting import RestingClient
from holdfast.fetch.retry import RetryClient
from holdfast.fetch.robots import RobotsClient, RobotsRules
from holdfast.fetch.trust import trusted_bundle
from holdfast.fetch.values import Client, Fetched, FetchOptions, Request
from holdfast.links.url import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClient:
    """A `Client`, with what a scheduler and a browser beside it share."""

    get: Callable[[Request], Coroutine[Any, Any, Fetched]]
    ready_at: Callable[[str], float]  #: from when on a `host_key` may be asked again, on the monotonic clock
    names: NameService
    rules: RobotsRules


@asynccontextmanager
async def open_client(options: FetchOptions) -> AsyncIterator[OpenClient]:
    """Yield a client for the running loop; leaving ends its requests and closes its connections."""
    names = Resolver(options.resolver)
    try:
        with trusted_bundle(options.extra_ca_file) as trusted:
            curl = CurlClient(options, names=names, trusted=trusted)
            try:
                yield _mannered(curl, options, names)
            finally:
                curl.close()
    finally:
        await names.close()


def _mannered(curl: Client, options: FetchOptions, names: NameService) -> OpenClient:
    def crawl_delay_s(url: Url) -> float | None:
        return rules.crawl_delay_s(url)

    polite = PoliteClient(RestingClient(RetryClient(curl, options)), options, crawl_delay_s=crawl_delay_s)
    rules = RobotsRules(polite, options)
    redirecting = RedirectingClient(RobotsClient(polite, rules, options), options)
    return OpenClient(get=redirecting.get, ready_at=polite.ready_at, names=names, rules=rules)
