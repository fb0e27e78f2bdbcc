"""The health of a target: whether a link to it still leads anywhere."""

from holdfast.fetch.values import Failure, Fetched, Response
from holdfast.links.domain import registrable_domain
from holdfast.links.same_page import is_home, is_same_page
from holdfast.links.url import Url, host, split
from holdfast.links.verdict import Reason, TargetSeen
from holdfast.pages.values import PageFacts

#: Answers that are about us or about the moment, not about the page.
_SAYS_NOTHING = frozenset({401, 403, 405, 406, 407, 408, 409, 418, 421, 423, 425, 428, 429, 451})


def seen(fetched: Fetched, facts: PageFacts | None) -> TargetSeen:
    """Return what is kept of a look at a target."""
    if isinstance(fetched, Response):
        return TargetSeen(
            status=fetched.status,
            final_url=fetched.final_url,
            redirects=fetched.redirects,
            noindex=facts is not None and bool(facts.robots.noindex),
            failure=facts.signs.wall if facts and facts.signs else "",
        )
    return TargetSeen(
        status=None,
        final_url=fetched.final_url,
        redirects=fetched.redirects,
        gone=fetched.failure is Failure.DNS_NOT_FOUND,
        failure=fetched.detail,
    )


def aliases(target: TargetSeen) -> tuple[Url, ...]:
    """Return the other addresses at which a link reaches the target: the hops of its redirects that stay its own.

    A target that is sent to its own front page, or away, gives no alias: a link to the front page is another link.
    """
    if not target.redirects:
        return ()
    start = target.redirects[0].url
    chain = [hop.url for hop in target.redirects[1:]] + [target.final_url]
    return tuple(url for url in chain if not _leads_away(start, url))


def trouble(asked: Url, target: TargetSeen) -> tuple[Reason, str] | None:
    """Return why a link to the target counts for nothing, with the evidence; None where nothing shows that."""
    if target.gone:
        return Reason.TARGET_BROKEN, f"the target's domain does not exist: {target.failure}"
    if target.status is None or target.failure:
        return None
    if 400 <= target.status < 500 and target.status not in _SAYS_NOTHING:
        return Reason.TARGET_BROKEN, f"the target answers {target.status}"
    if target.redirects and _leads_away(asked, target.final_url):
        return Reason.TARGET_REDIRECTS_AWAY, f"the target redirects to {target.final_url}"
    return None


def is_old_address(url: Url, found: TargetSeen) -> bool:
    """Say whether an address has for good become another one; one that is merely sent elsewhere has not."""
    if not found.redirects or _leads_away(url, found.final_url):
        return False
    return all(hop.status in _FOR_GOOD for hop in found.redirects)


_FOR_GOOD = frozenset({301, 308})


def _leads_away(start: Url, end: Url) -> bool:
    if is_same_page(start, end):
        return False
    if is_home(end):
        return not is_home(start)
    if registrable_domain(host(start)) == registrable_domain(host(end)):
        return False
    # A site that moved to another domain keeps its paths.
    return split(start).path.rstrip("/").lower() != split(end).path.rstrip("/").lower()
