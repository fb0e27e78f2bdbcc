"""Pages that send their visitors on."""

from collections.abc import Mapping

from holdfast.links.occurrence import Kind
from holdfast.links.verdict import Reason
from tests.badweb.answers import Answer, Page, Site, redirect
from tests.badweb.case import LIVE, Case, Expect
from tests.badweb.dns import Fault
from tests.badweb.exchange import Exchange
from tests.badweb.html import article, linked, page, unlinked

_MOVED = Reason.PAGE_REDIRECTED
_NO_PAGE = Reason.SERVER_ERROR


def _to(location: str, there: Site | None = None, status: int = 301) -> Mapping[str, Answer]:
    return {"/page": redirect(location, status), **(there or {"/new": linked()})}


def _chain(length: int, end: Page) -> Site:
    steps: dict[str, Answer] = {f"/step{n}": redirect(f"/step{n + 1}", 302) for n in range(1, length)}
    return {"/page": redirect("/step1"), **steps, f"/step{length}": end}


def _refresh(content: str, body: str = "<p>You are sent on.</p>") -> Page:
    return page(body, head=f'<meta http-equiv="refresh" content="{content}">')


async def cookie_needed(exchange: Exchange) -> None:
    """Send everybody round until they bring the cookie back."""
    if "seen=1" in exchange.asked.header("cookie"):
        body = linked().body(exchange.names)
        await exchange.send(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n")
        await exchange.send(body)
    else:
        await exchange.send(
            "HTTP/1.1 302 Found\r\nLocation: /page\r\nSet-Cookie: seen=1; Path=/; HttpOnly\r\nContent-Length: 0\r\n\r\n"
        )


def _answering(status_and_fields: str) -> Answer:
    async def answer(exchange: Exchange) -> None:
        await exchange.send(f"HTTP/1.1 {status_and_fields}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    return answer


_ONE = Expect(redirects=1, status=200)

CASES = (
    *(
        Case(
            f"redirect_{status}",
            LIVE,
            "Followed; the link stands behind it.",
            site=_to("/new", status=status),
            expect=_ONE,
        )
        for status in (301, 302, 303, 307, 308)
    ),
    Case(
        "redirects_in_a_row",
        LIVE,
        "Five hops are what Google follows at once.",
        site=_chain(5, linked()),
        expect=Expect(redirects=5),
    ),
    Case("redirects_without_end", _NO_PAGE, "Every hop is new; nobody finds an end.", site=_chain(60, linked())),
    Case("redirect_to_itself", _NO_PAGE, "A loop of one.", site=_to("/page")),
    Case(
        "redirect_loop_of_two",
        _NO_PAGE,
        "There and back again.",
        site={"/page": redirect("/b"), "/b": redirect("/page")},
    ),
    Case("redirect_until_the_cookie_comes", LIVE, "A browser gets in at the second try.", cookie_needed, expect=_ONE),
    Case(
        "redirect_to_https",
        LIVE,
        "The upgrade everybody made.",
        site={"/page": redirect("https://$HOST:$PORT/new"), "/new": linked()},
        expect=_ONE,
    ),
    Case(
        "redirect_to_www",
        LIVE,
        "www and back are one site.",
        site=_to("http://www.$HOST:$PORT/page"),
        others={"www.$HOST": {"/page": linked()}},
        expect=_ONE,
    ),
    Case(
        "redirect_relative",
        LIVE,
        "A path relative to the page.",
        source="http://$HOST:$PORT/a/b/page",
        site={"/a/b/page": redirect("../new"), "/a/new": linked()},
    ),
    Case("redirect_without_scheme", LIVE, "The scheme is the page's.", site=_to("//$HOST:$PORT/new")),
    Case(
        "redirect_to_a_query", LIVE, "Only the query changes.", site={"/page": redirect("?v=2"), "/page?v=2": linked()}
    ),
    Case(
        "redirect_with_raw_letters",
        LIVE,
        "Bytes of UTF-8 in the Location.",
        site=_to("/seil-und-höhe", {"/seil-und-h%C3%B6he": linked()}),
    ),
    Case("redirect_with_spaces", LIVE, "Spaces in the Location.", site=_to("/new page", {"/new%20page": linked()})),
    Case("redirect_with_fragment", LIVE, "The fragment is not sent.", site=_to("/new#top")),
    Case(
        "redirect_with_a_header_in_capitals",
        LIVE,
        "Header names have no case.",
        _answering("301 Moved\r\nLOCATION: /new"),
        site={"/new": linked()},
    ),
    Case(
        "redirect_to_another_domain_with_the_link",
        LIVE,
        "The site has moved and took the link along.",
        site=_to("http://$OTHER:$PORT/page"),
        others={"$OTHER": {"/page": linked()}},
        expect=_ONE,
    ),
    Case(
        "redirect_to_home_with_the_link",
        LIVE,
        "The page visitors reach has the link.",
        site=_to("/", {"/": linked()}),
        expect=_ONE,
    ),
    Case("redirect_to_home", _MOVED, "What deleted posts do.", site=_to("/", {"/": unlinked()}), expect=_ONE),
    Case(
        "redirect_to_another_page", _MOVED, "Another page without the link.", site=_to("/tours", {"/tours": unlinked()})
    ),
    Case(
        "redirect_to_another_domain",
        _MOVED,
        "Another site without the link.",
        site=_to("http://$OTHER:$PORT/"),
        others={"$OTHER": {"/": unlinked()}},
    ),
    Case(
        "redirect_302_to_home",
        _MOVED,
        "Temporary in name; two reads a day apart will tell.",
        site=_to("/", {"/": unlinked()}, 302),
    ),
    Case(
        "refresh_to_another_page",
        _MOVED,
        "A refresh is a redirect.",
        site={"/page": _refresh("0; url=/tours"), "/tours": unlinked()},
    ),
    Case(
        "redirect_body_with_the_link",
        _MOVED,
        "Nobody sees the body of a redirect.",
        Page(text=linked().text, status=301, headers=(("Location", "/"),)),
        site={"/": unlinked()},
    ),
    Case(
        "redirect_to_https_without_the_link",
        Reason.LINK_REMOVED,
        "The same page in another scheme: the link was taken out.",
        site={
            "/page": redirect("https://$HOST:$PORT/new"),
            "/new": redirect("https://$HOST:$PORT/page/"),
            "/page/": unlinked(),
        },
    ),
    Case(
        "redirect_to_www_without_the_link",
        Reason.LINK_REMOVED,
        "The same page: the link was taken out.",
        site=_to("http://www.$HOST:$PORT/page"),
        others={"www.$HOST": {"/page": unlinked()}},
    ),
    Case(
        "redirect_to_slash_without_the_link",
        Reason.LINK_REMOVED,
        "The same page: the link was taken out.",
        site={"/page": redirect("/page/"), "/page/": unlinked()},
    ),
    Case(
        "redirect_to_a_page_not_found",
        Reason.PAGE_NOT_FOUND,
        "The error page has the right status.",
        site=_to("/404", {"/404": page("<h1>Not found</h1>", status=404)}),
    ),
    Case(
        "redirect_to_a_soft_404",
        Reason.SOFT_NOT_FOUND,
        "The error page has status 200.",
        site=_to("/404", {"/404": page("<h1>Page not found</h1><p>Sorry!</p>", title="Page not found")}),
    ),
    Case(
        "redirect_to_a_vanished_domain",
        Reason.DOMAIN_GONE,
        "The name the page moved to does not exist.",
        site=_to("http://$OTHER:$PORT/page"),
        records={"$OTHER": Fault.NXDOMAIN},
    ),
    Case(
        "redirect_to_a_silent_server",
        Reason.TIMEOUT,
        "The hop is slow; nothing is known.",
        site=_to("http://$OTHER:$SILENT/page"),
    ),
    Case(
        "redirect_to_a_closed_port",
        Reason.CONNECTION_ERROR,
        "The hop refuses; nothing is known.",
        site=_to("http://$OTHER:$CLOSED/page"),
    ),
    Case(
        "redirect_without_location",
        _NO_PAGE,
        "A redirect to nowhere, without a page.",
        _answering("301 Moved Permanently"),
    ),
    Case("redirect_to_mail", _NO_PAGE, "No web address.", site=_to("mailto:me@example.test")),
    Case("redirect_to_a_script", _NO_PAGE, "No web address.", site=_to("javascript:alert(1)")),
    Case("redirect_to_a_file", _NO_PAGE, "Least of all a local one.", site=_to("file:///etc/passwd")),
    Case("redirect_to_no_host", _NO_PAGE, "An address without a host.", site=_to("http:///")),
    Case(
        "redirect_to_the_target",
        LIVE,
        "The source itself now leads to the target: a redirect is a link, of its kind.",
        site=_to("$TARGET"),
        expect=Expect(kind=Kind.REDIRECT, follow=True, redirects=1),
    ),
    Case(
        "refresh_to_the_target", LIVE, "So is a refresh.", _refresh("0;url=$TARGET"), expect=Expect(kind=Kind.REDIRECT)
    ),
    Case(
        "redirect_through_the_target",
        LIVE,
        "The target redirects on to a page of its own.",
        site=_to("$TARGET"),
        target_site={"/rope": redirect("/ropes/red"), "/ropes/red": unlinked()},
        expect=Expect(kind=Kind.REDIRECT),
    ),
    Case(
        "refresh_at_once",
        LIVE,
        "Followed.",
        site={"/page": _refresh("0;url=/new"), "/new": linked()},
        expect=Expect(redirects=1, redirect_kinds=("meta_refresh",)),
    ),
    Case(
        "refresh_quoted_and_spaced",
        LIVE,
        "Quotes and spaces.",
        site={"/page": _refresh(" 1 ; URL = '/new'"), "/new": linked()},
    ),
    Case(
        "refresh_without_url_word",
        LIVE,
        "Browsers read this too.",
        site={"/page": _refresh("0, /new"), "/new": linked()},
    ),
    Case(
        "refresh_by_header",
        LIVE,
        "The header does the same.",
        page("<p>Wait.</p>", headers=(("Refresh", "0; url=/new"),)),
        site={"/new": linked()},
        expect=Expect(redirect_kinds=("refresh_header",)),
    ),
    Case(
        "refresh_of_itself",
        LIVE,
        "A page that reloads every five minutes.",
        article('<p><a href="$TARGET">x</a></p>', head='<meta http-equiv="refresh" content="300">'),
        expect=Expect(redirects=0),
    ),
    Case(
        "refresh_of_itself_without_the_link",
        Reason.LINK_REMOVED,
        "Reloading is no doubt.",
        unlinked(head='<meta http-equiv="refresh" content="0;url=/page">'),
    ),
    Case(
        "refresh_after_minutes",
        LIVE,
        "Readers have read the page by then.",
        article('<p><a href="$TARGET">x</a></p>', head='<meta http-equiv="refresh" content="600;url=/other">'),
        expect=Expect(redirects=0),
    ),
    Case(
        "refresh_loop",
        _NO_PAGE,
        "Two pages that send their visitors to each other, and no page.",
        site={"/page": _refresh("0;url=/b"), "/b": _refresh("0;url=/page")},
    ),
    Case(
        "refresh_in_a_comment",
        LIVE,
        "For browsers long gone.",
        linked(head='<!--[if lt IE 9]><meta http-equiv="refresh" content="0;url=/old"><![endif]-->'),
        expect=Expect(redirects=0),
    ),
    Case(
        "refresh_for_readers_without_scripts",
        LIVE,
        "Inside noscript: for those without scripts, not for the page.",
        linked(head='<noscript><meta http-equiv="refresh" content="0;url=/nojs"></noscript>'),
    ),
    Case(
        "redirect_by_script",
        Reason.NEEDS_JAVASCRIPT,
        "Only a browser learns where it leads.",
        page("", head='<script>window.location.replace("/new")</script>'),
        site={"/new": linked()},
    ),
)
