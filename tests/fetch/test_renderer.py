"""Pages in a real browser: what their scripts make of them is seen, and where they may not go they do not get."""

import asyncio
import os
import shutil
import signal
import socket
import ssl
from asyncio import Runner
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import trustme

from holdfast.fetch.chromium import Chromium, private_mb
from holdfast.fetch.fakes import FakeClient, response
from holdfast.fetch.patience import Patience
from holdfast.fetch.renderer import find_chromium, open_renderer
from holdfast.fetch.resolve import Found
from holdfast.fetch.robots import RobotsRules
from holdfast.fetch.values import Client, Cut, Failure, Fetched, FetchOptions, NoResponse, Request, Response
from holdfast.links.errors import OutsideError, UserError
from holdfast.links.url import Url
from tests.fetch.site import Site, answer, open_site, serving

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

OPTIONS = FetchOptions(timeout_s=6, max_bytes=200_000)
PATIENCE = Patience(quiet_s=0.15, settle_s=3, answer_s=3)
PUBLIC, PRIVATE = "127.0.0.2", "127.0.0.1"


class Names:
    """A name service with one public host, one that is inside, and one that moves inside after the first look."""

    def __init__(self) -> None:
        self.looks = 0

    async def find(self, host: str, *, within_s: float) -> Found:  # noqa: ARG002 -- this one answers at once
        if host == "moving.example":
            self.looks += 1
            return Found(addresses=(PUBLIC if self.looks == 1 else PRIVATE,))
        known = {"public.example": PUBLIC, "shut.example": PUBLIC, "inside.example": PRIVATE}
        if host in known:
            return Found(addresses=(known[host],))
        return Found(failure=Failure.DNS_NOT_FOUND, detail="no such name")


def admit(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Take one loopback address for a public one; all others stay what they are."""
    return tuple(address for address in addresses if address == PUBLIC)


class Stage:
    """A browser, a web server that passes for a public one, a private one, and robots.txt of the public one."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self._stack = AsyncExitStack()
        self.robots = FakeClient()
        self.public: Site
        self.private: Site
        self.client: Client

    async def enter(self) -> None:
        self.public = await self._stack.enter_async_context(open_site(host=PUBLIC))
        self.private = await self._stack.enter_async_context(open_site({"/": "secret"}, host=PRIVATE))
        rules = RobotsRules(self.robots, OPTIONS)
        self.client = await self._stack.enter_async_context(
            open_renderer(OPTIONS, names=Names(), admit=admit, rules=rules, patience=PATIENCE)
        )

    async def leave(self) -> None:
        await self._stack.aclose()

    def url(self, path: str, host: str = "public.example") -> Url:
        return Url(f"http://{host}:{self.public.port}{path}")

    async def get(self, path: str, host: str = "public.example") -> Fetched:
        return await self.client.get(Request(url=self.url(path, host)))

    def show(self, page: str | bytes, more: Mapping[str, str | bytes] | None = None) -> Fetched:
        self.public.pages = {"/": page, **(more or {})}
        self.public.asked.clear()
        self.public.heads.clear()
        return self.runner.run(self.get("/"))

    def seen(self, page: str | bytes, more: Mapping[str, str | bytes] | None = None) -> Response:
        shown = self.show(page, more)
        assert isinstance(shown, Response), shown
        assert shown.rendered
        return shown

    def unseen(self, page: str | bytes, more: Mapping[str, str | bytes] | None = None) -> NoResponse:
        shown = self.show(page, more)
        assert isinstance(shown, NoResponse), shown
        return shown

    def run_both(self, page: str) -> Fetched:
        """Show a page while its browser is killed as soon as the page has been asked for."""

        async def kill() -> None:
            await self.public.reached.wait()
            for pid in browsers():
                os.kill(pid, signal.SIGKILL)

        async def both() -> Fetched:
            async with asyncio.TaskGroup() as group:
                group.create_task(kill())
                return await self.get("/")

        self.public.pages = {"/": page}
        self.public.reached.clear()
        return self.runner.run(both())


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with Runner() as runner:
        stage = Stage(runner)
        runner.run(stage.enter())
        yield stage
        runner.run(stage.leave())


def browsers() -> list[int]:
    """Return the browsers below this process."""
    parents, found = {}, []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            line = (path / "cmdline").read_bytes()
        except OSError:
            continue
        if b"--remote-debugging-pipe" in line and b"--type=" not in line:
            found.append(int(path.name))

    def is_ours(pid: int) -> bool:
        while pid in parents:
            pid = parents[pid]
            if pid == os.getpid():
                return True
        return False

    return [pid for pid in found if is_ours(pid)]


def inserted(path: str) -> str:
    return f"""<!doctype html><body><script>
        const link = document.createElement('a');
        link.href = '{path}'; link.append('by script'); document.body.append(link)
        </script>"""


# What is seen


def test_a_link_that_a_script_inserts_is_seen(stage: Stage) -> None:
    page = answer(
        "200 OK", inserted("https://target.example/"), "Content-Type: text/html", "X-Robots-Tag: noindex", "X-A: b"
    )
    seen = stage.seen(page)
    assert b'<a href="https://target.example/">by script</a>' in seen.body
    assert (seen.status, seen.final_url, seen.redirects, seen.cut) == (200, stage.url("/"), (), None)
    assert seen.headers.fields == (("content-type", "text/html; charset=utf-8"), ("x-robots-tag", "noindex"))
    assert seen.robots.rule.endswith("robots.txt: 404")


def test_a_link_that_a_script_fetches_is_seen(stage: Stage) -> None:
    page = "<body><script>fetch('/data').then(r => r.text()).then(t => document.body.innerHTML = t)</script>"
    assert b"target.example" in stage.seen(page, {"/data": '<a href="https://target.example/">x</a>'}).body


def test_a_link_that_shows_up_on_scrolling_is_seen(stage: Stage) -> None:
    page = """<body><div style="height: 9000px"></div><p id=end></p><script>
        new IntersectionObserver((entries) => {
          if (entries[0].isIntersecting) document.body.append('loaded lazily')
        }).observe(document.getElementById('end'))</script>"""
    assert b"</script>loaded lazily" in stage.seen(page).body


def test_links_in_shadow_roots_are_seen_where_they_stand(stage: Stage) -> None:
    page = """<body><my-a>light</my-a><script>
        const outer = document.querySelector('my-a').attachShadow({mode: 'open'});
        outer.innerHTML = '<my-b></my-b>';
        outer.querySelector('my-b').attachShadow({mode: 'open'}).innerHTML = '<a href="/in">deep</a>'</script>"""
    assert b'<my-a><my-b><a href="/in">deep</a></my-b>light</my-a>' in stage.seen(page).body


def test_an_address_that_a_script_rewrites_changes_the_base_and_not_the_page(stage: Stage) -> None:
    page = "<head><title>x</title></head><script>history.pushState({}, '', '/deep/er/?a=1&b')</script>"
    seen = stage.seen(page)
    assert seen.final_url == stage.url("/")
    assert f'<head><base href="{stage.url("/deep/er/?a=1&amp;b")}"><title>'.encode() in seen.body


def test_redirects_and_a_scripts_way_on_are_in_the_chain(stage: Stage) -> None:
    pages = {"/b": "<script>location.replace('/c#x')</script>", "/c": "<p>the end</p>"}
    seen = stage.seen(answer("301 Moved", "", "Location: /b"), pages)
    assert [(hop.url, hop.status, hop.location, hop.kind) for hop in seen.redirects] == [
        (stage.url("/"), 301, "/b", "http"),
        (stage.url("/b"), 200, stage.url("/c"), "script"),
    ]
    assert (seen.final_url, seen.status) == (stage.url("/c"), 200)


def test_a_not_found_page_is_seen_with_its_status(stage: Stage) -> None:
    assert stage.seen(answer("404 Not Found", "<p>gone", "Content-Type: text/html")).status == 404


def test_an_error_without_a_page_is_seen_with_its_status(stage: Stage) -> None:
    seen = stage.seen("<script>location = '/nowhere'</script>")
    assert (seen.status, seen.final_url, seen.body) == (404, stage.url("/nowhere"), b"")


def test_what_only_pleases_the_eye_is_not_asked_for(stage: Stage) -> None:
    stage.seen("<body>" + "".join(f"<img src=/{n}.png>" for n in range(300)) + "<video src=/v.mp4 autoplay></video>")
    assert [line for line in stage.public.asked if "favicon" not in line] == ["GET / HTTP/1.1"]


def test_the_browser_says_who_it_is(stage: Stage) -> None:
    stage.seen("<p>hello")
    assert f"User-Agent: {OPTIONS.user_agent}\r\n".encode() in stage.public.heads[0]


# Where it may not go


@pytest.fixture
def datagrams() -> Iterator[socket.socket]:
    with socket.socket(type=socket.SOCK_DGRAM) as listener:
        listener.bind((PRIVATE, 0))
        listener.setblocking(False)  # noqa: FBT003 -- the parameter has no name
        yield listener


def test_a_page_reaches_no_private_address(stage: Stage, datagrams: socket.socket) -> None:
    port = stage.private.port
    page = f"""<body><iframe src="http://{PRIVATE}:{port}/frame"></iframe>
        <link rel=stylesheet href="http://inside.example:{port}/style">
        <link rel=preconnect href="http://inside.example:{port}/"><link rel=dns-prefetch href="//inside.example:{port}">
        <script src="http://2130706433:{port}/decimal"></script><script src="http://[::ffff:127.0.0.1]:{port}/six"></script>
        <script src="/redirected"></script>
        <script>
        const end = (word) => () => document.body.append(word + ' ');
        fetch('http://{PRIVATE}:{port}/fetch', {{mode: 'no-cors'}}).catch(end('address'));
        fetch('http://inside.example:{port}/fetch', {{mode: 'no-cors', method: 'POST', body: 'x'}}).catch(end('name'));
        fetch('http://localhost:{port}/', {{mode: 'no-cors'}}).catch(end('localhost'));
        fetch('http://169.254.169.254/latest/meta-data', {{mode: 'no-cors'}}).catch(end('metadata'));
        new WebSocket('ws://{PRIVATE}:{port}/socket').onerror = end('socket');
        new WebSocket('wss://inside.example:{port}/socket').onerror = end('secure-socket');
        navigator.sendBeacon('http://inside.example:{port}/beacon', 'x');
        const finder = {{urls: 'stun:{PRIVATE}:{datagrams.getsockname()[1]}'}};
        const relay = {{urls: 'turn:{PRIVATE}:{port}?transport=tcp', username: 'u', credential: 'c'}};
        const peer = new RTCPeerConnection({{iceServers: [finder, relay]}});
        peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        </script>"""
    seen = stage.seen(page, {"/redirected": answer("302 Found", "", f"Location: http://{PRIVATE}:{port}/script")})
    words = seen.body.decode().rpartition("</script>")[2]
    assert {word for word in words.split() if word.isascii() and "<" not in word} == {
        "address", "name", "localhost", "metadata", "socket", "secure-socket",
    }  # fmt: skip
    assert stage.private.connections == 0
    with pytest.raises(BlockingIOError):
        datagrams.recv(1)


def test_a_public_web_socket_is_connected(stage: Stage) -> None:
    stage.seen(f"<script>new WebSocket('ws://public.example:{stage.public.port}/socket')</script>")
    assert "GET /socket HTTP/1.1" in stage.public.asked


@pytest.mark.parametrize("way", ["script", "http", "meta"])
def test_a_page_that_leads_to_a_private_address_gets_nothing(stage: Stage, way: str) -> None:
    secret = f"http://{PRIVATE}:{stage.private.port}/"
    pages: dict[str, str | bytes] = {
        "script": f"<script>location = '{secret}'</script>",
        "http": answer("302 Found", "", f"Location: {secret}"),
        "meta": f"<meta http-equiv=refresh content='0; url={secret}'>",
    }
    unseen = stage.unseen(pages[way])
    assert (unseen.failure, unseen.final_url) == (Failure.ADDRESS_REFUSED, secret)
    assert stage.private.connections == 0


def test_a_name_that_moves_to_a_private_address_between_two_requests_gains_nothing(stage: Stage) -> None:
    stage.public.pages = {"/": "<script>fetch('/again').catch(() => document.body.append('refused'))</script>"}

    async def story() -> Fetched:
        # The page's own port, on the other address.
        async with serving(stage.private, PRIVATE, stage.public.port):
            return await stage.get("/", "moving.example")

    shown = stage.runner.run(story())
    assert isinstance(shown, Response)
    assert b"refused" in shown.body.rpartition(b"</script>")[2]
    assert stage.private.connections == 0


def test_a_host_that_does_not_exist_is_told_as_such(stage: Stage) -> None:
    unseen = stage.unseen("<script>location = 'http://nowhere.example/'</script>")
    assert (unseen.failure, unseen.final_url) == (Failure.DNS_NOT_FOUND, "http://nowhere.example/")


def test_a_page_that_robots_txt_shuts_is_not_opened_however_one_gets_there(stage: Stage) -> None:
    stage.robots.answers[stage.url("/robots.txt", "shut.example")] = response("x", "User-agent: *\nDisallow: /")
    shut = stage.url("/shut", "shut.example")
    for page in (f"<script>location = '{shut}'</script>", answer("302 Found", "", f"Location: {shut}")):
        unseen = stage.unseen(page)
        assert (unseen.failure, unseen.final_url) == (Failure.ROBOTS_DISALLOWED, shut)


def test_a_certificate_that_nobody_vouches_for_is_told_as_such(stage: Stage) -> None:
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("public.example").configure_cert(server)

    async def story() -> Fetched:
        async with serving(Site(), PUBLIC, tls=server) as port:
            return await stage.client.get(Request(url=Url(f"https://public.example:{port}/")))

    unseen = stage.runner.run(story())
    assert isinstance(unseen, NoResponse)
    assert (unseen.failure, unseen.detail) == (Failure.TLS, "the browser says net::ERR_CERT_AUTHORITY_INVALID")


def test_private_hosts_are_reached_where_that_is_asked_for() -> None:
    async def story() -> tuple[Fetched, list[str]]:
        async with (
            open_site({"/": "<p>inside"}) as site,
            open_renderer(FetchOptions(allow_private_hosts=True)) as client,
        ):
            return await client.get(Request(url=Url(f"http://{PRIVATE}:{site.port}/"))), site.asked

    shown, asked = asyncio.run(story())
    assert isinstance(shown, Response)
    assert asked == ["GET /robots.txt HTTP/1.1", "GET / HTTP/1.1"]


# Limits


def test_a_script_without_end_is_given_up(stage: Stage) -> None:
    unseen = stage.unseen("<p>text</p><script>setTimeout(() => { while (true) {} }, 200)</script>")
    assert unseen.failure is Failure.TIMEOUT


def test_dialogs_and_windows_hold_nothing_up(stage: Stage) -> None:
    page = """<body><a id=a href=/other target=_blank>x</a><script>
        for (let n = 0; n < 500; n++) { alert(n); confirm(n); prompt(n); window.open('/other') }
        for (let n = 0; n < 5; n++) document.getElementById('a').click();
        onbeforeunload = () => 'stay';
        document.body.append('done')</script>"""
    assert b"</script>done" in stage.seen(page).body


def test_a_download_is_no_page(stage: Stage) -> None:
    file = answer("200 OK", b"x" * 1000, "Content-Type: application/zip", "Content-Disposition: attachment")
    assert stage.unseen(file).detail == "the page is a download"


def test_a_download_that_a_script_starts_leaves_the_page_as_it_is(stage: Stage) -> None:
    file = answer("200 OK", b"x" * 1000, "Content-Type: application/zip", "Content-Disposition: attachment")
    assert b"<p>here</p>" in stage.seen("<p>here</p><script>location = '/file'</script>", {"/file": file}).body


def test_a_page_that_devours_memory_is_killed_alone(stage: Stage) -> None:
    running = browsers()
    page = "<script>const kept = []; while (true) kept.push(new Uint8Array(1e8).fill(1))</script>"
    assert "memory" in stage.unseen(page).detail
    assert b"<p>next" in stage.seen("<p>next").body
    assert browsers() == running


def test_a_huge_document_is_cut(stage: Stage) -> None:
    page = "<body><script>document.body.innerHTML = ('<p>' + 'x'.repeat(1000)).repeat(5000)</script>"
    seen = stage.seen(page)
    assert (len(seen.body), seen.cut) == (OPTIONS.max_bytes, Cut.LIMIT)


def test_a_page_of_many_requests_is_cut_off_and_says_so(stage: Stage) -> None:
    seen = stage.seen("<script>for (let n = 0; n < 300; n++) fetch('/' + n)</script>")
    assert seen.cut is Cut.LIMIT
    assert len(stage.public.asked) <= 205


def test_a_browser_that_dies_is_replaced(stage: Stage) -> None:
    shown = stage.run_both("<p>still here</p>")
    assert isinstance(shown, Response)
    assert b"still here" in shown.body


# The browser itself


def test_a_browser_that_is_not_there_is_the_users_to_mend() -> None:
    with pytest.raises(UserError, match=r"No browser found \(no-such-browser\)\. Install Chromium"):
        find_chromium("no-such-browser")


def test_a_program_that_is_no_browser_is_told_as_such() -> None:
    async def story() -> None:
        async with open_renderer(FetchOptions(chromium="false")):
            pass

    with pytest.raises(OutsideError, match="did not start"):
        asyncio.run(story())


def test_a_worn_browser_is_replaced_when_its_last_page_has_left() -> None:
    async def story() -> tuple[bool, bool, bool]:
        assert CHROMIUM is not None
        async with Chromium(CHROMIUM, pages_per_browser=2) as chromium:
            async with chromium.lend() as first, chromium.lend() as second:
                async with chromium.lend() as third:
                    pass
                busy = first.browser.is_connected()
            return first is second, third is not first and busy, first.browser.is_connected()

    assert asyncio.run(story()) == (True, True, False)


def test_a_browser_that_has_grown_too_large_is_replaced() -> None:
    async def story() -> tuple[bool, bool]:
        assert CHROMIUM is not None
        async with Chromium(CHROMIUM, max_mb=10) as chromium:
            async with chromium.lend() as first:
                before = first.is_alive
                await first.weigh()
            return before, first.browser.is_connected()

    assert asyncio.run(story()) == (True, False)


def test_memory_is_told_per_process() -> None:
    assert private_mb(os.getpid()) > 5
    assert private_mb(2**30) == 0
