"""What a page says to robots: rel, meta elements, headers, robots.txt."""

from holdfast.links.occurrence import NofollowSource
from holdfast.links.verdict import Reason
from tests.badweb.answers import Page, plain, redirect
from tests.badweb.case import LIVE, Case, Expect, Settings
from tests.badweb.html import article, linked, unlinked

_NOINDEX, _NOFOLLOW = Reason.PAGE_NOINDEX, Reason.PAGE_NOFOLLOW
_SHUT_OUT = Reason.ROBOTS_DISALLOWED


def _rel(rel: str) -> Page:
    return article(f'<p>We had new <a href="$TARGET" {rel}>climbing ropes</a> with us.</p>')


def _meta(*contents: str, name: str = "robots") -> Page:
    return linked(head="".join(f'<meta name="{name}" content="{content}">' for content in contents))


def _header(*values: str) -> Page:
    return linked(headers=tuple(("X-Robots-Tag", value) for value in values))


def _unfollowed(*rel: str) -> Expect:
    return Expect(follow=False, rel=rel, nofollow_from=(NofollowSource.LINK,))


def _txt(name: str, verdict: Reason | None, why: str, text: str, page: Page | None = None) -> Case:
    return Case(name, verdict or LIVE, why, page or linked(), site={"/robots.txt": plain(text)})


CASES = (
    Case("rel_nofollow", LIVE, "There, not followed.", _rel('rel="nofollow"'), expect=_unfollowed("nofollow")),
    Case("rel_ugc", LIVE, "There, not followed.", _rel('rel="ugc"'), expect=_unfollowed("ugc")),
    Case("rel_sponsored", LIVE, "There, not followed.", _rel('rel="sponsored"'), expect=_unfollowed("sponsored")),
    Case(
        "rel_with_commas",
        LIVE,
        "Google splits on commas.",
        _rel('rel="NoFollow,UGC"'),
        expect=_unfollowed("nofollow", "ugc"),
    ),
    Case(
        "rel_over_lines",
        LIVE,
        "White space of every kind parts tokens.",
        _rel('REL="noopener\n\tsponsored  "'),
        expect=_unfollowed("noopener", "sponsored"),
    ),
    Case(
        "rel_without_meaning_for_votes",
        LIVE,
        "These withhold nothing.",
        _rel('rel="noopener noreferrer external"'),
        expect=Expect(follow=True, nofollow_from=()),
    ),
    Case(
        "rel_that_only_contains_nofollow",
        LIVE,
        "A token is a whole word.",
        _rel('rel="xnofollow nofollow-me"'),
        expect=Expect(follow=True),
    ),
    Case(
        "rel_in_a_data_attribute",
        LIVE,
        "Not the rel attribute.",
        _rel('data-rel="nofollow"'),
        expect=Expect(follow=True),
    ),
    Case(
        "rel_on_an_ancestor",
        LIVE,
        "rel is not inherited.",
        article('<p rel="nofollow"><a href="$TARGET">ropes</a></p>'),
        expect=Expect(follow=True),
    ),
    Case(
        "rel_written_twice",
        LIVE,
        "The first of two attributes counts.",
        _rel('rel="nofollow" rel=""'),
        expect=_unfollowed("nofollow"),
    ),
    Case(
        "meta_noindex", _NOINDEX, "Search engines drop the page.", _meta("noindex, follow"), expect=Expect(follow=True)
    ),
    Case(
        "meta_nofollow",
        _NOFOLLOW,
        "No link of the page is followed.",
        _meta("nofollow"),
        expect=Expect(follow=False, nofollow_from=(NofollowSource.META_ROBOTS,)),
    ),
    Case(
        "meta_none",
        _NOINDEX,
        "none is noindex and nofollow; the graver names the reason.",
        _meta("none"),
        expect=Expect(follow=False),
    ),
    Case("meta_in_capitals", _NOINDEX, "Names and values have no case.", _meta("NoIndex", name="ROBOTS")),
    Case("meta_for_googlebot_noindex", _NOINDEX, "Google's crawler is named.", _meta("noindex", name="googlebot")),
    Case(
        "meta_for_googlebot_nofollow",
        _NOFOLLOW,
        "Google's crawler is named.",
        _meta("nofollow", name="Googlebot"),
        expect=Expect(nofollow_from=(NofollowSource.META_GOOGLEBOT,)),
    ),
    Case(
        "meta_for_other_bots",
        LIVE,
        "Others are named.",
        _meta("noindex, nofollow", name="ahrefsbot"),
        expect=Expect(follow=True),
    ),
    Case("meta_for_news_only", LIVE, "Google News is not the search index.", _meta("noindex", name="googlebot-news")),
    Case("meta_twice", _NOINDEX, "The most restrictive wins.", _meta("index, follow", "noindex")),
    Case(
        "meta_googlebot_kinder_than_robots",
        _NOINDEX,
        "Google adds up the restrictions of both.",
        linked(head='<meta name="robots" content="noindex"><meta name="googlebot" content="index">'),
    ),
    Case(
        "meta_that_allows",
        LIVE,
        "These restrict no link.",
        _meta("index,follow,max-snippet:-1, max-image-preview:large, noarchive, nosnippet"),
    ),
    Case("meta_in_a_comment", LIVE, "Commented out.", linked(head='<!-- <meta name="robots" content="noindex"> -->')),
    Case(
        "meta_in_the_body",
        _NOINDEX,
        "Google obeys it there as well.",
        article('<meta name="robots" content="noindex"><p><a href="$TARGET">x</a></p>'),
    ),
    Case(
        "meta_before_a_nofollow_link",
        _NOINDEX,
        "The page's noindex outranks the link's rel.",
        article('<p><a rel="nofollow" href="$TARGET">x</a></p>', head='<meta name="robots" content="noindex">'),
    ),
    Case(
        "meta_without_the_link",
        Reason.LINK_REMOVED,
        "A noindexed page can be read: the link is gone.",
        unlinked(head='<meta name="robots" content="noindex">'),
    ),
    Case("header_noindex", _NOINDEX, "X-Robots-Tag says the same as the element.", _header("noindex")),
    Case(
        "header_nofollow",
        _NOFOLLOW,
        "X-Robots-Tag says the same as the element.",
        _header("nofollow"),
        expect=Expect(nofollow_from=(NofollowSource.X_ROBOTS_TAG,)),
    ),
    Case("header_none", _NOINDEX, "none is both.", _header("none")),
    Case("header_for_googlebot", _NOINDEX, "The header may name a crawler.", _header("googlebot: noindex")),
    Case(
        "header_for_googlebot_nofollow",
        _NOFOLLOW,
        "The header may name a crawler.",
        _header("GoogleBot: nofollow"),
        expect=Expect(nofollow_from=(NofollowSource.X_ROBOTS_TAG_GOOGLEBOT,)),
    ),
    Case(
        "header_for_another_bot",
        LIVE,
        "Named for somebody else, to the end of the line.",
        _header("otherbot: noindex, nofollow"),
    ),
    Case("header_twice", _NOFOLLOW, "One for another bot, one for all.", _header("bingbot: noindex", "nofollow")),
    Case(
        "header_expired",
        _NOINDEX,
        "unavailable_after has passed.",
        _header("unavailable_after: 25 Jun 2010 15:00:00 GMT"),
    ),
    Case(
        "header_expires_later",
        LIVE,
        "unavailable_after is far off.",
        _header("unavailable_after: 25 Jun 2095 15:00:00 GMT"),
    ),
    Case(
        "header_expired_with_comma",
        _NOINDEX,
        "A date with a comma in it.",
        _header("unavailable_after: Fri, 25 Jun 2010 15:00:00 GMT, noarchive"),
    ),
    Case("meta_expired", _NOINDEX, "The element knows it too.", _meta("unavailable_after: 2010-06-25")),
    Case(
        "header_on_the_redirect_only",
        LIVE,
        "What a redirect says of itself is not said of the page behind it.",
        redirect("/new", 301, ("X-Robots-Tag", "noindex")),
        site={"/new": linked()},
    ),
    _txt("robots_txt_bars_everyone", _SHUT_OUT, "Barred, so not read.", "User-agent: *\nDisallow: /\n"),
    _txt("robots_txt_bars_us", _SHUT_OUT, "Barred by name.", "User-agent: Holdfast\nDisallow: /page\n"),
    _txt(
        "robots_txt_bars_us_with_a_byte_order_mark",
        _SHUT_OUT,
        "The mark is passed over.",
        "\ufeffUser-agent: *\nDisallow: /\n",
    ),
    _txt(
        "robots_txt_bars_googlebot",
        Reason.ROBOTS_BLOCKED,
        "We may look, Google may not.",
        "User-agent: Googlebot\nDisallow: /\n",
    ),
    _txt(
        "robots_txt_bars_googlebot_by_pattern",
        Reason.ROBOTS_BLOCKED,
        "Wildcards and end marks.",
        "User-agent: googlebot\nAllow: /\nDisallow: /p*e$\n",
    ),
    _txt(
        "robots_txt_bars_all_but_us",
        Reason.ROBOTS_BLOCKED,
        "Google falls under the star.",
        "User-agent: *\nDisallow: /\n\nUser-agent: holdfast\nAllow: /\n",
    ),
    _txt(
        "robots_txt_bars_all_but_googlebot",
        _SHUT_OUT,
        "Google is welcome, we are not.",
        "User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nAllow: /\n",
    ),
    _txt(
        "robots_txt_bars_googlebot_from_a_page_without_the_link",
        Reason.LINK_REMOVED,
        "We were let in, and it is gone.",
        "User-agent: Googlebot\nDisallow: /\n",
        unlinked(),
    ),
    _txt(
        "robots_txt_bars_other_paths", None, "Not this page.", "User-agent: *\nDisallow: /private\nDisallow: /page/\n"
    ),
    _txt(
        "robots_txt_allows_by_the_longer_rule",
        None,
        "The longest match wins.",
        "User-agent: *\nDisallow: /\nAllow: /page\n",
    ),
    _txt("robots_txt_bars_nothing", None, "An empty rule bars nothing.", "User-agent: *\nDisallow:\n"),
    _txt(
        "robots_txt_bars_other_bots",
        None,
        "Others are named.",
        "User-agent: AhrefsBot\nUser-agent: SemrushBot\nDisallow: /\n",
    ),
    _txt(
        "robots_txt_longer_than_google_reads",
        None,
        "Behind 500 KiB nobody reads on.",
        "# filler\n" * 60_000 + "User-agent: *\nDisallow: /\n",
    ),
    Case(
        "robots_txt_that_is_a_page",
        LIVE,
        "A soft 404 for robots.txt bars nothing.",
        linked(),
        site={"/robots.txt": unlinked()},
    ),
    Case(
        "robots_txt_in_utf16",
        _SHUT_OUT,
        "It should be UTF-8; what it bars can be read all the same, and its owner meant it.",
        linked(),
        site={"/robots.txt": Page(text="User-agent: *\nDisallow: /\n", charset="utf-16", media_type="text/plain")},
    ),
    Case(
        "robots_txt_of_zeros",
        LIVE,
        "Bytes that are no rules.",
        linked(),
        site={"/robots.txt": Page(data=bytes(5_000), media_type="text/plain")},
    ),
    Case(
        "robots_txt_refused",
        LIVE,
        "A 4xx means that there are no rules, RFC 9309 §2.3.1.3.",
        linked(),
        site={"/robots.txt": plain("no", 403)},
    ),
    Case(
        "robots_txt_broken",
        Reason.SERVER_ERROR,
        "A 5xx bars everything for now, RFC 9309 §2.3.1.4; the reason is the server's state, not its owner's wish.",
        linked(),
        site={"/robots.txt": plain("oops", 500)},
    ),
    Case(
        "robots_txt_redirected",
        _SHUT_OUT,
        "Redirects are followed.",
        linked(),
        site={"/robots.txt": redirect("/r.txt"), "/r.txt": plain("User-agent: *\nDisallow: /")},
    ),
    Case(
        "robots_txt_that_loops",
        LIVE,
        "An endless redirect counts as a missing file, RFC 9309 §2.3.1.2.",
        linked(),
        site={"/robots.txt": redirect("/robots.txt")},
    ),
    Case(
        "robots_txt_bars_where_the_page_moved",
        _SHUT_OUT,
        "The host behind the redirect has rules too.",
        redirect("http://$OTHER:$PORT/page"),
        others={"$OTHER": {"/page": linked(), "/robots.txt": plain("User-agent: *\nDisallow: /")}},
    ),
    Case(
        "robots_txt_ignored_on_request",
        Reason.ROBOTS_BLOCKED,
        "Told not to obey, we read the page; what Google may do is still said.",
        linked(),
        site={"/robots.txt": plain("User-agent: *\nDisallow: /")},
        settings=Settings(obey_robots=False),
    ),
)
