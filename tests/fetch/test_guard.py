"""Which addresses and ports may be asked."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.fetch.fakes import FakeClock, response
from holdfast.fetch.guard import admitted, is_bad_port, literal, refusal
from holdfast.fetch.redirects import RedirectingClient
from holdfast.fetch.resolve import SHORTEST_TTL_S, Resolver
from holdfast.fetch.values import Client, Failure, Fetched, NoResponse, Request, Response
from holdfast.links.url import Url, parse
from tests.fetch.loopback import OPTIONS, Names, curl_client, failed
from tests.fetch.nameserver import name_server

GUARDED = replace(OPTIONS, allow_private_hosts=False)

PUBLIC = ["1.1.1.1", "9.9.9.9", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "223.255.255.255",
          "2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "2001:4860:4860::8888", "64:ff9b::8.8.8.8",
          "::ffff:8.8.8.8", "2002:808:808::1"]  # fmt: skip

REFUSED = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "0.0.0.0": "unspecified",
    "0.1.2.3": "unspecified",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "169.254.169.254": "link-local",
    "100.64.0.1": "carrier-grade NAT",
    "100.127.255.255": "carrier-grade NAT",
    "192.0.0.1": "protocol assignment",
    "192.0.2.1": "documentation",
    "198.51.100.1": "documentation",
    "203.0.113.1": "documentation",
    "192.88.99.1": "6to4 relay",
    "198.18.0.1": "benchmarking",
    "198.19.255.255": "benchmarking",
    "224.0.0.1": "multicast",
    "239.255.255.255": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::1": "loopback",
    "::": "unspecified",
    "::2": "reserved",
    "::127.0.0.1": "reserved",
    "fc00::1": "unique local",
    "fd00:ec2::254": "unique local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "reserved",
    "ff02::1": "multicast",
    "100::1": "discard",
    "2001::1": "protocol assignment or Teredo",
    "2001:0:7f00:1::1": "protocol assignment or Teredo",
    "2001:2::1": "protocol assignment or Teredo",
    "2001:db8::1": "documentation",
    "3fff::1": "documentation",
    "5f00::1": "reserved",
    "64:ff9b:1::1": "reserved",
    "::ffff:127.0.0.1": "IPv4-mapped loopback",
    "::ffff:169.254.169.254": "IPv4-mapped link-local",
    "64:ff9b::10.0.0.1": "NAT64 private",
    "2002:7f00:1::": "6to4 loopback",
    "2002:a9fe:a9fe::1": "6to4 link-local",
    "not an address": "not an address",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_public_internet_may_be_asked(address: str) -> None:
    assert refusal(address) == ""


@pytest.mark.parametrize(("address", "why"), REFUSED.items())
def test_every_other_address_is_refused_by_its_kind(address: str, why: str) -> None:
    assert refusal(address) == why


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_ipv6_is_judged_like_itself(address: object) -> None:
    inner, outer = refusal(str(address)), refusal(f"::ffff:{address}")
    assert outer == (f"IPv4-mapped {inner}" if inner else "")


@given(st.ip_addresses())
def test_any_address_has_an_answer(address: object) -> None:
    assert isinstance(refusal(str(address)), str)


def test_of_several_addresses_the_public_ones_are_kept() -> None:
    assert admitted(["127.0.0.1", "9.9.9.9", "::1"], private_too=False) == ("9.9.9.9",)
    assert admitted(["127.0.0.1", "9.9.9.9"], private_too=True) == ("127.0.0.1", "9.9.9.9")


def test_only_an_address_is_taken_for_one() -> None:
    assert [literal(host) for host in ("[::1]", "127.0.0.1", "example.com", "1.example.com")] == [
        "::1",
        "127.0.0.1",
        "",
        "",
    ]


def test_a_scheme_has_its_own_port_and_most_others() -> None:
    assert [is_bad_port(port) for port in ("", "443", "8080", "65535", "25", "6667")] == [False] * 4 + [True] * 2


def ask(url: str, table: dict[str, Sequence[tuple[str, ...]]] | None = None) -> NoResponse:
    """Ask with the guard on; nothing here may ever open a connection."""
    parsed = parse(url)
    assert parsed is not None

    async def run() -> Fetched:
        with curl_client(GUARDED, Names(table or {})) as client:
            return await client.get(Request(url=parsed))

    return failed(asyncio.run(run()))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.1", "0", "0.0.0.0",
        "169.254.169.254", "2852039166", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[fd00::1]",
        "[fe80::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "10.1.2.3", "100.64.0.1", "１２７.0.0.1", "127.0.0.1.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_host_that_spells_an_inner_address_is_refused_however_it_is_written(host: str, scheme: str) -> None:
    answer = ask(f"{scheme}://{host}:8080/")
    assert answer.failure is Failure.ADDRESS_REFUSED
    assert "is no public address: " in answer.detail


@pytest.mark.parametrize("address", [address for address in REFUSED if address != "not an address"])
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    answer = ask("http://inside.test/", {"inside.test": [(address,)]})
    assert (answer.failure, answer.detail) == (
        Failure.ADDRESS_REFUSED,
        f"{address} is no public address: {REFUSED[address]}",
    )


class FirstFrom:
    """Answers the first request itself and passes the others on."""

    def __init__(self, first: Response, then: Client) -> None:
        self._first: Response | None = first
        self._then = then

    async def get(self, request: Request) -> Fetched:
        first, self._first = self._first, None
        return first or await self._then.get(request)


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/", "//169.254.169.254/latest/meta-data", "http://[::1]/", "http://[fd00::1]/", "http://100.64.0.1/",
     "http://[::ffff:127.0.0.1]/", "https://2130706433/", "http://0177.0.0.1/", "http://inside.test/"],
)  # fmt: skip
def test_a_redirect_that_leads_inside_is_refused(location: str) -> None:
    redirect = response("http://site.test/", status=302, headers={"Location": location})

    async def run() -> Fetched:
        with curl_client(GUARDED, Names({"inside.test": [("127.0.0.1", "::1")]})) as client:
            return await RedirectingClient(FirstFrom(redirect, client), GUARDED).get(
                Request(url=Url("http://site.test/"))
            )

    answer = failed(asyncio.run(run()))
    assert answer.failure is Failure.ADDRESS_REFUSED
    assert [hop.location for hop in answer.redirects] == [location]


@pytest.mark.parametrize("inner", ["127.0.0.1", "169.254.169.254", "::1", "fd00::1", "100.64.0.1", "::ffff:7f00:1"])
def test_a_name_that_turns_inside_between_lookups_is_refused(inner: str) -> None:
    async def run() -> tuple[tuple[str, ...], Fetched]:
        clock = FakeClock()
        async with name_server({"rebind.test": [["9.9.9.9", "2606:4700:4700::1111"], [inner]]}) as names:
            resolver = Resolver([names.address], clock=clock.clock)
            before = await resolver.find("rebind.test", within_s=20)
            await clock.advance(SHORTEST_TTL_S + 1)
            with curl_client(GUARDED, resolver) as client:
                answer = await client.get(Request(url=Url("http://rebind.test/")))
            await resolver.close()
        return admitted(before.addresses, private_too=False), answer

    before, answer = asyncio.run(run())
    assert before == ("9.9.9.9", "2606:4700:4700::1111")
    assert failed(answer).failure is Failure.ADDRESS_REFUSED
