"""The identity of a web address: reading, joining, normalising, comparing.

A `Url` is an absolute http(s) address as the WHATWG URL standard serialises it, kept whole for fetching. Two forms
are derived from it: the *normalised* one is the identity that is stored, the *comparison key* decides whether a link
points to a target. Neither is fetched.
"""

import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple, NewType
from urllib.parse import unquote_to_bytes

import ada_url

Url = NewType("Url", str)

#: Longest address that is read. Servers and browsers stop at 2,000 to 80,000 characters; a longer one is an attack.
MAX_URL_LENGTH = 16_384

#: Parameters added by advertising and mailing tools; they never choose the page.
TRACKING_PARAMETERS = frozenset({
    "_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "dclid", "fbclid", "gad_source", "gbraid", "gclid", "gclsrc",
    "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "oly_anon_id", "oly_enc_id", "rb_clickid",
    "s_cid", "srsltid", "ttclid", "twclid", "vero_conv", "vero_id", "wbraid", "wickedid", "yclid", "ymclid",
    "ysclid",
})  # fmt: skip
TRACKING_PREFIXES = ("utm_", "hsa_", "mtm_", "pk_", "piwik_", "matomo_")

_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]*)")
_PARTS = re.compile(r"(https?)://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]*)(?::([0-9]+))?(/[^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_UNRESERVED_ESCAPE = re.compile(r"%(?:2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF]|7[eE])")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_SLASHES = re.compile(r"/{2,}")


class Parts(NamedTuple):
    """The pieces of a `Url`; query and fragment without their marks, port empty where it is the scheme's own."""

    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str


def resolve(text: str, base: str | None = None) -> str | None:
    """Return the absolute address that a browser reads in `text`, any scheme; None where there is none."""
    if len(text) > MAX_URL_LENGTH:
        return None
    try:
        href = str(ada_url.join_url(base, text) if base else ada_url.normalize_url(text))
    except ValueError:
        return None
    # Escapes make three characters, and nine, of one.
    return href if len(href) <= MAX_URL_LENGTH else None


def parse(text: str, base: Url | None = None) -> Url | None:
    """Return the http(s) address that a browser reads in `text`; None for anything else.

    >>> parse("HTTPS://Bücher.example:443/a/../b")
    'https://xn--bcher-kva.example/b'
    >>> parse("mailto:a@b.example") is None
    True
    """
    href = resolve(text, base)
    return Url(href) if href is not None and href.startswith(("http://", "https://")) else None


def parse_typed(text: str) -> Url | None:
    """Return the address a person means who typed or pasted `text`: the scheme may be missing.

    >>> parse_typed("example.com/page")
    'https://example.com/page'
    """
    text = text.strip()
    if "://" in text or not text or any(mark in text for mark in "\n\t @"):
        return parse(text)
    url = parse("https://" + text.removeprefix("//"))
    return url if url is not None and ("." in host(url) or ":" in host(url) or host(url) == "localhost") else None


def split(url: Url) -> Parts:
    """Return the pieces of an address."""
    match = _PARTS.fullmatch(url)
    assert match is not None, "a Url is made by parse()"
    scheme, hostname, port, path, query, fragment = match.groups(default="")
    return Parts(scheme, hostname, port, path, query[1:], fragment[1:])


def host(url: Url) -> str:
    """Return the host in lower case, IDN in its ASCII form, an IPv6 address in brackets."""
    match = _HOST.match(url)
    assert match is not None, "a Url is made by parse()"
    return match[1]


def origin(url: Url) -> Url:
    """Return scheme, host and port with the path `/`: what a robots.txt governs."""
    parts = split(url)
    return Url(f"{parts.scheme}://{parts.host}{parts.port and ':' + parts.port}/")


def without_fragment(url: Url) -> Url:
    """Return what is sent to the server."""
    return Url(url.partition("#")[0])


@lru_cache(maxsize=8_192)
def normalise(url: Url) -> Url:
    """Return the identity of an address: what two spellings of the same address share whatever the server.

    Default port, dot segments and host case are the WHATWG parser's work. Added here: one slash for many, escapes of
    unreserved characters undone and the others in upper case (RFC 3986 §6.2.2), credentials and meaningless fragments
    dropped. The order of parameters and tracking parameters stay: a server may mind them.
    """
    parts = split(url)
    path = _SLASHES.sub("/", _plain_escapes(parts.path))
    query = "?" + _plain_escapes(parts.query) if parts.query else ""
    fragment = "#" + parts.fragment if is_meaningful_fragment(parts.fragment) else ""
    port = ":" + parts.port if parts.port else ""
    return Url(f"{parts.scheme}://{parts.host}{port}{path}{query}{fragment}")


def is_meaningful_fragment(fragment: str) -> bool:
    """Say whether a fragment chooses the page: hash-bang routes, client-side routes, `#s=…` documents."""
    return fragment.startswith(("!", "/", "s="))


@lru_cache(maxsize=8_192)
def comparison_key(url: Url) -> str:
    """Return what equal links share: no scheme, `www`, tracking parameters, trailing slash or order of parameters.

    >>> comparison_key(Url("http://www.example.com/a/?utm_source=x&b=2&a=1"))
    'example.com/a?a=1&b=2'
    """
    parts = split(normalise(url))
    path = parts.path.rstrip("/")
    query = "&".join(sorted(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair)))
    fragment = "#" + parts.fragment if parts.fragment else ""
    port = ":" + parts.port if parts.port else ""
    return f"{without_www(parts.host)}{port}{path}{query and '?' + query}{fragment}"


def without_www(hostname: str) -> str:
    """Return the host less a leading `www.`, unless nothing but a suffix would be left, and less the root's dot."""
    hostname = hostname.removesuffix(".")
    rest = hostname.removeprefix("www.")
    return rest if "." in rest else hostname


def backlink_key(source: Url, target: Url) -> bytes:
    """Return the 16 bytes that identify a backlink: blake2b-128 of both normalised addresses."""
    return blake2b(f"{normalise(source)}\n{normalise(target)}".encode(), digest_size=16).digest()


def _plain_escapes(text: str) -> str:
    if "%" not in text:
        return text
    text = _UNRESERVED_ESCAPE.sub(lambda match: unquote_to_bytes(match[0]).decode("ascii"), text)
    return _ESCAPE.sub(lambda match: match[0].upper(), text)


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in TRACKING_PARAMETERS or name.startswith(TRACKING_PREFIXES)
