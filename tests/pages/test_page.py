"""The door itself: what it takes, what comes out, and that nothing makes it raise."""

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.links.headers import Headers
from holdfast.links.match import AnyTarget, MatchMode, Target
from holdfast.links.occurrence import Kind, NofollowSource
from holdfast.links.url import Url
from holdfast.pages import facts
from tests.pages.reading import HTML, PAGE, TARGET, A, hrefs, read, read_all

_PIECES = st.sampled_from(
    [
        "<a href=",
        '"https://shop.example/ropes"',
        "https://shop.example/ropes",
        ">",
        "</a>",
        "<p>",
        "</p>",
        "<div hidden>",
        "<template>",
        "</template>",
        "<noscript>",
        "</noscript>",
        "<svg>",
        "</svg>",
        "<base href=//x.example/>",
        "<table>",
        "<tr>",
        "<meta name=robots content='none'>",
        "<meta http-equiv=refresh content='0;url=/x'>",
        "<link rel=canonical href=/c>",
        "<title>",
        "</title>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<iframe src=/f>",
        "<form action=/g>",
        "<area href=/h>",
        " style='display:none'",
        " rel='nofollow,UGC'",
        "<h1>404</h1>",
        "&amp;",
        "&#0;",
        "\0",
        "\u202e",
        "\U0001f600",
        "ropes",
        "<b>",
        "<math>",
        "<frameset>",
        "<plaintext>",
        "<select>",
        "<textarea>",
        "<img alt=x>",
        "<body onload=x>",
        "<html lang=de>",
    ]
)


@given(st.binary(max_size=2_000), st.sampled_from([HTML, Headers()]))
def test_any_bytes_give_facts(body: bytes, fields: Headers) -> None:
    first = facts(body, fields, PAGE, wanted=Target(TARGET), signs=True)
    assert first == facts(body, fields, PAGE, wanted=Target(TARGET), signs=True)


@given(st.lists(_PIECES, max_size=60))
@settings(max_examples=300)
def test_any_markup_gives_facts(pieces: list[str]) -> None:
    body = "".join(pieces).encode()
    everything = facts(body, Headers(), PAGE, signs=True)
    wanted = facts(body, Headers(), PAGE, wanted=Target(TARGET), signs=True)
    matching = Target(TARGET)
    assert [each for each in everything.occurrences if matching.matches(each.href)] == list(wanted.occurrences)
    assert (everything.links_internal, everything.links_external) == (wanted.links_internal, wanted.links_external)


@given(
    st.lists(
        st.tuples(st.sampled_from(["x-robots-tag", "link", "refresh", "content-type", "content-language"]), st.text())
    )
)
def test_any_headers_give_facts(fields: list[tuple[str, str]]) -> None:
    assert facts(b"<p>x", Headers(tuple(fields)), PAGE, signs=True).url == PAGE


def test_every_kind_of_link_is_found_in_the_page_s_order() -> None:
    html = f"""
        <link rel=canonical href={TARGET}><link rel=alternate hreflang=de href={TARGET}>
        <p>{A}<a href={TARGET}><img alt=rope></a>
        <map><area href={TARGET} alt="a rope"></map>
        <svg><a href={TARGET}><text>drawn</text></a><a xlink:href={TARGET}></a></svg>
        <iframe src={TARGET}></iframe><form action={TARGET}></form>
    """
    found = read(html).occurrences
    assert [each.kind for each in found] == [
        Kind.CANONICAL,
        Kind.ALTERNATE,
        Kind.TEXT,
        Kind.IMAGE,
        Kind.AREA,
        Kind.SVG,
        Kind.SVG,
        Kind.FRAME,
        Kind.FORM,
    ]
    assert [each.anchor for each in found] == ["", "", "ropes", "rope", "a rope", "drawn", "", "", ""]


def test_frames_of_framesets_are_links() -> None:
    html = f"<html><head></head><frameset><frame src={TARGET}></frameset></html>"
    assert [each.kind for each in read(html).occurrences] == [Kind.FRAME]


@pytest.mark.parametrize(
    "html",
    [
        f"<template>{A}</template>",
        f"<template><template shadowrootmode=open>{A}</template></template>",
        f"<!-- {A} -->",
        f"<script>'{A}'</script>",
        f"<textarea>{A}</textarea>",
        f"<div data-href={TARGET}>x</div>",
        f"<a data-href={TARGET}>x</a>",
        f"<a name={TARGET}>x</a>",
        f"<math><a href={TARGET}>x</a></math>",
        f"<a xlink:href={TARGET}>x</a>",
        f"<link rel=stylesheet href={TARGET}>",
        f"<link rel='alternate stylesheet' href={TARGET}>",
        f"<img src={TARGET}>",
        f"<p>{TARGET}</p>",
        "<a href=javascript:void(0)>x</a>",
        "<a href=mailto:me@shop.example>x</a>",
        f"<a href='javascript:open(\"{TARGET}\")'>x</a>",
        f"<body><link rel=canonical href={TARGET}>",
    ],
)
def test_what_looks_like_a_link_and_is_none(html: str) -> None:
    assert read(html).occurrences == ()
    assert hrefs(html) == []


@pytest.mark.parametrize(
    "html",
    [
        f"<noscript>{A}</noscript>",
        f"<div><template shadowrootmode=open><p>{A}</template></div>",
        f"<div><template shadowrootmode=closed><template><a href=/no></a></template>{A}</template></div>",
        f"<p><a href=/first>one</a> {A}",
        f"<a href='\n {TARGET}\t'>x</a>",
        "<a href=//shop.example/ropes>x</a>",
        "<a href=https:\\\\shop.example\\ropes>x</a>",
        "<a href=HTTPS://SHOP.example:443/x/../ropes>x</a>",
        "<a href=https://shop&period;example/ropes>x</a>",
        "<a href='ht\ntps://shop.exa\tmple/ropes'>x</a>",
        "<a href=/first href=/second></a>" + A,
        "<base href=https://shop.example/a/><a href=../ropes>x</a>",
        "<base target=_top><base href=//shop.example><base href=//other.example><a href=ropes>x</a>",
    ],
)
def test_what_looks_odd_and_is_a_link(html: str) -> None:
    assert [str(each.href) for each in read(html).occurrences] == [TARGET]


def test_a_base_in_a_template_or_of_another_scheme_does_not_count() -> None:
    assert hrefs("<template><base href=//other.example/></template><a href=x>x</a>") == ["https://blog.example/x"]
    assert hrefs("<base href=data:text/plain,x><a href=x>x</a>") == ["https://blog.example/x"]


def test_places_on_the_same_page_are_no_links_unless_base_moves_them() -> None:
    assert hrefs("<a href=#top>x</a>") == []
    assert hrefs("<base href=/post#x><a href=' #top'>x</a>") == []
    assert hrefs("<base href=/other><a href=#top>x</a>") == ["https://blog.example/other#top"]


def test_links_are_counted_by_registrable_domain() -> None:
    html = """<a href=/a>1</a><a href=b>2</a><a href=https://www.blog.example/>3</a><area href=?c><a href="">4</a>
        <a href=https://other.example/>5</a><a href=//x.github.io>6</a><a href=http://192.0.2.1/>7</a>
        <a href=#d>no</a><a href=mailto:x@y.example>no</a><a href=ftp://blog.example/>no</a>
        <iframe src=//z.example></iframe>"""
    found = read(html)
    assert (found.links_internal, found.links_external) == (5, 3)


def test_several_targets_are_found_in_one_reading() -> None:
    wanted = AnyTarget([Target(TARGET), Target(Url("https://club.example/"), MatchMode.DOMAIN)])
    body = f"<p>{A} <a href=https://www.club.example/join>join</a> <a href=/x>x</a>".encode()
    found = facts(body, HTML, PAGE, wanted=wanted).occurrences
    assert [each.anchor for each in found] == ["ropes", "join"]


def test_rel_and_page_tell_apart_what_takes_the_vote_away() -> None:
    html = f"<meta name=googlebot content=nofollow><a href={TARGET} rel='UGC,noopener'>x</a>"
    (found,) = read(html, ("x-robots-tag", "none")).occurrences
    assert found.rel == ("ugc", "noopener")
    assert found.nofollow_from == (NofollowSource.LINK, NofollowSource.META_GOOGLEBOT, NofollowSource.X_ROBOTS_TAG)
    assert not found.follow


def test_canonicals_in_headers_are_links_and_name_the_page() -> None:
    found = read("<p>x", ("link", f'</style.css>; rel=preload, <{TARGET}>; title="a, b"; rel="canonical"'))
    assert [(each.kind, each.href) for each in found.occurrences] == [(Kind.CANONICAL, TARGET)]
    assert (found.canonical, found.canonical_source) == (TARGET, "header")


def test_the_page_s_own_canonical_comes_before_the_header_s() -> None:
    found = read("<link rel='Canonical' href='/a'>", ("link", "</b>; rel=canonical"))
    assert (found.canonical, found.canonical_source) == ("https://blog.example/a", "link")


@pytest.mark.parametrize(
    "html",
    [
        "<link rel=canonical href=/a><link rel=canonical href=/b>",
        "<body><p>x</p><link rel=canonical href=/a>",
        "<head><noscript><link rel=canonical href=/a></noscript></head>",
        "<link rel=canonical href=mailto:x@y.example>",
        "<link rel=canonical>",
        "<link rel=amphtml href=/a>",
    ],
)
def test_canonicals_that_search_engines_ignore_are_none(html: str) -> None:
    assert read(html).canonical is None


def test_two_canonicals_that_agree_are_one() -> None:
    html = "<link rel=canonical href=/a><link rel=canonical href=https://blog.example/a>"
    assert read(html).canonical == "https://blog.example/a"


def test_what_is_no_html_has_headers_and_no_links() -> None:
    body = f'<?xml version="1.0"?><rss><link>x</link>{A}</rss>'.encode()
    found = facts(body, Headers((("content-type", "application/rss+xml"), ("x-robots-tag", "noindex"))), PAGE)
    assert not found.is_html
    assert (found.occurrences, found.links_internal, found.links_external) == ((), 0, 0)
    assert found.robots.noindex == ("x_robots_tag",)


def test_a_wall_that_speaks_json_is_seen() -> None:
    body = b'{"url":"https://geo.captcha-delivery.com/captcha/?initialCid=AHr"}'
    found = facts(body, Headers((("content-type", "application/json"),)), PAGE, wanted=Target(TARGET))
    assert found.signs
    assert "DataDome" in found.signs.wall


def test_signs_are_read_where_no_wanted_link_was_found() -> None:
    assert read(A, signs=None).signs is None
    assert read("<p>x", signs=None).signs is not None
    assert read(A, signs=True).signs is not None
    assert read("<p>x", signs=False).signs is None
    assert read_all("<p>x").signs is None


@pytest.mark.parametrize("html", [f"<p>{'Words. ' * 50}{A}</p>", f"<p>{'Words. ' * 50}</p>", "<div id=root></div>"])
def test_a_page_leaves_nothing_for_the_collector(html: str) -> None:
    # A tree in a cycle stays until a full collection: half a megabyte a page that the collector does not see.
    gc.collect()
    gc.disable()
    try:
        read(html, signs=None)
        assert gc.collect() == 0
    finally:
        gc.enable()
