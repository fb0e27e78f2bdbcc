"""What a check says: states, reasons, and the verdict with the evidence it rests on."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from holdfast.links.occurrence import Occurrence
from holdfast.links.url import Url


class State(StrEnum):
    """The state of a backlink."""

    LIVE = "live"
    DEVALUED = "devalued"
    LOST = "lost"
    UNVERIFIED = "unverified"


class Reason(StrEnum):
    """Why a backlink is in its state; `live` has none."""

    PAGE_NOINDEX = "page_noindex"
    PAGE_NOFOLLOW = "page_nofollow"
    PAGE_CANONICALISED = "page_canonicalised"
    ROBOTS_BLOCKED = "robots_blocked"
    LINK_HIDDEN = "link_hidden"
    TARGET_BROKEN = "target_broken"
    TARGET_REDIRECTS_AWAY = "target_redirects_away"

    LINK_REMOVED = "link_removed"
    PAGE_NOT_FOUND = "page_not_found"
    PAGE_GONE = "page_gone"
    PAGE_REDIRECTED = "page_redirected"
    DOMAIN_GONE = "domain_gone"
    DOMAIN_PARKED = "domain_parked"
    SOFT_NOT_FOUND = "soft_not_found"

    BLOCKED = "blocked"
    CHALLENGE = "challenge"
    RATE_LIMITED = "rate_limited"
    LOGIN_REQUIRED = "login_required"
    TIMEOUT = "timeout"
    SERVER_ERROR = "server_error"
    DNS_ERROR = "dns_error"
    TLS_ERROR = "tls_error"
    CONNECTION_ERROR = "connection_error"
    NEEDS_JAVASCRIPT = "needs_javascript"
    NOT_HTML = "not_html"
    TOO_LARGE = "too_large"
    ROBOTS_DISALLOWED = "robots_disallowed"
    NEVER_CHECKED = "never_checked"

    @property
    def state(self) -> State:
        """Return the one state this reason belongs to."""
        return _STATE_OF[self]


_REASONS_OF = {
    State.DEVALUED: (
        Reason.PAGE_NOINDEX,
        Reason.PAGE_NOFOLLOW,
        Reason.PAGE_CANONICALISED,
        Reason.ROBOTS_BLOCKED,
        Reason.LINK_HIDDEN,
        Reason.TARGET_BROKEN,
        Reason.TARGET_REDIRECTS_AWAY,
    ),
    State.LOST: (
        Reason.LINK_REMOVED,
        Reason.PAGE_NOT_FOUND,
        Reason.PAGE_GONE,
        Reason.PAGE_REDIRECTED,
        Reason.DOMAIN_GONE,
        Reason.DOMAIN_PARKED,
        Reason.SOFT_NOT_FOUND,
    ),
    State.UNVERIFIED: (
        Reason.BLOCKED,
        Reason.CHALLENGE,
        Reason.RATE_LIMITED,
        Reason.LOGIN_REQUIRED,
        Reason.TIMEOUT,
        Reason.SERVER_ERROR,
        Reason.DNS_ERROR,
        Reason.TLS_ERROR,
        Reason.CONNECTION_ERROR,
        Reason.NEEDS_JAVASCRIPT,
        Reason.NOT_HTML,
        Reason.TOO_LARGE,
        Reason.ROBOTS_DISALLOWED,
        Reason.NEVER_CHECKED,
    ),
}
_STATE_OF = {reason: state for state, reasons in _REASONS_OF.items() for reason in reasons}


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop from an address to the next."""

    url: Url  #: where the hop starts
    status: int  #: the HTTP status; 200 for a refresh
    location: str  #: as the server wrote it
    kind: str = "http"  #: `http`, `refresh_header`, `meta_refresh` or, in a browser, `script`


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """The source page as it was seen."""

    status: int | None  #: None where no answer came
    final_url: Url
    redirects: tuple[Redirect, ...] = ()
    title: str = ""
    language: str | None = None
    canonical: Url | None = None
    robots: tuple[str, ...] = ()  #: directives in force, each as `source: directive`
    links_internal: int | None = None
    links_external: int | None = None
    rendered: bool = False  #: read from a browser's document instead of the server's answer
    bytes: int = 0  #: of the decoded body
    elapsed_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSeen:
    """The target as it was seen."""

    status: int | None
    final_url: Url
    redirects: tuple[Redirect, ...] = ()
    noindex: bool = False
    gone: bool = False  #: its domain does not exist
    failure: str = ""  #: why there was no answer, or the wall that gave it


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one check of one backlink says, and what it rests on."""

    source_url: Url
    target_url: Url
    state: State
    reason: Reason | None  #: None exactly when the state is `live`
    rule: str  #: the name of the rule that decided
    evidence: tuple[str, ...] = ()  #: what the rule saw, in sentences or quoted headers
    occurrences: tuple[Occurrence, ...] = ()  #: best first
    page: PageSeen | None = None  #: None where nothing was fetched
    target: TargetSeen | None = None  #: None where the target was not asked for
    differs: tuple[str, ...] = ()  #: what is not as agreed, such as `anchor: expected …, found …`
    checked_at: datetime = field(kw_only=True)

    @property
    def confident(self) -> bool:
        """Say whether the page was really read: such a verdict may confirm or refute a loss."""
        return self.state is not State.UNVERIFIED

    @property
    def suspect(self) -> bool:
        """Say whether this is a miss that waits for its confirmation; one check alone never says more."""
        return self.state is State.LOST
