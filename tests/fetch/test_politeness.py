"""Few requests at once to a host, and a pause where one is due."""

import asyncio
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.fetch import politeness as module
from holdfast.fetch.fakes import FakeClient, FakeClock, no_response, response, settle
from holdfast.fetch.politeness import LONGEST_CRAWL_DELAY_S, PoliteClient, host_key, no_crawl_delay
from holdfast.fetch.values import Client, Failure, Fetched, FetchOptions, Request
from holdfast.links.url import Url, parse, split

PAGE = Url("https://example.com/")


def page(number: int, host: str = "example.com") -> Request:
    return Request(url=Url(f"https://{host}/{number}"))


class Diary:
    """Answers at once and notes when it was asked."""

    def __init__(self, clock: FakeClock, answer: Callable[[Request], Fetched] | None = None) -> None:
        self.starts: list[tuple[float, str]] = []
        self._clock = clock
        self._answer = answer or (lambda request: response(request.url))

    async def get(self, request: Request) -> Fetched:
        self.starts.append((self._clock.clock.monotonic(), request.url.rsplit("/", 1)[1]))
        return self._answer(request)


def starts(
    count: int,
    options: FetchOptions,
    *,
    answer: Callable[[Request], Fetched] | None = None,
    crawl_delay_s: Callable[[Url], float | None] = no_crawl_delay,
) -> list[tuple[float, str]]:
    async def story() -> list[tuple[float, str]]:
        clock = FakeClock()
        diary = Diary(clock, answer)
        client = PoliteClient(diary, options, crawl_delay_s=crawl_delay_s, clock=clock.clock)
        async with asyncio.TaskGroup() as group:
            for number in range(count):
                group.create_task(client.get(page(number)))
            await clock.advance(1_000)
        return diary.starts

    return asyncio.run(story())


def polite(inner: Client, clock: FakeClock | None = None, **options: float) -> PoliteClient:
    per_host, delay_s = int(options.get("per_host", 2)), options.get("delay_s")
    return PoliteClient(inner, FetchOptions(per_host=per_host, delay_s=delay_s), clock=(clock or FakeClock()).clock)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://example.com/a:b@c", "example.com:443"),
        ("http://example.com/", "example.com:80"),
        ("http://example.com:8080/", "example.com:8080"),
        ("https://u:p@example.com:1/", "example.com:1"),
        ("https://u:p@example.com/", "example.com:443"),
        ("https://[2001:db8::1]/", "[2001:db8::1]:443"),
        ("https://[2001:db8::1]:8443/x", "[2001:db8::1]:8443"),
    ],
)
def test_a_host_is_known_by_name_and_port(url: str, key: str) -> None:
    assert host_key(Url(url)) == key


@given(
    st.from_regex(r"https?://([a-z@:0-9]{0,9}@)?([a-z0-9.-]{1,9}|\[::1\])(:[0-9]{1,4})?(/[a-z@:/?#]*)?", fullmatch=True)
)
def test_the_key_agrees_with_the_parts_of_the_address(text: str) -> None:
    url = parse(text)
    if url is not None:
        parts = split(url)
        assert host_key(url) == f"{parts.host}:{parts.port or {'http': 80, 'https': 443}[parts.scheme]}"


def test_no_more_than_its_share_is_under_way_at_one_host() -> None:
    async def story() -> tuple[int, int, list[Url]]:
        web = FakeClient(held=True)
        client = polite(web, per_host=2)
        async with asyncio.TaskGroup() as group:
            for number in range(6):
                group.create_task(client.get(page(number)))
            await settle()
            waiting = web.in_flight
            web.release()
        return waiting, web.most_in_flight, web.asked

    waiting, most, asked = asyncio.run(story())
    assert (waiting, most) == (2, 2)
    assert asked == [page(number).url for number in range(6)], "first come, first served"


def test_hosts_do_not_wait_for_each_other() -> None:
    async def story() -> int:
        web = FakeClient(held=True)
        client = polite(web, per_host=1)
        async with asyncio.TaskGroup() as group:
            for number in range(6):
                group.create_task(client.get(page(number, f"h{number}.example")))
            await settle()
            web.release()
        return web.most_in_flight

    assert asyncio.run(story()) == 6


def test_a_fast_host_is_not_paused_at_all() -> None:
    fast = starts(50, FetchOptions(), answer=lambda request: response(request.url, elapsed_ms=20))
    assert {moment for moment, _ in fast} == {0.0}


def test_a_slow_but_steady_host_is_not_paused_either() -> None:
    slow = starts(50, FetchOptions(), answer=lambda request: response(request.url, elapsed_ms=3_000))
    assert {moment for moment, _ in slow} == {0.0}


def test_a_host_that_slows_down_is_paused_up_to_its_latency_and_let_go_when_it_recovers() -> None:
    def latency(request: Request) -> Fetched:
        number = int(request.url.rsplit("/", 1)[1])
        return response(request.url, elapsed_ms=200 if number < 10 or number >= 40 else 2_000)

    moments = [moment for moment, _ in starts(80, FetchOptions(per_host=1), answer=latency)]
    pauses = [after - before for before, after in pairwise(moments)]
    assert set(pauses[:10]) == {0.0}
    assert 0.9 < max(pauses) <= 2.0
    assert pauses[-1] == 0.0


def test_the_delay_asked_for_is_kept_between_starts() -> None:
    assert starts(4, FetchOptions(delay_s=5, per_host=2)) == [(0, "0"), (5, "1"), (10, "2"), (15, "3")]


def test_the_crawl_delay_of_robots_txt_is_kept_up_to_a_limit() -> None:
    assert [moment for moment, _ in starts(3, FetchOptions(), crawl_delay_s=lambda _: 7.0)] == [0, 7, 14]
    limit = LONGEST_CRAWL_DELAY_S
    assert [moment for moment, _ in starts(3, FetchOptions(), crawl_delay_s=lambda _: 1e9)] == [0, limit, 2 * limit]


def test_our_own_delay_outweighs_the_crawl_delay() -> None:
    assert [moment for moment, _ in starts(3, FetchOptions(delay_s=0), crawl_delay_s=lambda _: 7.0)] == [0, 0, 0]


def test_who_does_not_obey_robots_txt_ignores_its_delay() -> None:
    assert [moment for moment, _ in starts(2, FetchOptions(obey_robots=False), crawl_delay_s=lambda _: 7.0)] == [0, 0]


def test_the_answer_for_a_resting_host_takes_nobodys_turn() -> None:
    def answer(request: Request) -> Fetched:
        resting = request.url.endswith(("/1", "/2", "/3"))
        return no_response(request.url, Failure.HOST_RESTING) if resting else response(request.url)

    assert [moment for moment, _ in starts(5, FetchOptions(delay_s=5), answer=answer)] == [0, 5, 5, 5, 5]


def test_it_tells_when_a_host_is_ready() -> None:
    async def story() -> tuple[float, float, float]:
        clock = FakeClock()
        client = polite(FakeClient(), clock, delay_s=5)
        before = client.ready_at(host_key(PAGE))
        await clock.advance(100)
        await client.get(Request(url=PAGE))
        return before, client.ready_at(host_key(PAGE)), client.ready_at("other.example:443")

    assert asyncio.run(story()) == (0.0, 105.0, 0.0)


def test_who_gives_up_waiting_leaves_the_place_to_the_next() -> None:
    async def story() -> list[tuple[float, str]]:
        clock = FakeClock()
        diary = Diary(clock)
        client = polite(diary, clock, delay_s=5, per_host=2)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.get(page(number))) for number in range(5)]
            await clock.advance(1)
            tasks[1].cancel()  # waits for its turn
            tasks[3].cancel()  # waits for a place
            await clock.advance(100)
        return diary.starts

    assert asyncio.run(story()) == [(0, "0"), (5, "2"), (10, "4")]


def test_idle_hosts_are_forgotten_busy_ones_are_not() -> None:
    async def story() -> tuple[float, float]:
        web = FakeClient(held=True)
        client = polite(web, delay_s=5)
        web.answers[PAGE] = response(PAGE)
        async with asyncio.TaskGroup() as group:
            busy = group.create_task(client.get(page(0, "busy.example")))
            await settle()
            web.release()
            await busy
            for number in range(module.MAX_HOSTS):
                await client.get(page(0, f"h{number}.example"))
        return client.ready_at("busy.example:443"), client.ready_at("h1.example:443")

    assert asyncio.run(story()) == (0.0, 5.0)
