"""The whole client, from the name to the end of the redirects."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest

from holdfast.fetch.client import open_client
from holdfast.fetch.values import Failure, Fetched, Request
from tests.fetch.loopback import OPTIONS, Server, answered, failed, keeping, ok, serving
from tests.fetch.nameserver import name_server

PAGES = {
    "/start": ok(b"", ["Location: /next", "Set-Cookie: a=1"], "302 Found"),
    "/next": ok(b"<p>end"),
    "/robots.txt": ok(b"User-agent: *\nDisallow: /private"),
    "/private": ok(b"private"),
    "/to-private": ok(b"", ["Location: /private"], "301 Moved"),
}


def get(path: str, *, obey_robots: bool = True, pages: Mapping[str, bytes] = PAGES) -> tuple[Fetched, Server]:
    def answer(head: str) -> bytes:
        return pages.get(head.split(" ")[1], ok(b"", status="404 Not Found"))

    async def run() -> tuple[Fetched, Server]:
        async with serving(keeping(answer)) as server, name_server({"site.test": [["127.0.0.1"]]}) as names:
            options = replace(OPTIONS, resolver=(names.address,), obey_robots=obey_robots)
            async with open_client(options) as client:
                return await client.get(Request(url=server.url(path, "site.test"))), server

    return asyncio.run(run())


def test_a_page_is_found_by_its_name_and_at_the_end_of_its_redirects() -> None:
    page, server = get("/start")
    page = answered(page)
    assert (page.body, page.final_url, len(page.redirects)) == (b"<p>end", server.url("/next", "site.test"), 1)
    assert [head.split(" ")[1] for head in server.heads] == ["/robots.txt", "/start", "/next"]
    assert "Cookie: a=1\r\n" in server.heads[2]


@pytest.mark.parametrize("path", ["/private", "/to-private"])
def test_robots_txt_is_asked_before_every_hop(path: str) -> None:
    broken, server = get(path)
    assert failed(broken).failure is Failure.ROBOTS_DISALLOWED
    assert not any(" /private " in head for head in server.heads)


def test_who_does_not_obey_reads_on() -> None:
    page, _ = get("/to-private", obey_robots=False)
    assert answered(page).body == b"private"


def test_the_guard_stands_by_default() -> None:
    async def run() -> Fetched:
        guarded = open_client(replace(OPTIONS, allow_private_hosts=False))
        async with serving(keeping(lambda _: ok(b"secret"))) as server, guarded as client:
            return await client.get(Request(url=server.url("/", "localhost")))

    answer = asyncio.run(run())
    assert failed(answer).failure is Failure.ADDRESS_REFUSED


def test_the_client_cannot_be_used_after_it_was_closed() -> None:
    async def run() -> None:
        async with serving(keeping(lambda _: ok(b"x"))) as server:
            async with open_client(OPTIONS) as client:
                pass
            await client.get(Request(url=server.url()))

    with pytest.raises(RuntimeError, match="closed"):
        asyncio.run(run())
