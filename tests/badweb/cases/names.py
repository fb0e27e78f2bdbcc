"""The name system: names that do not exist, servers that fail, odd but valid answers."""

from holdfast.links.verdict import Reason
from tests.badweb.case import LIVE, Case
from tests.badweb.dns import Addresses, Alias, Fault, OverTcp
from tests.badweb.html import linked

_ERROR = Reason.DNS_ERROR

CASES = (
    Case(
        "name_that_does_not_exist",
        Reason.DOMAIN_GONE,
        "The registry knows no such name.",
        records={"$HOST": Fault.NXDOMAIN},
    ),
    Case("name_whose_server_fails", _ERROR, "SERVFAIL is the moment's.", linked(), records={"$HOST": Fault.SERVFAIL}),
    Case("name_whose_server_refuses", _ERROR, "REFUSED is the server's.", linked(), records={"$HOST": Fault.REFUSED}),
    Case("name_whose_server_is_silent", _ERROR, "No answer.", linked(), records={"$HOST": Fault.SILENT}),
    Case("name_whose_server_talks_noise", _ERROR, "No DNS message.", linked(), records={"$HOST": Fault.GARBAGE}),
    Case(
        "name_without_an_address",
        _ERROR,
        "The name exists: the domain is not gone, its web server is.",
        linked(),
        records={"$HOST": Fault.EMPTY},
    ),
    Case(
        "name_with_an_alias",
        LIVE,
        "A CNAME to a CNAME.",
        linked(),
        records={
            "$HOST": Alias("a.other-name-with-an-alias.test"),
            "a.$OTHER": Alias("b.other-name-with-an-alias.test"),
        },
    ),
    Case(
        "name_with_an_alias_loop",
        _ERROR,
        "Two names that point at each other.",
        linked(),
        records={"$HOST": Alias("other-name-with-an-alias-loop.test"), "$OTHER": Alias("name-with-an-alias-loop.test")},
    ),
    Case(
        "name_with_an_alias_to_nowhere",
        Reason.DOMAIN_GONE,
        "The hosting's name behind the alias does not exist: NXDOMAIN is the answer for both.",
        records={"$HOST": Alias("other-name-with-an-alias-to-nowhere.test"), "$OTHER": Fault.NXDOMAIN},
    ),
    Case("name_answered_over_tcp", LIVE, "Too long for UDP.", linked(), records={"$HOST": OverTcp()}),
    Case(
        "name_with_a_dead_address_first",
        LIVE,
        "The second address answers.",
        linked(),
        records={"$HOST": Addresses(("127.0.0.9", "127.0.0.1"))},
    ),
    Case(
        "name_with_a_dead_sixth_address",
        LIVE,
        "IPv6 refuses, IPv4 answers.",
        linked(),
        records={"$HOST": Addresses(("::1", "127.0.0.1"))},
    ),
    Case(
        "name_with_dead_addresses_only",
        Reason.CONNECTION_ERROR,
        "Nobody listens at any of them.",
        linked(),
        records={"$HOST": Addresses(("127.0.0.9", "127.0.0.8"))},
    ),
    Case(
        "name_with_many_addresses", LIVE, "Twenty of one.", linked(), records={"$HOST": Addresses(("127.0.0.1",) * 20)}
    ),
    Case("name_in_capitals", LIVE, "Names have no case.", linked(), source="http://Name-In-CAPITALS.TEST:$PORT/page"),
)
