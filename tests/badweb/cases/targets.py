"""The health of the target: whether a link that stands leads anywhere."""

from collections.abc import Mapping

from holdfast.links.match import MatchMode
from holdfast.links.verdict import Reason
from tests.badweb.answers import Answer, Page, plain, redirect
from tests.badweb.case import LIVE, Case, Expect, Settings
from tests.badweb.dns import Fault
from tests.badweb.exchange import Exchange
from tests.badweb.html import article, linked, page, unlinked
from tests.badweb.tls import Certificate

_BROKEN, _AWAY = Reason.TARGET_BROKEN, Reason.TARGET_REDIRECTS_AWAY
_SHOP = page("<h1>Ropes</h1><p>Our ropes are made in the Alps and last for years.</p>", title="Ropes")


def _answers(status: int, verdict: Reason | None, why: str) -> Case:
    site: Mapping[str, Answer] = {"/rope": page(f"<h1>{status}</h1>", status=status)}
    return Case(
        f"target_{status}", verdict or LIVE, why, linked(), target_site=site, expect=Expect(target_status=status)
    )


def _links_to(href: str) -> Page:
    return article(f'<p>We had new <a href="{href}">climbing ropes</a> with us.</p>')


async def get_only(exchange: Exchange) -> None:
    """Refuse HEAD, as many servers do."""
    status = "405 Method Not Allowed" if exchange.asked.method == "HEAD" else "200 OK"
    await exchange.send(
        f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
    )
    if exchange.asked.method != "HEAD":
        await exchange.send("ok")


async def silent(exchange: Exchange) -> None:
    await exchange.hang()


CASES = (
    _answers(404, _BROKEN, "The link leads to an error."),
    _answers(410, _BROKEN, "The link leads to an error."),
    *(
        _answers(status, None, "About us or the moment, not about the page: no proof.")
        for status in (401, 403, 405, 429, 451, 500, 502, 503)
    ),
    Case(
        "target_without_a_domain",
        _BROKEN,
        "The target's name does not exist.",
        linked(),
        records={"$THOST": Fault.NXDOMAIN},
    ),
    Case(
        "target_whose_name_server_fails",
        LIVE,
        "SERVFAIL is no proof.",
        linked(),
        records={"$THOST": Fault.SERVFAIL},
        expect=Expect(target_status=None),
    ),
    Case("target_that_is_silent", LIVE, "A timeout is no proof.", linked(), target_site={"/rope": silent}),
    Case(
        "target_that_refuses",
        LIVE,
        "A closed port is no proof.",
        _links_to("$TARGET"),
        target="http://$THOST:$CLOSED/rope",
    ),
    Case(
        "target_with_an_expired_certificate",
        LIVE,
        "Readers are warned; the link stands.",
        _links_to("$TARGET"),
        target="https://$THOST:$PORT/rope",
        certificates={"$THOST": Certificate.EXPIRED},
    ),
    Case(
        "target_that_refuses_head",
        LIVE,
        "Asked by GET, as readers do.",
        linked(),
        target_site={"/rope": get_only},
        expect=Expect(target_status=200),
    ),
    Case(
        "target_behind_a_wall",
        LIVE,
        "A 404 with a wall's marks is a wall's.",
        linked(),
        target_site={
            "/rope": page(
                "<h1>Just a moment</h1>", title="Just a moment...", status=404, headers=(("CF-Mitigated", "challenge"),)
            )
        },
    ),
    Case(
        "target_that_bars_us",
        LIVE,
        "robots.txt shuts us out of the target: unknown, so no trouble.",
        linked(),
        target_site={"/robots.txt": plain("User-agent: *\nDisallow: /"), "/rope": _SHOP},
        expect=Expect(target_status=None),
    ),
    Case(
        "target_with_noindex",
        LIVE,
        "The link stands; that its target is kept out of the index is shown.",
        linked(),
        target_site={"/rope": page("<h1>Ropes</h1>", head='<meta name="robots" content="noindex">')},
        expect=Expect(target_noindex=True),
    ),
    Case(
        "target_that_is_a_pdf",
        LIVE,
        "Links may lead to anything.",
        linked(),
        target_site={"/rope": Page(data=b"%PDF-1.7", media_type="application/pdf")},
        expect=Expect(target_status=200),
    ),
    Case(
        "target_redirects_to_slash",
        LIVE,
        "The same page.",
        linked(),
        target_site={"/rope": redirect("/rope/"), "/rope/": _SHOP},
        expect=Expect(target_status=200, target_redirects=1),
    ),
    Case(
        "target_redirects_to_https",
        LIVE,
        "The same page.",
        linked(),
        target_site={"/rope": redirect("https://$THOST:$PORT/rope/"), "/rope/": _SHOP},
        expect=Expect(target_redirects=1),
    ),
    Case(
        "target_redirects_to_www",
        LIVE,
        "The same page.",
        linked(),
        target_site={"/rope": redirect("http://www.$THOST:$PORT/rope")},
        others={"www.$THOST": {"/rope": _SHOP}},
    ),
    Case(
        "target_redirects_to_its_new_address",
        LIVE,
        "Its owner has moved it: search engines pass the vote on.",
        linked(),
        target_site={"/rope": redirect("/ropes/red"), "/ropes/red": _SHOP},
        expect=Expect(target_redirects=1),
    ),
    Case(
        "target_redirects_in_a_row",
        LIVE,
        "Three hops that stay.",
        linked(),
        target_site={"/rope": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/ropes"), "/ropes": _SHOP},
        expect=Expect(target_redirects=3),
    ),
    Case(
        "target_redirects_to_home",
        _AWAY,
        "The page is gone and its visitors are sent to the front door: a soft 404 to search engines.",
        linked(),
        target_site={"/rope": redirect("/"), "/": _SHOP},
        expect=Expect(target_redirects=1),
    ),
    Case(
        "target_redirects_to_another_domain",
        _AWAY,
        "Somebody else gets the visitors.",
        linked(),
        target_site={"/rope": redirect("http://$OTHER:$PORT/")},
        others={"$OTHER": {"/": _SHOP}},
    ),
    Case(
        "target_redirects_to_another_domain_s_page",
        _AWAY,
        "Somebody else gets the visitors.",
        linked(),
        target_site={"/rope": redirect("http://$OTHER:$PORT/offers")},
        others={"$OTHER": {"/offers": _SHOP}},
    ),
    Case(
        "target_redirects_to_a_dead_page",
        _BROKEN,
        "The redirect ends in an error.",
        linked(),
        target_site={"/rope": redirect("/ropes"), "/ropes": page("<h1>Gone</h1>", status=404)},
    ),
    Case(
        "target_home_redirects_to_a_language",
        LIVE,
        "A front page that sends its visitors to their language is still the front page.",
        _links_to("$TARGET"),
        target="http://$THOST:$PORT/",
        target_site={"/": redirect("/en/", 302), "/en/": _SHOP},
    ),
    Case(
        "target_redirects_for_ever",
        LIVE,
        "A loop may be a missing cookie: no proof.",
        linked(),
        target_site={"/rope": redirect("/rope2"), "/rope2": redirect("/rope")},
        expect=Expect(target_status=None),
    ),
    Case(
        "link_to_where_the_target_redirects",
        LIVE,
        "The page links to the target's new address.",
        _links_to("http://$THOST:$PORT/ropes/red"),
        target_site={"/rope": redirect("/ropes/red"), "/ropes/red": _SHOP},
    ),
    Case(
        "link_to_home_where_the_target_redirects",
        Reason.LINK_REMOVED,
        "A link to the front page is another link, wherever the target is sent.",
        _links_to("http://$THOST:$PORT/"),
        target_site={"/rope": redirect("/"), "/": _SHOP},
    ),
    Case(
        "link_to_an_old_address_of_the_target",
        LIVE,
        "The page links to an address of the target's host that redirects to the target: readers arrive.",
        _links_to("http://$THOST:$PORT/old-rope"),
        target_site={"/old-rope": redirect("/rope"), "/rope": _SHOP},
    ),
    Case(
        "nofollow_link_to_a_broken_target",
        _BROKEN,
        "The target outranks the rel.",
        article('<p><a rel="nofollow" href="$TARGET">x</a></p>'),
        target_site={"/rope": page("", status=404)},
    ),
    Case(
        "no_link_to_a_broken_target",
        Reason.LINK_REMOVED,
        "Where no link is, nothing leads nowhere.",
        unlinked(),
        target_site={"/rope": page("", status=404)},
    ),
    Case(
        "noindex_page_and_broken_target",
        Reason.PAGE_NOINDEX,
        "The source's own trouble comes first.",
        linked(head='<meta name="robots" content="noindex">'),
        target_site={"/rope": page("", status=404)},
    ),
    Case(
        "target_not_asked_for",
        LIVE,
        "Told not to check targets, we do not.",
        linked(),
        target_site={"/rope": page("", status=404)},
        settings=Settings(check_targets=False),
        expect=Expect(target_unasked=True),
    ),
    Case(
        "target_with_an_agreed_exact_address",
        Reason.LINK_REMOVED,
        "Exact matching minds the scheme.",
        _links_to("https://$THOST:$PORT/rope"),
        settings=Settings(match=MatchMode.EXACT),
    ),
)
