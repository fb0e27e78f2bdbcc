"""Where many hrefs lead, without parsing each: one regular expression reads the host of the plain ones.

A plain href is one whose host, or whose lack of one, every URL parser reads alike. All others go through the parser.
Parsing all of a page's 145 hrefs would cost half as much as reading its HTML.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from holdfast.links.domain import registrable_domain
from holdfast.links.url import MAX_URL_LENGTH, Url, host, parse, without_fragment
from holdfast.pages.values import Wanted

#: One group per line: `https://host`, or what tells that there is no host; empty where the parser must look.
_START = re.compile(
    r"\n("
    r"https?://[^/?#\n]*"
    r"|/(?![/\\\t\r])"  # relative to the host
    r"|//[^/?#\n]*"
    r"|\#|\?"  # a place on the page, a query of it
    r"|[A-Za-z0-9_.~-](?=[^:/?#\\\t\r\n]*[/?#\n])"  # relative to the folder
    r"|(?:javascript|mailto|tel|sms|data|whatsapp|viber|skype|about|blob|file|ftp|intent|market|tg|callto|fax):"
    r"|)"
)
#: A host that a parser leaves as it is. A last label with a digit in front may belong to an IP address.
_PLAIN_HOST = re.compile(r"(?!.*xn--)(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*")
#: An address that a parser leaves as it is: no dot segments, no escapes, nothing to escape.
_PLAIN_URL = re.compile(
    r"https?://(?!xn--|[^/]*\.xn--)(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*/"
    r"(?:[A-Za-z0-9_~-][A-Za-z0-9_~.-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9_~.-]*)?(?:\?[A-Za-z0-9_~.&=/-]*)?"
)
#: Characters of what may be plain.
_LONGEST_PLAIN = 300
#: Stands for an href that is too long to be read: like this one it is no link.
_TOO_LONG = "data:"
#: URL parsers strip these in front; tabs and line breaks they drop everywhere.
_STRIPPED = "".join(map(chr, range(0x21)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the links of a page lead."""

    internal: int = 0  #: to the page's own registrable domain
    external: int = 0
    wanted: tuple[tuple[int, Url], ...] = ()  #: index and address of each wanted link

    @property
    def total(self) -> int:
        """Return how many links there are."""
        return self.internal + self.external


class HrefReader:
    """Reads the hrefs of one page."""

    def __init__(self, page: Url, base: Url, wanted: Wanted | None) -> None:
        self._base = base
        self._wanted = wanted
        self._page_host = host(page)
        self._page_domain = registrable_domain(self._page_host)
        self._base_host = self._page_host if base == page else host(base)
        self._fragments_stay = base == page or without_fragment(page) == without_fragment(base)

    def read(self, hrefs: list[str], others: list[str]) -> Places:
        """Count the links of `hrefs` by site, and find the wanted ones; those of `others` are numbered on."""
        every = hrefs + others
        if not every:
            return Places()
        starts = _starts(every)
        hosts: dict[str, int] = {}
        promising = self._tally(starts, len(hrefs), hosts)
        found: list[tuple[int, Url]] = []
        for index in [index for index, start in enumerate(starts) if start in promising] if promising else ():
            url = self.lead(every[index])
            if url is None:
                continue
            if index < len(hrefs) and self._host(starts[index]) is None:
                hosts[host(url)] = hosts.get(host(url), 0) + 1
            if self._wanted is None or self._wanted.matches(url):
                found.append((index, url))
        internal = sum([count for name, count in hosts.items() if registrable_domain(name) == self._page_domain])
        return Places(internal=internal, external=sum(hosts.values()) - internal, wanted=tuple(found))

    def lead(self, href: str) -> Url | None:
        """Return where one href leads: the slow and certain way. A place on the same page is no link."""
        if self._fragments_stay and href.lstrip(_STRIPPED).startswith("#"):
            return None
        return address(href, self._base)

    def _tally(self, starts: list[str], counted: int, hosts: dict[str, int]) -> set[str]:
        """Count the hosts of the first `counted` starts, and return the starts that call for the parser."""
        tally = Counter(starts)
        for start in starts[counted:]:
            tally[start] -= 1
        promising: set[str] = set()
        starts_of: dict[str, list[str]] = {}
        for start, count in tally.items():
            hostname = self._host(start)
            if hostname is None:
                promising.add(start)
            elif hostname:
                starts_of.setdefault(hostname, []).append(start)
                hosts[hostname] = hosts.get(hostname, 0) + count
        for hostname, same in starts_of.items():
            if self._wanted is None or self._wanted.may_stand_on(hostname):
                promising.update(same)
        return promising

    def _host(self, start: str) -> str | None:
        """Return the host that a start tells, an empty one where it is no link to a page, None where it is unclear."""
        if len(start) > 1:
            return _plain_host(start) if len(start) <= _LONGEST_PLAIN else None
        if start == "#" and self._fragments_stay:
            return ""
        return self._base_host if start else None


def address(href: str, base: Url) -> Url | None:
    """Return the http(s) address that a browser reads in an href; the plain ones need no parser."""
    if len(href) <= _LONGEST_PLAIN and _PLAIN_URL.fullmatch(href):
        return Url(href)
    return parse(href, base)


def _starts(hrefs: list[str]) -> list[str]:
    """Return the telling start of each href."""
    text = "\n".join(hrefs)
    if len(text) > MAX_URL_LENGTH and len(max(hrefs, key=len)) > MAX_URL_LENGTH:
        hrefs = [href if len(href) <= MAX_URL_LENGTH else _TOO_LONG for href in hrefs]
        text = "\n".join(hrefs)
    starts: list[str] = _START.findall(f"\n{text}\n")
    if len(starts) - 1 != len(hrefs):
        # URL parsers drop tabs and line breaks alike.
        text = "\n".join([href.replace("\n", "\t") for href in hrefs])
        starts = _START.findall(f"\n{text}\n")
    starts.pop()
    return starts


@lru_cache(maxsize=65_536)
def _plain_host(start: str) -> str | None:
    _, slashes, hostname = start.partition("//")
    if not slashes:
        return ""  # another scheme than http(s)
    return hostname if _PLAIN_HOST.fullmatch(hostname) else None
