import asyncio
from collections import Counter
from threading import Event

import pytest

from holdfast.checker.run import Run, Source
from holdfast.checker.session import Session
from holdfast.checker.values import CheckOptions, Expected
from holdfast.fetch.fakes import Answer, FakeClient, response, settle
from holdfast.fetch.values import Fetched, FetchOptions, Request
from holdfast.links.url import Url
from holdfast.links.verdict import Reason, State, Verdict

TARGET = Url("https://shop.example/")
PAGE = f'<p>Words enough to be a page, and <a href="{TARGET}">the shop</a>.</p>'
SHOP: dict[str, Answer] = {TARGET: response(TARGET, "<p>A shop with many fine things in it.</p>")}
OPTIONS = CheckOptions(fetch=FetchOptions(concurrency=10, per_host=2))


def link(source: str, line: int) -> Expected:
    return Expected(source_url=Url(source), target_url=TARGET, line=line)


def source_of(links: list[Expected], size: int = 7) -> Source:
    batches = [links[start : start + size] for start in range(0, len(links), size)]
    return lambda take: take(batches.pop(0) if batches else ())


def run(links: list[Expected], client: FakeClient, stop: Event | None = None) -> list[tuple[Expected, Verdict]]:
    found: list[tuple[Expected, Verdict]] = []

    async def work() -> None:
        session = Session(OPTIONS, client, client)
        await Run(session, OPTIONS, source_of(links), lambda each, verdict: found.append((each, verdict))).work(stop)

    asyncio.run(work())
    return found


class BrokenClient(FakeClient):
    """Breaks on one page: a bug of ours, which no answer of the web may be."""

    async def get(self, request: Request) -> Fetched:
        if request.url.endswith("/bug"):
            raise ZeroDivisionError
        return await super().get(request)


def test_every_link_gets_one_verdict() -> None:
    links = [link(f"https://h{n % 9}.example/{n % 40}", n) for n in range(200)]
    client = FakeClient(SHOP | {each.source_url: response(each.source_url, PAGE) for each in links})
    found = run(links, client)
    assert Counter(each.line for each, _ in found) == Counter(range(200))
    assert {verdict.state for _, verdict in found} == {State.LIVE}


def test_an_empty_list_ends_at_once() -> None:
    assert run([], FakeClient()) == []


def test_backlinks_of_one_page_cost_one_fetch_and_a_target_is_asked_once() -> None:
    client = FakeClient({"https://a.example/x": response("https://a.example/x", PAGE)})
    found = run([link("https://a.example/x", n) for n in range(5)], client)
    assert len(found) == 5
    assert client.asked == [TARGET, "https://a.example/x"]


def test_no_more_are_asked_at_once_than_allowed() -> None:
    links = [link(f"https://h{n}.example/", n) for n in range(50)]
    client = FakeClient(held=True)

    async def work() -> None:
        session = Session(CheckOptions(fetch=OPTIONS.fetch, check_targets=False), client, client)
        running = asyncio.ensure_future(
            Run(session, OPTIONS, source_of(links), lambda _link, _verdict: None).work(None)
        )
        await settle()
        client.release()
        await running

    asyncio.run(work())
    assert client.most_in_flight == 10


def test_a_bug_on_one_page_leaves_that_page_unchecked_and_the_others_alone(caplog: pytest.LogCaptureFixture) -> None:
    client = BrokenClient(SHOP | {"https://a.example/fine": response("https://a.example/fine", PAGE)})
    found = run([link("https://a.example/bug", 1), link("https://a.example/fine", 2)], client)
    by_line = {each.line: verdict for each, verdict in found}
    assert by_line[1].reason is Reason.NEVER_CHECKED
    assert by_line[1].rule == "internal_error"
    assert by_line[2].state is State.LIVE
    assert "ZeroDivisionError" in caplog.text


def test_a_bug_at_a_target_is_told_for_each_link_to_it() -> None:
    links = [
        Expected(source_url=Url(f"https://a.example/{n}"), target_url=Url("https://x.example/bug")) for n in range(3)
    ]
    assert [verdict.reason for _, verdict in run(links, BrokenClient())] == [Reason.NEVER_CHECKED] * 3


def test_a_stop_drops_what_is_in_flight() -> None:
    stop = Event()
    stop.set()
    assert run([link("https://a.example/", 1)], FakeClient(held=True), stop) == []
