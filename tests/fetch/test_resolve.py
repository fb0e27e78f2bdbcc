"""Names to addresses, by a name server on loopback."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest
from dnslib import RCODE  # type: ignore[import-untyped]  # the package has no types
from pycares import AddrInfoNode, AddrInfoResult

from holdfast.fetch.fakes import FakeClock
from holdfast.fetch.resolve import FAILURE_TTL_S, LONGEST_TTL_S, SHORTEST_TTL_S, Found, Resolver, read_answer
from holdfast.fetch.values import Failure
from holdfast.links.errors import UserError
from tests.fetch.nameserver import Answer, NameServer, name_server

NAME = "site.test"


def find(answers: Sequence[Answer] | None, name: str = NAME, *, within_s: float = 20.0) -> Found:
    async def run() -> Found:
        async with name_server({} if answers is None else {NAME: answers}) as server:
            resolver = Resolver([server.address])
            try:
                return await resolver.find(name, within_s=within_s)
            finally:
                await resolver.close()

    return asyncio.run(run())


def test_ipv4_addresses_come_before_ipv6_addresses() -> None:
    assert find([["2001:db8::1", "192.0.2.1", "192.0.2.2"]]).addresses == ("192.0.2.1", "192.0.2.2", "2001:db8::1")


def test_a_name_with_ipv6_only_is_found() -> None:
    assert find([["2001:db8::1"]]).addresses == ("2001:db8::1",)


@pytest.mark.parametrize(
    ("answers", "failure", "words"),
    [
        (None, Failure.DNS_NOT_FOUND, "NXDOMAIN"),
        ([[]], Failure.DNS_ERROR, "has no address"),
        ([RCODE.SERVFAIL], Failure.DNS_ERROR, "SERVFAIL"),
        ([RCODE.REFUSED], Failure.DNS_ERROR, "REFUSED"),
    ],
)
def test_a_name_that_does_not_exist_is_told_from_a_server_that_fails(
    answers: Sequence[Answer] | None, failure: Failure, words: str
) -> None:
    found = find(answers)
    assert (found.failure, found.addresses) == (failure, ())
    assert words in found.detail


def test_a_silent_name_server_is_waited_for_no_longer_than_allowed() -> None:
    found = find([None], within_s=0.05)
    assert (found.failure, found.detail) == (Failure.DNS_ERROR, "the name server did not answer in time")


def test_a_malformed_name_is_a_failure() -> None:
    assert find(None, "a..b.test").failure is not None
    assert find(None, "a" * 70 + ".test").failure is not None


def test_the_hosts_file_is_read() -> None:
    assert "127.0.0.1" in find(None, "localhost").addresses


def test_a_name_server_that_is_none_is_the_users_mistake() -> None:
    async def run() -> None:
        Resolver(["not an address"])

    with pytest.raises(UserError, match="address:port"):
        asyncio.run(run())


def asked_after(seconds: float, *, ttl: int, table: Mapping[str, Sequence[Answer]]) -> int:
    """Return how often a name was looked up when it is wanted again after a while."""

    async def run() -> int:
        clock = FakeClock()
        async with name_server(table, ttl=ttl) as server:
            resolver = Resolver([server.address], clock=clock.clock)
            await resolver.find(NAME, within_s=20)
            await clock.advance(seconds)
            # c-ares keeps answers too, for their time to live by the real clock.
            await resolver.find(NAME, within_s=20)
            await resolver.close()
        return server.asked[NAME, "A"]

    return asyncio.run(run())


def test_an_answer_is_kept_for_a_while_however_short_its_time_to_live() -> None:
    table = {NAME: [["192.0.2.1"]]}
    assert asked_after(SHORTEST_TTL_S - 1, ttl=0, table=table) == 1
    assert asked_after(SHORTEST_TTL_S + 1, ttl=0, table=table) == 2


@pytest.mark.parametrize(
    ("ttl", "kept"), [(0, SHORTEST_TTL_S), (300, 300), (10**6, LONGEST_TTL_S)], ids=["none", "some", "too long"]
)
def test_a_time_to_live_is_kept_within_bounds(ttl: int, kept: float) -> None:
    async def run() -> tuple[Found, float]:
        heard: asyncio.Future[AddrInfoResult] = asyncio.get_running_loop().create_future()
        nodes = [
            AddrInfoNode(each, 0, 0, 0, 0, (address, 0)) for each, address in ((ttl, b"192.0.2.1"), (10**7, "::2"))
        ]
        heard.set_result(AddrInfoResult([], nodes))
        return read_answer(heard)

    assert asyncio.run(run()) == (Found(addresses=("192.0.2.1", "::2")), kept)


def test_a_lookup_that_was_given_up_is_a_failure_and_not_kept() -> None:
    async def run() -> tuple[Found, float]:
        heard: asyncio.Future[AddrInfoResult] = asyncio.get_running_loop().create_future()
        heard.cancel()
        return read_answer(heard)

    found, kept = asyncio.run(run())
    assert (found.failure, kept) == (Failure.DNS_ERROR, 0)


def test_a_failure_is_kept_for_a_shorter_while() -> None:
    assert asked_after(FAILURE_TTL_S - 1, ttl=0, table={}) == 1
    assert asked_after(FAILURE_TTL_S + 1, ttl=0, table={}) == 2


def test_concurrent_lookups_of_a_name_are_one() -> None:
    async def run() -> tuple[list[Found], NameServer]:
        async with name_server({NAME: [["192.0.2.1"]]}) as server:
            resolver = Resolver([server.address])
            found = await asyncio.gather(*(resolver.find(NAME, within_s=20) for _ in range(20)))
            await resolver.close()
        return found, server

    found, server = asyncio.run(run())
    assert {each.addresses for each in found} == {("192.0.2.1",)}
    assert server.asked[NAME, "A"] == 1


def test_a_garbled_answer_for_one_name_harms_no_other() -> None:
    async def run() -> list[Found]:
        good = {f"good{n}.test": [["192.0.2.1"]] for n in range(20)}
        async with name_server({**good, "bad.test": [b"\xff" * 30]}) as server:
            resolver = Resolver([server.address])
            found = await asyncio.gather(*(resolver.find(name, within_s=20) for name in ("bad.test", *good)))
            await resolver.close()
        return found

    bad, *others = asyncio.run(run())
    assert (bad.failure, bad.detail) == (Failure.DNS_ERROR, "the name server's answer is garbled")
    assert {each.addresses for each in others} == {("192.0.2.1",)}


def test_an_alias_is_followed() -> None:
    assert find([["other.test."]]).failure is not None
    table: dict[str, Sequence[Answer]] = {NAME: [["other.test.", "192.0.2.7"]]}

    async def run() -> Found:
        async with name_server(table) as server:
            resolver = Resolver([server.address])
            found = await resolver.find(NAME, within_s=20)
            await resolver.close()
        return found

    assert asyncio.run(run()).addresses == ("192.0.2.7",)


def test_who_gives_up_waiting_does_not_take_the_answer_from_the_others() -> None:
    async def run() -> Found:
        async with name_server({NAME: [["192.0.2.1"]]}) as server:
            resolver = Resolver([server.address])
            async with asyncio.TaskGroup() as group:
                impatient = group.create_task(resolver.find(NAME, within_s=20))
                patient = group.create_task(resolver.find(NAME, within_s=20))
                await asyncio.sleep(0)
                impatient.cancel()
            await resolver.close()
        return patient.result()

    assert asyncio.run(run()).addresses == ("192.0.2.1",)
