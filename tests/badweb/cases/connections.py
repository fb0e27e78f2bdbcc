"""Slow servers, servers that break off, and servers that hardly speak HTTP."""

from holdfast.links.verdict import Reason
from tests.badweb.answers import Answer
from tests.badweb.case import LIVE, Case, Expect
from tests.badweb.exchange import Exchange
from tests.badweb.html import A, linked

_TIMEOUT, _BROKEN = Reason.TIMEOUT, Reason.CONNECTION_ERROR

_TYPE = "Content-Type: text/html; charset=utf-8\r\n"
_OK = f"HTTP/1.1 200 OK\r\n{_TYPE}"
_START = "<!doctype html><html><head><title>Ridge</title></head><body><p>We left the hut before sunrise.</p>"
_LINK = f"<p>We had new {A} with us.</p>"
_PAGE = f"{_START}{_LINK}<p>And came home.</p></body></html>"


def _raw(*pieces: str | bytes) -> Answer:
    """Send these bytes, close."""

    async def answer(exchange: Exchange) -> None:
        for piece in pieces:
            await exchange.send(piece)

    return answer


def _then_hang(*pieces: str) -> Answer:
    async def answer(exchange: Exchange) -> None:
        for piece in pieces:
            await exchange.send(piece)
        await exchange.hang()

    return answer


def _then_reset(*pieces: str) -> Answer:
    async def answer(exchange: Exchange) -> None:
        for piece in pieces:
            await exchange.send(piece)
        await exchange.drip(" " * 5, pause_s=0.01)  # so that what was sent has left before the reset
        await exchange.reset()

    return answer


def _dripped(head: str, text: str, *, pause_s: float, size: int = 1) -> Answer:
    async def answer(exchange: Exchange) -> None:
        await exchange.send(head)
        await exchange.drip(text, pause_s=pause_s, size=size)

    return answer


def _chunked(*chunks: str) -> Answer:
    """Send chunks whose sizes are right, without the last one unless it is given."""

    async def answer(exchange: Exchange) -> None:
        await exchange.send(f"{_OK}Transfer-Encoding: chunked\r\n\r\n")
        for chunk in chunks:
            content = exchange.names.fill(chunk).encode()
            await exchange.send(f"{len(content):x};ext=1\r\n".encode() + content + b"\r\n")

    return answer


def _measured(text: str, *, more: int = 0, behind: str = "") -> Answer:
    """Announce the text's length and as many bytes more, send the text and what stands behind it."""

    async def answer(exchange: Exchange) -> None:
        content = exchange.names.fill(text).encode()
        await exchange.send(f"{_OK}Content-Length: {len(content) + more}\r\n\r\n".encode() + content + behind.encode())

    return answer


async def keep_alive_that_is_none(exchange: Exchange) -> None:
    """Answer robots.txt as if the connection stayed open, and close it."""
    await exchange.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n")


async def slow_start(exchange: Exchange) -> None:
    await exchange.drip("HTTP/1.1 ", pause_s=0.06)
    await exchange.send(f"200 OK\r\n{_TYPE}\r\n{_PAGE}")


async def endless_headers(exchange: Exchange) -> None:
    await exchange.send("HTTP/1.1 200 OK\r\n")
    while True:
        await exchange.send("X-Filler: and again the ridge\r\n" * 500)


async def endless_continues(exchange: Exchange) -> None:
    await exchange.drip("HTTP/1.1 100 Continue\r\n\r\n" * 400, pause_s=0.1, size=25)


CASES = (
    Case("slow_to_start", LIVE, "Slow is not silent.", slow_start),
    Case("silent_after_the_request", _TIMEOUT, "Accepted, read, never answered.", _then_hang()),
    Case("silent_from_the_start", _TIMEOUT, "A listener that never speaks.", source="http://$HOST:$SILENT/page"),
    Case(
        "hang_after_the_headers", _TIMEOUT, "A head without a body.", _then_hang(f"{_OK}Content-Length: 5000\r\n\r\n")
    ),
    Case("hang_in_the_headers", _TIMEOUT, "Half a head.", _then_hang("HTTP/1.1 200 OK\r\nContent-Ty")),
    Case(
        "hang_in_the_body",
        _TIMEOUT,
        "Half a page without the link: the other half was not read.",
        _then_hang(f"{_OK}\r\n{_START}"),
    ),
    Case(
        "hang_in_the_body_after_the_link",
        LIVE,
        "Half a page, and the link is in it.",
        _then_hang(f"{_OK}\r\n{_START}{_LINK}"),
    ),
    Case(
        "drip_of_headers",
        _TIMEOUT,
        "A byte at a time, for ever.",
        _dripped("", "HTTP/1.1 200 OK\r\nX-Slow: " + "x" * 300, pause_s=0.1),
    ),
    Case(
        "drip_of_the_body",
        _TIMEOUT,
        "A byte at a time, the link long after anybody waits.",
        _dripped(f"{_OK}\r\n", _START + "x" * 200 + _LINK, pause_s=0.05),
    ),
    Case(
        "drip_that_ends_in_time",
        LIVE,
        "In small pieces, but in time.",
        _dripped(f"{_OK}\r\n", _PAGE, pause_s=0.01, size=16),
    ),
    Case("port_that_is_closed", _BROKEN, "Nobody listens.", source="http://$HOST:$CLOSED/page"),
    Case("reset_on_accept", _BROKEN, "Thrown out at the door.", source="http://$HOST:$RESET/page"),
    Case("closed_on_accept", _BROKEN, "The door shuts without a word.", source="http://$HOST:$CLOSE/page"),
    Case("reset_after_the_request", _BROKEN, "Thrown out after asking.", _then_reset()),
    Case(
        "reset_in_the_body",
        _BROKEN,
        "Thrown out in the middle, before any link.",
        _then_reset(f"{_OK}Content-Length: 9000\r\n\r\n{_START}"),
    ),
    Case("closed_without_an_answer", _BROKEN, "An empty reply.", _raw("")),
    Case("closed_in_the_headers", _BROKEN, "Half a head.", _raw("HTTP/1.1 200 OK\r\nContent-Ty")),
    Case(
        "length_too_long",
        _BROKEN,
        "More was announced than came, and the link is not in what came.",
        _measured(_START, more=400),
    ),
    Case(
        "length_too_long_after_the_link",
        LIVE,
        "More was announced than came, and the link is in what came.",
        _measured(_START + _LINK, more=400),
    ),
    Case(
        "length_too_short",
        LIVE,
        "More came than was announced; the link is in the announced part.",
        _measured(_PAGE, behind="<p>more</p>"),
    ),
    Case(
        "length_named_twice",
        _BROKEN,
        "Two lengths that differ: browsers refuse it.",
        _raw(f"{_OK}Content-Length: 5\r\nContent-Length: 50\r\n\r\nhello"),
    ),
    Case("length_below_zero", _BROKEN, "A length that is none.", _raw(f"{_OK}Content-Length: -1\r\n\r\n{_PAGE}")),
    Case(
        "chunks",
        LIVE,
        "In pieces, with extensions, the link across two of them.",
        _chunked(_PAGE[:150], _PAGE[150:], ""),
    ),
    Case("chunks_without_end", _BROKEN, "The last chunk never came, nor the link.", _chunked(_START)),
    Case(
        "chunks_without_end_after_the_link", LIVE, "The last chunk never came; the link did.", _chunked(_START + _LINK)
    ),
    Case(
        "chunks_with_a_broken_size",
        _BROKEN,
        "A size that is no number.",
        _raw(f"{_OK}Transfer-Encoding: chunked\r\n\r\n", "zz\r\nhello\r\n0\r\n\r\n"),
    ),
    Case(
        "http_1_0_until_the_close",
        LIVE,
        "No length: the close is the end.",
        _raw(f"HTTP/1.0 200 OK\r\n{_TYPE}\r\n{_PAGE}"),
    ),
    Case("http_0_9", _BROKEN, "A body without a head.", _raw(_PAGE)),
    Case(
        "head_with_bare_newlines",
        LIVE,
        "Old servers end their lines so.",
        _raw(f"HTTP/1.1 200 OK\nContent-Type: text/html\n\n{_PAGE}"),
    ),
    Case("head_with_folded_lines", LIVE, "Obsolete, and read.", _raw(f"{_OK}X-Long: a\r\n  b\r\n\tc\r\n\r\n{_PAGE}")),
    Case(
        "head_with_odd_bytes",
        LIVE,
        "Header values in latin-1.",
        _raw(f"{_OK}".encode() + b"X-Name: Gr\xfc\xdfe \x80\r\n\r\n", _PAGE),
    ),
    Case(
        "head_without_a_phrase",
        LIVE,
        "A status line may end with the number.",
        _raw(f"HTTP/1.1 200\r\n{_TYPE}\r\n{_PAGE}"),
    ),
    Case("head_of_sixty_kilobytes", LIVE, "Long cookies.", _raw(f"{_OK}Set-Cookie: a={'x' * 60_000}\r\n\r\n{_PAGE}")),
    Case("head_without_end", _BROKEN, "Headers for ever.", endless_headers),
    Case(
        "continue_before_the_answer",
        LIVE,
        "Three times 100, then the page.",
        _raw("HTTP/1.1 100 Continue\r\n\r\n" * 3, f"{_OK}\r\n{_PAGE}"),
    ),
    Case("continue_for_ever", _TIMEOUT, "100 after 100.", endless_continues),
    Case(
        "early_hints_before_the_answer",
        LIVE,
        "103 with links of its own.",
        _raw("HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\n", f"{_OK}\r\n{_PAGE}"),
    ),
    Case(
        "status_line_that_is_none",
        _BROKEN,
        "No number where the status should be.",
        _raw(f"HTTP/1.1 abc\r\n{_TYPE}\r\n{_PAGE}"),
    ),
    Case("another_protocol", _BROKEN, "SSH on a web address.", source="http://$HOST:$SSH/page"),
    Case("noise", _BROKEN, "Bytes of no protocol.", source="http://$HOST:$GARBAGE/page"),
    Case(
        "connection_closed_between_requests",
        LIVE,
        "The first answer promised to keep the connection; the second request needs a new one.",
        linked(),
        site={"/robots.txt": keep_alive_that_is_none},
    ),
    Case(
        "two_answers_to_one_request",
        LIVE,
        "The second is nobody's.",
        _measured(_PAGE, behind="HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
        expect=Expect(status=200),
    ),
)
