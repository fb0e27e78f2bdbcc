import pytest

from holdfast.links.headers import Headers
from holdfast.pages.content_type import is_binary, is_html

PAGE = b"<!DOCTYPE html><html><p>x"


def typed(media_type: str) -> Headers:
    return Headers((("content-type", media_type),) if media_type else ())


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/html", PAGE),
        ("Text/HTML; charset=utf-8", b"just words"),
        ("application/xhtml+xml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'),
        ("application/xml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'),
        ("", PAGE),
        ("", b"\xef\xbb\xbf  <!-- a -->\n<html>"),
        ("", b"<a href=/x>y</a>"),
        ("", "\ufeff<html>".encode("utf-16-le")),
        ("", b""),
        ("text/html", b""),
        ("html", PAGE),
        ("*/*", PAGE),
    ],
)
def test_what_is_a_page(media_type: str, body: bytes) -> None:
    assert is_html(body, typed(media_type))


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/json", b'{"html": "<html>"}'),
        ("application/pdf", b"%PDF-1.7"),
        ("text/html", b"%PDF-1.7 <html>"),
        ("text/html", b"\x89PNG\r\n\x1a\n"),
        ("image/png", PAGE),
        ("text/plain", PAGE),
        ("application/octet-stream", PAGE),
        ("application/rss+xml", b"<rss><a href=/x>"),
        ("text/xml", b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'),
        ("", b'{"a": 1}'),
        ("", b"%PDF-1.4"),
        ("", b"just words"),
        ("", b'<?xml version="1.0"?><rss>'),
    ],
)
def test_what_is_none(media_type: str, body: bytes) -> None:
    assert not is_html(body, typed(media_type))


def test_text_and_binary_are_told_apart() -> None:
    assert is_binary(b"PK\x03\x04zip")
    assert is_binary(b"words\x00words")
    assert not is_binary(b'{"a": 1}')
