import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest

from holdfast.checker import CheckOptions, Expected, check_list
from holdfast.checker.processes import BATCH
from holdfast.fetch.values import FetchOptions
from holdfast.links.errors import OutsideError
from holdfast.links.url import Url, parse
from holdfast.links.verdict import Verdict
from tests.loopback import LoopbackWeb

HOSTS = 12


def to_much(link: Expected, _verdict: Verdict) -> tuple[int, bytes]:
    return link.line, bytes(2_000)


def links(web: LoopbackWeb, count: int) -> Iterator[Expected]:
    for line in range(count):
        # Names under .localhost are this machine (RFC 6761): one site each.
        source = parse(f"http://site{line % HOSTS}.localhost:{web.port}/live/{line}")
        target = parse(web.target)
        assert source is not None
        assert target is not None
        yield Expected(source_url=source, target_url=target, line=line)


def options(processes: int) -> CheckOptions:
    return CheckOptions(
        fetch=FetchOptions(allow_private_hosts=True, timeout_s=10), check_targets=False, processes=processes
    )


def to_line(link: Expected, verdict: Verdict) -> tuple[int, str, int]:
    return link.line, verdict.state.value, os.getpid()


def to_death(link: Expected, _verdict: Verdict) -> int:
    if link.line == 5:
        os._exit(9)
    return link.line


@pytest.mark.parametrize("processes", [1, 2])
def test_every_link_is_received_once_from_any_number_of_processes(web: LoopbackWeb, processes: int) -> None:
    count = 2 * BATCH + 7
    received: list[tuple[int, str, int]] = []
    check_list(links(web, count), options(processes), encode=to_line, receive=received.append)
    assert Counter(line for line, _, _ in received) == Counter(range(count))
    assert {state for _, state, _ in received} == {"live"}
    assert len({pid for _, _, pid in received}) == processes


def test_a_site_is_one_process_s_business(web: LoopbackWeb) -> None:
    received: list[tuple[int, str, int]] = []
    check_list(links(web, 120), options(2), encode=to_line, receive=received.append)
    owners: dict[int, set[int]] = {}
    for line, _, pid in received:
        owners.setdefault(line % HOSTS, set()).add(pid)
    assert {len(pids) for pids in owners.values()} == {1}


def test_an_empty_list_ends(web: LoopbackWeb) -> None:
    received: list[tuple[int, str, int]] = []
    check_list(links(web, 0), options(2), encode=to_line, receive=received.append)
    assert received == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_stop_leaves_what_was_received_whole(web: LoopbackWeb, processes: int) -> None:
    stop = Event()
    received: list[int] = []

    def receive(result: tuple[int, str, int]) -> None:
        received.append(result[0])
        stop.set()

    check_list(links(web, 5_000), options(processes), encode=to_line, receive=receive, stop=stop)
    assert 0 < len(received) < 5_000
    assert len(set(received)) == len(received)


def test_a_process_that_dies_is_told_with_what_to_do(web: LoopbackWeb) -> None:
    with pytest.raises(OutsideError, match="--resume") as caught:
        check_list(links(web, 40), options(2), encode=to_death, receive=lambda _line: None)
    assert not caught.value.permanent


def test_long_addresses_and_long_results_fill_no_pipe_for_ever(web: LoopbackWeb) -> None:
    # Each pipe holds some 200 KB: both are filled here, many times over.
    tail = "x" * 1_500
    received: list[int] = []
    long = [replace(each, source_url=Url(f"{each.source_url}/{tail}")) for each in links(web, 1_500)]
    check_list(long, options(2), encode=to_much, receive=lambda result: received.append(result[0]))
    assert sorted(received) == list(range(1_500))
