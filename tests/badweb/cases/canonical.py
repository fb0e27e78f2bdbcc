"""Pages that name another page as the one that counts, and pages that only seem to."""

from holdfast.links.verdict import Reason
from tests.badweb.answers import Page, redirect
from tests.badweb.case import LIVE, Case
from tests.badweb.html import article, linked, unlinked

_AWAY = Reason.PAGE_CANONICALISED
_HERE = "http://$HOST:$PORT"


def _canonical(href: str, extra: str = "") -> Page:
    return linked(head=f'<link rel="canonical" href="{href}">{extra}')


CASES = (
    Case("canonical_to_itself", LIVE, "The page counts.", _canonical(f"{_HERE}/page")),
    Case("canonical_relative_to_itself", LIVE, "Relative addresses are allowed.", _canonical("/page")),
    Case("canonical_in_https", LIVE, "Another scheme, the same page.", _canonical("https://$HOST:$PORT/page")),
    Case("canonical_with_www", LIVE, "www, the same page.", _canonical("http://www.$HOST:$PORT/page")),
    Case("canonical_with_slash", LIVE, "A slash more, the same page.", _canonical(f"{_HERE}/page/")),
    Case("canonical_with_fragment", LIVE, "A fragment names no other page.", _canonical(f"{_HERE}/page#top")),
    Case(
        "canonical_without_tracking_parameters",
        LIVE,
        "The page was asked for with a campaign's parameters; the canonical drops them.",
        _canonical(f"{_HERE}/page"),
        source="http://$HOST:$PORT/page?utm_source=mail&fbclid=1",
    ),
    Case(
        "canonical_of_an_amp_page",
        LIVE,
        "An AMP page names the full page it is a form of.",
        source="http://$HOST:$PORT/page/amp",
        site={"/page/amp": _canonical(f"{_HERE}/page")},
    ),
    Case("canonical_to_another_page", _AWAY, "The page gives its worth away.", _canonical(f"{_HERE}/ridge")),
    Case("canonical_relative_to_another_page", _AWAY, "Resolved against the page.", _canonical("../ridge")),
    Case(
        "canonical_to_another_domain", _AWAY, "A copy of somebody else's page.", _canonical("http://$OTHER:$PORT/page")
    ),
    Case(
        "canonical_to_the_home_page",
        _AWAY,
        "A common fault of themes, and the link pays for it.",
        _canonical(f"{_HERE}/"),
    ),
    Case(
        "canonical_to_another_parameter",
        _AWAY,
        "id=8 is another page than id=7.",
        _canonical(f"{_HERE}/page?id=8"),
        source="http://$HOST:$PORT/page?id=7",
    ),
    Case(
        "canonical_under_base",
        _AWAY,
        "The base moves it elsewhere.",
        linked(head='<base href="http://$OTHER:$PORT/"><link rel="canonical" href="ridge">'),
    ),
    Case(
        "canonical_in_the_header",
        _AWAY,
        "The Link header says the same as the element.",
        linked(headers=(("Link", f'<{_HERE}/ridge>; rel="canonical"'),)),
    ),
    Case(
        "canonical_in_the_header_to_itself",
        LIVE,
        "Among other links in the header.",
        linked(headers=(("Link", f'</s.css>; rel=preload; as=style, <{_HERE}/page>; rel="canonical"'),)),
    ),
    Case(
        "canonical_in_capitals", _AWAY, "HTML has no case.", linked(head=f'<LINK HREF="{_HERE}/ridge" REL="Canonical">')
    ),
    Case("canonical_that_is_empty", LIVE, "Nothing is named.", _canonical("")),
    Case("canonical_that_is_no_address", LIVE, "Nothing is named.", _canonical("http://")),
    Case(
        "canonical_with_another_scheme",
        LIVE,
        "Nothing a search engine could index.",
        _canonical("android-app://com.x/y"),
    ),
    Case(
        "canonical_in_the_body",
        LIVE,
        "Google reads it in the head only.",
        article(f'<link rel="canonical" href="{_HERE}/ridge"><p><a href="$TARGET">x</a></p>'),
    ),
    Case(
        "canonical_in_a_comment",
        LIVE,
        "Commented out.",
        linked(head=f'<!-- <link rel="canonical" href="{_HERE}/ridge"> -->'),
    ),
    Case(
        "canonical_named_twice",
        LIVE,
        "Google ignores canonicals that contradict each other.",
        _canonical(f"{_HERE}/ridge", f'<link rel="canonical" href="{_HERE}/valley">'),
    ),
    Case(
        "alternate_language_is_no_canonical",
        LIVE,
        "hreflang names sisters.",
        linked(head=f'<link rel="alternate" hreflang="de" href="{_HERE}/de">'),
    ),
    Case(
        "canonical_to_the_target",
        LIVE,
        "A syndicated text that names the target as its original gives all its worth to it.",
        linked(head='<link rel="canonical" href="$TARGET">'),
    ),
    Case(
        "canonical_to_the_target_alone",
        LIVE,
        "Without a link in the text the canonical is the link, of its kind.",
        unlinked(head='<link rel="canonical" href="$TARGET">'),
    ),
    Case(
        "canonical_after_a_redirect",
        LIVE,
        "Measured against the page that answered.",
        redirect("/new"),
        site={"/new": _canonical(f"{_HERE}/new")},
    ),
    Case(
        "canonical_elsewhere_without_the_link",
        Reason.LINK_REMOVED,
        "The page was read; the link is gone.",
        unlinked(head=f'<link rel="canonical" href="{_HERE}/ridge">'),
    ),
)
