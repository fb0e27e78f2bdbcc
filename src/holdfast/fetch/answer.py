"""Reading what a transfer brought: header lines, and libcurl's errors in the web's terms."""

import os
import re
from collections.abc import Sequence
from typing import NamedTuple

import pycurl

from holdfast.fetch.multi import Ended
from holdfast.fetch.values import Failure
from holdfast.links.headers import Headers

#: Without a constant in pycurl: CURLE_HTTP2_STREAM, CURLE_HTTP3, CURLE_SSL_CLIENTCERT.
_SSL_CLIENTCERT = 98

_TLS_CODES = frozenset({
    pycurl.E_SSL_CONNECT_ERROR,
    pycurl.E_PEER_FAILED_VERIFICATION,
    pycurl.E_SSL_CERTPROBLEM,
    pycurl.E_SSL_CIPHER,
    pycurl.E_SSL_ISSUER_ERROR,
    pycurl.E_SSL_INVALIDCERTSTATUS,
    _SSL_CLIENTCERT,
})  # fmt: skip

#: What libcurl and OpenSSL say, and what it means; the first that fits.
_TLS_WORDS = (
    ("certificate has expired", "certificate expired"),
    ("not yet valid", "certificate not yet valid"),
    ("no alternative certificate subject name", "certificate for another name"),
    ("does not match target host", "certificate for another name"),
    ("self-signed certificate in certificate chain", "certificate by an unknown authority"),
    ("self-signed certificate", "self-signed certificate"),
    ("self signed certificate", "self-signed certificate"),
    ("unable to get local issuer", "certificate by an unknown authority"),
    ("unable to verify the first certificate", "certificate by an unknown authority"),
    ("certificate revoked", "certificate revoked"),
    ("key too small", "certificate too weak"),
    ("md too weak", "certificate too weak"),
    ("unsupported protocol", "TLS version too old"),
    ("wrong version number", "not TLS"),
    ("alert protocol version", "TLS version refused"),
    ("unexpected eof", "closed in the middle of the TLS handshake"),
    ("alert", "TLS handshake refused"),
    ("certificate", "certificate not accepted"),
)
_BLANK = (b"\r\n", b"\n")
_RESET = re.compile("connection reset by peer", re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/[\d.]+ (\d\d\d)")


class Head(NamedTuple):
    """The start of an answer; status 0 where none came whole."""

    status: int
    headers: Headers


def read_head(lines: Sequence[bytes]) -> Head:
    """Return the final status and header fields among libcurl's lines; interim answers and trailers are left out."""
    start = len(lines) - 1
    while start > 0 and not lines[start].startswith(b"HTTP/"):
        start -= 1
    end = next((at for at in range(start + 1, len(lines)) if lines[at] in _BLANK), 0)
    status = _STATUS.match(lines[start]) if end else None
    if status is None:
        return Head(0, Headers())
    fields: list[tuple[str, str]] = []
    for line in _text(b"".join(lines[start + 1 : end])).split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.append((name.lower(), value.strip()))
    return Head(int(status[1]), Headers(tuple(fields)))


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def failure_of(ended: Ended, where: str, errno: int) -> tuple[Failure, str]:
    """Return what a failed transfer says of the web, and the evidence in words; `errno` as the system gave it."""
    if ended.code == pycurl.E_OPERATION_TIMEDOUT:
        return Failure.TIMEOUT, f"{where}: {_plain(ended.words)}"
    if ended.code in _TLS_CODES and not _RESET.search(ended.words):
        return Failure.TLS, f"{where}: {_tls_words(ended.words)} ({ended.words})"
    if ended.code == pycurl.E_BAD_CONTENT_ENCODING:
        return Failure.BAD_ENCODING, f"{where}: {ended.words}"
    if ended.code == pycurl.E_COULDNT_CONNECT and errno:
        return Failure.CONNECTION, f"{where}: {os.strerror(errno).lower()}"
    if not ended.code:
        return Failure.CONNECTION, f"{where}: closed in the middle of the headers"
    return Failure.CONNECTION, f"{where}: {_plain(ended.words or pycurl.easy_strerror(ended.code))}"


def _tls_words(words: str) -> str:
    folded = words.lower()
    return next((meaning for said, meaning in _TLS_WORDS if said in folded), "TLS handshake failed")


def _plain(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
