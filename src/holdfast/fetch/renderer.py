"""A second look at a page with a real browser: its scripts run, and what they make of the document is read.

Everything that the page asks for goes through a `GuardedProxy` of its own.
"""

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from holdfast.fetch.curl import CurlClient
from holdfast.fetch.guard import admitted
from holdfast.fetch.patience import Patience
from holdfast.fetch.proxy import Admit
from holdfast.fetch.resolve import NameService, Resolver
from holdfast.fetch.resting import RestingClient
from holdfast.fetch.robots import RobotsClient, RobotsRules
from holdfast.fetch.trust import trusted_bundle
from holdfast.fetch.values import Client, FetchOptions
from holdfast.links.errors import UserError

_EXECUTABLES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@asynccontextmanager
async def open_renderer(
    options: FetchOptions,
    *,
    names: NameService | None = None,
    admit: Admit | None = None,
    rules: RobotsRules | None = None,
    patience: Patience | None = None,
) -> AsyncIterator[Client]:
    """Yield a client whose answers are documents after their scripts ran; leaving ends the browser.

    Raises `UserError` where there is no browser. `admit` replaces the check of addresses; `rules` are shared with
    another client, so that no robots.txt is fetched twice.
    """
    async with AsyncExitStack() as stack:
        executable = find_chromium(options.chromium)
        try:
            from holdfast.fetch.chromium import Chromium  # noqa: PLC0415 -- Playwright is an extra
            from holdfast.fetch.rendering import RenderingClient  # noqa: PLC0415 -- likewise
        except ImportError as missing:
            raise UserError(
                "Pages that need a browser need the extra `render`: pip install holdfast[render]"
            ) from missing
        if names is None:
            names = resolver = Resolver(options.resolver)
            stack.push_async_callback(resolver.close)
        if rules is None:
            rules = RobotsRules(RestingClient(_open_curl(stack, options, names)), options)
        browser = await stack.enter_async_context(Chromium(executable))
        admit = admit or partial(admitted, private_too=options.allow_private_hosts)
        yield RobotsClient(
            RenderingClient(browser, names, admit, rules, options, patience=patience or Patience()), rules, options
        )


def find_chromium(executable: str = "") -> str:
    """Return the path of the browser asked for, or of one on the search path."""
    names = (executable,) if executable else _EXECUTABLES
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise UserError(
            f"No browser found ({', '.join(names)}). Install Chromium (Debian: apt install chromium), or do without: "
            "--render never"
        )
    return path


def _open_curl(stack: AsyncExitStack, options: FetchOptions, names: NameService) -> CurlClient:
    trusted = stack.enter_context(trusted_bundle(options.extra_ca_file))
    curl = CurlClient(options, names=names, trusted=trusted)
    stack.callback(curl.close)
    return curl
