"""Takes out of a real page what it says of itself as a page of another site, so that the truth is known.

Its canonical is pointed at the address it is served from, a noindex or nofollow for all pages becomes `index, follow`,
and a refresh is disarmed. Nothing else is changed: broken markup, scripts, charset and size stay.
"""

import re

_TAG = re.compile(rb"<(?:meta|link)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_ROBOTS = re.compile(rb"name\s*=\s*[\"']?\s*(?:robots|[a-z-]*bot(?:-news)?)\s*[\"']?[\s/>]", re.IGNORECASE)
_CONTENT = re.compile(rb"content\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_WITHHELD = re.compile(rb"noindex|nofollow|none", re.IGNORECASE)
_CANONICAL = re.compile(rb"rel\s*=\s*[\"']?[^\"'>]*\bcanonical\b", re.IGNORECASE)
_HREF = re.compile(rb"href\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_REFRESH = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)


def neutralise(body: bytes, own_url: bytes) -> bytes:
    """Return the page with nothing in it that decides a link's worth; `own_url` empty drops the canonical."""
    return _TAG.sub(lambda match: _neutral_tag(match[0], own_url), body)


def _neutral_tag(tag: bytes, own_url: bytes) -> bytes:
    if _ROBOTS.search(tag) and _WITHHELD.search(tag):
        return _CONTENT.sub(b'content="index, follow"', tag)
    if _CANONICAL.search(tag):
        return _HREF.sub(lambda _: b'href="' + own_url + b'"', tag) if own_url else b""
    return _REFRESH.sub(b'http-equiv="x-refresh"', tag)
