"""Registrable domains by the Public Suffix List, its private section included.

With the private section `alice.github.io` and `bob.github.io` are two domains, as they are two owners. The list comes
with the `publicsuffixlist` package, which is released with each change of the list; `use_list` takes a newer file.
"""

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

from publicsuffixlist import PublicSuffixList

_newer: PublicSuffixList | None = None


def use_list(lines: Iterable[str]) -> None:
    """Take a newer list from now on: the lines of https://publicsuffix.org/list/public_suffix_list.dat."""
    global _newer  # noqa: PLW0603 -- one list for the whole process; a parameter would reach every call
    _newer = PublicSuffixList(lines)
    registrable_domain.cache_clear()


def use_shipped_list() -> None:
    """Go back to the list that came with the package."""
    global _newer  # noqa: PLW0603 -- see use_list
    _newer = None
    registrable_domain.cache_clear()


@lru_cache(maxsize=1)
def _shipped() -> PublicSuffixList:
    # Read when first asked for: it takes 30 ms, which `holdfast --help` need not spend.
    return PublicSuffixList()


def _private_suffix(host: str) -> str | None:
    return (_newer or _shipped()).privatesuffix(host)


@lru_cache(maxsize=16_384)
def registrable_domain(host: str) -> str:
    """Return the domain somebody registered; the host itself where it is an address or a bare suffix.

    >>> registrable_domain("news.bbc.co.uk"), registrable_domain("x.github.io"), registrable_domain("192.0.2.1")
    ('bbc.co.uk', 'x.github.io', '192.0.2.1')
    """
    host = host.rstrip(".")
    if is_address(host):
        return host
    return _private_suffix(host) or host


def is_public_suffix(host: str) -> bool:
    """Say whether a host is no one's own: below it everybody can register.

    >>> is_public_suffix("co.uk"), is_public_suffix("github.io"), is_public_suffix("bbc.co.uk")
    (True, True, False)
    """
    return not is_address(host) and _private_suffix(host) is None


def is_address(host: str) -> bool:
    """Say whether a host is an IP address rather than a name."""
    if host.startswith("[") or host[-1:].isdigit():
        try:
            ipaddress.ip_address(host.strip("[]"))
        except ValueError:
            return False
        return True
    return False
