"""A host that asks for patience, or fails every time, is left alone."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from holdfast.fetch.fakes import FakeClient, FakeClock, no_response, response, settle
from holdfast.fetch.resting import FIRST_429_S, FIRST_REST_S, MAX_FAILURES, RestingClient
from holdfast.fetch.retry_after import LONGEST_S
from holdfast.fetch.values import Failure, Fetched, NoResponse, Request, Response
from holdfast.links.url import Url

PAGE = Url("https://example.com/")
ASK = Request(url=PAGE)
DOWN = no_response(PAGE, Failure.TIMEOUT, "no answer within 10 s")


class Stage:
    """A client with a fake web below it and a fake clock."""

    def __init__(self, answer: Fetched) -> None:
        self.time = FakeClock()
        self.web = FakeClient({PAGE: answer})
        self.client = RestingClient(self.web, clock=self.time.clock)

    async def get(self) -> Fetched:
        return await self.client.get(ASK)

    async def fail(self, times: int) -> None:
        self.web.answers[PAGE] = DOWN
        for _ in range(times):
            await self.get()


def play(story: Callable[[Stage], Awaitable[None]], answer: Fetched | None = None) -> None:
    async def whole() -> None:
        await story(Stage(answer or response(PAGE)))

    asyncio.run(whole())


def resting(fetched: Fetched) -> NoResponse:
    assert isinstance(fetched, NoResponse)
    assert fetched.failure is Failure.HOST_RESTING
    return fetched


@pytest.mark.parametrize("status", [429, 503])
def test_the_answer_that_asks_for_patience_is_returned_and_the_next_request_is_not_made(status: int) -> None:
    async def story(stage: Stage) -> None:
        first = await stage.get()
        assert isinstance(first, Response)
        assert first.status == status
        second = resting(await stage.get())
        assert (second.retry_after_s, second.status, second.because) == (120.0, status, None)
        assert second.detail == (f"example.com:443 is left alone for 120 s: {PAGE} answered {status}, Retry-After: 120")
        assert len(stage.web.asked) == 1

    play(story, response(PAGE, status=status, headers={"Retry-After": "120"}))


def test_after_its_rest_a_host_is_asked_again() -> None:
    async def story(stage: Stage) -> None:
        await stage.get()
        await stage.time.advance(120)
        stage.web.answers[PAGE] = response(PAGE)
        assert isinstance(await stage.get(), Response)
        assert isinstance(await stage.get(), Response)

    play(story, response(PAGE, status=429, headers={"Retry-After": "120"}))


def test_a_short_rest_is_waited_out() -> None:
    async def story(stage: Stage) -> None:
        await stage.get()
        async with asyncio.TaskGroup() as group:
            waits = group.create_task(stage.get())
            await stage.time.advance(9)
            assert not waits.done()
            stage.web.answers[PAGE] = response(PAGE)
            await stage.time.advance(1)
            assert waits.done()

    play(story, response(PAGE, status=429, headers={"Retry-After": "10"}))


def test_a_429_without_a_time_rests_longer_each_time() -> None:
    async def story(stage: Stage) -> None:
        rests = []
        for _ in range(4):
            await stage.get()
            now = stage.time.clock.monotonic()
            rests.append(stage.client.ready_at(PAGE) - now)
            await stage.time.advance(rests[-1])
        assert rests == [FIRST_429_S, 2 * FIRST_429_S, 4 * FIRST_429_S, 8 * FIRST_429_S]

    play(story, response(PAGE, status=429))


def test_a_503_without_a_time_is_one_pages_trouble() -> None:
    async def story(stage: Stage) -> None:
        await stage.get()
        assert isinstance(await stage.get(), Response)

    play(story, response(PAGE, status=503))


def test_another_host_is_not_affected() -> None:
    async def story(stage: Stage) -> None:
        await stage.get()
        assert isinstance(await stage.client.get(Request(url=Url("https://example.com:8443/"))), Response)

    play(story, response(PAGE, status=429, headers={"Retry-After": "120"}))


@pytest.mark.parametrize("failure", [Failure.CONNECTION, Failure.TIMEOUT, Failure.TLS])
def test_a_host_that_fails_every_time_is_left_alone(failure: Failure) -> None:
    async def story(stage: Stage) -> None:
        for _ in range(MAX_FAILURES):
            answer = await stage.get()
            assert isinstance(answer, NoResponse)
            assert answer.failure is failure
        answer = resting(await stage.get())
        assert (answer.because, answer.status, answer.retry_after_s) == (failure, None, FIRST_REST_S)
        assert answer.detail.endswith("5 failures in a row, the last: that is why")
        assert len(stage.web.asked) == MAX_FAILURES

    play(story, no_response(PAGE, failure, "that is why"))


@pytest.mark.parametrize("failure", [Failure.DNS_NOT_FOUND, Failure.BAD_ENCODING, Failure.ADDRESS_REFUSED])
def test_failures_that_cost_nothing_or_are_the_pages_own_do_not_count(failure: Failure) -> None:
    async def story(stage: Stage) -> None:
        for _ in range(3 * MAX_FAILURES):
            answer = await stage.get()
            assert isinstance(answer, NoResponse)
            assert answer.failure is failure

    play(story, no_response(PAGE, failure))


def test_any_answer_in_between_starts_the_count_again() -> None:
    async def story(stage: Stage) -> None:
        await stage.fail(MAX_FAILURES - 1)
        stage.web.answers[PAGE] = response(PAGE, status=500)
        await stage.get()
        await stage.fail(MAX_FAILURES - 1)
        assert (await stage.get()) == DOWN

    play(story)


def test_one_probe_goes_out_after_the_rest_and_a_success_opens_the_host() -> None:
    async def story(stage: Stage) -> None:
        await stage.fail(MAX_FAILURES)
        await stage.time.advance(FIRST_REST_S)
        stage.web.answers[PAGE] = response(PAGE)
        stage.web.hold()
        async with asyncio.TaskGroup() as group:
            probe = group.create_task(stage.get())
            await settle()
            resting(await stage.get())
            stage.web.release()
        assert isinstance(probe.result(), Response)
        assert isinstance(await stage.get(), Response)

    play(story)


def test_a_failed_probe_doubles_the_rest_up_to_an_hour() -> None:
    async def story(stage: Stage) -> None:
        await stage.fail(MAX_FAILURES)
        rests = []
        for _ in range(8):
            rests.append(stage.client.ready_at(PAGE) - stage.time.clock.monotonic())
            await stage.time.advance(rests[-1])
            await stage.get()
        assert rests == [60, 120, 240, 480, 960, 1920, LONGEST_S, LONGEST_S]

    play(story)


def test_a_cancelled_probe_lets_the_next_one_probe() -> None:
    async def story(stage: Stage) -> None:
        await stage.fail(MAX_FAILURES)
        await stage.time.advance(FIRST_REST_S)
        stage.web.answers[PAGE] = response(PAGE)
        stage.web.hold()
        async with asyncio.TaskGroup() as group:
            probe = group.create_task(stage.get())
            await settle()
            probe.cancel()
        stage.web.release()
        assert isinstance(await stage.get(), Response)

    play(story)


def test_a_good_answer_that_was_under_way_does_not_end_a_rest_asked_for() -> None:
    async def story(stage: Stage) -> None:
        late = Url("https://example.com/late")
        stage.web.hold()
        async with asyncio.TaskGroup() as group:
            group.create_task(stage.get())
            group.create_task(stage.client.get(Request(url=late)))
            await settle()
            stage.web.release()
        resting(await stage.get())

    play(story, response(PAGE, status=429, headers={"Retry-After": "120"}))
