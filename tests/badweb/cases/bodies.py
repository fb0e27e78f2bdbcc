"""What is no HTML, what is HTML under another name, and what is too long."""

from holdfast.links.verdict import Reason
from tests.badweb.answers import Page
from tests.badweb.case import LIVE, MAX_BYTES, Case
from tests.badweb.exchange import Exchange
from tests.badweb.html import A, linked, page

_OTHER = Reason.NOT_HTML
_FILLER = "<p>The ridge again, and again the ridge, and no end of it.</p>\n"
_BEYOND = _FILLER * (MAX_BYTES // len(_FILLER) + 50)
_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def _typed(media_type: str | None, text: str = "") -> Page:
    return Page(text=text or linked().text, media_type=media_type)


def _data(media_type: str, start: bytes) -> Page:
    return Page(data=start + b" http://to.test/rope " + bytes(range(256)) * 20, media_type=media_type)


async def endless(exchange: Exchange) -> None:
    await exchange.send(_HEAD + "\r\n<html><body>")
    while True:
        await exchange.send(_FILLER * 200)


async def endless_after_the_link(exchange: Exchange) -> None:
    await exchange.send(f"{_HEAD}\r\n<html><body><p>New {A} with us.</p>")
    while True:
        await exchange.send(_FILLER * 200)


async def ten_gigabytes_announced(exchange: Exchange) -> None:
    await exchange.send(f"{_HEAD}Content-Length: 10000000000\r\n\r\n<html><body>")
    while True:
        await exchange.send(_FILLER * 200)


_FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Ridge</title><item><link>$TARGET</link></item></channel></rss>'
_XHTML = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{A}</p></body></html>'

CASES = (
    Case("body_of_pdf", _OTHER, "A PDF may hold the link; we do not read it.", _data("application/pdf", b"%PDF-1.7\n")),
    Case("body_of_pdf_called_html", _OTHER, "The first bytes tell.", _data("text/html", b"%PDF-1.7\n")),
    Case("body_of_image", _OTHER, "A picture.", _data("image/png", b"\x89PNG\r\n\x1a\n")),
    Case("body_of_image_called_html", _OTHER, "The first bytes tell.", _data("text/html", b"\x89PNG\r\n\x1a\n")),
    Case("body_of_json", _OTHER, "An API's answer.", _typed("application/json", '{"link": "$TARGET"}')),
    Case("body_of_xml", _OTHER, "Data.", _typed("application/xml", '<?xml version="1.0"?><a href="$TARGET"/>')),
    Case("body_of_a_feed", _OTHER, "A feed has items, not links of a page.", _typed("application/rss+xml", _FEED)),
    Case(
        "body_of_plain_text",
        _OTHER,
        "An address in a text file is no link.",
        _typed("text/plain", "See $TARGET for ropes."),
    ),
    Case("body_of_a_zip", _OTHER, "A download.", _data("application/zip", b"PK\x03\x04")),
    Case("body_of_video", _OTHER, "A film.", _data("video/mp4", b"\0\0\0 ftypmp42")),
    Case("body_of_xhtml", LIVE, "XHTML is HTML to its readers.", _typed("application/xhtml+xml", _XHTML)),
    Case("body_without_a_type", LIVE, "The first bytes tell.", _typed(None)),
    Case("body_with_type_in_capitals", LIVE, "Media types have no case.", _typed("TEXT/HTML; CHARSET=UTF-8")),
    Case("body_with_type_named_twice", LIVE, "The first counts.", _typed("text/html; charset=utf-8, text/html")),
    Case("body_with_quoted_charset", LIVE, "Quotes are allowed.", _typed('text/html; charset="utf-8"')),
    Case("body_with_broken_type", LIVE, "No slash, no type: the first bytes tell.", _typed("html")),
    Case(
        "large_with_the_link_early",
        LIVE,
        "The link stands before the limit.",
        page(f"<p>New {A} with us.</p>{_BEYOND}"),
    ),
    Case(
        "large_with_the_link_late",
        Reason.TOO_LARGE,
        "The link stands behind the limit, which is no loss.",
        page(f"{_BEYOND}<p>New {A} with us.</p>"),
    ),
    Case("large_without_the_link", Reason.TOO_LARGE, "Only the beginning was read.", page(_BEYOND)),
    Case(
        "large_in_one_tag",
        Reason.TOO_LARGE,
        "One element longer than the limit.",
        page(f'<img alt="{"x" * (MAX_BYTES + 1000)}"><p>{A}</p>'),
    ),
    Case("endless_page", Reason.TOO_LARGE, "No end, ever.", endless),
    Case("endless_page_after_the_link", LIVE, "The link stands at its beginning.", endless_after_the_link),
    Case("ten_gigabytes", Reason.TOO_LARGE, "Announced, and on its way.", ten_gigabytes_announced),
    Case(
        "very_long_address_on_the_page",
        LIVE,
        "A million characters in somebody else's href.",
        page(f'<a href="http://x.test/{"y" * 100_000}">x</a><p>{A}</p>'),
    ),
    Case(
        "large_as_far_as_the_limit",
        LIVE,
        "Just under the limit, the link at its end.",
        page(f"{_BEYOND[: MAX_BYTES - 2_000]}</p><p>{A}</p>"),
    ),
)
