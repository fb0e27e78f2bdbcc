"""Cookies within one chain of redirects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.fetch.cookies import Jar
from holdfast.links.url import Url

SITE = Url("https://www.site.example/a/page")


def sent(url: str, *fields: str, to: str = "https://www.site.example/a/next") -> str:
    jar = Jar()
    jar.take(Url(url), fields)
    return jar.header(Url(to))


def test_cookies_are_sent_back_in_order() -> None:
    assert sent(SITE, "a=1; Path=/; HttpOnly", 'b="two words"; SameSite=Lax', "c=") == 'a=1; b="two words"; c='


def test_the_newest_value_of_a_name_counts() -> None:
    assert sent(SITE, "a=1", "a=2") == "a=2"


@pytest.mark.parametrize(
    ("field", "to", "expected"),
    [
        ("a=1", "https://www.site.example/a/b/c", "a=1"),
        ("a=1", "https://www.site.example/other", ""),
        ("a=1; Path=/", "https://www.site.example/other", "a=1"),
        ("a=1; Path=/a", "https://www.site.example/abc", ""),
        ("a=1; Path=/", "https://site.example/", ""),
        ("a=1; Path=/; Domain=site.example", "https://site.example/", "a=1"),
        ("a=1; Path=/; Domain=.Site.Example", "https://deep.www.site.example/", "a=1"),
        ("a=1; Path=/; Domain=example", "https://www.site.example/", ""),
        ("a=1; Path=/; Domain=other.example", "https://other.example/", ""),
        ("a=1; Path=/; Domain=ite.example", "https://www.site.example/", ""),
        ("a=1; Path=/", "http://www.site.example/", "a=1"),
        ("a=1; Path=/; Secure", "http://www.site.example/", ""),
        ("a=1; Path=/; Secure", "https://www.site.example/", "a=1"),
    ],
)
def test_a_cookie_is_sent_where_it_belongs_and_nowhere_else(field: str, to: str, expected: str) -> None:
    assert sent(SITE, field, to=to) == expected


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]"])
def test_an_address_keeps_its_cookies_to_itself(host: str) -> None:
    assert sent(f"http://{host}/", f"a=1; Domain={host}", to=f"http://{host}/") == "a=1"
    assert sent("http://127.0.0.1/", "a=1; Domain=0.0.1", to="http://127.0.0.1/") == ""


@pytest.mark.parametrize("deletion", ["Max-Age=0", "Max-Age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_deleted_cookie_is_gone(deletion: str) -> None:
    assert sent(SITE, "a=1; Path=/", f"a=; Path=/; {deletion}") == ""


@pytest.mark.parametrize(
    "keeping", ["Max-Age=3600", "Expires=Thu, 01 Jan 2099 00:00:00 GMT", "Expires=whenever", "Max-Age=soon"]
)
def test_a_cookie_that_expires_later_is_kept(keeping: str) -> None:
    assert sent(SITE, f"a=1; {keeping}") == "a=1"


@pytest.mark.parametrize("field", ["", "no pair", "=value", "a=b\x00c", "a=" + "x" * 5000])
def test_what_is_no_cookie_is_left_out(field: str) -> None:
    assert sent(SITE, field) == ""


def test_a_flood_of_cookies_is_kept_small() -> None:
    assert sent(SITE, *(f"c{n}=1" for n in range(1000))).count("=") == 50


@given(st.lists(st.text()))
def test_any_field_can_be_read_and_sends_no_line_break(fields: list[str]) -> None:
    assert "\n" not in sent(SITE, *fields)
