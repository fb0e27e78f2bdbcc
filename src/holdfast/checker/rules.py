"""The rules that turn what was seen into a state: pure functions, each with its evidence, tried in order.

A rule that does not apply returns None. The rules of a page without the link end with one that always applies, so
that every look yields a verdict. Definitions: docs/reference/verdicts.md.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from holdfast.checker.look import Look, signs_of
from holdfast.checker.target import trouble
from holdfast.fetch.values import Cut, Failure, NoResponse, Response
from holdfast.links.match import Target
from holdfast.links.occurrence import NofollowSource, Occurrence
from holdfast.links.same_page import is_same_page, is_variant
from holdfast.links.url import Url, split
from holdfast.links.verdict import Reason, TargetSeen
from holdfast.pages.values import PageFacts

#: A page with fewer words than this, and no link at all, is no page that anybody meant to publish.
FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that applies: the reason it gives (None: live) and what it saw."""

    reason: Reason | None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the rules look at."""

    look: Look
    target: Target
    occurrences: tuple[Occurrence, ...]
    target_seen: TargetSeen | None


Rule = Callable[[Scene], Finding | None]
AnswerRule = Callable[[Scene, Response], Finding | None]
PageRule = Callable[[Scene, Response, PageFacts], Finding | None]


def no_answer(missing: NoResponse) -> Finding:
    """Give the reason for a page that brought no answer."""
    return Finding(_failure_reason(missing), (missing.detail,) if missing.detail else ())


def _failure_reason(missing: NoResponse) -> Reason:  # noqa: PLR0911 -- one line per failure, checked by mypy
    match missing.failure:
        case Failure.DNS_NOT_FOUND:
            return Reason.DOMAIN_GONE
        case Failure.DNS_ERROR:
            return Reason.DNS_ERROR
        case Failure.ADDRESS_REFUSED | Failure.CONNECTION:
            return Reason.CONNECTION_ERROR
        case Failure.TLS:
            return Reason.TLS_ERROR
        case Failure.TIMEOUT:
            return Reason.TIMEOUT
        case Failure.TOO_MANY_REDIRECTS | Failure.REDIRECT_LOOP | Failure.BAD_REDIRECT | Failure.BAD_ENCODING:
            # The server answers, but never with a page: a mistake in its set-up that its owner will mend.
            return Reason.SERVER_ERROR
        case Failure.ROBOTS_DISALLOWED:
            return Reason.ROBOTS_DISALLOWED
        case Failure.HOST_RESTING:
            return _resting_reason(missing)
        case _:
            assert_never(missing.failure)


def _resting_reason(missing: NoResponse) -> Reason:
    if missing.because not in {None, Failure.HOST_RESTING}:
        assert missing.because is not None
        return _failure_reason(replace(missing, failure=missing.because))
    return Reason.RATE_LIMITED if missing.status == 429 else Reason.SERVER_ERROR


# The answer, whatever the page holds


def challenge_header(_scene: Scene, answer: Response) -> Finding | None:
    """Cloudflare says itself that it answers with a challenge."""
    mitigated = answer.headers.first("cf-mitigated")
    return Finding(Reason.CHALLENGE, (f"cf-mitigated: {mitigated}",)) if mitigated else None


def wall_status(scene: Scene, answer: Response) -> Finding | None:
    """A status that walls use, on a page that looks like one. Some walls answer 404 to programs."""
    signs = signs_of(scene.look)
    wall = signs.wall or (signs.wall_vendor if answer.status in _WALL_STATUSES else "")
    if wall and (answer.status == 202 or answer.status >= 400):
        return Finding(_wall_reason(scene), (f"status {answer.status}", wall))
    return None


def login_status(scene: Scene, answer: Response) -> Finding | None:
    """Asked for a login: by the status made for it, or by a form behind one that refuses."""
    form = signs_of(scene.look).login
    if answer.status == 401 or (answer.status == 403 and form):
        return Finding(Reason.LOGIN_REQUIRED, (f"status {answer.status}", *filter(None, (form,))))
    return None


def _wall_reason(scene: Scene) -> Reason:
    return Reason.BLOCKED if signs_of(scene.look).wall_refuses else Reason.CHALLENGE


_WALL_STATUSES = frozenset({202, 403, 405, 429, 503})
#: Answers by which servers turn programs away. 999 is LinkedIn's.
_BLOCKING = frozenset({400, 402, 403, 405, 406, 407, 409, 412, 416, 418, 421, 423, 425, 428, 431, 451, 999})


def refusing_status(_scene: Scene, answer: Response) -> Finding | None:
    """An answer that is about us, or about the moment: it says nothing of the page."""
    status = answer.status
    if status == 429:
        reason = Reason.RATE_LIMITED
    elif status in _BLOCKING:
        reason = Reason.BLOCKED
    elif status == 408:
        reason = Reason.TIMEOUT
    else:
        return None
    return Finding(reason, (f"status {status}",))


def missing_status(_scene: Scene, answer: Response) -> Finding | None:
    """404 and 410: the server says that there is no such page."""
    if answer.status == 404:
        return Finding(Reason.PAGE_NOT_FOUND, ("status 404",))
    return Finding(Reason.PAGE_GONE, ("status 410",)) if answer.status == 410 else None


def odd_status(_scene: Scene, answer: Response) -> Finding | None:
    """Any other status that carries no page."""
    if 200 <= answer.status < 300:
        return None
    reason = Reason.BLOCKED if 400 <= answer.status < 500 else Reason.SERVER_ERROR
    return Finding(reason, (f"status {answer.status}",))


#: For answers without a page; each sees what the earlier ones let through.
ANSWER_RULES: tuple[AnswerRule, ...] = (
    challenge_header,
    wall_status,
    login_status,
    refusing_status,
    missing_status,
    odd_status,
)


# A page that has the link: what keeps it from counting


def source_blocked_for_google(scene: Scene) -> Finding | None:
    """Google may not read the page, so it sees no link."""
    robots = scene.look.fetched.robots
    return None if robots.googlebot else Finding(Reason.ROBOTS_BLOCKED, (robots.rule,))


def source_noindex(scene: Scene) -> Finding | None:
    """Links of pages that are kept out of the index are dropped in time."""
    facts = scene.look.facts
    if facts is None or not facts.robots.noindex:
        return None
    return Finding(Reason.PAGE_NOINDEX, tuple(f"noindex by {source}" for source in facts.robots.noindex))


def source_canonicalised(scene: Scene) -> Finding | None:
    """The page names another page as the one that counts; naming the target itself is a link to it."""
    facts = scene.look.facts
    if facts is None or facts.canonical is None or is_variant(facts.url, facts.canonical):
        return None
    if is_variant(source_of(scene), facts.canonical) or scene.target.matches(facts.canonical):
        return None
    return Finding(Reason.PAGE_CANONICALISED, (f"canonical in the {facts.canonical_source}: {facts.canonical}",))


def source_nofollow(scene: Scene) -> Finding | None:
    """The page takes the vote of all its links."""
    facts = scene.look.facts
    page_sources = facts.robots.nofollow if facts else ()
    if not page_sources or not all(_is_page_nofollow(each) for each in scene.occurrences):
        return None
    return Finding(Reason.PAGE_NOFOLLOW, tuple(f"nofollow by {source}" for source in page_sources))


def every_link_hidden(scene: Scene) -> Finding | None:
    """No reader can see the link."""
    hidden = [each.hidden_by for each in scene.occurrences]
    return Finding(Reason.LINK_HIDDEN, tuple(dict.fromkeys(hidden))) if all(hidden) else None


def target_in_trouble(scene: Scene) -> Finding | None:
    """The link is fine and leads nowhere."""
    if scene.target_seen is None:
        return None
    found = trouble(scene.target.url, scene.target_seen)
    return Finding(found[0], (found[1],)) if found else None


#: Gravest first: the first that applies names the reason, the others add their evidence.
DEVALUING_RULES: tuple[Rule, ...] = (
    source_blocked_for_google,
    source_noindex,
    source_canonicalised,
    source_nofollow,
    every_link_hidden,
    target_in_trouble,
)


# A page without the link: may we be sure?


def not_a_page(_scene: Scene, answer: Response, facts: PageFacts) -> Finding | None:
    """A PDF, an image, a feed: nothing that this reader reads links from."""
    if facts.is_html:
        return None
    return Finding(Reason.NOT_HTML, (f"content-type: {answer.headers.first('content-type') or 'none'}",))


def wall_in_front(scene: Scene, answer: Response, _facts: PageFacts) -> Finding | None:
    """A wall that answers as if all were well."""
    wall = signs_of(scene.look).wall
    return Finding(_wall_reason(scene), (f"status {answer.status}", wall)) if wall else None


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


def link_removed(_scene: Scene, answer: Response, facts: PageFacts) -> Finding:
    """The page was read, whole, and has no such link."""
    looked = "a browser's document" if answer.rendered else "the page"
    size, count = len(answer.body), facts.links_internal + facts.links_external
    return Finding(Reason.LINK_REMOVED, (f"{looked} was read whole: {size:,} bytes, {count:,} links",))


#: Doubts first: only a page that none of them touches may be called lost.
ABSENT_RULES: tuple[PageRule, ...] = (
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


def source_of(scene: Scene) -> Url:
    """Return the address of the source page as it was asked for."""
    return scene.look.fetched.url


def _is_login_address(url: Url) -> bool:
    return not _LOGIN_WORDS.isdisjoint(split(url).path.lower().strip("/").split("/"))


def _is_gate_address(url: Url) -> bool:
    parts = split(url)
    return parts.host.startswith(_GATE_HOSTS) or not _GATE_WORDS.isdisjoint(parts.path.lower().strip("/").split("/"))


def _is_page_nofollow(occurrence: Occurrence) -> bool:
    return any(source is not NofollowSource.LINK for source in occurrence.nofollow_from)
