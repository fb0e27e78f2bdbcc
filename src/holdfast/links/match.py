"""Deciding whether a link on a page is the link that was looked for."""

from collections.abc import Iterable
from enum import StrEnum

from holdfast.links.domain import registrable_domain
from holdfast.links.url import Url, comparison_key, host, normalise, without_www


class MatchMode(StrEnum):
    """How near a link must come to the target."""

    EXACT = "exact"  #: the same address after normalising
    URL = "url"  #: the same but for scheme, `www`, tracking parameters, trailing slash
    PREFIX = "prefix"  #: the target or anything below it
    HOST = "host"  #: anything on the target's host, `www` or not
    DOMAIN = "domain"  #: anything on the target's registrable domain


class Target:
    """What is looked for: one address, every other address known to lead to it, and a mode."""

    __slots__ = ("_domains", "_hosts", "_keys", "_prefixes", "aliases", "mode", "url")

    def __init__(self, url: Url, mode: MatchMode = MatchMode.URL, *, aliases: Iterable[Url] = ()) -> None:
        self.url = url
        self.mode = mode
        #: Addresses that lead to the target, or that it leads to; a link to one of them is a link to the target.
        self.aliases = tuple(aliases)
        urls = (url, *self.aliases)
        hosts = [host(each) for each in urls]
        exact = mode is MatchMode.EXACT
        self._hosts = frozenset(hosts) if exact else frozenset(name for each in hosts for name in _spellings(each))
        self._domains = frozenset(map(registrable_domain, hosts)) if mode is MatchMode.DOMAIN else frozenset()
        self._keys = frozenset(self._key(each) for each in urls)
        self._prefixes = tuple(sorted(self._keys)) if mode is MatchMode.PREFIX else ()

    def may_stand_on(self, hostname: str) -> bool:
        """Say whether a link to this host (lower case, ASCII form) could match: the cheap question, asked first."""
        if hostname in self._hosts:
            return True
        return bool(self._domains) and registrable_domain(hostname) in self._domains

    def matches(self, link: Url) -> bool:
        """Say whether a link is the one that was looked for."""
        if not self.may_stand_on(host(link)):
            return False
        if self.mode in {MatchMode.HOST, MatchMode.DOMAIN}:
            return True
        key = self._key(link)
        if self.mode is not MatchMode.PREFIX:
            return key in self._keys
        return any(key == prefix or key.startswith((prefix + "/", prefix + "?")) for prefix in self._prefixes)

    def _key(self, url: Url) -> str:
        return normalise(url) if self.mode is MatchMode.EXACT else comparison_key(url)


def _spellings(hostname: str) -> tuple[str, ...]:
    """Return the names by which a host is the same: with and without `www`, with and without the root's dot."""
    name = without_www(hostname)
    return name, f"www.{name}", f"{name}.", f"www.{name}."


def is_internal(link_host: str, page_host: str) -> bool:
    """Say whether two hosts belong to one site: the same registrable domain."""
    return link_host == page_host or registrable_domain(link_host) == registrable_domain(page_host)


class AnyTarget:
    """Several targets looked for at once: a link that any of them matches is wanted.

    The other links to their hosts are noted on the way: one of them may be an old address of a target.
    """

    #: Links noted at most; a page of the target's own site has thousands.
    MOST_NOTED = 20

    __slots__ = ("_targets", "noted")

    def __init__(self, targets: Iterable[Target]) -> None:
        self._targets = tuple(targets)
        #: In the page's order, each once.
        self.noted: dict[Url, None] = {}

    def may_stand_on(self, hostname: str) -> bool:
        """Say whether a link to this host could match any of them."""
        return any(target.may_stand_on(hostname) for target in self._targets)

    def matches(self, link: Url) -> bool:
        """Say whether a link is one that was looked for."""
        if any(target.matches(link) for target in self._targets):
            return True
        if len(self.noted) < self.MOST_NOTED and self.may_stand_on(host(link)):
            self.noted[link] = None
        return False

    def is_named_in(self, body: bytes) -> bool:
        """Say whether a page names the host of a target, be it in text, in a script or in a comment."""
        return any(without_www(host(target.url)).encode() in body for target in self._targets)
