"""Finds where markup may be put into the bytes of a real page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Elements that are not entered; `<a>` among them because links do not nest.
_WHOLE = (
    rb"<!--.*?-->|"
    rb"<(script|style|textarea|template|noscript|select|svg|math|iframe|title|xmp|object|button|a)\b.*?</\1\s*>"
)
_PIECE = re.compile(
    _WHOLE
    + rb"|(?P<nav></(?:ul|ol)\s*>\s*</nav\s*>)|(?P<footer></footer\s*>)|(?P<aside></aside\s*>)|(?P<item></li\s*>)"
    rb"|(?P<text></p\s*>)|(?P<head><head(?:\s[^>]*)?>)|(?P<body><body(?:\s[^>]*)?>)|(?P<end></body\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_COMMENTS = b'<div id="comments"><ol class="comment-list"><li class="comment"><b>Eve</b> says: ', b"</li></ol></div>"
_MARKUP = re.compile(rb"<[^>]*>")
_RUNNING_TEXT = 80  #: characters a paragraph has at least
_MOST_TRIES = 60


class Spot(NamedTuple):
    """An offset, and what goes around the markup there."""

    at: int
    before: bytes = b""
    after: bytes = b""

    def put(self, body: bytes, markup: bytes) -> bytes:
        """Return the page with the markup in it."""
        return b"".join((body[: self.at], self.before, markup, self.after, body[self.at :]))


def spots(body: bytes, place: str) -> Iterator[Spot]:
    """Yield where markup may go for a place, the best first."""
    marks = _marks(body)
    end = marks["end"][-1] if "end" in marks else len(body)
    start = next((body.index(b">", at) + 1 for at in marks.get("body", ())), end)
    if place == "head":
        yield from (Spot(body.index(b">", at) + 1) for at in marks.get("head", ())[:1])
        yield Spot(3 if body.startswith(b"\xef\xbb\xbf") else 0)
    elif place == "text":
        yield from map(Spot, _from_the_middle(_running(body, marks.get("text", []))))
        yield Spot(end, b"<p>", b"</p>")
    elif place == "block":
        yield from (Spot(body.index(b">", at) + 1) for at in _from_the_middle(_running(body, marks.get("text", []))))
        yield Spot(end, b"<div>", b"</div>")
    else:
        yield from map(Spot, _from_the_middle(marks.get(place, [])))
        yield from _made(place, start, end)


def _made(place: str, start: int, end: int) -> Iterator[Spot]:
    if place == "nav":
        yield Spot(start, b'<nav class="menu"><ul>', b"</ul></nav>")
    before, after = {
        "nav": (b"<nav><ul>", b"</ul></nav>"),
        "item": (b"<ul><li>", b"</li></ul>"),
        "footer": (b'<footer id="footer">', b"</footer>"),
        "aside": (b'<aside class="sidebar">', b"</aside>"),
        "comments": _COMMENTS,
    }[place]
    yield Spot(end, before, after)


def _marks(body: bytes) -> dict[str, list[int]]:
    marks: dict[str, list[int]] = {}
    for match in _PIECE.finditer(body):
        if match.lastgroup:
            marks.setdefault(match.lastgroup, []).append(match.start())
    return marks


def _running(body: bytes, ends: list[int]) -> list[int]:
    return [at for at in ends if len(_text_before(body, at)) >= _RUNNING_TEXT]


def _text_before(body: bytes, at: int) -> bytes:
    return _MARKUP.sub(b"", body[max(body.rfind(b"<p", 0, at), at - 2000, 0) : at]).strip()


def _from_the_middle(offsets: list[int]) -> list[int]:
    middle = len(offsets) / 2
    return sorted(offsets, key=lambda at: abs(offsets.index(at) - middle))[:_MOST_TRIES]
