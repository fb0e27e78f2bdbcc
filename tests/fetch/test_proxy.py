"""The way a browser takes to the web."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.fetch.proxy import GuardedProxy, for_one_answer
from holdfast.fetch.resolve import Found
from holdfast.fetch.values import Failure
from tests.fetch.site import Site, answer, open_site

PUBLIC, PRIVATE = "127.0.0.2", "127.0.0.1"


class Names:
    async def find(self, host: str, *, within_s: float) -> Found:  # noqa: ARG002 -- this one answers at once
        if host == "public.example":
            # The first address is refused, the second answers nobody.
            return Found(addresses=(PRIVATE, "127.0.0.3", PUBLIC))
        return Found(failure=Failure.DNS_NOT_FOUND, detail="no such name")


def admit(addresses: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(address for address in addresses if address != PRIVATE)


async def talk(proxy: GuardedProxy, text: str) -> bytes:
    """Return all that the proxy answers to some bytes."""
    host, _, port = proxy.address.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(text.encode())
        return await asyncio.wait_for(reader.read(), 5)
    except ConnectionError:
        return b""
    finally:
        writer.close()


def play(story: Callable[[GuardedProxy, Site], Awaitable[None]], *, max_bytes: int = 1_000_000) -> None:
    async def whole() -> None:
        async with (
            open_site({"/?a=b": "hello", "/big": "x" * 500_000}, host=PUBLIC) as site,
            GuardedProxy(Names(), admit, max_bytes=max_bytes, connect_timeout_s=2) as proxy,
        ):
            await story(proxy, site)

    asyncio.run(whole())


def test_a_plain_request_reaches_the_host_it_names() -> None:
    async def story(proxy: GuardedProxy, site: Site) -> None:
        got = await talk(
            proxy,
            f"GET http://public.example:{site.port}/?a=b HTTP/1.1\r\nHost: public.example\r\n"
            "Proxy-Connection: keep-alive\r\nX-Own: 1\r\n\r\n",
        )
        assert got.endswith(b"\r\nConnection: close\r\n\r\nhello")
        assert site.heads == [b"GET /?a=b HTTP/1.1\r\nHost: public.example\r\nX-Own: 1\r\nConnection: close\r\n\r\n"]
        assert proxy.received == len("hello")

    play(story)


def test_a_tunnel_carries_bytes_both_ways() -> None:
    async def story(proxy: GuardedProxy, site: Site) -> None:
        got = await talk(
            proxy,
            f"CONNECT public.example:{site.port} HTTP/1.1\r\n\r\nGET /?a=b HTTP/1.1\r\nConnection: close\r\n\r\n",
        )
        assert got.startswith(b"HTTP/1.1 200 Connected\r\n\r\nHTTP/1.1 200 OK")
        assert got.endswith(b"hello")

    play(story)


@pytest.mark.parametrize(
    ("target", "host", "failure"),
    [
        ("127.0.0.1:{port}", "127.0.0.1", Failure.ADDRESS_REFUSED),
        ("0x7f.1:{port}", "127.0.0.1", Failure.ADDRESS_REFUSED),
        ("nowhere.example:443", "nowhere.example", Failure.DNS_NOT_FOUND),
        ("public.example:25", "public.example", Failure.ADDRESS_REFUSED),
        ("public.example:1", "public.example", Failure.ADDRESS_REFUSED),
        ("public.example:9", "public.example", Failure.ADDRESS_REFUSED),
        ("public.example:2", "public.example", Failure.CONNECTION),
    ],
)
def test_what_may_not_be_reached_is_refused_with_its_reason(target: str, host: str, failure: Failure) -> None:
    async def story(proxy: GuardedProxy, site: Site) -> None:
        async with open_site(host=PRIVATE) as private:
            where = target.format(port=private.port)
            assert await talk(proxy, f"CONNECT {where} HTTP/1.1\r\n\r\n") == b"HTTP/1.1 502 Refused\r\n\r\n"
            assert proxy.refused[host].failure is failure
            assert proxy.refused[host].detail
            assert await talk(proxy, f"GET http://{where}/ HTTP/1.1\r\n\r\n") == b""
            assert private.connections == site.connections == 0

    play(story)


def test_only_one_request_goes_the_way_of_the_first() -> None:
    async def story(proxy: GuardedProxy, site: Site) -> None:
        url = f"http://public.example:{site.port}/?a=b"
        got = await talk(proxy, f"GET {url} HTTP/1.1\r\n\r\n")
        assert got.count(b"HTTP/1.1 200") == 1
        assert len(site.asked) == 1

    play(story)


def test_interim_answers_are_left_out() -> None:
    async def story(proxy: GuardedProxy, site: Site) -> None:
        site.pages = {"/": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer("200 OK", "body")}
        got = await talk(proxy, f"GET http://public.example:{site.port}/ HTTP/1.1\r\n\r\n")
        assert got.startswith(b"HTTP/1.1 200 OK")

    play(story)


def test_past_its_limit_a_page_is_cut_off() -> None:
    async def story(proxy: GuardedProxy, site: Site) -> None:
        big = f"GET http://public.example:{site.port}/big HTTP/1.1\r\n\r\n"
        assert len(await talk(proxy, big)) < 300_000
        assert proxy.is_exhausted
        asked = len(site.asked)
        assert await talk(proxy, big) == b""
        assert len(site.asked) == asked

    play(story, max_bytes=100_000)


@pytest.mark.parametrize(
    "text", ["\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "CONNECT :x HTTP/1.1\r\n\r\n", "ÿ ÿ ÿ\r\n\r\n"]
)
def test_nonsense_gets_no_answer(text: str) -> None:
    async def story(proxy: GuardedProxy, site: Site) -> None:
        assert await talk(proxy, text) == b""
        assert site.connections == 0

    play(story)


def test_leaving_ends_what_is_under_way() -> None:
    async def story() -> bytes:
        async with open_site(host=PUBLIC) as site:
            async with GuardedProxy(Names(), admit, max_bytes=1000, connect_timeout_s=2) as proxy:
                host, _, port = proxy.address.removeprefix("http://").partition(":")
                reader, writer = await asyncio.open_connection(host, int(port))
                writer.write(f"CONNECT public.example:{site.port} HTTP/1.1\r\n\r\n".encode())
                await reader.readuntil(b"\r\n\r\n")
            try:
                return await asyncio.wait_for(reader.read(), 5)
            except ConnectionError:
                return b""
            finally:
                writer.close()

    assert asyncio.run(story()) == b""


@given(
    st.lists(
        st.sampled_from([b"Connection: x", b"CONNECTION:y", b"Te: trailers", b"Test: 1", b"Upgrade: h2c", b"A: b"])
    )
)
def test_what_is_between_neighbours_stays_between_them(lines: list[bytes]) -> None:
    head = for_one_answer(b"\r\n".join([b"GET / HTTP/1.1", *lines, b"", b""]))
    kept = [line for line in lines if line in {b"Test: 1", b"A: b"}]
    assert head.split(b"\r\n") == [b"GET / HTTP/1.1", *kept, b"Connection: close", b"", b""]
