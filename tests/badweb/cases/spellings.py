"""Ways to write one and the same address, and addresses that differ by what matters."""

from holdfast.links.verdict import Reason
from tests.badweb.answers import Page
from tests.badweb.case import LIVE, Case, Expect
from tests.badweb.html import article


def _href(href: str, head: str = "") -> Page:
    return article(f"<p>We had new <a href={href}>climbing ropes</a> with us.</p>", head=head)


_SHOP = "http://$THOST:$PORT"

CASES = (
    Case("href_without_quotes", LIVE, "Attributes need no quotes.", _href("$TARGET")),
    Case("href_in_single_quotes", LIVE, "Single quotes will do.", _href("'$TARGET'")),
    Case("tags_in_capitals", LIVE, "HTML has no case.", article("<P>New <A CLASS=x HREF = '$TARGET' >ropes</A></P>")),
    Case("href_with_spaces_around", LIVE, "A browser strips them.", _href('"  $TARGET  "')),
    Case("href_with_newlines_inside", LIVE, "Tabs and newlines are removed.", _href(f'"\n{_SHOP}/ro\n\tpe"')),
    Case("href_with_backslashes", LIVE, "Browsers read them as slashes.", _href(r'"http:\\$THOST:$PORT\rope"')),
    Case(
        "href_in_entities",
        LIVE,
        "Every character may be written as an entity.",
        _href('"&#104;&#x74;tp&colon;//$THOST&colon;$PORT&sol;rope"'),
    ),
    Case("href_without_scheme", LIVE, "It takes the page's scheme.", _href('"//$THOST:$PORT/rope"')),
    Case("href_with_one_slash_too_few", LIVE, "Browsers mend it.", _href('"http:/\\$THOST:$PORT/rope"')),
    Case(
        "href_in_capitals", LIVE, "Scheme and host have no case.", _href('"HTTP://TO-HREF-IN-CAPITALS.Test:$PORT/rope"')
    ),
    Case("href_with_needless_escapes", LIVE, "%72 is an r.", _href(f'"{_SHOP}/%72ope"')),
    Case(
        "href_with_escapes_in_small_letters",
        LIVE,
        "%c3 and %C3 are one byte.",
        _href(f'"{_SHOP}/caf%c3%a9"'),
        target=f"{_SHOP}/caf%C3%A9",
    ),
    Case(
        "href_with_raw_letters_for_escapes",
        LIVE,
        "A browser escapes them itself.",
        _href(f'"{_SHOP}/café"'),
        target=f"{_SHOP}/caf%C3%A9",
    ),
    Case("href_with_dot_segments", LIVE, "They are resolved.", _href(f'"{_SHOP}/a/./b/../../rope"')),
    Case("href_with_doubled_slashes", LIVE, "One slash for many.", _href(f'"{_SHOP}//rope"')),
    Case("href_with_a_fragment", LIVE, "A place on the page is the page.", _href('"$TARGET#reviews"')),
    Case("href_with_user_and_password", LIVE, "Credentials choose no page.", _href('"http://me:pw@$THOST:$PORT/rope"')),
    Case("href_with_a_trailing_slash", LIVE, "The same page nearly everywhere.", _href('"$TARGET/"')),
    Case("href_with_www", LIVE, "www is the same site.", _href('"http://www.$THOST:$PORT/rope"')),
    Case(
        "href_without_www",
        LIVE,
        "And the other way round.",
        _href(f'"{_SHOP}/rope"'),
        target="http://www.$THOST:$PORT/rope",
    ),
    Case("href_with_https_for_http", LIVE, "The scheme may differ.", _href('"https://$THOST:$PORT/rope"')),
    Case(
        "href_with_a_trailing_dot_in_the_host",
        LIVE,
        "The rooted name is the same host, and the link works; calling it lost would be false.",
        _href('"http://$THOST.:$PORT/rope"'),
    ),
    Case(
        "href_with_tracking_parameters",
        LIVE,
        "utm and click identifiers choose no page.",
        _href('"$TARGET?utm_source=blog&amp;utm_medium=post&amp;fbclid=x&gclid=y"'),
    ),
    Case(
        "href_with_parameters_in_another_order",
        LIVE,
        "Order chooses no page.",
        _href(f'"{_SHOP}/shop?size=9&id=1"'),
        target=f"{_SHOP}/shop?id=1&size=9",
    ),
    Case(
        "href_with_ampersands_in_entities",
        LIVE,
        "&amp; is one ampersand; &copy without semicolon before a letter is none.",
        _href(f'"{_SHOP}/shop?id=1&amp;copy2=9"'),
        target=f"{_SHOP}/shop?id=1&copy2=9",
    ),
    Case(
        "href_in_another_script",
        LIVE,
        "IDN hosts are compared in their ASCII form.",
        _href('"http://Kletterseile-München.test:$PORT/rope"'),
        target="http://xn--kletterseile-mnchen-jbc.test:$PORT/rope",
    ),
    Case(
        "href_with_fullwidth_dots",
        LIVE,
        "The URL standard maps them to dots.",
        _href('"http://to-href-with-fullwidth-dots。test:$PORT/rope"'),
    ),
    Case("href_relative_to_base", LIVE, "The base element rules.", _href('"../rope"', f'<base href="{_SHOP}/a/b">')),
    Case(
        "base_that_comes_second",
        LIVE,
        "Only the first base with an href counts.",
        _href('"/rope"', f'<base target="_top"><base href="{_SHOP}/"><base href="http://elsewhere.test/">'),
    ),
    Case(
        "base_that_is_relative",
        LIVE,
        "A base is resolved against the page.",
        _href('"rope"', '<base href="//$THOST:$PORT/x/../">'),
    ),
    Case(
        "base_that_is_no_address",
        LIVE,
        "A base that is none is passed over.",
        _href('"//$THOST:$PORT/rope"', '<base href="javascript:void(0)">'),
    ),
    Case(
        "base_that_leads_elsewhere",
        Reason.LINK_REMOVED,
        "The base sends a relative link to another site.",
        _href('"/rope"', '<base href="http://elsewhere.test/">'),
        source="http://$THOST:$PORT/page",
        target="http://$THOST:$PORT/rope",
        target_site={"/page": _href('"/rope"', '<base href="http://elsewhere.test/">')},
    ),
    Case(
        "href_with_other_parameters",
        Reason.LINK_REMOVED,
        "id chooses the page.",
        _href(f'"{_SHOP}/shop?id=2"'),
        target=f"{_SHOP}/shop?id=1",
    ),
    Case(
        "href_with_another_hashbang_route",
        Reason.LINK_REMOVED,
        "A route in the fragment chooses the page.",
        _href(f'"{_SHOP}/#!/shoes"'),
        target=f"{_SHOP}/#!/ropes",
    ),
    Case(
        "href_with_the_hashbang_route",
        LIVE,
        "A route in the fragment that is the same.",
        _href(f'"{_SHOP}/#!/ropes"'),
        target=f"{_SHOP}/#!/ropes",
    ),
    Case(
        "href_with_another_path_case",
        Reason.LINK_REMOVED,
        "Paths keep their case: another address, though some servers answer both.",
        _href(f'"{_SHOP}/ROPE"'),
    ),
    Case(
        "href_on_another_port",
        Reason.LINK_REMOVED,
        "Another port is another server.",
        _href('"http://$THOST:$CLOSED/rope"'),
    ),
    Case(
        "href_to_the_target_s_home",
        Reason.LINK_REMOVED,
        "The link now leads to the front page: not the link that was looked for.",
        _href(f'"{_SHOP}/"'),
    ),
    Case(
        "source_with_a_fragment",
        LIVE,
        "Fragments are not sent to the server.",
        _href("$TARGET"),
        source="http://$HOST:$PORT/page#comment-7",
    ),
    Case(
        "source_with_odd_characters",
        LIVE,
        "Spaces, quotes and letters of other scripts are escaped as a browser does it.",
        source="http://$HOST:$PORT/días de [sol]/ü?q=a|b",
        site={"/d%C3%ADas%20de%20[sol]/%C3%BC?q=a|b": _href("$TARGET")},
    ),
    Case(
        "source_in_another_script",
        LIVE,
        "An IDN source is asked by its ASCII name.",
        source="http://bücher-üben.test:$PORT/page",
        others={"xn--bcher-ben-q9af.test": {"/page": _href("$TARGET")}},
        expect=Expect(status=200),
    ),
)
