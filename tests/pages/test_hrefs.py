"""The quick way to read hrefs says what the parser says."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from holdfast.links.match import MatchMode, Target, is_internal
from holdfast.links.url import MAX_URL_LENGTH, Url, host, parse
from holdfast.pages.hrefs import HrefReader, Places, address

PAGE = Url("https://www.blog.example/a/post")
BASES = [PAGE, Url("https://www.blog.example/a/post#x"), Url("http://shop.example/x/?q"), Url("https://[::1]:8/")]
WANTED = Target(Url("https://shop.example/ropes"), MatchMode.DOMAIN)

_HOSTS = st.sampled_from(
    [
        "shop.example",
        "SHOP.example",
        "blog.example",
        "shop.example.",
        "xn--bcher-kva.example",
        "xn--a.example",
        "bücher.example",
        "127.1",
        "0x7f.1",
        "1.2.3.4",
        "a.1",
        "a.0xf",
        "[::1]",
        "a..example",
        ".example",
        "-a.example",
        "a_b.example",
        "shop。example",
        "shop.exam%70le",
        "localhost",
        "example",
        "shop.example:80",
        "shop.example:443",
        "shop.example:x",
        "u@shop.example",
        "shop.example@evil.example",
        "sho p.example",
        "shop.exa\tmple",
        "shop.exa\nmple",
        "shop.example\\x",
        "",
        "a\x00b.example",
    ]
)
_STARTS = st.sampled_from(
    [
        "https://",
        "http://",
        "HTTPS://",
        "//",
        "///",
        "https:/",
        "https:",
        "http:",
        "/",
        "\\",
        "/\\",
        "/\t/",
        "\t/",
        "",
        "#",
        "?",
        ".",
        "..",
        " https://",
        "\x0bhttps://",
        "\nhttps://",
        "ftp://",
        "javascript:",
        "java\nscript:",
        "mailto:",
        "data:",
        "x:",
        "1:",
        "a/b:",
        "blob:https://",
        "view-source:https://",
        "ht\ntps://",
        " #",
        "\t#",
        "%23",
        "&",
        "-",
        "~",
        "_",
        "é",
        "\u3000",
        "https&#58;//",
    ]
)
_RESTS = st.sampled_from(
    ["", "/", "/ropes", "?q", "#f", "/a b", "/\\..\\..", "/ü", ":", " ", "\t", "\n", "/\n/", "//", "/@x", "\ufffd"]
)
_HREFS = st.one_of(st.builds("{}{}{}".format, _STARTS, _HOSTS, _RESTS), st.text(max_size=30))


def slowly(reader: HrefReader, page: Url, hrefs: list[str], others: list[str]) -> Places:
    """Return the places by parsing each href."""
    urls = [reader.lead(href) for href in hrefs + others]
    internal = [is_internal(host(url), host(page)) for url in urls[: len(hrefs)] if url is not None]
    return Places(
        internal=internal.count(True),
        external=internal.count(False),
        wanted=tuple((index, url) for index, url in enumerate(urls) if url is not None and WANTED.matches(url)),
    )


@given(st.lists(_HREFS, max_size=12), st.lists(_HREFS, max_size=5), st.sampled_from(BASES))
@example(["/\t/shop.example/x", "https://shop.example/a\nb", "//shop.example", "a\\b", "x\ty:z"], ["/x"], PAGE)
@example(["\n", "", "\n\n", "https://shop.example\n"], [], PAGE)
@settings(max_examples=500)
def test_quick_and_slow_agree(hrefs: list[str], others: list[str], base: Url) -> None:
    reader = HrefReader(PAGE, base, WANTED)
    assert reader.read(hrefs, others) == slowly(reader, PAGE, hrefs, others)


@given(st.lists(_HREFS, max_size=12))
def test_everything_is_wanted_where_nothing_is_chosen(hrefs: list[str]) -> None:
    reader = HrefReader(PAGE, PAGE, None)
    expected = [(index, url) for index, href in enumerate(hrefs) if (url := reader.lead(href)) is not None]
    assert list(reader.read(hrefs, []).wanted) == expected


@pytest.mark.parametrize("length", [MAX_URL_LENGTH, MAX_URL_LENGTH + 1])
def test_an_endless_href_is_no_link(length: int) -> None:
    href = "https://shop.example/".ljust(length, "x")
    places = HrefReader(PAGE, PAGE, WANTED).read([href, "/x"], [])
    is_read = length <= MAX_URL_LENGTH
    assert (places.internal, places.external, len(places.wanted)) == (1, int(is_read), int(is_read))


def test_no_hrefs_lead_nowhere() -> None:
    assert HrefReader(PAGE, PAGE, WANTED).read([], []) == Places()


_PLAIN = st.from_regex(
    r"https?://[a-z0-9-]{1,4}(\.[a-z0-9x-]{1,6}){1,2}(:[0-9])?/([A-Za-z0-9_~.%-]{0,4}/?){0,3}(\?[a-z=&./%\'-]{0,6})?",
    fullmatch=True,
)


@given(st.one_of(_PLAIN, _HREFS))
@example("https://a.xn--b/")
@example("https://xn--a.b/")
@example("https://a.b/c/..")
@example("https://a.b/.c")
@example("https://a.b/c.")
@example("https://a.b/c?..")
def test_an_address_that_needs_no_parser_is_what_the_parser_says(href: str) -> None:
    assert address(href, PAGE) == parse(href, PAGE)
