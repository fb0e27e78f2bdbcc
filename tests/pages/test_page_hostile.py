"""Pages made to be expensive. Each would take minutes if any step cost the square of its length."""

import pytest

from holdfast.links.match import Target
from holdfast.pages import facts
from holdfast.pages.occurrences import MOST_OCCURRENCES
from tests.pages.reading import HTML, PAGE, TARGET, A

_OPEN = f"<a href={TARGET}>"
_WORDS = "lorem ipsum "

PAGES = {
    "a hundred thousand levels": "<div>" * 100_000 + A,
    "a link at each of many levels": "<div>".join([A] * 30_000),
    "a link at each of many inline levels": "<span>".join([A] * 10_000),
    "links that are never closed": _OPEN * 50_000,
    "nothing but links": A * 30_000,
    "a million attributes": "<a " + "x=1 " * 1_000_000 + f"href={TARGET}>x",
    "many different attributes": "<a " + " ".join(f"a{n}=1" for n in range(200_000)) + f" href={TARGET}>x",
    "one endless text": f"<p>{_WORDS * 200_000}{A}{_WORDS * 200_000}",
    "one endless text in front of many links": f"<div>{_WORDS * 300_000}{A * 3_000}",
    "one endless text behind many links": f"<div>{A * 3_000}{_WORDS * 300_000}",
    "much between the links": (A + "<i></i>" * 100) * 3_000,
    "elements that are never closed": "<p>" * 1_000_000 + A,
    "paragraphs at many levels": ("<div><p>" + "x" * 100) * 30_000 + A,
    "templates in templates": "<template>" * 100_000 + A,
    "many templates": f"<template>{A}</template>" * 20_000,
    "many noscripts": f"<noscript>{A}<meta name=robots content=noindex></noscript>" * 10_000,
    "many hidden parts": "".join(f"<div id=part{n} style=display:none>{A}</div>" for n in range(10_000)),
    "many parts that open": f"<a href=#x>x</a><div id=x style=display:none>{A}</div>" * 10_000,
    "many directives": "<meta name=robots content='" + "noindex," * 500_000 + "'>",
    "many robots elements": "<meta name=robots content=noindex>" * 50_000,
    "many canonicals": "<link rel=canonical href=/x>" * 30_000,
    "many bases": "<base href=/x/>" * 50_000 + A,
    "many names": ("<div class='" + "a-" * 100_000 + "'>" + A) * 10,
    "a directory of many sites": "".join(f"<li><a href=https://s{n}.example/>x</a>" for n in range(20_000)) + A,
    "comments that never end": "<!--" * 500_000 + A,
    "an endless title": "<title>" + "x" * 4_000_000,
    "an endless heading": "<h1>" + "page not " * 300_000,
    "an endless plea": "<p>" + "to continue reading you must " * 100_000,
    "zeros": "\0" * 3_000_000,
    "white space": " " * 3_000_000 + A,
    "odd hrefs": "<a href='\thttps://shop.example/x'>y</a>" * 30_000,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_to_be_expensive_is_read_in_one_go(name: str) -> None:
    found = facts(PAGES[name].encode(), HTML, PAGE, wanted=Target(TARGET), signs=True)
    assert len(found.occurrences) <= MOST_OCCURRENCES
    assert all(
        len(each.anchor) <= 500 and len(each.before) <= 100 and len(each.after) <= 100 for each in found.occurrences
    )


def test_everything_on_an_expensive_page_may_be_wanted() -> None:
    body = "".join(f"<p>{_WORDS}<a href=/{n}>{n}</a>" for n in range(15_000)).encode()
    found = facts(body, HTML, PAGE, signs=False)
    assert len(found.occurrences) == MOST_OCCURRENCES
    assert found.links_internal == 15_000


def test_headers_made_to_be_expensive_are_read_in_one_go() -> None:
    fields = (
        ("link", "<" * 200_000),
        ("link", "</a>; x=" * 50_000),
        ("x-robots-tag", "googlebot: " * 100_000),
        ("x-robots-tag", "unavailable_after: " * 100_000),
        ("refresh", "0" + " " * 200_000),
        ("content-type", "text/html; charset=" + " " * 200_000),
        ("content-language", "a-" * 200_000),
    )
    found = facts(b"<p>x", type(HTML)(fields), PAGE, signs=True)
    assert found.refresh is None
