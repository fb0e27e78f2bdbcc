import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.match import AnyTarget, MatchMode, Target, is_internal
from holdfast.links.url import Url, parse

TARGET = Url("https://www.example.com/shop/")

MATCHES = [
    # link, matched by
    ("https://www.example.com/shop/", {"exact", "url", "prefix", "host", "domain"}),
    ("http://example.com/shop", {"url", "prefix", "host", "domain"}),
    ("https://example.com/shop?utm_medium=mail", {"url", "prefix", "host", "domain"}),
    ("https://example.com/shop?size=2", {"prefix", "host", "domain"}),
    ("https://example.com/shop/red", {"prefix", "host", "domain"}),
    ("https://example.com/shopping", {"host", "domain"}),
    ("https://example.com/", {"host", "domain"}),
    ("https://blog.example.com/shop/", {"domain"}),
    ("https://example.com.evil.test/shop/", set()),
    ("https://notexample.com/shop/", set()),
    ("https://evil.test/?u=https://www.example.com/shop/", set()),
]


@pytest.mark.parametrize("mode", list(MatchMode))
@pytest.mark.parametrize(("link", "matched_by"), MATCHES)
def test_each_mode_takes_what_it_says(link: str, matched_by: set[str], mode: MatchMode) -> None:
    assert Target(TARGET, mode).matches(Url(link)) == (mode.value in matched_by)


def test_a_link_to_where_the_target_redirects_is_a_link_to_the_target() -> None:
    target = Target(TARGET, aliases=[Url("https://example.com/store/")])
    assert target.matches(Url("http://example.com/store"))
    assert not target.matches(Url("http://example.com/other"))


def test_any_of_several_targets_is_wanted() -> None:
    wanted = AnyTarget([Target(Url("https://a.example/x")), Target(Url("https://b.example/y"))])
    assert wanted.may_stand_on("a.example")
    assert wanted.matches(Url("https://www.b.example/y/"))
    assert not wanted.matches(Url("https://b.example/x"))


def test_other_links_to_a_wanted_host_are_noted_on_the_way_up_to_a_limit() -> None:
    wanted = AnyTarget([Target(Url("https://a.example/x"))])
    for link in ("https://a.example/old", "https://b.example/old", "https://a.example/x", "https://a.example/old"):
        wanted.matches(Url(link))
    assert list(wanted.noted) == ["https://a.example/old"]
    for number in range(100):
        wanted.matches(Url(f"https://a.example/{number}"))
    assert len(wanted.noted) == AnyTarget.MOST_NOTED


@given(st.sampled_from(list(MatchMode)), st.text(max_size=30))
def test_what_matches_stands_on_a_host_that_may_match(mode: MatchMode, path: str) -> None:
    target = Target(TARGET, mode)
    link = parse("http://shop.example.com/" + path)
    assert link is not None
    assert target.may_stand_on("shop.example.com") or not target.matches(link)


def test_one_site_is_one_registrable_domain() -> None:
    assert is_internal("blog.example.co.uk", "www.example.co.uk")
    assert not is_internal("alice.github.io", "bob.github.io")
