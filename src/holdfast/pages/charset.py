"""From bytes to text: byte order mark, HTTP header, meta element, then the bytes themselves.

A label is believed only where the bytes can be read by it: pages that call themselves UTF-8 and are windows-1251, or
the other way about, are common.
"""

import re

from holdfast.links.headers import Headers
from holdfast.pages.tree import canonical_charset, decode, detect

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([a-z0-9_:.+-]{1,40})", re.IGNORECASE)
_META = re.compile(
    rb"<meta\s[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-z0-9_:.+-]{1,40})"
    rb"|^\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([a-z0-9_:.+-]{1,40})",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset", re.IGNORECASE)
#: Characters of a Content-Type that are read.
_LONGEST_TYPE = 300
#: How far a meta element is looked for. Browsers read 1,024 bytes ahead, and go back when it comes later.
_META_WITHIN = 16_384
#: Charsets whose characters of several bytes may by chance be valid UTF-8; those of one byte a letter never are.
_MULTIBYTE = frozenset({"gbk", "gb18030", "big5", "euc-jp", "euc-kr", "shift_jis", "iso-2022-jp"})
#: Bytes beyond the first of UTF-8 characters that prove UTF-8 whatever the label: chance does not reach so
#: far.
_PROOF = 40


def to_text(body: bytes, headers: Headers) -> tuple[str, str]:
    """Return a page's text and the charset it was read by."""
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return decode(body[len(mark) :], charset), charset
    if wide := _unmarked_utf16(body):
        return decode(body, wide), wide
    utf8 = _strict_utf8(body)
    if utf8 is not None and len(body) - len(utf8) >= _PROOF:
        return utf8, "utf-8"
    labels = _labels(body, headers)
    if utf8 is not None and (not labels or _is_utf8(utf8, labels[0])):
        return utf8, "utf-8"
    return _by_label(body, labels)


def _labels(body: bytes, headers: Headers) -> list[str]:
    """Return the charsets a page claims, the header's first."""
    claimed = [match[1] for match in [_LABEL.search(headers.first("content-type")[:_LONGEST_TYPE])] if match]
    if meta := _META.search(body, 0, _META_WITHIN):
        claimed.append((meta[1] or meta[2]).decode("ascii"))
    names = [canonical_charset(label.lower()) for label in claimed]
    return [name for name in dict.fromkeys(names) if name and not name.startswith(("utf-16", "replacement"))]


def _strict_utf8(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_utf8(text: str, label: str) -> bool:
    """Say whether a short text that is valid UTF-8 is that, whatever its label."""
    return label == "utf-8" or not (label in _MULTIBYTE or text.isascii())


def _by_label(body: bytes, labels: list[str]) -> tuple[str, str]:
    for label in labels:
        text = decode(body, label)
        if label != "utf-8" or _mostly_readable(body, text):
            return text, label
    # The detector believes a label where it finds one; here it has proved wrong.
    guess = detect(_CHARSET.sub(b"-", body[:_META_WITHIN]) + body[_META_WITHIN:])
    charset = guess if guess not in {"", "utf-8"} else "windows-1252"
    return decode(body, charset), charset


def _mostly_readable(body: bytes, text: str) -> bool:
    """Say whether a few broken bytes stand in true UTF-8, rather than the whole in another charset."""
    broken = text.count("\ufffd")
    return broken * 2 < len(body) - len(text) + broken


def _unmarked_utf16(body: bytes) -> str:
    """Recognise UTF-16 without its mark by the zero bytes of its markup."""
    head = body[:512]
    even, odd = head[::2].count(0), head[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if most * 8 < max(len(head), 1) or least * 10 > most:
        return ""
    return "utf-16be" if even > odd else "utf-16le"
