import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.url import (
    MAX_URL_LENGTH,
    Url,
    backlink_key,
    comparison_key,
    host,
    normalise,
    origin,
    parse,
    parse_typed,
    resolve,
    split,
)

WPT = Path(__file__).parents[2] / "../shared/data/urls"
needs_wpt = pytest.mark.skipif(not WPT.is_dir(), reason="../shared/data/urls is absent: no WPT cases")

hosts = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?(\.[a-z]{2,5}){1,2}", fullmatch=True)
urls = st.builds(
    lambda scheme, name, rest: parse(f"{scheme}://{name}/{rest}"),
    st.sampled_from(["http", "https", "HTTP"]),
    hosts,
    st.text(max_size=40),
).filter(lambda url: url is not None)


def wpt_cases(name: str) -> list[dict[str, Any]]:
    file = WPT / name
    return [case for case in json.loads(file.read_text()) if isinstance(case, dict)] if file.exists() else []


@needs_wpt
def test_addresses_are_read_as_the_web_platform_tests_say() -> None:
    cases = wpt_cases("urltestdata.json")
    wrong = [case for case in cases if resolve(case["input"], case["base"]) != (case.get("href"))]
    assert len(cases) > 800
    assert wrong == []


@needs_wpt
def test_host_names_become_ascii_as_the_web_platform_tests_say() -> None:
    cases = [case for case in wpt_cases("toascii.json") if "output" in case]
    wrong = []
    for case in cases:
        url = parse(f"https://{case['input']}/x")
        if (host(url) if url else None) != case["output"]:
            wrong.append(case)
    assert len(cases) > 50
    assert wrong == []


@given(st.text(), st.none() | urls)
def test_any_text_gives_an_address_or_none(text: str, base: Url | None) -> None:
    url = parse(text, base)
    assert url is None or split(url).scheme in {"http", "https"}


@given(urls)
def test_a_normalised_address_stays_as_it_is(url: Url) -> None:
    assert normalise(normalise(url)) == normalise(url)
    assert parse(normalise(url)) == normalise(url)


@given(urls)
def test_normalising_does_not_change_what_is_compared(url: Url) -> None:
    assert comparison_key(normalise(url)) == comparison_key(url)


def test_an_address_longer_than_any_server_takes_is_no_address() -> None:
    assert parse("https://example.com/" + "a" * 1_000_000) is None
    assert parse("https://example.com/" + "a" * (MAX_URL_LENGTH - 20)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTP://EXAMPLE.com:80/a", "http://example.com/a"),
        ("http://example.com/a/./b/../c", "http://example.com/a/c"),
        ("http://example.com//a///b", "http://example.com/a/b"),
        ("http://example.com/%7Euser", "http://example.com/~user"),
        ("http://example.com/caf%c3%a9", "http://example.com/café"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://user:secret@example.com/", "http://example.com/"),
        ("http://example.com/#section", "http://example.com/"),
        ("http://example.com/?", "http://example.com/"),
        ("http:\\\\example.com\\a", "http://example.com/a"),
        ("ht\ntp://exa\tmple.com/a", "http://example.com/a"),
    ],
)
def test_spellings_of_one_address_are_one_identity(one: str, other: str) -> None:
    first, second = parse(one), parse(other)
    assert first is not None
    assert second is not None
    assert normalise(first) == normalise(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.com/", "https://example.com/"),
        ("http://example.com/A", "http://example.com/a"),
        ("http://example.com/a", "http://example.com/a/"),
        ("http://example.com/?a=1&b=2", "http://example.com/?b=2&a=1"),
        ("http://example.com/?utm_source=x", "http://example.com/"),
        ("http://example.com/#!/shop", "http://example.com/#!/cart"),
        ("http://example.com/#s=1", "http://example.com/#s=2"),
        ("http://example.com/a%2Fb", "http://example.com/a/b"),
        ("http://example.com:8080/", "http://example.com/"),
    ],
)
def test_what_a_server_may_tell_apart_stays_apart(one: str, other: str) -> None:
    assert normalise(Url(one)) != normalise(Url(other))


@pytest.mark.parametrize(
    "spelling",
    [
        "http://example.com/a?x=1&y=2",
        "https://www.example.com/a/?y=2&x=1",
        "https://example.com/a?x=1&utm_source=news&y=2&fbclid=abc",
        "https://EXAMPLE.com/a?x=1&y=2#top",
        "//example.com/a?x=1&y=2",
    ],
)
def test_scheme_www_slash_order_and_tracking_do_not_count_in_comparing(spelling: str) -> None:
    url = parse(spelling, Url("https://source.example/"))
    assert url is not None
    assert comparison_key(url) == "example.com/a?x=1&y=2"


def test_www_is_kept_where_nothing_but_a_suffix_would_be_left() -> None:
    assert comparison_key(Url("https://www.com/")) == "www.com"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("example.com", "https://example.com/"),
        ("  example.com/a b ", None),
        ("//example.com/x", "https://example.com/x"),
        ("http://example.com", "http://example.com/"),
        ("word", None),
        ("", None),
        ("mailto:a@b.example", None),
        ("localhost:8000/x", "https://localhost:8000/x"),
        ("192.0.2.1/x", "https://192.0.2.1/x"),
    ],
)
def test_a_typed_address_may_lack_its_scheme(typed: str, meant: str | None) -> None:
    assert parse_typed(typed) == meant


def test_the_origin_keeps_scheme_and_port() -> None:
    assert origin(Url("https://user@example.com:8443/a?b#c")) == "https://example.com:8443/"
    assert origin(Url("http://[2001:db8::1]:81/a")) == "http://[2001:db8::1]:81/"


def test_a_backlink_is_identified_by_the_pair() -> None:
    one, two = Url("https://a.example/"), Url("https://b.example/")
    assert len(backlink_key(one, two)) == 16
    assert backlink_key(one, two) != backlink_key(two, one)
    assert backlink_key(one, two) == backlink_key(Url("https://a.example/#x"), two)
