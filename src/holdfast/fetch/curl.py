"""The real client: one request, one answer, no redirects."""

from typing import NamedTuple

import pycurl

from holdfast.fetch.answer import failure_of, read_head
from holdfast.fetch.clock import REAL_CLOCK, Clock
from holdfast.fetch.decode import ACCEPTED, decode
from holdfast.fetch.guard import admitted, is_bad_port, literal, refusal
from holdfast.fetch.multi import Ended, Multi
from holdfast.fetch.resolve import NameService
from holdfast.fetch.transfer import Transfer
from holdfast.fetch.values import Cut, Failure, Fetched, FetchOptions, NoResponse, Request, Response
from holdfast.links.url import split, without_fragment

_FIELDS = (
    b"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    b"Accept-Language: en;q=0.9,*;q=0.8",
    b"Accept-Encoding: " + ACCEPTED.encode(),
)
#: Addresses of one name that are tried; browsers give up about here too.
_MOST_ADDRESSES = 4
_PORTS = {"http": "80", "https": "443"}


class _Failed(NamedTuple):
    failure: Failure
    detail: str


class CurlClient:
    """Asks the web by libcurl: every name resolved, its addresses checked, one of them pinned."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        names: NameService,
        trusted: str,
        clock: Clock = REAL_CLOCK,
    ) -> None:
        self._options = options
        self._names = names
        self._trusted = trusted
        self._now = clock.now
        self._monotonic = clock.monotonic
        self._multi = Multi(connections=2 * options.concurrency)
        self._idle: list[Transfer] = []
        self._fields = list(_FIELDS)

    async def get(self, request: Request) -> Fetched:
        """Return the answer to one request; a redirect is an answer."""
        started = self._monotonic()
        limit_s = self._options.timeout_s if request.timeout_s is None else request.timeout_s
        addresses = await self._addresses(request, limit_s)
        if isinstance(addresses, _Failed):
            return self._no_response(request, addresses, started)
        transfer = self._idle.pop() if self._idle else self._new_transfer()
        try:
            ended, address = await self._try_each(transfer, request, addresses, started + limit_s)
            return self._read(request, transfer, ended, address, started)
        finally:
            transfer.rest()
            self._idle.append(transfer)

    def close(self) -> None:
        """End every request under way, each with a `NoResponse`, and close every connection."""
        self._multi.close()
        for transfer in self._idle:
            transfer.curl.close()
        self._idle.clear()

    async def _addresses(self, request: Request, limit_s: float) -> tuple[str, ...] | _Failed:
        parts = split(request.url)
        if is_bad_port(parts.port):
            return _Failed(Failure.ADDRESS_REFUSED, f"port {parts.port} is not one of the web's")
        if address := literal(parts.host):
            return self._admitted((address,))
        found = await self._names.find(parts.host, within_s=limit_s)
        if found.failure is not None:
            return _Failed(found.failure, f"{parts.host}: {found.detail}")
        return self._admitted(found.addresses)

    def _admitted(self, addresses: tuple[str, ...]) -> tuple[str, ...] | _Failed:
        kept = admitted(addresses, private_too=self._options.allow_private_hosts)
        return kept[:_MOST_ADDRESSES] if kept else _refused(addresses[0])

    async def _try_each(
        self, transfer: Transfer, request: Request, addresses: tuple[str, ...], deadline: float
    ) -> tuple[Ended, str]:
        """Ask the addresses in turn until one can be connected to."""
        fields = self._request_fields(request)
        for left in range(len(addresses), 0, -1):
            address = addresses[-left]
            timeout_s = max(deadline - self._monotonic(), 0.001)
            connect_s = min(self._options.connect_timeout_s, timeout_s / left)
            transfer.aim(request.url, address, fields=fields, timeout_s=timeout_s, connect_s=connect_s)
            ended = await self._multi.perform(transfer.curl)
            if left == 1 or not _is_unreached(transfer, ended) or self._monotonic() >= deadline:
                break
        return ended, address

    def _request_fields(self, request: Request) -> list[bytes]:
        if not (request.etag or request.last_modified or request.cookies):
            return self._fields
        own = (
            ("If-None-Match", request.etag),
            ("If-Modified-Since", request.last_modified),
            ("Cookie", request.cookies),
        )
        # A server wrote them: a control character in one could end the field and start another.
        return self._fields + [f"{name}: {value}".encode() for name, value in own if value and value.isprintable()]

    def _new_transfer(self) -> Transfer:
        return Transfer(self._options, trusted=self._trusted, fields=self._fields)

    def _read(self, request: Request, transfer: Transfer, ended: Ended, address: str, started: float) -> Fetched:
        cut = _cut(transfer, ended)
        head = read_head(transfer.lines)
        if (ended.code and cut is None) or not head.status:
            return self._no_response(request, self._failed(request, transfer, ended, address), started)
        decoded = decode(b"".join(transfer.body), head.headers.all("content-encoding"), self._options.max_bytes)
        if decoded.problem and cut is None:
            return self._no_response(request, _Failed(Failure.BAD_ENCODING, decoded.problem), started)
        return Response(
            url=request.url,
            final_url=without_fragment(request.url),
            status=head.status,
            headers=head.headers,
            body=decoded.body,
            cut=decoded.cut if decoded.cut is Cut.LIMIT else cut or decoded.cut,
            redirects=request.redirects,
            elapsed_ms=round((self._monotonic() - started) * 1000),
            fetched_at=self._now(),
        )

    def _failed(self, request: Request, transfer: Transfer, ended: Ended, address: str) -> _Failed:
        if transfer.refused:
            return _refused(transfer.refused)
        parts = split(request.url)
        where = f"{address}:{parts.port or _PORTS[parts.scheme]}"
        return _Failed(*failure_of(ended, where, transfer.errno or transfer.curl.getinfo(pycurl.OS_ERRNO)))

    def _no_response(self, request: Request, failed: _Failed, started: float) -> NoResponse:
        return NoResponse(
            url=request.url,
            final_url=without_fragment(request.url),
            failure=failed.failure,
            detail=failed.detail,
            redirects=request.redirects,
            elapsed_ms=round((self._monotonic() - started) * 1000),
            fetched_at=self._now(),
        )


def _refused(address: str) -> _Failed:
    return _Failed(Failure.ADDRESS_REFUSED, f"{address} is no public address: {refusal(address)}")


def _is_unreached(transfer: Transfer, ended: Ended) -> bool:
    if ended.code == pycurl.E_COULDNT_CONNECT:
        return True
    return ended.code == pycurl.E_OPERATION_TIMEDOUT and transfer.curl.getinfo(pycurl.CONNECT_TIME_T) == 0


def _cut(transfer: Transfer, ended: Ended) -> Cut | None:
    """Return why a body that came in part is not whole; None where it is, or nothing of it came."""
    if not ended.code or not transfer.received:
        return None
    if transfer.received > transfer.limit:
        return Cut.LIMIT
    return Cut.TIMEOUT if ended.code == pycurl.E_OPERATION_TIMEDOUT else Cut.CLOSED
