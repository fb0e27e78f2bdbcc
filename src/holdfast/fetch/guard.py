"""Which addresses and ports may be asked: those of the public internet, and no port that speaks another protocol.

The tables are our own because `ipaddress.is_global` says different things in different Python releases.
"""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from holdfast.links.domain import is_address

#: https://www.iana.org/assignments/iana-ipv4-special-registry, what is not globally reachable, and multicast.
_IPV4 = tuple(
    (IPv4Network(network), name)
    for network, name in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignment"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)

#: https://www.iana.org/assignments/iana-ipv6-special-registry; what is in none of these must lie in 2000::/3.
_IPV6 = tuple(
    (IPv6Network(network), name)
    for network, name in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("100::/64", "discard"),
        ("2001::/23", "protocol assignment or Teredo"),
        ("2001:db8::/32", "documentation"),
        ("3fff::/20", "documentation"),
        ("fc00::/7", "unique local"),
        ("fe80::/10", "link-local"),
        ("ff00::/8", "multicast"),
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")

#: IPv6 networks that carry an IPv4 address, and how many bits stand after it.
_WRAPPERS = tuple(
    (IPv6Network(network), shift, name)
    for network, shift, name in (
        ("::ffff:0:0/96", 0, "IPv4-mapped"),
        ("64:ff9b::/96", 0, "NAT64"),
        ("2002::/16", 80, "6to4"),
    )
)

#: https://fetch.spec.whatwg.org/#port-blocking
_BAD_PORTS = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
})  # fmt: skip


@lru_cache(maxsize=65_536)
def refusal(address: str) -> str:
    """Return why an address may not be asked; the empty text where it is on the public internet.

    >>> refusal("::ffff:127.0.0.1")
    'IPv4-mapped loopback'
    >>> refusal("9.9.9.9")
    ''
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "not an address"
    return _refusal_v4(parsed) if isinstance(parsed, IPv4Address) else _refusal_v6(parsed)


@lru_cache(maxsize=65_536)
def literal(host: str) -> str:
    """Return the address a host is, without brackets; the empty text where it is a name.

    The URL parser has turned decimal, octal and hexadecimal spellings into dotted ones before.
    """
    return host.strip("[]") if is_address(host) else ""


def admitted(addresses: Iterable[str], *, private_too: bool) -> tuple[str, ...]:
    """Return the addresses that may be asked, in their order."""
    return tuple(address for address in addresses if private_too or not refusal(address))


def is_bad_port(port: str) -> bool:
    """Say whether a port belongs to another protocol, whose servers a request could be made to misread."""
    return port != "" and int(port) in _BAD_PORTS


def _refusal_v4(address: IPv4Address) -> str:
    return next((name for network, name in _IPV4 if address in network), "")


def _refusal_v6(address: IPv6Address) -> str:
    if address.scope_id is not None:
        return "link-local"
    for network, shift, wrapper in _WRAPPERS:
        if address in network:
            inner = _refusal_v4(IPv4Address(int(address) >> shift & 0xFFFF_FFFF))
            return f"{wrapper} {inner}" if inner else ""
    named = next((name for network, name in _IPV6 if address in network), "")
    return named or ("" if address in _GLOBAL_UNICAST else "reserved")
