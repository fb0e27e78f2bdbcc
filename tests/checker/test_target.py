from dataclasses import replace
from itertools import pairwise

import pytest

from holdfast.checker.target import aliases, is_old_address, seen
from holdfast.fetch.values import Failure, NoResponse
from holdfast.links.url import Url
from holdfast.links.verdict import Redirect, TargetSeen
from holdfast.pages.values import RobotsDirectives
from tests.checker.scenes import MOMENT, TARGET, answer, page


def chain(*urls: str) -> TargetSeen:
    hops = tuple(Redirect(url=Url(url), status=301, location=to) for url, to in pairwise(urls))
    return TargetSeen(status=200, final_url=Url(urls[-1]), redirects=hops)


@pytest.mark.parametrize(
    ("hops", "expected"),
    [
        (("https://shop.example/old",), ()),
        (("https://shop.example/old", "https://shop.example/new"), ("https://shop.example/new",)),
        (
            ("http://shop.example/old", "https://shop.example/old", "https://www.shop.example/new"),
            ("https://shop.example/old", "https://www.shop.example/new"),
        ),
        (("https://shop.example/old", "https://moved.example/old"), ("https://moved.example/old",)),
        (("https://shop.example/old", "https://moved.example/other"), ()),
        (("https://shop.example/old", "https://shop.example/"), ()),
        (("https://shop.example/", "https://shop.example/index.html"), ("https://shop.example/index.html",)),
    ],
)
def test_a_link_to_where_the_target_moved_is_a_link_to_it(hops: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert aliases(chain(*hops)) == expected


def test_a_target_whose_domain_is_gone_is_told_from_one_that_does_not_answer() -> None:
    def unanswered(failure: Failure) -> TargetSeen:
        missing = NoResponse(url=TARGET, final_url=TARGET, failure=failure, detail="in words", fetched_at=MOMENT)
        return seen(missing, None)

    assert unanswered(Failure.DNS_NOT_FOUND).gone
    assert not unanswered(Failure.TIMEOUT).gone
    assert unanswered(Failure.TIMEOUT).failure == "in words"


def test_a_noindexed_target_is_seen_as_such() -> None:
    assert seen(answer(), page(robots=RobotsDirectives(noindex=("meta_robots",)))).noindex
    assert not seen(answer(), page()).noindex


def test_only_an_address_that_moved_for_good_is_an_old_one() -> None:
    old = Url("https://shop.example/old")
    moved = chain("https://shop.example/old", "https://shop.example/new")
    assert is_old_address(old, moved)
    sent = replace(moved, redirects=(replace(moved.redirects[0], status=302),))
    assert not is_old_address(old, sent)
    assert not is_old_address(old, chain("https://shop.example/old", "https://shop.example/"))
    assert not is_old_address(old, TargetSeen(status=200, final_url=old))
