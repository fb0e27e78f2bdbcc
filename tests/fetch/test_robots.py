"""Asking robots.txt before every page."""

import asyncio
from itertools import pairwise

import pytest

from holdfast.fetch import robots as module
from holdfast.fetch.fakes import Answer, FakeClient, FakeClock, no_response, response, settle
from holdfast.fetch.robots import MAX_AGE_S, RobotsClient, RobotsRules
from holdfast.fetch.values import Failure, Fetched, FetchOptions, NoResponse, Request, Response
from holdfast.links.url import Url

PAGE = Url("https://example.com/page")
ROBOTS = "https://example.com/robots.txt"
SHUT = response(ROBOTS, "User-agent: *\nDisallow: /page")


def client_over(web: FakeClient, options: FetchOptions | None = None, clock: FakeClock | None = None) -> RobotsClient:
    options, clock = options or FetchOptions(), clock or FakeClock()
    rules = RobotsRules(web, options, clock=clock.clock)
    return RobotsClient(web, rules, options, clock=clock.clock)


def ask(answers: dict[str, Answer], options: FetchOptions | None = None, url: Url = PAGE) -> tuple[Fetched, FakeClient]:
    web = FakeClient({PAGE: response(PAGE, "hello"), **answers})
    return asyncio.run(client_over(web, options).get(Request(url=url))), web


def refused(answers: dict[str, Answer]) -> NoResponse:
    answer, web = ask(answers)
    assert isinstance(answer, NoResponse)
    assert PAGE not in web.asked
    assert (answer.url, answer.final_url) == (PAGE, PAGE)
    return answer


def test_an_allowed_page_comes_with_what_robots_txt_says() -> None:
    answer, _ = ask({ROBOTS: response(ROBOTS, "User-agent: Googlebot\nDisallow: /page\nUser-agent: *\nCrawl-delay: 3")})
    assert isinstance(answer, Response)
    assert (answer.robots.us, answer.robots.googlebot, answer.robots.crawl_delay_s) == (True, False, 3.0)
    assert answer.robots.rule == f"{ROBOTS}: 200: disallowed for Googlebot"


def test_a_disallowed_page_is_not_asked_for() -> None:
    answer = refused({ROBOTS: SHUT})
    assert answer.failure is Failure.ROBOTS_DISALLOWED
    assert answer.detail == f"{ROBOTS}: 200: disallowed for Holdfast and Googlebot"
    assert not answer.robots.us


def test_who_does_not_obey_is_told_all_the_same() -> None:
    answer, _ = ask({ROBOTS: SHUT}, FetchOptions(obey_robots=False))
    assert isinstance(answer, Response)
    assert (answer.body, answer.robots.us, answer.robots.googlebot) == (b"hello", False, False)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 304])
def test_no_robots_txt_allows_everything(status: int) -> None:
    answer, _ = ask({ROBOTS: response(ROBOTS, "User-agent: *\nDisallow: /", status=status)})
    assert isinstance(answer, Response)
    assert answer.robots.rule.startswith(f"{ROBOTS}: {status}")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_error_shuts_us_out_for_now_and_says_so(status: int) -> None:
    answer = refused({ROBOTS: response(ROBOTS, status=status)})
    assert (answer.failure, answer.status, answer.because) == (Failure.HOST_RESTING, status, None)
    assert answer.detail.startswith(f"{ROBOTS}: {status}")
    assert answer.robots.googlebot, "a server's error must not pass for a rule"


@pytest.mark.parametrize(
    "failure", [Failure.DNS_NOT_FOUND, Failure.CONNECTION, Failure.TIMEOUT, Failure.TLS, Failure.ADDRESS_REFUSED]
)
def test_a_host_that_is_down_is_down_and_not_disallowed(failure: Failure) -> None:
    answer = refused({ROBOTS: no_response(ROBOTS, failure, "as it was")})
    assert (answer.failure, answer.detail) == (failure, f"as it was (asked for {ROBOTS})")


def test_who_does_not_obey_asks_for_the_page_even_then() -> None:
    answer, _ = ask({ROBOTS: no_response(ROBOTS, Failure.TIMEOUT)}, FetchOptions(obey_robots=False))
    assert isinstance(answer, Response)


def test_a_robots_txt_that_cannot_be_decoded_is_as_good_as_none() -> None:
    assert isinstance(ask({ROBOTS: no_response(ROBOTS, Failure.BAD_ENCODING)})[0], Response)


def hops(count: int, last: Response) -> dict[str, Answer]:
    steps = [ROBOTS, *(f"https://hop{number}.example/robots.txt" for number in range(count - 1)), last.url]
    answers: dict[str, Answer] = {
        here: response(here, status=301, headers={"Location": there}) for here, there in pairwise(steps)
    }
    return answers | {last.url: last}


def test_five_redirects_are_followed_to_other_hosts_too() -> None:
    rules = response("https://last.example/r", "User-agent: *\nDisallow: /page")
    assert refused(hops(5, rules)).failure is Failure.ROBOTS_DISALLOWED
    assert isinstance(ask(hops(6, rules))[0], Response)


def test_a_redirect_to_nowhere_is_as_good_as_none() -> None:
    assert isinstance(ask({ROBOTS: response(ROBOTS, status=302, headers={"Location": "mailto:a@b"})})[0], Response)


@pytest.mark.parametrize(
    ("failure", "because"), [(Failure.DNS_NOT_FOUND, Failure.DNS_ERROR), (Failure.TLS, Failure.TLS)]
)
def test_another_hosts_failure_is_not_taken_for_this_ones(failure: Failure, because: Failure) -> None:
    gone = no_response("https://gone.example/robots.txt", failure)
    answer = refused({ROBOTS: response(ROBOTS, status=301, headers={"Location": gone.url}), gone.url: gone})
    assert (answer.failure, answer.because) == (Failure.HOST_RESTING, because)


def test_each_origin_is_asked_once() -> None:
    async def story() -> list[Url]:
        web = FakeClient()
        client = client_over(web)
        for url in (
            PAGE,
            "https://example.com/b",
            "http://example.com/c",
            "https://example.com:8443/d",
            "https://u@example.com/",
        ):
            await client.get(Request(url=Url(url)))
        return [url for url in web.asked if url.endswith("/robots.txt")]

    assert asyncio.run(story()) == [
        ROBOTS,
        "http://example.com/robots.txt",
        "https://example.com:8443/robots.txt",
        ROBOTS,  # login data make it another key; that costs one request
    ]


def test_all_who_wait_share_one_fetch() -> None:
    async def story() -> list[Url]:
        web = FakeClient(held=True)
        client = client_over(web)
        async with asyncio.TaskGroup() as group:
            for number in range(20):
                group.create_task(client.get(Request(url=Url(f"https://example.com/{number}"))))
            await settle()
            web.release()
        return web.asked

    assert asyncio.run(story()).count(Url(ROBOTS)) == 1


def test_a_failure_is_shared_by_those_who_waited_and_then_forgotten() -> None:
    async def story() -> tuple[list[Fetched], Fetched, int]:
        web = FakeClient({ROBOTS: no_response(ROBOTS, Failure.TIMEOUT)}, held=True)
        client = client_over(web)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.get(Request(url=PAGE))) for _ in range(3)]
            await settle()
            web.release()
        del web.answers[ROBOTS]
        return [task.result() for task in tasks], await client.get(Request(url=PAGE)), web.asked.count(Url(ROBOTS))

    failed, later, fetches = asyncio.run(story())
    assert all(isinstance(each, NoResponse) for each in failed)
    assert isinstance(later, Response)
    assert fetches == 2


def test_when_the_one_who_fetches_is_cancelled_another_takes_over() -> None:
    async def story() -> tuple[Fetched, int]:
        web = FakeClient({PAGE: response(PAGE)}, held=True)
        client = client_over(web)
        async with asyncio.TaskGroup() as group:
            first = group.create_task(client.get(Request(url=PAGE)))
            second = group.create_task(client.get(Request(url=PAGE)))
            await settle()
            first.cancel()
            await settle()
            web.release()
        return second.result(), web.asked.count(Url(ROBOTS))

    answer, fetches = asyncio.run(story())
    assert isinstance(answer, Response)
    assert fetches == 2


def test_rules_hold_for_a_day() -> None:
    async def story() -> list[int]:
        web, clock = FakeClient(), FakeClock()
        client = client_over(web, clock=clock)
        counts = []
        for seconds in (0.0, MAX_AGE_S - 1, 2.0):
            await clock.advance(seconds)
            await client.get(Request(url=PAGE))
            counts.append(web.asked.count(Url(ROBOTS)))
        return counts

    assert asyncio.run(story()) == [1, 1, 2]


def test_the_rules_used_longest_ago_make_room() -> None:
    async def story() -> tuple[bool, bool, bool]:
        big = "User-agent: *\nDisallow: /x\n" + "#" * 400_000
        web = FakeClient()
        rules = RobotsRules(web, FetchOptions(), clock=FakeClock().clock)
        urls = [Url(f"https://h{number}.example/") for number in range(module.MAX_CHARACTERS // len(big) + 1)]
        for url in urls:
            web.answers[f"{url}robots.txt"] = response(f"{url}robots.txt", big)
            await rules.find(url)
            rules.known(urls[0])
        return rules.known(urls[0]) is not None, rules.known(urls[1]) is None, rules.known(urls[-1]) is not None

    assert asyncio.run(story()) == (True, True, True)


def test_the_crawl_delay_is_known_once_the_file_is() -> None:
    async def story() -> tuple[float | None, float | None]:
        web = FakeClient({ROBOTS: response(ROBOTS, "User-agent: *\nCrawl-delay: 7")})
        rules = RobotsRules(web, FetchOptions(), clock=FakeClock().clock)
        before = rules.crawl_delay_s(PAGE)
        await rules.find(PAGE)
        return before, rules.crawl_delay_s(PAGE)

    assert asyncio.run(story()) == (None, 7.0)
