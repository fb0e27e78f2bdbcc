"""What one look at a source page brought: the answer, and what the page says."""

from dataclasses import dataclass

from holdfast.fetch.values import Fetched, NoResponse, Response
from holdfast.links.match import Target
from holdfast.links.occurrence import Kind, Occurrence
from holdfast.links.verdict import PageSeen
from holdfast.pages.values import PageFacts, Signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An answer with the facts that were read from it, and the browser's second look where one was taken."""

    fetched: Fetched
    facts: PageFacts | None = None  #: None where there was nothing to read
    render_failure: str = ""  #: why a second look was wanted and brought nothing


def occurrences_of(look: Look, target: Target) -> list[Occurrence]:
    """Return the links to the target, the page's own redirect to it among them."""
    found = [each for each in look.facts.occurrences if target.matches(each.href)] if look.facts else []
    if not target.matches(look.fetched.url):
        hops = [*(hop.url for hop in look.fetched.redirects[1:]), look.fetched.final_url]
        if look.fetched.redirects and (reached := next(filter(target.matches, hops), None)):
            found.insert(0, Occurrence(href=reached, kind=Kind.REDIRECT))
    return found


def page_seen(look: Look) -> PageSeen:
    """Return what a verdict keeps of the page."""
    fetched, facts = look.fetched, look.facts
    if isinstance(fetched, NoResponse):
        return PageSeen(
            status=None, final_url=fetched.final_url, redirects=fetched.redirects, elapsed_ms=fetched.elapsed_ms
        )
    if facts is None:
        return _unread(fetched)
    return PageSeen(
        status=fetched.status,
        final_url=fetched.final_url,
        redirects=fetched.redirects,
        title=facts.title,
        language=facts.language,
        canonical=facts.canonical,
        robots=facts.robots.all,
        links_internal=facts.links_internal,
        links_external=facts.links_external,
        rendered=fetched.rendered,
        bytes=len(fetched.body),
        elapsed_ms=fetched.elapsed_ms,
    )


def _unread(fetched: Response) -> PageSeen:
    return PageSeen(
        status=fetched.status,
        final_url=fetched.final_url,
        redirects=fetched.redirects,
        bytes=len(fetched.body),
        elapsed_ms=fetched.elapsed_ms,
    )


def signs_of(look: Look) -> Signs:
    """Return the page's signs, none where nothing was read."""
    return look.facts.signs if look.facts and look.facts.signs else _NO_SIGNS


_NO_SIGNS = Signs(words=0)
