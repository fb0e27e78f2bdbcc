from hypothesis import given
from hypothesis import strategies as st

from holdfast.checker.queue import Page, PageQueue
from holdfast.checker.values import Expected
from holdfast.links.url import Url


def link(source: str, line: int = 0) -> Expected:
    return Expected(source_url=Url(source), target_url=Url("https://target.example/"), line=line)


def queue(*, per_host: int = 2) -> PageQueue:
    return PageQueue(per_host=per_host, ready_at=lambda _host: 0.0, clock=lambda: 0.0)


def taken(pages: PageQueue) -> Page:
    page = pages.take()
    assert page is not None
    return page


def test_backlinks_of_one_page_share_one_look() -> None:
    pages = queue()
    pages.add([link("https://a.example/x", 1), link("https://a.example/y", 2), link("https://a.example/x#top", 3)])
    assert [each.line for each in taken(pages).links] == [1, 3]
    assert [each.line for each in taken(pages).links] == [2]
    assert pages.waiting == 0


def test_hosts_take_turns() -> None:
    pages = queue()
    pages.add([link(f"https://big.example/{n}") for n in range(10)] + [link("https://small.example/")])
    assert [taken(pages).host for _ in range(3)] == ["big.example:443", "small.example:443", "big.example:443"]


def test_no_host_is_asked_by_more_than_its_share_at_once() -> None:
    pages = queue(per_host=2)
    pages.add([link(f"https://a.example/{n}") for n in range(3)])
    first, _second = taken(pages), taken(pages)
    assert pages.take() is None
    pages.done(first)
    assert taken(pages).url == "https://a.example/2"


def test_a_host_that_asked_for_time_is_left_alone_until_then() -> None:
    now = 0.0
    ready = {"slow.example:443": 5.0}
    pages = PageQueue(per_host=1, ready_at=lambda host: ready.get(host, 0.0), clock=lambda: now)
    pages.add([link("https://slow.example/"), link("https://fast.example/")])
    assert taken(pages).host == "fast.example:443"
    assert pages.take() is None
    assert pages.next_wake() == 5.0
    now = 5.0
    assert taken(pages).host == "slow.example:443"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=40), st.integers(1, 3))
def test_every_link_is_taken_once_whatever_the_order(places: list[tuple[int, int]], per_host: int) -> None:
    pages = queue(per_host=per_host)
    links = [link(f"https://h{host}.example/{page}", line) for line, (host, page) in enumerate(places)]
    pages.add(links)
    seen: list[int] = []
    busy: list[Page] = []
    while pages.waiting or busy:
        page = pages.take()
        if page is None:
            pages.done(busy.pop(0))
            continue
        busy.append(page)
        seen.extend(each.line for each in page.links)
        assert sum(each.host == page.host for each in busy) <= per_host
    assert sorted(seen) == list(range(len(links)))
