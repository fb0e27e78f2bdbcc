"""Whether two addresses lead to one page, judged by the addresses alone."""

import re

from holdfast.links.url import Parts, Url, comparison_key, normalise, split, without_www

_INDEX_FILE = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp|cgi)$")
_MOBILE_HOST = re.compile(r"^(?:m|mobile|amp|touch)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"(?:^/amp(?=/)|/amp/?$|\.amp(?=\.html?$|$))")
#: Parameters that choose a form of the same page.
_FORM_PARAMETERS = frozenset({"amp", "output", "outputtype", "m", "mobile", "print", "replytocom", "ref", "source"})


def is_same_page(one: Url, other: Url) -> bool:
    """Say whether two addresses are spellings of one page: scheme, `www`, slash, case, index file, tracking.

    >>> is_same_page(Url("http://example.com/A/index.html"), Url("https://www.example.com/a/"))
    True
    """
    return comparison_key(one) == comparison_key(other) or _loose(split(normalise(one))) == _loose(
        split(normalise(other))
    )


def is_variant(page: Url, canonical: Url) -> bool:
    """Say whether a page may name `canonical` without giving its own content away.

    True for the same page, for its mobile, AMP and print forms, and where the canonical has the same path and only
    lacks parameters: filters, sessions and sort orders are dropped that way.
    """
    if is_same_page(page, canonical):
        return True
    here, there = split(normalise(page)), split(normalise(canonical))
    same_place = _desktop_host(here.host) == _desktop_host(there.host) and _plain_path(here.path) == _plain_path(
        there.path
    )
    return same_place and _pairs(there) <= _pairs(here)


def is_home(url: Url) -> bool:
    """Say whether an address is a site's front page."""
    parts = split(url)
    return not parts.query and _plain_path(parts.path) == ""


def _loose(parts: Parts) -> tuple[str, str, frozenset[str]]:
    return without_www(parts.host), _plain_path(parts.path), _pairs(parts)


def _pairs(parts: Parts) -> frozenset[str]:
    key = comparison_key(Url(f"{parts.scheme}://{parts.host}/?{parts.query}"))
    pairs = key.partition("?")[2].lower().split("&")
    return frozenset(pair for pair in pairs if pair and pair.partition("=")[0] not in _FORM_PARAMETERS)


def _plain_path(path: str) -> str:
    return _AMP_PATH.sub("", _INDEX_FILE.sub("/", path.lower())).rstrip("/")


def _desktop_host(hostname: str) -> str:
    return _MOBILE_HOST.sub("", without_www(hostname))
