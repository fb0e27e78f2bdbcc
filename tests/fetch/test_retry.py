"""One more try after a passing fault."""

import asyncio

import pytest

from holdfast.fetch.fakes import FakeClock, no_response, response
from holdfast.fetch.retry import LONGEST_PAUSE_S, SHORTEST_PAUSE_S, RetryClient
from holdfast.fetch.values import Failure, Fetched, FetchOptions, NoResponse, Request, Response
from holdfast.links.url import Url

PAGE = Url("https://example.com/")
RESET = no_response(PAGE, Failure.CONNECTION, "connection reset")


class Script:
    """Gives its answers in order."""

    def __init__(self, clock: FakeClock, answers: list[Fetched]) -> None:
        self._clock = clock
        self._answers = iter(answers)
        self.asked: list[tuple[float, Request]] = []

    async def get(self, request: Request) -> Fetched:
        self.asked.append((self._clock.clock.monotonic(), request))
        return next(self._answers)


def play(answers: list[Fetched], *, timeout_s: float | None = None) -> tuple[Fetched, Script]:
    async def story() -> tuple[Fetched, Script]:
        clock = FakeClock()
        script = Script(clock, answers)
        client = RetryClient(script, FetchOptions(timeout_s=30), clock=clock.clock)
        async with asyncio.TaskGroup() as group:
            task = group.create_task(client.get(Request(url=PAGE, timeout_s=timeout_s)))
            await clock.advance(100)
        return task.result(), script

    return asyncio.run(story())


def after(seconds: float) -> NoResponse:
    return no_response(PAGE, Failure.CONNECTION, "connection reset", elapsed_ms=int(1000 * seconds))


def test_a_reset_connection_is_tried_once_more_after_a_second() -> None:
    answer, script = play([RESET, response(PAGE)])
    assert isinstance(answer, Response)
    assert SHORTEST_PAUSE_S <= script.asked[1][0] <= LONGEST_PAUSE_S


def test_a_second_failure_is_final_and_tells_of_the_first() -> None:
    answer, script = play([RESET, no_response(PAGE, Failure.TIMEOUT, "no answer")])
    assert isinstance(answer, NoResponse)
    assert answer.failure is Failure.TIMEOUT
    assert answer.detail == "no answer (second try; the first: connection reset)"
    assert len(script.asked) == 2


@pytest.mark.parametrize("failure", sorted(set(Failure) - {Failure.CONNECTION}))
def test_other_failures_are_not_tried_again(failure: Failure) -> None:
    answer, script = play([no_response(PAGE, failure)])
    assert isinstance(answer, NoResponse)
    assert len(script.asked) == 1


def test_any_answer_is_an_answer() -> None:
    assert len(play([response(PAGE, status=503)])[1].asked) == 1


def test_the_second_try_has_what_is_left_of_the_time() -> None:
    _, script = play([after(10), response(PAGE)], timeout_s=20)
    left = script.asked[1][1].timeout_s
    assert left is not None
    assert 20 - 10 - LONGEST_PAUSE_S <= left <= 20 - 10 - SHORTEST_PAUSE_S


def test_there_is_no_second_try_when_the_time_is_up() -> None:
    assert len(play([after(29.5)])[1].asked) == 1
    assert len(play([after(4.5)], timeout_s=5)[1].asked) == 1
