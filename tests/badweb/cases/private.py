"""Addresses that are not on the public internet: refused, and never asked."""

from holdfast.links.verdict import Reason
from tests.badweb.case import Case, Expect, Settings
from tests.badweb.dns import Addresses, Alias, Turning
from tests.badweb.html import linked

_REFUSED = Reason.CONNECTION_ERROR
_GUARDED = Settings(allow_private_hosts=False, check_targets=False)


def _resolves(name: str, why: str, *addresses: str) -> Case:
    return Case(
        f"private_{name}",
        _REFUSED,
        why,
        linked(),
        records={"$HOST": Addresses(addresses)},
        settings=_GUARDED,
        expect=Expect(unvisited=("$HOST",)),
    )


def _literal(name: str, why: str, host: str) -> Case:
    return Case(
        f"private_{name}",
        _REFUSED,
        why,
        source=f"http://{host}:$PORT/page",
        settings=_GUARDED,
        expect=Expect(unvisited=("127.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]", "0.0.0.0")),
    )


CASES = (
    _resolves("loopback", "The machine itself.", "127.0.0.1"),
    _resolves("loopback_elsewhere", "All of 127/8 is the machine itself.", "127.8.9.10"),
    _resolves("link_local", "A cloud's metadata service.", "169.254.169.254"),
    _resolves("network_10", "A company's network.", "10.1.2.3"),
    _resolves("network_172", "A company's network.", "172.20.0.5"),
    _resolves("network_192", "A home's network.", "192.168.1.1"),
    _resolves("carrier_grade", "A provider's inside.", "100.64.0.7"),
    _resolves("unspecified", "0.0.0.0 is the machine itself on Linux.", "0.0.0.0"),
    _resolves("broadcast", "Everybody.", "255.255.255.255"),
    _resolves("multicast", "A group.", "224.0.0.1"),
    _resolves("benchmarking", "Reserved for measurements.", "198.18.0.1"),
    _resolves("loopback_v6", "The machine itself.", "::1"),
    _resolves("unique_local_v6", "A company's network.", "fd00::1"),
    _resolves("link_local_v6", "The same wire.", "fe80::1"),
    _resolves("mapped_v4", "IPv4 in IPv6.", "::ffff:7f00:1"),
    _resolves("nat64", "IPv4 behind a translator.", "64:ff9b::7f00:1"),
    _resolves("six_to_four", "IPv4 in a tunnel.", "2002:7f00:1::1"),
    _resolves("teredo", "IPv4 in another tunnel.", "2001:0:4136:e378:8000:63bf:80ff:fffe"),
    _resolves("several", "None of them is public.", "10.0.0.1", "::1", "127.0.0.1"),
    Case(
        "private_by_alias",
        _REFUSED,
        "A name that is an alias for one inside.",
        linked(),
        records={"$HOST": Alias("inside.private-by-alias.test"), "inside.$HOST": Addresses(("127.0.0.1",))},
        settings=_GUARDED,
        expect=Expect(unvisited=("$HOST",)),
    ),
    Case(
        "private_by_turns",
        _REFUSED,
        "Another private address at every question.",
        linked(),
        records={"$HOST": Turning(("10.0.0.1", "127.0.0.1"))},
        settings=_GUARDED,
        expect=Expect(unvisited=("$HOST",)),
    ),
    _literal("literal", "Written out.", "127.0.0.1"),
    _literal("decimal", "As one number.", "2130706433"),
    _literal("octal", "In base eight.", "0177.0.0.01"),
    _literal("hexadecimal", "In base sixteen.", "0x7f.0x1"),
    _literal("short", "With parts left out.", "127.1"),
    _literal("literal_v6", "In brackets.", "[::1]"),
    _literal("literal_mapped", "IPv4 in brackets.", "[::ffff:127.0.0.1]"),
    _literal("escaped", "Percent escapes and fullwidth digits are undone by the URL standard.", "%31２7.0.0.1"),
    _literal("localhost", "By its name.", "localhost"),
)
