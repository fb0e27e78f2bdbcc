"""One libcurl handle, used for one request after another."""

import os
import socket
from collections.abc import Sequence
from typing import Any

import pycurl

from holdfast.fetch.guard import refusal
from holdfast.fetch.values import FetchOptions

#: Read at once; most pages arrive in one or two pieces.
_BUFFER_BYTES = 256 * 1024
#: Groups for the key exchange, the cheapest first: its share is sent unasked, and all but a few servers take it.
_GROUPS = "X25519:P-256:P-384:P-521"


class Transfer:
    """A handle with its options set once, and what the request under way has brought so far."""

    __slots__ = (
        "_address",
        "_connect_ms",
        "_fields",
        "_lent",
        "_private_too",
        "_timeout_ms",
        "body",
        "curl",
        "errno",
        "limit",
        "lines",
        "received",
        "refused",
    )

    def __init__(self, options: FetchOptions, *, trusted: str, fields: Sequence[bytes]) -> None:
        self.curl = pycurl.Curl()
        self.lines: list[bytes] = []  #: header lines as they came
        self.body: list[bytes] = []
        self.received = 0  #: bytes of the body
        self.limit = options.max_bytes
        self.errno = 0  #: why the system gave no socket
        self.refused = ""  #: the address that was vetoed at the socket
        self._private_too = options.allow_private_hosts
        self._lent: socket.socket | None = None
        self._address = ""
        self._connect_ms = self._timeout_ms = 0
        self._fields = fields
        self._set_up(options, trusted)

    def aim(self, url: str, address: str, *, fields: Sequence[bytes], timeout_s: float, connect_s: float) -> None:
        """Point the handle at a page, at one checked address."""
        self.received, self.errno, self.refused = 0, 0, ""
        self.lines.clear()
        self.body.clear()
        self.curl.setopt(pycurl.URL, url)
        if address != self._address:
            self._address = address
            # Whatever host libcurl reads in the address: this is where it connects.
            self.curl.setopt(pycurl.CONNECT_TO, [f"::[{address}]:" if ":" in address else f"::{address}:"])
        if fields != self._fields:
            self._fields = fields
            self.curl.setopt(pycurl.HTTPHEADER, fields)
        self._limit_time(round(timeout_s * 1000) or 1, round(connect_s * 1000) or 1)

    def rest(self) -> None:
        """Let go of what only the request under way needs."""
        self.body.clear()
        if self._lent is not None:
            self._lent.close()
            self._lent = None

    def _limit_time(self, timeout_ms: int, connect_ms: int) -> None:
        if timeout_ms != self._timeout_ms:
            self._timeout_ms = timeout_ms
            self.curl.setopt(pycurl.TIMEOUT_MS, timeout_ms)
        if connect_ms != self._connect_ms:
            self._connect_ms = connect_ms
            self.curl.setopt(pycurl.CONNECTTIMEOUT_MS, connect_ms)

    def _set_up(self, options: FetchOptions, trusted: str) -> None:
        settings: dict[int, Any] = {
            pycurl.NOSIGNAL: 1,
            pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
            pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_2TLS,
            pycurl.HTTP_CONTENT_DECODING: 0,
            pycurl.PROXY: "",
            pycurl.NETRC: pycurl.NETRC_IGNORED,
            pycurl.PATH_AS_IS: 1,
            pycurl.USERAGENT: options.user_agent.encode(),
            pycurl.HTTPHEADER: self._fields,
            pycurl.CAINFO: os.fsencode(trusted),
            pycurl.SSL_EC_CURVES: _GROUPS,
            pycurl.BUFFERSIZE: _BUFFER_BYTES,
            pycurl.OPENSOCKETFUNCTION: self.open_socket,
            pycurl.HEADERFUNCTION: self.lines.append,
            pycurl.WRITEFUNCTION: self.write,
        }
        for option, value in settings.items():
            self.curl.setopt(option, value)

    def open_socket(self, _purpose: int, asked: Any) -> socket.socket | int:  # noqa: ANN401 -- pycurl has no types
        """Give libcurl a socket, unless it is for an address that may not be asked: the last word, after all checks."""
        if not self._private_too and refusal(asked.addr[0]):
            self.refused = asked.addr[0]
            return int(pycurl.SOCKET_BAD)
        self.rest()
        try:
            # libcurl gets a duplicate of it, so ours is closed when the request ends.
            self._lent = socket.socket(asked.family, asked.socktype, asked.protocol)
        except OSError as problem:
            # A system without IPv6, or one that is out of file descriptors.
            self.errno = problem.errno or 0
            return int(pycurl.SOCKET_BAD)
        return self._lent

    def write(self, piece: bytes) -> int | None:
        """Take a piece of the body; stop the transfer where it is longer than the limit."""
        self.body.append(piece)
        self.received += len(piece)
        return None if self.received <= self.limit else 0
