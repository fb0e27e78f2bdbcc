from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.occurrence import NofollowSource
from holdfast.pages.robots import read_robots

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def test_names_and_values_are_read_in_any_case_and_the_most_restrictive_wins() -> None:
    found = read_robots(["Index, FOLLOW", "NoFollow"], ["noindex"], [])
    assert found.noindex == ("meta_googlebot",)
    assert found.nofollow == (NofollowSource.META_ROBOTS,)
    assert found.all == (
        "meta_robots: index",
        "meta_robots: follow",
        "meta_robots: nofollow",
        "meta_googlebot: noindex",
    )


def test_none_is_both() -> None:
    found = read_robots(["none"], [], ["none"])
    assert found.noindex == ("meta_robots", "x_robots_tag")
    assert found.nofollow == (NofollowSource.META_ROBOTS, NofollowSource.X_ROBOTS_TAG)


@pytest.mark.parametrize(
    ("header", "noindex", "nofollow"),
    [
        ("noindex", ("x_robots_tag",), ()),
        ("NOINDEX , nofollow", ("x_robots_tag",), ("x_robots_tag",)),
        ("noindex nofollow", ("x_robots_tag",), ("x_robots_tag",)),
        ("googlebot: nofollow", (), ("x_robots_tag_googlebot",)),
        ("GoogleBot : nofollow, noindex", ("x_robots_tag_googlebot",), ("x_robots_tag_googlebot",)),
        ("otherbot: noindex", (), ()),
        ("otherbot: noindex, nofollow", (), ()),
        ("otherbot: noindex, googlebot: nofollow", (), ("x_robots_tag_googlebot",)),
        ("googlebot: nofollow, otherbot: noindex", (), ("x_robots_tag_googlebot",)),
        ("googlebot-news: noindex", (), ()),
        ("*: noindex", ("x_robots_tag",), ()),
        ("max-snippet:20, noindex", ("x_robots_tag",), ()),
        ("max-image-preview: large, max-video-preview: -1", (), ()),
        ("unavailable_after: 25 Jun 2030 15:00:00 GMT, noindex", ("x_robots_tag",), ()),
        ("noindexed, nofollowing, no index", (), ()),
        ("", (), ()),
        (",;:,, :noindex", (), ()),
        ("noindex;", ("x_robots_tag",), ()),
    ],
)
def test_headers_may_name_the_crawler_they_speak_to(
    header: str, noindex: tuple[str, ...], nofollow: tuple[str, ...]
) -> None:
    found = read_robots([], [], [header])
    assert found.noindex == noindex
    assert found.nofollow == nofollow


@pytest.mark.parametrize(
    ("date", "passed"),
    [
        ("25 Jun 2010 15:00:00 PST", True),
        ("25-Jun-2010 15:00:00 GMT", True),
        ("Friday, 25-Jun-10 15:00:00 GMT", True),
        ("Fri, 25 Jun 2010 15:00:00 +0200", True),
        ("2010-06-25", True),
        ("2010-06-25T15:00:00Z", True),
        ("2030-06-25T15:00:00+00:00", False),
        ("25 Jun 2030 15:00:00 PST", False),
        ("some day", False),
        ("99 Foo 99999 99:99:99", False),
    ],
)
def test_a_page_whose_date_has_passed_is_not_indexed(date: str, *, passed: bool) -> None:
    for robots, headers in (([f"unavailable_after: {date}"], []), ([], [f"unavailable_after: {date}"])):
        assert bool(read_robots(robots, [], headers, NOW).noindex) == passed
        assert not read_robots(robots, [], headers).noindex


def test_a_date_does_not_hide_what_stands_around_it() -> None:
    found = read_robots([], [], ["nofollow, unavailable_after: Fri, 25 Jun 2010 15:00:00 GMT, noarchive"], NOW)
    assert found.noindex == ("x_robots_tag",)
    assert found.nofollow == (NofollowSource.X_ROBOTS_TAG,)
    assert found.all[-1] == "x_robots_tag: noarchive"


def test_a_page_says_each_thing_once() -> None:
    assert read_robots(["noindex", "noindex"], [], []).all == ("meta_robots: noindex",)


@given(st.lists(st.text()), st.lists(st.text()), st.lists(st.text()))
def test_any_statement_is_read(robots: list[str], googlebot: list[str], headers: list[str]) -> None:
    found = read_robots(robots, googlebot, headers, NOW)
    assert len(found.all) <= 100


@given(st.text())
def test_any_date_is_read(date: str) -> None:
    assert read_robots([f"unavailable_after: {date}"], [], [], NOW).nofollow == ()
