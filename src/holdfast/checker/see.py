"""Taking a look: asks for the page, reads it, follows its refresh, and sends a browser where that may show more."""

from dataclasses import replace

from holdfast.checker.look import Look
from holdfast.checker.values import Render
from holdfast.fetch.values import Client, Failure, NoResponse, Request, Response
from holdfast.links.match import AnyTarget
from holdfast.links.same_page import is_same_page
from holdfast.links.url import Url
from holdfast.links.verdict import Redirect
from holdfast.pages import facts as read_facts
from holdfast.pages.values import PageFacts, Refresh, Wanted

#: A refresh within this many seconds sends visitors on; a later one reloads a page that was meant to be read.
#: Google: 0 s is a permanent redirect, more a temporary one.
LONGEST_REFRESH_S = 5.0

#: Hops of a chain with refreshes in it; the client counts those of HTTP alone.
MOST_HOPS = 10


async def look_at(url: Url, wanted: AnyTarget, client: Client, renderer: Client, render: Render) -> Look:
    """Return what a source page shows; `wanted` are the links that matter."""
    look = await _read(url, wanted, client)
    if not _wants_browser(look, wanted, render):
        return look
    rendered = await renderer.get(Request(url=url))
    if isinstance(rendered, NoResponse):
        return replace(look, render_failure=rendered.detail or rendered.failure.value)
    return Look(fetched=replace(rendered, robots=look.fetched.robots), facts=_facts(rendered, wanted))


async def _read(url: Url, wanted: Wanted, client: Client) -> Look:
    request = Request(url=url)
    while True:
        fetched = await client.get(request)
        if isinstance(fetched, NoResponse):
            return Look(fetched=replace(fetched, url=url))
        facts = _facts(fetched, wanted)
        refresh = _onward(fetched, facts)
        if refresh is None:
            return Look(fetched=fetched if fetched.url == url else replace(fetched, url=url), facts=facts)
        hop = Redirect(url=fetched.final_url, status=fetched.status, location=refresh.url, kind=refresh.source)
        chain = (*fetched.redirects, hop)
        if failure := _endless(refresh.url, chain):
            return Look(fetched=_broken_off(fetched, url, chain, failure))
        request = Request(url=refresh.url, redirects=chain)


def reread(look: Look, wanted: Wanted) -> Look:
    """Return a look with the page read again for other links."""
    assert isinstance(look.fetched, Response), "only what was read can be read again"
    return replace(look, facts=_facts(look.fetched, wanted))


def _onward(fetched: Response, facts: PageFacts) -> Refresh | None:
    refresh = facts.refresh
    if refresh is None or refresh.delay_s > LONGEST_REFRESH_S or is_same_page(fetched.final_url, refresh.url):
        return None
    return refresh


def _endless(onward: Url, chain: tuple[Redirect, ...]) -> Failure | None:
    if any(hop.url == onward for hop in chain):
        return Failure.REDIRECT_LOOP
    return Failure.TOO_MANY_REDIRECTS if len(chain) > MOST_HOPS else None


def _broken_off(fetched: Response, url: Url, chain: tuple[Redirect, ...], failure: Failure) -> NoResponse:
    return NoResponse(
        url=url,
        final_url=fetched.final_url,
        failure=failure,
        detail=f"refreshes lead on and on: {' → '.join(hop.location for hop in chain[-2:])}",
        redirects=chain,
        robots=fetched.robots,
        fetched_at=fetched.fetched_at,
    )


def _facts(response: Response, wanted: Wanted) -> PageFacts:
    ordinary = 200 <= response.status < 300
    return read_facts(
        response.body,
        response.headers,
        response.final_url,
        wanted=wanted,
        signs=None if ordinary else True,
        now=response.fetched_at,
    )


def _wants_browser(look: Look, wanted: AnyTarget, render: Render) -> bool:
    """Say whether a browser may show more: of a shell for scripts, and of a page that names the target unlinked.

    An address that stands in a script's data may be a link once the script has run.
    """
    if render == Render.NEVER or look.facts is None or not isinstance(look.fetched, Response):
        return False
    if not (200 <= look.fetched.status < 300 and look.facts.is_html):
        return False
    if render == Render.ALWAYS:
        return True
    if look.facts.occurrences:
        return False
    return bool(look.facts.signs and look.facts.signs.script_built) or wanted.is_named_in(look.fetched.body)
