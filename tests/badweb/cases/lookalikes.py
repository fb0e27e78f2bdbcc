"""Things that look like the link and are none."""

from holdfast.links.match import MatchMode
from holdfast.links.verdict import Reason
from tests.badweb.case import LIVE, Case, Settings
from tests.badweb.html import A, article, linked, page

_GONE = Reason.LINK_REMOVED
_SHOP = "http://$THOST:$PORT"


def _link(href: str) -> str:
    return f'<p>We had new <a href="{href}">climbing ropes</a> with us.</p>'


CASES = (
    Case(
        "host_that_begins_like_the_target",
        _GONE,
        "Somebody else's.",
        article(_link("http://$THOST.evil.test:$PORT/rope")),
    ),
    Case("host_that_ends_like_the_target", _GONE, "Somebody else's.", article(_link("http://not$THOST:$PORT/rope"))),
    Case(
        "host_in_the_user_part",
        _GONE,
        "The host stands behind the @.",
        article(_link("http://$THOST@evil.test:$PORT/rope")),
    ),
    Case(
        "subdomain_of_the_target",
        _GONE,
        "Another host, unless asked for.",
        article(_link("http://blog.$THOST:$PORT/rope")),
    ),
    Case(
        "target_in_a_share_link",
        _GONE,
        "A share button is no backlink.",
        article(_link("http://share.test/?u=$TARGET")),
    ),
    Case(
        "target_escaped_in_a_share_link",
        _GONE,
        "Nor with its escapes.",
        article(_link("http://share.test/?u=http%3A%2F%2F$THOST%3A$PORT%2Frope")),
    ),
    Case("target_in_a_mail_link", _GONE, "Mail is no backlink.", article(_link("mailto:a@b.test?body=$TARGET"))),
    Case(
        "target_in_an_archive_link",
        _GONE,
        "A link to an archive.",
        article(_link("http://archive.test/web/2020/$TARGET")),
    ),
    Case(
        "target_behind_javascript",
        _GONE,
        "Search engines follow href only.",
        article(_link("javascript:go('$TARGET')")),
    ),
    Case("target_as_plain_text", _GONE, "A mention is no link.", article("<p>See $TARGET for ropes.</p>")),
    Case("target_in_a_comment_node", _GONE, "A link commented out is gone.", article(f"<!-- <p>{A}</p> -->")),
    Case("target_in_a_template", _GONE, "Template content is not in the page.", article(f"<template>{A}</template>")),
    Case(
        "target_in_a_script_string",
        _GONE,
        "A string is no link.",
        article("<script>var u = '<a href=\"$TARGET\">x</a>';</script>"),
    ),
    Case(
        "target_in_json_ld",
        _GONE,
        "Structured data is no link.",
        article("<p>Text.</p>", head='<script type="application/ld+json">{"sameAs":["$TARGET"]}</script>'),
    ),
    Case("target_in_a_textarea", _GONE, "Embed code to copy is text.", article(f"<textarea>{A}</textarea>")),
    Case("target_in_a_title", _GONE, "Titles hold text.", article("<p>Text.</p>", title=A)),
    Case(
        "target_shown_as_code",
        _GONE,
        "Escaped markup is text.",
        article('<pre>&lt;a href="$TARGET"&gt;x&lt;/a&gt;</pre>'),
    ),
    Case(
        "target_in_data_href",
        _GONE,
        "Scripts may use it; crawlers do not.",
        article('<p><a data-href="$TARGET">ropes</a></p>'),
    ),
    Case(
        "target_in_onclick",
        _GONE,
        "A click handler is no link.",
        article("<p><span onclick=\"go('$TARGET')\">ropes</span></p>"),
    ),
    Case(
        "target_in_a_title_attribute",
        _GONE,
        "A tooltip is no link.",
        article('<p><a href="/x" title="$TARGET">x</a></p>'),
    ),
    Case(
        "target_as_image_source",
        _GONE,
        "Showing an image is no link.",
        article('<p><img src="$TARGET" alt="rope"></p>'),
    ),
    Case("target_as_script_source", _GONE, "Loading a script is no link.", article('<script src="$TARGET"></script>')),
    Case(
        "target_as_stylesheet",
        _GONE,
        "Nor is a stylesheet, a preload or a hint.",
        article("<p>x</p>", head='<link rel="stylesheet" href="$TARGET"><link rel="preconnect" href="$TARGET">'),
    ),
    Case(
        "target_in_a_cite_attribute", _GONE, "Cite is not shown.", article('<blockquote cite="$TARGET">x</blockquote>')
    ),
    Case(
        "anchor_without_href",
        _GONE,
        "An anchor without href is no link.",
        article('<p><a name="$TARGET">ropes</a></p>'),
    ),
    Case(
        "target_in_an_unfinished_tag",
        _GONE,
        "The page ends inside the tag: no element was made, and the answer was whole.",
        article("<p>Text.</p>", around=("", '<p><a href="$TARGET')),
    ),
    Case(
        "target_in_cdata",
        _GONE,
        "In HTML it is a comment that ends with the tag.",
        article(f"<![CDATA[{A}]]>", around=("", "")),
    ),
    Case("page_without_the_link", _GONE, "The plainest loss there is.", article("<p>We had a new rope with us.</p>")),
    Case(
        "page_with_links_to_others", _GONE, "Other links prove that we read.", article(_link("http://rival.test/rope"))
    ),
    Case(
        "listing_that_pushed_the_link_off",
        _GONE,
        "Newer posts pushed it to page two: gone from this page, and confirmation is the next check's work.",
        page(
            "<main>"
            + "".join(f'<h2><a href="/post{n}">Post {n} on the ridge</a></h2><p>Words on it.</p>' for n in range(40))
            + "</main>"
        ),
    ),
    Case(
        "exact_match_of_another_spelling",
        _GONE,
        "With exact matching a tracking parameter is another address.",
        article(_link("$TARGET?utm_source=x")),
        settings=Settings(match=MatchMode.EXACT),
    ),
    Case("exact_match", LIVE, "The same address.", linked(), settings=Settings(match=MatchMode.EXACT)),
    Case(
        "prefix_match_of_a_child",
        LIVE,
        "Anything below the target.",
        article(_link("$TARGET/red?size=9")),
        settings=Settings(match=MatchMode.PREFIX),
    ),
    Case(
        "prefix_match_of_a_sibling",
        _GONE,
        "rope-bag is not below rope.",
        article(_link("$TARGET-bag")),
        settings=Settings(match=MatchMode.PREFIX),
    ),
    Case(
        "host_match",
        LIVE,
        "Anything on the host.",
        article(_link(f"{_SHOP}/other")),
        settings=Settings(match=MatchMode.HOST),
    ),
    Case(
        "host_match_of_a_subdomain",
        _GONE,
        "A subdomain is another host.",
        article(_link("http://blog.$THOST:$PORT/rope")),
        settings=Settings(match=MatchMode.HOST),
    ),
    Case(
        "domain_match_of_a_subdomain",
        LIVE,
        "Anything on the registrable domain.",
        article(_link("http://blog.$THOST:$PORT/other")),
        settings=Settings(match=MatchMode.DOMAIN),
    ),
    Case(
        "domain_match_of_a_neighbour",
        _GONE,
        "Two sites under one private suffix are two owners.",
        article(_link("http://bob.github.io:$PORT/rope")),
        target="http://alice.github.io:$PORT/rope",
        settings=Settings(match=MatchMode.DOMAIN),
    ),
)
