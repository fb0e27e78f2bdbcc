"""Links that are not there, and what a careless reader takes for them."""

from bench.truthweb.case import GARDEN, HASH, HOME, QUERY, SHOP, gone

_QUOTED = "http%3A%2F%2Fshop#.localhost%3APORT%2Fboots"
_JSON = '{"@type": "Article", "citation": "' + SHOP + '"}'

NOTHING = (
    gone("nothing", SHOP, "Nothing to see."),
    gone("nothing_home", HOME, "Nothing to see."),
)

OTHER_ADDRESSES = (
    gone("other_subdomain", SHOP, '<a href="http://blog.shop#.localhost:PORT/boots">boots</a>'),
    gone("parent_domain", SHOP.replace("shop#", "de.shop#"), f'<a href="{SHOP}">boots</a>'),
    gone("suffix_host", SHOP, '<a href="http://shop#.localhost.evil.example/boots">boots</a>'),
    gone("prefixed_host", SHOP, '<a href="http://myshop#.localhost:PORT/boots">boots</a>'),
    gone("hyphenated_host", SHOP, '<a href="http://shop#.localhost-boots.example/boots">boots</a>'),
    gone("user_before_host", SHOP, '<a href="http://shop#.localhost:x@evil.example/boots">boots</a>'),
    gone("homoglyph_host", SHOP, '<a href="http://sh\N{CYRILLIC SMALL LETTER O}p#.localhost:PORT/boots">boots</a>'),
    gone("other_port", SHOP, '<a href="http://shop#.localhost:1/boots">boots</a>'),
    gone("other_scheme", SHOP, '<a href="ftp://shop#.localhost:PORT/boots">boots</a>'),
    gone("longer_path", SHOP, f'<a href="{SHOP}-sale">boots</a>'),
    gone("deeper_path", SHOP, f'<a href="{SHOP}/red">boots</a>'),
    gone("shorter_path", GARDEN, '<a href="http://www.garden#.localhost:PORT/tools/">tools</a>'),
    gone("home_instead", SHOP, '<a href="http://shop#.localhost:PORT/">shop</a>'),
    gone("page_instead_of_home", HOME, f'<a href="{HOME}about">studio</a>'),
    gone("path_in_other_case", SHOP, '<a href="http://shop#.localhost:PORT/Boots">boots</a>'),
    gone("path_escaped_twice", SHOP, '<a href="http://shop#.localhost:PORT/%2562oots">boots</a>'),
    gone("other_parameter", QUERY, '<a href="http://shop#.localhost:PORT/item?colour=red&amp;size=43">red</a>'),
    gone("missing_parameter", QUERY, '<a href="http://shop#.localhost:PORT/item?colour=red">red</a>'),
    gone("other_hash_route", HASH, '<a href="http://app#.localhost:PORT/#!/rooms/71">room 71</a>'),
    gone("share_link", SHOP, f'<a href="https://share.example/?u={_QUOTED}&amp;t=boots">share</a>'),
    gone("share_link_bare", SHOP, f'<a href="https://share.example/sharer.php?u={SHOP}">share</a>'),
    gone("archived_copy", SHOP, f'<a href="https://archive.example/web/2020/{SHOP}">old boots</a>'),
    gone("in_a_fragment", SHOP, f'<a href="https://reader.example/#{SHOP}">read</a>'),
    gone(
        "mail_address", HOME, '<a href="mailto:anna@studio#.localhost?subject=http://studio#.localhost:PORT/">mail</a>'
    ),
    gone("script_address", SHOP, f"""<a href="javascript:location='{SHOP}'">boots</a>"""),
    gone("data_address", SHOP, f"""<a href="data:text/html,<a href='{SHOP}'>x</a>">boots</a>"""),
    gone("relative_lookalike", SHOP, '<a href="shop#.localhost:PORT/boots">boots</a>'),
    gone("path_of_this_site", SHOP, '<a href="/shop#.localhost:PORT/boots">boots</a>'),
)

NOT_A_LINK = (
    gone("plain_text", SHOP, f"Their shop is at {SHOP} as ever."),
    gone("escaped_markup", SHOP, f'<code>&lt;a href="{SHOP}"&gt;boots&lt;/a&gt;</code>'),
    gone("comment_of_markup", SHOP, f'<!-- <a href="{SHOP}">boots</a> -->'),
    gone("conditional_comment", GARDEN, f'<!--[if lt IE 9]><a href="{GARDEN}">spades</a><![endif]-->'),
    gone("script", SHOP, f"""<script>var link = '<a href="{SHOP}">boots</a>';</script>""", "block"),
    gone("structured_data", SHOP, f'<script type="application/ld+json">{_JSON}</script>', "block"),
    gone("style", SHOP, f'<style>.boots {{ background: url("{SHOP}") }}</style>', "block"),
    gone("template", GARDEN, f'<template><p><a href="{GARDEN}">spades</a></p></template>', "block"),
    gone("text_area", SHOP, f'<textarea rows="2"><a href="{SHOP}">boots</a></textarea>', "block"),
    gone("title_attribute", SHOP, f'<a href="/about" title="{SHOP}">about</a>'),
    gone("data_attribute", SHOP, f'<a href="#" data-href="{SHOP}">boots</a>'),
    gone("click_handler", SHOP, f"""<a href="#" onclick="location.href='{SHOP}'">boots</a>"""),
    gone("anchor_without_href", SHOP, f'<a name="{SHOP}">{SHOP}</a>'),
    gone("image_source", SHOP, f'<img src="{SHOP}" alt="boots">'),
    gone("quotation", GARDEN, f'<q cite="{GARDEN}">spades</q>'),
    gone("select_option", SHOP, f'<select><option value="{SHOP}">boots</option></select>', "block"),
    gone("meta_content", SHOP, f'<meta property="og:see_also" content="{SHOP}">', "head"),
    gone("resource_hint", SHOP, f'<link rel="prefetch" href="{SHOP}">', "head"),
)

LOOKALIKES = (*NOTHING, *OTHER_ADDRESSES, *NOT_A_LINK)
