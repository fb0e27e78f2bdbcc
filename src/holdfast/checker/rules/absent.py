"""A page without the link: whether that is sure."""

from collections.abc import Callable
from typing import assert_never

from holdfast.checker.look import signs_of
from holdfast.checker.rules.scene import Finding, Scene, wall_reason
from holdfast.fetch.values import Cut, Response
from holdfast.links.same_page import is_same_page
from holdfast.links.url import Url, split
from holdfast.links.verdict import Reason
from holdfast.pages.values import PageFacts

AbsenceRule = Callable[[Scene, Response, PageFacts], Finding | None]

#: A page with fewer words than this, and no link at all, is no page that anybody meant to publish.
FEWEST_WORDS = 5


def not_a_page(_scene: Scene, answer: Response, facts: PageFacts) -> Finding | None:
    """A PDF, an image, a feed: nothing that this reader reads links from."""
    if facts.is_html:
        return None
    return Finding(Reason.NOT_HTML, (f"content-type: {answer.headers.first('content-type') or 'none'}",))


def wall_in_front(scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """A wall that answers as if all were well."""
    wall = signs_of(scene.look).wall
    return Finding(wall_reason(scene), (f"status {answer.status}", wall)) if wall else None


def login_in_front(scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """A login form instead of the page."""
    login = signs_of(scene.look).login
    if login:
        return Finding(Reason.LOGIN_REQUIRED, (login,))
    if answer.redirects and _is_login_address(answer.final_url) and not _is_login_address(answer.url):
        return Finding(Reason.LOGIN_REQUIRED, (f"redirects to {answer.final_url}",))
    return None


def gate_address(_scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """A redirect to an address that walls and consent gates use."""
    if not answer.redirects or not _is_gate_address(answer.final_url) or _is_gate_address(answer.url):
        return None
    return Finding(Reason.CHALLENGE, (f"redirects to {answer.final_url}",))


def consent_in_front(scene: Scene, _answer: Response, _facts: PageFacts) -> Finding | None:
    """A consent or age gate instead of the page."""
    consent = signs_of(scene.look).consent
    return Finding(Reason.CHALLENGE, (consent,)) if consent else None


def cut_short(_scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """Only a part of the page came: the link may stand in the rest."""
    if answer.status == 206:
        return Finding(Reason.TOO_LARGE, ("status 206: the server sent a part of the page",))
    match answer.cut:
        case None:
            return None
        case Cut.LIMIT:
            return Finding(Reason.TOO_LARGE, (f"only the first {len(answer.body):,} bytes were read",))
        case Cut.TIMEOUT:
            return Finding(Reason.TIMEOUT, (f"the time limit passed after {len(answer.body):,} bytes",))
        case Cut.CLOSED:
            return Finding(Reason.CONNECTION_ERROR, (f"the connection broke off after {len(answer.body):,} bytes",))
        case _:
            assert_never(answer.cut)


def error_in_place(scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """A program's error message, or a notice of maintenance, instead of the page."""
    sign = signs_of(scene.look).broken
    return Finding(Reason.SERVER_ERROR, (f"status {answer.status}", sign)) if sign else None


def parked(scene: Scene, _answer: Response, _facts: PageFacts) -> Finding | None:
    """The domain is for sale, or shows a parking company's page."""
    sign = signs_of(scene.look).parked
    return Finding(Reason.DOMAIN_PARKED, (sign,)) if sign else None


def says_not_found(scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """A page that says it is not there, with a status that says it is."""
    sign = signs_of(scene.look).not_found
    return Finding(Reason.SOFT_NOT_FOUND, (f"status {answer.status}", sign)) if sign else None


def built_by_script(scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """A shell that scripts fill: the link may be in what they bring."""
    sign = signs_of(scene.look).script_built
    if not sign or (answer.rendered and signs_of(scene.look).words >= FEWEST_WORDS):
        return None
    failure = scene.look.render_failure
    return Finding(Reason.NEEDS_JAVASCRIPT, (sign, f"second look: {failure}") if failure else (sign,))


def empty(scene: Scene, answer: Response, facts: PageFacts) -> Finding | None:
    """No words and no links: a server's mishap rather than a page."""
    if facts.links_internal or facts.links_external or signs_of(scene.look).words >= FEWEST_WORDS:
        return None
    return Finding(Reason.SERVER_ERROR, (f"status {answer.status} with an empty page of {len(answer.body):,} bytes",))


def moved_away(_scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """The source page sends its visitors to another page, which has no such link."""
    if not answer.redirects or is_same_page(answer.url, answer.final_url):
        return None
    return Finding(Reason.PAGE_REDIRECTED, (f"redirects to {answer.final_url}",))


def link_removed(scene: Scene, answer: Response, facts: PageFacts) -> Finding:
    """The page was read, whole, and has no such link."""
    looked = "a browser's document" if answer.rendered else "the page"
    size, count = len(answer.body), facts.links_internal + facts.links_external
    evidence = f"{looked} was read whole: {size:,} bytes, {count:,} links"
    failure = scene.look.render_failure
    return Finding(Reason.LINK_REMOVED, (evidence, f"second look: {failure}") if failure else (evidence,))


#: Doubts first: only a page that none of them touches may be called lost.
ABSENT_RULES: tuple[AbsenceRule, ...] = (
    not_a_page,
    wall_in_front,
    login_in_front,
    gate_address,
    cut_short,
    error_in_place,
    parked,
    says_not_found,
    consent_in_front,
    built_by_script,
    empty,
    moved_away,
    link_removed,
)

_LOGIN_WORDS = frozenset(
    {"login", "log-in", "signin", "sign-in", "sso", "auth", "wp-login.php", "anmelden", "connexion"}
)


_GATE_WORDS = frozenset(
    {"captcha", "challenge", "blocked", "access-denied", "denied", "robot-check", "cdn-cgi", "geoblock"}
)
_GATE_HOSTS = ("consent.", "guce.", "geo.", "validate.", "challenge.", "captcha.")


def _is_login_address(url: Url) -> bool:
    return not _LOGIN_WORDS.isdisjoint(split(url).path.lower().strip("/").split("/"))


def _is_gate_address(url: Url) -> bool:
    parts = split(url)
    return parts.host.startswith(_GATE_HOSTS) or not _GATE_WORDS.isdisjoint(parts.path.lower().strip("/").split("/"))
