"""Links that are there: places on the page, spellings of the address, rel values."""

from bench.truthweb.case import ESCAPED, GARDEN, HASH, HOME, IDN, QUERY, SHOP, Case, live

PLACES = (
    live("text", SHOP, f'We bought <a href="{SHOP}">sturdy boots</a> there.'),
    live("text_home", HOME, f'A visit to <a href="{HOME}">the studio</a> is worth it.'),
    live("text_query", QUERY, f'<a href="{QUERY.replace("&", "&amp;")}">the red one</a>'),
    live("text_in_list", GARDEN, f'<a href="{GARDEN}">spades and forks</a>', "item"),
    live("text_strong", SHOP, f'<strong><a href="{SHOP}"><em>sturdy</em> <span>boots</span></a></strong>'),
    live("navigation", GARDEN, f'<li><a href="{GARDEN}">Tools</a></li>', "nav"),
    live("footer", HOME, f'<p>Site by <a href="{HOME}">Studio</a></p>', "footer"),
    live("sidebar", SHOP, f'<ul><li><a href="{SHOP}">Boots</a></li></ul>', "aside"),
    live("comment", SHOP, f'<p>I like <a href="{SHOP}" rel="nofollow ugc">these</a>.</p>', "comments", follow=False),
    live("comment_followed", HOME, f'<p>See <a href="{HOME}" rel="external">my studio</a>.</p>', "comments"),
    live("image", SHOP, f'<a href="{SHOP}"><img src="/boots.jpg" alt="Brown boots" width="300"></a>'),
    live("image_without_alt", GARDEN, f'<a href="{GARDEN}"><img src="/spade.png"></a>'),
    live("block", SHOP, f'<a href="{SHOP}"><h3>Boots</h3><p>For the hills, <b>new</b>.</p></a>', "block"),
    live("area", SHOP, f'<map name="hm"><area shape="default" href="{SHOP}" alt="Boots"></map>', "block"),
    live("svg", GARDEN, f'<svg width="9" height="9"><a xlink:href="{GARDEN}"><text y="9">x</text></a></svg>', "block"),
)

SPELLINGS = (
    live("https_scheme", SHOP, f'<a href="{SHOP.replace("http:", "https:")}">boots</a>'),
    live("www_added", SHOP, '<a href="http://www.shop#.localhost:PORT/boots">boots</a>'),
    live("www_dropped", GARDEN, '<a href="http://garden#.localhost:PORT/tools/spades/">spades</a>'),
    live("host_in_capitals", SHOP, '<a href="HTTP://Shop#.LocalHost:PORT/boots">boots</a>'),
    live("slash_added", SHOP, f'<a href="{SHOP}/">boots</a>'),
    live("slash_dropped", GARDEN, f'<a href="{GARDEN[:-1]}">spades</a>'),
    live("home_without_slash", HOME, f'<a href="{HOME[:-1]}">studio</a>'),
    live("tracking_utm", SHOP, f'<a href="{SHOP}?utm_source=blog&amp;utm_medium=link">boots</a>'),
    live("tracking_click_id", QUERY, f'<a href="{QUERY.replace("&", "&amp;")}&amp;gclid=Cj0KCQ">red</a>'),
    live("parameters_reordered", QUERY, '<a href="http://shop#.localhost:PORT/item?size=42&amp;colour=red">red</a>'),
    live("bare_ampersand", QUERY, f'<a href="{QUERY}">red</a>'),
    live("entities", SHOP, '<a href="http&#58;//shop#.localhost&#x3a;PORT&sol;boots">boots</a>'),
    live("escapes_undone", ESCAPED, '<a href="http://shop#.localhost:PORT/~anna/café-guide">guide</a>'),
    live("escapes_added", ESCAPED, '<a href="http://shop#.localhost:PORT/%7Eanna/caf%c3%a9-guide">guide</a>'),
    live("protocol_relative", SHOP, '<a href="//shop#.localhost:PORT/boots">boots</a>'),
    live("idn_as_written", IDN, f'<a href="{IDN}">neue Bücher</a>'),
    live("idn_in_ascii", IDN, '<a href="http://xn--bcher-kva.shop#.localhost:PORT/neu/">neue Bücher</a>'),
    live("fragment", SHOP, f'<a href="{SHOP}#sizes">sizes</a>'),
    live("hash_route", HASH, f'<a href="{HASH}">room 7</a>'),
    live("white_space", SHOP, f'<a href="\n   {SHOP}\t ">boots</a>'),
    live("line_break_inside", SHOP, '<a href="http://shop#.localhost:PORT/\n boots"></a>'.replace("\n ", "\n")),
    live("backslashes", SHOP, r'<a href="http:\\shop#.localhost:PORT\boots">boots</a>'),
    live("dot_segments", SHOP, '<a href="http://shop#.localhost:PORT/sale/../boots">boots</a>'),
    live("double_slash", SHOP, '<a href="http://shop#.localhost:PORT//boots">boots</a>'),
    live("unquoted", SHOP, f"<a href={SHOP}>boots</a>"),
    live("single_quotes", SHOP, f"<A TITLE='a > b' HREF='{SHOP}'>boots</A>"),
    live("spread_tag", SHOP, f'<a\n  class="x"\n  href\n =\n "{SHOP}"\n>boots</a\n>'),
    live("attribute_twice", SHOP, f'<a href="{SHOP}" href="/other">boots</a>'),
    live("never_closed", GARDEN, f'<p><a href="{GARDEN}">spades<p>', "block"),
    Case(
        name="relative_to_base",
        target=SHOP,
        markup='<a href="../boots">boots</a>',
        head='<base href="http://shop#.localhost:PORT/autumn/">',
    ),
)

RELS = (
    live("rel_nofollow", SHOP, f'<a rel="nofollow" href="{SHOP}">boots</a>', follow=False),
    live("rel_sponsored", GARDEN, f'<a rel="sponsored noopener" href="{GARDEN}">spades</a>', follow=False),
    live("rel_ugc", SHOP, f'<a href="{SHOP}" rel=UGC>boots</a>', follow=False),
    live("rel_commas", SHOP, f'<a href="{SHOP}" rel="noopener,NoFollow">boots</a>', follow=False),
    live("rel_noopener", SHOP, f'<a href="{SHOP}" rel="noopener noreferrer" target="_blank">boots</a>'),
    live("nofollow_then_follow", SHOP, f'<a rel="nofollow" href="{SHOP}">a</a>, <a href="{SHOP}">boots</a>'),
)

LINKS = (*PLACES, *SPELLINGS, *RELS)
