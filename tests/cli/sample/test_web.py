import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.checker import Expected, check_list
from holdfast.cli.link_list import RowIssue, open_list
from holdfast.cli.sample import sample_web
from holdfast.cli.sample.web import name_answer
from holdfast.links.url import host, split
from holdfast.links.verdict import Reason, State, Verdict

#: What a careful person would say of each link of the sample, by its source page.
EXPECTED: dict[str, Reason | None] = {
    "slow-mornings.example/better-coffee": None,
    "bean-forum.example/t/4711": None,
    "harbour-gazette.example/gift-guide": None,
    "roast-index.example/roasters": Reason.PAGE_NOINDEX,
    "copy-desk.example/syndicated/better-coffee": Reason.PAGE_CANONICALISED,
    "tasting-room.example/notes/guji": Reason.ROBOTS_BLOCKED,
    "widget-works.example/theme": Reason.LINK_HIDDEN,
    "slow-mornings.example/old-favourites": Reason.TARGET_BROKEN,
    "weekend-list.example/summer": Reason.TARGET_REDIRECTS_AWAY,
    "brew-notes.example/kettles": Reason.LINK_REMOVED,
    "brew-notes.example/2021/guji-review": Reason.PAGE_NOT_FOUND,
    "barista-club.example/newsletter/12": Reason.PAGE_GONE,
    "corner-roasters.example/blog/our-friends": Reason.PAGE_REDIRECTED,
    "home-espresso.example/deals/grinders": Reason.SOFT_NOT_FOUND,
    "espresso-world.example/links": Reason.DOMAIN_PARKED,
    "moved-to-the-moon.example/coffee": Reason.DOMAIN_GONE,
    "review-hub.example/kelp-and-stone": Reason.CHALLENGE,
    "members-lounge.example/picks": Reason.LOGIN_REQUIRED,
    "bean-app.example/": Reason.NEEDS_JAVASCRIPT,
    "closed-archive.example/2024/coffee": Reason.ROBOTS_DISALLOWED,
    "overworked.example/press": Reason.SERVER_ERROR,
}


def keep(_link: Expected, verdict: Verdict) -> Verdict:
    return verdict


def refuse(issue: RowIssue) -> None:
    pytest.fail(f"line {issue.line} of the sample: {issue.problem}")


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Verdict]:
    """Return the verdicts on the sample by source page, without its port."""
    found: list[Verdict] = []
    with sample_web() as sample, open_list(sample.links) as listed:
        check_list(listed.links(refuse), sample.options, encode=keep, receive=found.append)
    return {host(each.source_url) + split(each.source_url).path: each for each in found}


def test_every_link_of_the_sample_gets_the_verdict_a_person_would_give(verdicts: dict[str, Verdict]) -> None:
    assert {page: verdict.reason for page, verdict in verdicts.items()} == EXPECTED


def test_the_sample_shows_every_state(verdicts: dict[str, Verdict]) -> None:
    assert {verdict.state for verdict in verdicts.values()} == set(State)


def test_the_sample_shows_a_link_that_is_not_as_agreed(verdicts: dict[str, Verdict]) -> None:
    assert [page for page, verdict in verdicts.items() if verdict.differs] == ["harbour-gazette.example/gift-guide"]


def test_the_sample_web_is_gone_afterwards() -> None:
    with sample_web() as sample:
        folder = sample.links.parent
        assert folder.is_dir()
    assert not folder.exists()
    assert "holdfast-sample" not in {thread.name for thread in threading.enumerate()}


def query(name: bytes, kind: int) -> bytes:
    labels = b"".join(bytes([len(label)]) + label for label in name.split(b"."))
    return b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00" + labels + b"\x00" + kind.to_bytes(2) + b"\x00\x01"


def test_a_known_name_has_the_loopback_address() -> None:
    answer = name_answer(query(b"a.example", 1), frozenset({"a.example"}))
    assert answer.startswith(b"\x12\x34\x81\x80\x00\x01\x00\x01")
    assert answer.endswith(b"\x00\x04\x7f\x00\x00\x01")


def test_a_known_name_has_no_ipv6_address() -> None:
    answer = name_answer(query(b"a.example", 28), frozenset({"a.example"}))
    assert answer[2:8] == b"\x81\x80\x00\x01\x00\x00"


@given(st.binary(min_size=1, max_size=63).filter(lambda label: b"." not in label))
def test_any_other_name_does_not_exist(label: bytes) -> None:
    answer = name_answer(query(label + b".test", 1), frozenset({"a.example"}))
    assert answer[2:8] == b"\x81\x83\x00\x01\x00\x00"
