"""What is asked of the web and what comes back: facts, never exceptions."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from holdfast.links.headers import Headers
from holdfast.links.url import Url
from holdfast.links.verdict import Redirect


class Failure(StrEnum):
    """Why no usable answer came."""

    DNS_NOT_FOUND = "dns_not_found"  #: the name does not exist (NXDOMAIN)
    DNS_ERROR = "dns_error"  #: the resolver failed, timed out, or knows no address for the name
    ADDRESS_REFUSED = "address_refused"  #: it resolves to an address that is not on the public internet
    CONNECTION = "connection"  #: refused, reset, closed early, or not HTTP
    TLS = "tls"  #: the certificate or the handshake
    TIMEOUT = "timeout"  #: the time limit passed
    TOO_MANY_REDIRECTS = "too_many_redirects"
    REDIRECT_LOOP = "redirect_loop"
    BAD_REDIRECT = "bad_redirect"  #: a Location that is no http(s) address
    BAD_ENCODING = "bad_encoding"  #: a Content-Encoding that cannot be undone
    ROBOTS_DISALLOWED = "robots_disallowed"  #: robots.txt shuts us out
    HOST_RESTING = "host_resting"  #: the host failed or asked for patience; it is left alone for now


class Cut(StrEnum):
    """Why a body is not whole."""

    LIMIT = "limit"  #: it is longer than `max_bytes`
    TIMEOUT = "timeout"  #: the time limit passed in the middle of it
    CLOSED = "closed"  #: the connection ended before it did, or its encoding broke off


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One page to get."""

    url: Url
    etag: str = ""  #: validators of an earlier answer from this very address; not sent to where it redirects
    last_modified: str = ""
    redirects: tuple[
        Redirect, ...
    ] = ()  #: hops that led here: they count for limits and loops and head the answer's chain
    cookies: str = ""  #: the Cookie header's value: what earlier hops of the same chain set
    timeout_s: float | None = None  #: what is left for this hop; None: the client's limit


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsSays:
    """What a host's robots.txt says of one address."""

    us: bool = True  #: we may fetch it
    googlebot: bool = True  #: Googlebot may fetch it
    crawl_delay_s: float | None = None
    rule: str = ""  #: evidence, such as `https://example.com/robots.txt: 200`


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer with a body, at the end of its redirects."""

    url: Url  #: as asked for
    final_url: Url
    status: int
    headers: Headers
    body: bytes  #: decoded (gzip, deflate, br, zstd), cut at the limit
    cut: Cut | None = None  #: why the body is not whole; None where it is
    redirects: tuple[Redirect, ...] = ()  #: the whole chain, the request's own hops first
    robots: RobotsSays = field(default_factory=RobotsSays)  #: for the final address
    elapsed_ms: int = 0
    rendered: bool = False  #: the body is a browser's document after its scripts ran
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoResponse:
    """No answer, and why."""

    url: Url
    final_url: Url  #: the address that failed
    failure: Failure
    detail: str  #: the evidence in words, such as `connection refused by 192.0.2.1:443`
    redirects: tuple[Redirect, ...] = ()
    robots: RobotsSays = field(default_factory=RobotsSays)
    retry_after_s: float | None = None
    because: Failure | None = None  #: of a resting host: what made it rest, where that was a failure
    status: int | None = None  #: of a resting host: the status that made it rest, where that was an answer
    elapsed_ms: int = 0
    fetched_at: datetime


Fetched = Response | NoResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """The limits and manners of a client."""

    user_agent: str = "Mozilla/5.0 (compatible; Holdfast/0.1; +https://github.com/holdfast-seo/holdfast)"
    robots_agent: str = "Holdfast"  #: the name robots.txt is asked for
    timeout_s: float = 30.0  #: one page, its redirects included
    connect_timeout_s: float = 10.0
    max_bytes: int = 5_000_000  #: of the decoded body; pages above 2 MB are under one in a thousand
    max_redirects: int = 10  #: browsers stop at 20, Google at 10 per crawl
    per_host: int = 2  #: requests at once to one host
    delay_s: float | None = None  #: between two requests to one host; None: Crawl-delay, else from its latency
    concurrency: int = 100  #: requests at once in all
    obey_robots: bool = True
    allow_private_hosts: bool = False
    resolver: tuple[str, ...] = ()  #: name servers as `address:port`; the system's where empty
    extra_ca_file: str = ""  #: a PEM file of certificate authorities to trust beside the usual ones
    chromium: str = ""  #: the browser's executable; looked for on the search path where empty


class Client(Protocol):
    """Gets pages. One method; wrappers add redirects, retries, manners."""

    async def get(self, request: Request) -> Fetched:
        """Return what the web says; never raises for anything the web does."""
        ...
