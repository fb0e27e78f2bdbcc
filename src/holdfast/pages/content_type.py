"""Whether a body is HTML at all: by its Content-Type, and by its first bytes."""

import re

from holdfast.links.headers import Headers

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
#: Types that say nothing, by the standard of MIME sniffing; the bytes decide.
_VAGUE_TYPES = frozenset({"", "unknown/unknown", "application/unknown", "*/*"})
_XML_TYPES = frozenset({"text/xml", "application/xml"})
_HTML_START = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|iframe|h1|div|font|table|a|b|br|p|ul|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_FOREIGN_START = re.compile(
    rb"%PDF-|\x89PNG|GIF8|\xff\xd8\xff|RIFF|PK\x03\x04|\x1f\x8b|\x00\x00\x01\x00|ID3|OggS|Rar!|\xd0\xcf\x11\xe0|{\\rtf"
)
_MARK = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_XHTML = re.compile(rb"<html[\s>]", re.IGNORECASE)


def is_html(body: bytes, headers: Headers) -> bool:
    """Say whether a body is an HTML page, an empty one included; a missing or vague type is judged by the bytes."""
    media_type = headers.first("content-type").partition(";")[0].strip().lower()
    start = _MARK.sub(b"", body[:4096])
    if _FOREIGN_START.match(start):
        return False
    if media_type in _HTML_TYPES:
        return True
    if media_type in _XML_TYPES:
        return _XHTML.search(start) is not None
    if "/" in media_type and media_type not in _VAGUE_TYPES:
        return False
    return not start.strip() or _HTML_START.match(start.replace(b"\0", b"")) is not None


def is_binary(body: bytes) -> bool:
    """Say whether a body that is no HTML is no text either."""
    start = body[:1024]
    return _FOREIGN_START.match(start) is not None or b"\0" in start
