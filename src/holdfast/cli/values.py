"""Option values as they are typed: read, or refused in one line that names the remedy."""

import ipaddress
import os
from collections.abc import Iterable
from pathlib import Path

from holdfast.cli.plain import plain, shortened
from holdfast.links.errors import UserError
from holdfast.links.url import MAX_URL_LENGTH, Url, parse_typed
from holdfast.links.verdict import State

_DNS_PORT = 53
_CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
_TOP_PORT = 65_535

#: States a run can be told to fail on.
FAIL_STATES = (State.LOST, State.DEVALUED, State.UNVERIFIED)


def read_address(text: str, what: str) -> Url:
    """Return the web address that somebody typed."""
    if len(text) > MAX_URL_LENGTH:
        raise UserError(f"the {what} address has {len(text):,} characters; the limit is {MAX_URL_LENGTH:,}")
    url = parse_typed(text)
    if url is None:
        shown = shortened(plain(text), 100)
        raise UserError(f"the {what} '{shown}' is no web address; write it like https://example.com/page")
    return url


def read_fail_on(values: Iterable[str]) -> frozenset[State]:
    """Return the states of `--fail-on`, given one by one or with commas between."""
    names = [name.strip().lower() for value in values for name in value.split(",") if name.strip()]
    known = {state.value: state for state in FAIL_STATES}
    for name in names:
        if name not in known:
            raise UserError(f"--fail-on {plain(name)}: there is no such state; use one of {', '.join(known)}")
    return frozenset(known[name] for name in names)


def read_resolver(text: str) -> str:
    """Return a name server as `address:port`, port 53 where none is given."""
    address, _, port = text.rpartition(":") if _has_port(text) else (text, "", str(_DNS_PORT))
    try:
        ip = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        raise _no_resolver(text) from None
    if not (port.isascii() and port.isdecimal() and 0 < int(port) <= _TOP_PORT):
        raise _no_resolver(text)
    return f"[{ip}]:{port}" if ip.version == 6 else f"{ip}:{port}"


def read_ca_file(path: Path | None) -> str:
    """Return a file of certificate authorities, looked into."""
    if path is None:
        return ""
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UserError(f"--ca-file {path}: {why.lower()}; name a PEM file") from None
    if _CERTIFICATE not in content:
        raise UserError(f"--ca-file {path} holds no certificate in PEM form (BEGIN CERTIFICATE)")
    return os.fspath(path)


def read_user_agent(text: str) -> str:
    """Return a user agent that can be sent in a header."""
    if not text.strip() or not text.isascii() or not text.isprintable():
        raise UserError("--user-agent needs some printable ASCII characters and no line break")
    return text.strip()


def _has_port(text: str) -> bool:
    return text.count(":") == 1 or "]:" in text


def _no_resolver(text: str) -> UserError:
    return UserError(
        f"--resolver {plain(text)}: write an address and a port, such as 192.0.2.53:53 or [2001:db8::53]:53"
    )
