"""States and reasons in the words of a person, each with what to do next."""

from typing import NamedTuple

from holdfast.links.occurrence import Kind, NofollowSource, Position
from holdfast.links.verdict import Reason, State, Verdict


class Look(NamedTuple):
    """How a state is shown; word and sign tell it without the colour."""

    sign: str
    plain_sign: str  #: for terminals that write ASCII only
    style: str


LOOKS = {
    State.LIVE: Look("✔", "+", "bold green"),
    State.DEVALUED: Look("▼", "v", "bold yellow"),
    State.LOST: Look("✘", "x", "bold red"),
    State.UNVERIFIED: Look("?", "?", "bold blue"),
}


class Words(NamedTuple):
    """A reason in words, and the next step."""

    why: str
    next: str


_OUR_SIDE = "This is in your hands: "
_ASK_THEM = "Ask the site's owner "

REASONS = {
    Reason.PAGE_NOINDEX: Words(
        "the link is there, but the page asks search engines not to index it",
        _ASK_THEM + "whether the noindex is meant; without it the link counts again.",
    ),
    Reason.PAGE_NOFOLLOW: Words(
        "the link is there, but the page says that none of its links be followed",
        _ASK_THEM + "whether the page-wide nofollow is meant.",
    ),
    Reason.PAGE_CANONICALISED: Words(
        "the link is there, but the page names another page as its canonical",
        "Check the canonical page: only if the link stands there as well does it count.",
    ),
    Reason.ROBOTS_BLOCKED: Words(
        "the link is there, but robots.txt keeps Googlebot from the page",
        _ASK_THEM + "to let Googlebot read the page.",
    ),
    Reason.LINK_HIDDEN: Words(
        "the link is in the code, but no reader sees it",
        _ASK_THEM + "to show the link; hidden links count for nothing and can do harm.",
    ),
    Reason.TARGET_BROKEN: Words(
        "the link is there, but the page it leads to is broken",
        _OUR_SIDE + "bring the target back or redirect it to the page that took its place.",
    ),
    Reason.TARGET_REDIRECTS_AWAY: Words(
        "the link is there, but its target sends visitors to a different page",
        _OUR_SIDE + "redirect the target to the page nearest to it, or restore it.",
    ),
    Reason.LINK_REMOVED: Words(
        "the page was read and does not have the link", "Check again in 6 hours; if it is still gone, ask for it back."
    ),
    Reason.PAGE_NOT_FOUND: Words(
        "the page is not there any more (404)",
        "Check again in an hour; then ask whether the page has moved.",
    ),
    Reason.PAGE_GONE: Words(
        "the page was taken down for good (410)",
        "Check again in an hour; then ask for a link on another page.",
    ),
    Reason.PAGE_REDIRECTED: Words(
        "the page sends visitors to another page, which does not have the link",
        "Check again in a day; then ask for the link on the new page.",
    ),
    Reason.DOMAIN_GONE: Words(
        "the domain does not exist any more", "Check again in a week; if it is still gone, nobody can mend it."
    ),
    Reason.DOMAIN_PARKED: Words(
        "the domain is parked or for sale", "Check again in a day; then strike the link off: nobody is there to ask."
    ),
    Reason.SOFT_NOT_FOUND: Words(
        "the page says that it was not found, though the server says OK",
        "Check again in 6 hours; then ask whether the page has moved.",
    ),
    Reason.BLOCKED: Words("the site would not let us look", "Look with your own browser; the link may well be there."),
    Reason.CHALLENGE: Words(
        "a bot wall stood in front of the page", "Look with your own browser; the link may well be there."
    ),
    Reason.RATE_LIMITED: Words("the site asked for patience", "Check again later, with a longer --delay."),
    Reason.LOGIN_REQUIRED: Words(
        "the page is behind a login", "Look while logged in; search engines cannot see such a link either."
    ),
    Reason.TIMEOUT: Words("the page took too long", "Check again later, or with a longer --timeout."),
    Reason.SERVER_ERROR: Words("the server had an error", "Check again later: such errors mostly pass."),
    Reason.DNS_ERROR: Words(
        "the site's name could not be looked up", "Check again later, and the name's spelling now."
    ),
    Reason.TLS_ERROR: Words(
        "the site's certificate or encryption failed",
        "Look with your own browser; tell the owner if it warns you as well.",
    ),
    Reason.CONNECTION_ERROR: Words("the site could not be reached", "Check again later."),
    Reason.NEEDS_JAVASCRIPT: Words(
        "the page is built by scripts, and no browser had a look",
        "Check again with --render auto and Chromium installed.",
    ),
    Reason.NOT_HTML: Words("it is no web page but another kind of file", "Open it by hand; such files are not read."),
    Reason.TOO_LARGE: Words(
        "the page is longer than we read, and the link is not in the part we read",
        "Check again with a larger --max-bytes.",
    ),
    Reason.ROBOTS_DISALLOWED: Words(
        "the site's robots.txt asks us to stay away",
        "Look with your own browser, or use --ignore-robots where the site's owner allows it.",
    ),
    Reason.NEVER_CHECKED: Words("it was not looked at", "Check again."),
}

LIVE_WORDS = Words("the link is there and counts", "Nothing to do.")
LIVE_NOFOLLOW_WORDS = Words(
    "the link is there, though not followed", "Nothing to do, unless a followed link was agreed."
)
LIVE_DIFFERENT_NEXT = "Ask the site's owner to set the link as agreed."

KINDS = {
    Kind.TEXT: "text link",
    Kind.IMAGE: "image link",
    Kind.AREA: "image map",
    Kind.SVG: "link in a drawing",
    Kind.FRAME: "frame",
    Kind.FORM: "form",
    Kind.CANONICAL: "canonical",
    Kind.ALTERNATE: "alternate",
    Kind.REDIRECT: "redirect",
}
POSITIONS = {
    Position.CONTENT: "in the content",
    Position.AUTHOR_BIO: "in the author's bio",
    Position.COMMENT: "in a comment",
    Position.RELATED: "among related links",
    Position.DIRECTORY: "in a directory",
    Position.SIDEBAR: "in the sidebar",
    Position.NAVIGATION: "in the navigation",
    Position.HEADER: "in the header",
    Position.FOOTER: "in the footer",
    Position.HIDDEN: "hidden",
    Position.UNKNOWN: "position unknown",
}
NOFOLLOW_SOURCES = {
    NofollowSource.LINK: "the link's rel",
    NofollowSource.META_ROBOTS: "the page's meta robots",
    NofollowSource.META_GOOGLEBOT: "the page's meta googlebot",
    NofollowSource.X_ROBOTS_TAG: "the X-Robots-Tag header",
    NofollowSource.X_ROBOTS_TAG_GOOGLEBOT: "the X-Robots-Tag header for Googlebot",
}


def words_of(verdict: Verdict) -> Words:
    """Return why the verdict is as it is, and what to do next."""
    if verdict.reason is not None:
        return REASONS[verdict.reason]
    words = LIVE_WORDS if verdict.occurrences and verdict.occurrences[0].follow else LIVE_NOFOLLOW_WORDS
    return words._replace(next=LIVE_DIFFERENT_NEXT) if verdict.differs else words


def next_step(verdict: Verdict) -> str:
    """Return what to do next; an address of one's own network needs leave, not patience."""
    if any("is no public address" in line for line in verdict.evidence):
        return "If it is yours, allow it: --allow-private-hosts."
    return words_of(verdict).next


def sign(state: State, *, ascii_only: bool) -> str:
    """Return the sign that stands for a state."""
    return LOOKS[state].plain_sign if ascii_only else LOOKS[state].sign
