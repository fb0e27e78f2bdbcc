"""libcurl on an asyncio loop."""

import asyncio
import gc
from pathlib import Path

import pycurl
import pytest

from holdfast.fetch.fakes import settle
from holdfast.fetch.multi import Ended, Multi
from holdfast.fetch.values import FetchOptions, Request
from tests.fetch.loopback import Exchange, curl_client, keeping, ok, serving


def handle(url: str) -> pycurl.Curl:
    curl = pycurl.Curl()
    curl.setopt(pycurl.URL, url)
    curl.setopt(pycurl.WRITEFUNCTION, lambda _: None)
    return curl


def test_a_transfer_ends_and_its_handle_can_be_used_again() -> None:
    async def run() -> tuple[list[Ended], int]:
        async with serving(keeping(lambda _: ok(b"x"))) as server:
            multi, curl = Multi(connections=4), handle(server.url())
            ended = [await multi.perform(curl) for _ in range(3)]
            multi.close()
            curl.close()
        return ended, server.connections

    assert asyncio.run(run()) == ([Ended(0, "")] * 3, 1)


def test_a_time_limit_is_kept_where_nothing_else_happens() -> None:
    async def run() -> Ended:
        async def silent(exchange: Exchange) -> None:
            await exchange.reader.read()

        async with serving(silent) as server:
            multi, curl = Multi(connections=4), handle(server.url())
            curl.setopt(pycurl.TIMEOUT_MS, 50)
            ended = await multi.perform(curl)
            multi.close()
            curl.close()
        return ended

    assert asyncio.run(run()).code == pycurl.E_OPERATION_TIMEDOUT


def test_an_idle_connection_that_the_server_closes_costs_nothing_and_is_replaced() -> None:
    async def run() -> tuple[list[int], int]:
        closed = asyncio.Event()

        async def once(exchange: Exchange) -> None:
            await exchange.read()
            await exchange.say(ok(b"x"))
            exchange.writer.close()
            await exchange.writer.wait_closed()
            closed.set()

        async with serving(once) as server:
            multi, curl = Multi(connections=4), handle(server.url())
            codes = []
            for _ in range(3):
                codes.append((await multi.perform(curl)).code)
                await closed.wait()
                closed.clear()
                await settle()
            multi.close()
            curl.close()
        return codes, server.connections

    assert asyncio.run(run()) == ([0, 0, 0], 3)


def test_closing_ends_what_is_under_way() -> None:
    async def run() -> Ended:
        asked = asyncio.Event()

        async def silent(exchange: Exchange) -> None:
            await exchange.read()
            asked.set()
            await exchange.reader.read()

        async with serving(silent) as server, asyncio.TaskGroup() as group:
            multi, curl = Multi(connections=4), handle(server.url())
            transfer = group.create_task(multi.perform(curl))
            await asked.wait()
            multi.close()
        curl.close()
        return transfer.result()

    assert asyncio.run(run()) == Ended(pycurl.E_ABORTED_BY_CALLBACK, "the client was closed")


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not list a process's open files")
def test_no_socket_is_left_behind_by_ends_of_any_kind() -> None:
    async def misbehave(exchange: Exchange) -> None:
        head = await exchange.read()
        if "/reset" in head:
            exchange.writer.transport.abort()
        elif "/half" in head:
            await exchange.say(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
        elif "/hang" in head:
            await exchange.reader.read()
        else:
            await exchange.say(ok(b"x"))

    async def run() -> None:
        async with serving(misbehave) as server:
            with curl_client(FetchOptions(allow_private_hosts=True, timeout_s=0.1)) as client:
                paths = ["/", "/reset", "/half", "/hang"] * 5
                await asyncio.gather(*(client.get(Request(url=server.url(path))) for path in paths))

    asyncio.run(run())
    gc.collect()
    before = open_files()
    asyncio.run(run())
    gc.collect()
    assert open_files() == before
