"""One request to a server, well-behaved or not."""

import asyncio
import gzip
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.fetch.values import Cut, Failure, Fetched, NoResponse, Request, Response
from holdfast.links.url import Url
from tests.fetch.loopback import (
    OPTIONS,
    Exchange,
    Names,
    answered,
    curl_client,
    failed,
    fetch,
    keeping,
    ok,
    saying,
    serving,
)

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_a_page_comes_with_status_headers_and_body() -> None:
    page = answered(fetch(saying(ok(b"<p>hello", ["Content-Type: text/html", "X-Two: a", "x-two:b "])), path="/a?b#c"))
    assert (page.status, page.body, page.cut) == (200, b"<p>hello", None)
    assert page.headers.first("content-type") == "text/html"
    assert page.headers.all("x-two") == ("a", "b")
    assert page.final_url.endswith("/a?b")
    assert page.url.endswith("/a?b#c")
    assert page.fetched_at.tzinfo is not None


def test_what_is_asked_is_honest_and_names_only_encodings_that_are_decoded() -> None:
    async def run() -> str:
        async with serving(keeping(lambda _: ok())) as server:
            with curl_client() as client:
                await client.get(Request(url=server.url("/x?y=1")))
        return server.heads[0]

    head = asyncio.run(run())
    assert head.startswith("GET /x?y=1 HTTP/1.1\r\nHost: 127.0.0.1:")
    assert f"User-Agent: {OPTIONS.user_agent}\r\n" in head
    assert "Accept-Encoding: gzip, deflate, zstd\r\n" in head
    assert "Accept-Language: " in head
    assert not {"cookie", "referer", "authorization", "if-none-match"} & {
        line.partition(":")[0].lower() for line in head.split("\r\n")
    }


def test_an_etag_and_a_date_are_sent_once_and_304_passes_through() -> None:
    async def run() -> tuple[Fetched, list[str]]:
        async with serving(keeping(lambda _: b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n')) as server:
            with curl_client() as client:
                first = await client.get(Request(url=server.url(), etag='"a"', last_modified="yesterday"))
                await client.get(Request(url=server.url()))
        return first, server.heads

    page, (conditional, plain) = asyncio.run(run())
    assert (answered(page).status, answered(page).body) == (304, b"")
    assert 'If-None-Match: "a"\r\nIf-Modified-Since: yesterday\r\n' in conditional
    assert "If-" not in plain


@pytest.mark.parametrize(
    ("cookies", "sent"), [("city=M\u00fcnchen", "Cookie: city=M\u00c3\u00bcnchen\r\n"), ("a=b\rX-Evil: 1", None)]
)
def test_what_a_server_wrote_is_sent_back_as_it_was_but_cannot_add_a_header(cookies: str, sent: str | None) -> None:
    async def run() -> str:
        async with serving(keeping(lambda _: ok())) as server:
            with curl_client() as client:
                answered(await client.get(Request(url=server.url(), cookies=cookies, etag=cookies)))
        return server.heads[0]

    head = asyncio.run(run())
    assert "Evil" not in head
    assert sent is None or sent in head


def test_a_connection_is_used_again() -> None:
    async def run() -> int:
        async with serving(keeping(lambda _: ok(b"x"))) as server:
            with curl_client() as client:
                for _ in range(5):
                    answered(await client.get(Request(url=server.url())))
        return server.connections

    assert asyncio.run(run()) == 1


def test_cookies_of_one_page_are_not_sent_to_the_next() -> None:
    async def run() -> list[str]:
        async with serving(keeping(lambda _: ok(b"x", ["Set-Cookie: a=b"]))) as server:
            with curl_client() as client:
                for _ in range(2):
                    await client.get(Request(url=server.url()))
        return server.heads

    assert "cookie" not in asyncio.run(run())[1].lower()


def test_a_body_over_the_limit_is_cut_and_the_transfer_stopped() -> None:
    async def endless(exchange: Exchange) -> None:
        await exchange.read()
        await exchange.say(HEAD + b"\r\n")
        while True:
            await exchange.say(bytes(10_000))

    page = answered(fetch(endless, replace(OPTIONS, max_bytes=50_000)))
    assert (len(page.body), page.cut) == (50_000, Cut.LIMIT)


def test_a_body_of_just_the_limit_is_whole() -> None:
    page = answered(fetch(saying(ok(bytes(50_000))), replace(OPTIONS, max_bytes=50_000)))
    assert (len(page.body), page.cut) == (50_000, None)


def test_a_bomb_is_cut_at_the_limit() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    page = answered(fetch(saying(ok(bomb, ["Content-Encoding: gzip"])), replace(OPTIONS, max_bytes=100_000)))
    assert (page.body, page.cut) == (bytes(100_000), Cut.LIMIT)


def test_garbage_that_calls_itself_gzip_is_a_bad_encoding() -> None:
    answer = failed(fetch(saying(ok(bytes(range(256)), ["Content-Encoding: gzip"]))))
    assert (answer.failure, answer.detail) == (Failure.BAD_ENCODING, "the body is not gzip")


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"Content-Length: 100\r\n\r\nhalf",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nffffffffffffffffff\r\n",
    ],
)
def test_a_body_that_breaks_off_is_kept_and_marked(answer: bytes) -> None:
    page = answered(fetch(saying(answer)))
    assert (page.status, page.body, page.cut) == (200, b"half", Cut.CLOSED)


def test_a_body_without_a_length_ends_with_the_connection_and_is_whole() -> None:
    page = answered(fetch(saying(HEAD + b"\r\nall of it")))
    assert (page.body, page.cut) == (b"all of it", None)


def test_bytes_after_the_length_are_not_the_body() -> None:
    page = answered(fetch(saying(HEAD + b"Content-Length: 4\r\n\r\nbodyHTTP/1.1 500 smuggled\r\n\r\n")))
    assert (page.status, page.body) == (200, b"body")


def test_interim_answers_are_passed_over() -> None:
    page = answered(fetch(saying(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 3, ok(b"x", ["X-Real: 1"]))))
    assert (page.status, page.headers.fields[0], page.headers.first("link")) == (200, ("x-real", "1"), "")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", "empty reply from server"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: te", "closed in the middle of the headers"),
        (HEAD + b"Content-Length: 100\r\n\r\n", "end of response with 100 bytes missing"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "received HTTP/0.9 when not allowed"),
        (b"<html>no head at all</html>", "received HTTP/0.9 when not allowed"),
        (HEAD + b"Content-Length: -5\r\n\r\nbody", "invalid Content-Length"),
        (HEAD + b"X: " + b"a" * 200_000 + b"\r\n\r\nbody", "grew larger than allowed"),
        (HEAD + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nbody", "invalid Content-Length"),
    ],
)
def test_what_is_no_answer_is_a_failed_connection(answer: bytes, words: str) -> None:
    broken = failed(fetch(saying(answer)))
    assert broken.failure is Failure.CONNECTION
    assert words.lower() in broken.detail.lower()


FRAGMENTS = [
    HEAD, b"\r\n", b"HTTP/1.1 302 Found\r\nLocation: /\r\n", b"Content-Length: 7\r\n", b"4\r\nbody\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: br\r\n",
]  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.lists(st.binary(max_size=100) | st.sampled_from(FRAGMENTS), max_size=8))
def test_whatever_a_server_says_there_is_an_answer(pieces: list[bytes]) -> None:
    assert isinstance(fetch(saying(HEAD[: len(pieces) * 7], *pieces)), Response | NoResponse)


def test_endless_headers_are_given_up() -> None:
    async def endless(exchange: Exchange) -> None:
        await exchange.read()
        await exchange.say(HEAD)
        while True:
            await exchange.say(b"X-Again: and again and again and again and again and again\r\n" * 100)

    broken = failed(fetch(endless))
    assert broken.failure is Failure.CONNECTION
    assert "header" in broken.detail.lower()


def test_endless_interim_answers_are_given_up() -> None:
    async def endless(exchange: Exchange) -> None:
        await exchange.read()
        while True:
            await exchange.say(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)

    assert failed(fetch(endless)).failure is Failure.CONNECTION


def test_a_server_that_says_nothing_times_out() -> None:
    async def silent(exchange: Exchange) -> None:
        await exchange.read()
        await exchange.read()

    broken = failed(fetch(silent, replace(OPTIONS, timeout_s=0.1)))
    assert broken.failure is Failure.TIMEOUT
    assert broken.detail.startswith("127.0.0.1:")


def test_a_page_that_drips_is_kept_as_far_as_it_came() -> None:
    async def drip(exchange: Exchange) -> None:
        await exchange.read()
        await exchange.say(HEAD + b"\r\nfirst words")
        await exchange.read()

    page = answered(fetch(drip, replace(OPTIONS, timeout_s=0.2)))
    assert (page.body, page.cut) == (b"first words", Cut.TIMEOUT)


def test_a_reset_connection_says_so() -> None:
    async def reset(exchange: Exchange) -> None:
        await exchange.read()
        exchange.writer.transport.abort()

    broken = failed(fetch(reset))
    assert broken.failure is Failure.CONNECTION


def test_a_refused_connection_names_the_address() -> None:
    async def run() -> tuple[int, Fetched]:
        async with serving(saying()) as server:
            pass
        with curl_client() as client:
            return server.port, await client.get(Request(url=server.url()))

    port, answer = asyncio.run(run())
    assert failed(answer).detail == f"127.0.0.1:{port}: connection refused"


def test_the_next_address_is_tried_where_one_refuses() -> None:
    async def run() -> Fetched:
        async with serving(saying(ok(b"second"))) as server:
            with curl_client(names=Names({"two.test": [("127.0.0.2", "127.0.0.1")]})) as client:
                return await client.get(Request(url=server.url(host="two.test")))

    assert answered(asyncio.run(run())).body == b"second"


def test_a_page_over_ipv6_is_reached() -> None:
    async def run() -> Fetched:
        async with serving(saying(ok(b"six")), host="::1") as server:
            with curl_client(names=Names({"six.test": [("::1",)]})) as client:
                await client.get(Request(url=server.url(host="six.test")))
                return await client.get(Request(url=server.url(host="[::1]")))

    assert answered(asyncio.run(run())).body == b"six"


def test_a_cancelled_request_closes_its_connection_and_the_client_goes_on() -> None:
    async def run() -> Fetched:
        asked, gone = asyncio.Event(), asyncio.Event()

        async def hang(exchange: Exchange) -> None:
            if "/hang" in await exchange.read():
                asked.set()
                await exchange.read()
                gone.set()
            else:
                await exchange.say(ok(b"still here"))

        async with serving(hang) as server:
            with curl_client() as client:
                async with asyncio.TaskGroup() as group:
                    request = group.create_task(client.get(Request(url=server.url("/hang"))))
                    await asked.wait()
                    request.cancel()
                await gone.wait()
                return await client.get(Request(url=server.url()))

    assert answered(asyncio.run(run())).body == b"still here"


def test_closing_the_client_ends_its_requests_with_an_answer() -> None:
    async def run() -> Fetched:
        asked = asyncio.Event()

        async def hang(exchange: Exchange) -> None:
            await exchange.read()
            asked.set()
            await exchange.read()

        async with serving(hang) as server, asyncio.TaskGroup() as group:
            with curl_client() as client:
                request = group.create_task(client.get(Request(url=server.url())))
                await asked.wait()
        return request.result()

    broken = failed(asyncio.run(run()))
    assert (broken.failure, "the client was closed" in broken.detail) == (Failure.CONNECTION, True)


def test_many_requests_run_side_by_side() -> None:
    async def run() -> tuple[int, list[Fetched]]:
        everyone = asyncio.Barrier(50)

        async def together(exchange: Exchange) -> None:
            await exchange.read()
            await everyone.wait()
            await exchange.say(ok(b"x"))

        async with serving(together) as server:
            with curl_client() as client:
                request = Request(url=server.url())
                answers = await asyncio.gather(*(client.get(request) for _ in range(50)))
        return server.connections, answers

    connections, answers = asyncio.run(run())
    assert connections == 50
    assert all(isinstance(answer, Response) for answer in answers)


@pytest.mark.parametrize("port", ["0", "22", "25", "6000", "10080"])
def test_ports_of_other_protocols_are_refused(port: str) -> None:
    async def run() -> Fetched:
        with curl_client() as client:
            return await client.get(Request(url=Url(f"http://127.0.0.1:{port}/")))

    broken = failed(asyncio.run(run()))
    assert (broken.failure, broken.detail) == (Failure.ADDRESS_REFUSED, f"port {port} is not one of the web's")


def test_a_name_that_does_not_exist_is_said_so() -> None:
    async def run() -> Fetched:
        with curl_client() as client:
            return await client.get(Request(url=Url("http://nowhere.test/")))

    broken = failed(asyncio.run(run()))
    assert (broken.failure, broken.detail) == (Failure.DNS_NOT_FOUND, "nowhere.test: not in the table")


@pytest.mark.parametrize(
    "url", ["http://ex!am.test/", "http://a..b.test/", "http://xn--a.test/", 'http://a_b.test/|"<']
)
def test_odd_addresses_have_an_answer_all_the_same(url: str) -> None:
    async def run() -> Fetched:
        with curl_client(names=Names({"a_b.test": [("127.0.0.1",)]})) as client:
            return await client.get(Request(url=Url(url), timeout_s=5))

    assert isinstance(asyncio.run(run()), NoResponse)
