"""The handle of one request, and its veto at the socket."""

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import pycurl
import pytest

from holdfast.fetch.multi import Ended, Multi
from holdfast.fetch.transfer import Transfer
from holdfast.fetch.trust import system_bundle
from holdfast.fetch.values import Request
from tests.fetch.loopback import OPTIONS, Names, curl_client, keeping, ok, serving

GUARDED = replace(OPTIONS, allow_private_hosts=False)


class Asked(NamedTuple):
    """What libcurl says of the socket it wants."""

    family: int
    socktype: int
    protocol: int
    addr: tuple[str, int]


def transfer(*, guarded: bool) -> Transfer:
    return Transfer(GUARDED if guarded else OPTIONS, trusted=str(system_bundle()), fields=[])


def asked(address: str) -> Asked:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return Asked(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, (address, 80))


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "::1", "fd00::1", "100.64.0.1", "::ffff:10.0.0.1"])
def test_no_socket_is_given_for_an_inner_address(address: str) -> None:
    guarded = transfer(guarded=True)
    assert guarded.open_socket(0, asked(address)) == pycurl.SOCKET_BAD
    assert guarded.refused == address


@pytest.mark.parametrize("address", ["9.9.9.9", "2606:4700:4700::1111"])
def test_a_socket_is_given_for_a_public_address(address: str) -> None:
    guarded = transfer(guarded=True)
    given = guarded.open_socket(0, asked(address))
    assert isinstance(given, socket.socket)
    guarded.rest()
    assert (guarded.refused, given.fileno()) == ("", -1)


def test_a_transfer_aimed_inside_does_not_get_there_even_where_every_check_before_was_passed() -> None:
    async def run() -> tuple[Ended, str, int]:
        async with serving(keeping(lambda _: ok(b"secret"))) as server:
            multi, guarded = Multi(connections=1), transfer(guarded=True)
            guarded.aim(server.url(host="site.test"), "127.0.0.1", fields=[], timeout_s=5, connect_s=5)
            ended = await multi.perform(guarded.curl)
            multi.close()
            guarded.curl.close()
        return ended, guarded.refused, server.connections

    ended, refused, connections = asyncio.run(run())
    assert (ended.code, refused, connections) == (pycurl.E_COULDNT_CONNECT, "127.0.0.1", 0)


def test_libcurl_connects_to_the_pinned_address_whatever_the_name_says() -> None:
    async def run() -> Sequence[str]:
        async with serving(keeping(lambda _: ok(b"x"))) as server:
            with curl_client(names=Names({"example.com": [("127.0.0.1",)]})) as client:
                await client.get(Request(url=server.url(host="example.com")))
        return server.heads

    (head,) = asyncio.run(run())
    assert "Host: example.com:" in head


def test_a_system_without_the_addresss_kind_of_socket_is_no_crash() -> None:
    unguarded = transfer(guarded=False)
    assert unguarded.open_socket(0, Asked(socket.AF_INET, 99, 99, ("192.0.2.1", 80))) == pycurl.SOCKET_BAD
    assert unguarded.errno != 0
