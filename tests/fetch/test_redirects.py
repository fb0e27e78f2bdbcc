"""Redirects followed by hand."""

import asyncio
from dataclasses import replace

import pytest

from holdfast.fetch.fakes import Answer, FakeClient, no_response, response
from holdfast.fetch.redirects import RedirectingClient
from holdfast.fetch.values import Failure, Fetched, FetchOptions, Request
from holdfast.links.url import Url
from holdfast.links.verdict import Redirect
from tests.fetch.loopback import answered, curl_client, failed, keeping, ok, serving

START = Url("http://a.test/start")


def leads(location: str, status: int = 302, *, elapsed_ms: int = 0, **fields: str) -> Answer:
    headers = {"Location": location, **{name.replace("_", "-"): value for name, value in fields.items()}}
    return lambda request: response(request.url, status=status, headers=headers, elapsed_ms=elapsed_ms)


def follow(
    answers: dict[str, Answer], asked: Request | None = None, options: FetchOptions | None = None
) -> tuple[Fetched, FakeClient]:
    web = FakeClient(answers)
    client = RedirectingClient(web, options or FetchOptions())
    return asyncio.run(client.get(asked or Request(url=START))), web


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed_and_kept(status: int) -> None:
    end = "https://b.test/end"
    page, _ = follow({START: leads(end, status, elapsed_ms=5), end: response(end, "end", elapsed_ms=7)})
    page = answered(page)
    assert (page.url, page.final_url, page.body, page.elapsed_ms) == (START, end, b"end", 12)
    assert page.redirects == (Redirect(url=START, status=status, location=end),)


def test_the_whole_chain_is_kept_in_order_with_locations_as_written() -> None:
    page, _ = follow(
        {
            START: leads("two", 301),
            "http://a.test/two": leads("//b.test/three#part", 307),
            "http://b.test/three": leads("?q", 308),
            "http://b.test/three?q": response("http://b.test/three?q", "end"),
        }
    )
    assert [(hop.url, hop.status, hop.location) for hop in page.redirects] == [
        ("http://a.test/start", 301, "two"),
        ("http://a.test/two", 307, "//b.test/three#part"),
        ("http://b.test/three", 308, "?q"),
    ]
    assert page.final_url == "http://b.test/three?q"


@pytest.mark.parametrize(
    "answer", [response(START, status=302), response(START, "choose", status=300, headers={"Location": "/x"})]
)
def test_a_redirect_to_nowhere_is_the_answer(answer: Answer) -> None:
    page, web = follow({START: answer})
    assert answered(page).redirects == ()
    assert web.asked == [START]


@pytest.mark.parametrize(
    "location",
    ["mailto:a@b.test", "javascript:alert(1)", "ftp://a.test/", "http://", "http://[x]/", "file:///etc/passwd"],
)
def test_a_location_that_is_no_web_address_breaks_the_chain(location: str) -> None:
    broken, web = follow({START: leads(location)})
    broken = failed(broken)
    assert (broken.failure, broken.url, broken.final_url) == (Failure.BAD_REDIRECT, START, START)
    assert location in broken.detail
    assert len(broken.redirects) == 1
    assert web.asked == [START]


def test_going_round_in_a_circle_is_a_loop() -> None:
    broken, web = follow({START: leads("/two"), "http://a.test/two": leads("/start")})
    broken = failed(broken)
    assert (broken.failure, broken.final_url, len(broken.redirects)) == (Failure.REDIRECT_LOOP, START, 2)
    assert len(web.asked) == 2


def test_the_fragment_does_not_hide_a_loop() -> None:
    broken, _ = follow({START + "#x": leads("/start#y"), START: leads("/start#z")}, Request(url=Url(START + "#x")))
    assert failed(broken).failure is Failure.REDIRECT_LOOP


def test_a_chain_that_does_not_end_is_given_up() -> None:
    answers = {f"http://a.test/{n}": leads(f"/{n + 1}") for n in range(20)}
    broken, web = follow(answers, Request(url=Url("http://a.test/0")), FetchOptions(max_redirects=3))
    broken = failed(broken)
    assert (broken.failure, broken.detail) == (Failure.TOO_MANY_REDIRECTS, "more than 3 redirects")
    assert (len(broken.redirects), len(web.asked)) == (4, 4)


def test_a_chain_of_just_the_limit_is_followed_to_its_end() -> None:
    answers = {f"http://a.test/{n}": leads(f"/{n + 1}") for n in range(3)}
    end = {"http://a.test/3": response("http://a.test/3", "end")}
    page, _ = follow({**answers, **end}, Request(url=Url("http://a.test/0")), FetchOptions(max_redirects=3))
    assert answered(page).body == b"end"


def test_hops_taken_before_count_for_the_limit_and_for_loops() -> None:
    before = (Redirect(url=Url("http://a.test/before"), status=200, location="/start", kind="meta_refresh"),)
    loop, _ = follow({START: leads("/before")}, Request(url=START, redirects=before))
    assert failed(loop).failure is Failure.REDIRECT_LOOP
    long, _ = follow({START: leads("/x")}, Request(url=START, redirects=before), FetchOptions(max_redirects=1))
    assert failed(long).failure is Failure.TOO_MANY_REDIRECTS


def test_a_page_that_wants_its_cookie_back_gets_it() -> None:
    def gate(request: Request) -> Fetched:
        if request.cookies == "seen=1":
            return response(START, "welcome")
        return response(START, status=302, headers={"Location": "/start", "Set-Cookie": "seen=1; Path=/"})

    page, web = follow({START: gate})
    assert answered(page).body == b"welcome"
    assert len(web.asked) == 2


def test_a_page_that_gets_its_cookie_and_still_turns_round_is_a_loop() -> None:
    broken, web = follow({START: leads("/start", Set_Cookie="seen=1")})
    assert failed(broken).failure is Failure.REDIRECT_LOOP
    assert len(web.asked) == 2


def test_a_cookie_does_not_go_to_another_site() -> None:
    sent: list[str] = []

    def listen(request: Request) -> Fetched:
        sent.append(request.cookies)
        return response(request.url, "end")

    follow({START: leads("http://b.test/", Set_Cookie="secret=1; Domain=test"), "http://b.test/": listen})
    assert sent == [""]


def test_validators_of_the_first_address_do_not_go_to_the_next() -> None:
    asked: list[Request] = []

    def listen(request: Request) -> Fetched:
        asked.append(request)
        return response(request.url, "end")

    follow({START: leads("/two"), "http://a.test/two": listen}, Request(url=START, etag='"x"', last_modified="then"))
    assert [(each.etag, each.last_modified) for each in asked] == [("", "")]


def test_the_time_limit_is_for_the_chain_and_each_hop_gets_what_is_left() -> None:
    left: list[float | None] = []

    def listen(request: Request) -> Fetched:
        left.append(request.timeout_s)
        return response(request.url, "end")

    follow({START: leads("/two", elapsed_ms=4000), "http://a.test/two": listen}, options=FetchOptions(timeout_s=10))
    assert left == [6.0]


def test_a_chain_that_takes_too_long_times_out_before_the_next_hop() -> None:
    broken, web = follow({START: leads("/two", elapsed_ms=10_001)}, options=FetchOptions(timeout_s=10))
    broken = failed(broken)
    assert (broken.failure, broken.elapsed_ms, broken.final_url) == (Failure.TIMEOUT, 10_001, "http://a.test/two")
    assert web.asked == [START]


def test_a_failure_in_the_middle_keeps_the_chain_and_the_address_asked_for() -> None:
    gone = Url("http://gone.test/")

    def fail(request: Request) -> Fetched:
        return replace(no_response(gone, Failure.DNS_NOT_FOUND, elapsed_ms=3), redirects=request.redirects)

    broken, _ = follow({START: leads(gone, elapsed_ms=2), gone: fail})
    broken = failed(broken)
    assert (broken.url, broken.final_url, broken.failure, broken.elapsed_ms) == (START, gone, Failure.DNS_NOT_FOUND, 5)
    assert len(broken.redirects) == 1


@pytest.mark.parametrize("raw", ["/caf\u00e9".encode(), "/caf\u00e9".encode("latin-1")])
def test_a_location_in_raw_bytes_is_read_as_utf_8_or_else_latin_1(raw: bytes) -> None:
    def answer(head: str) -> bytes:
        if head.startswith("GET /caf%C3%A9 "):
            return ok(b"coffee")
        return b"HTTP/1.1 301 Moved\r\nLocation: " + raw + b"\r\nContent-Length: 0\r\n\r\n"

    async def run() -> Fetched:
        async with serving(keeping(answer)) as server:
            with curl_client() as client:
                return await RedirectingClient(client, FetchOptions()).get(Request(url=server.url()))

    assert answered(asyncio.run(run())).body == b"coffee"
