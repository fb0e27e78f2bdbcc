"""Cookies within one chain of redirects: many a site sends its visitors round until they bring the cookie it set.

Nothing is kept from page to page. A cookie's life is shorter than its expiry, so only a deletion is read from that.
"""

from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from holdfast.links.domain import is_address, registrable_domain
from holdfast.links.url import Url, split

#: RFC 6265 §6.1 asks for 50 cookies a domain at least, of 4096 bytes each.
_MOST_COOKIES = 50
_MOST_BYTES = 4096


class _Place(NamedTuple):
    """Where a cookie is sent: one value for each name there."""

    name: str
    domain: str
    host_only: bool
    path: str


class _Cookie(NamedTuple):
    value: str
    secure: bool


class Jar:
    """The cookies of one chain."""

    def __init__(self) -> None:
        self._cookies: dict[_Place, _Cookie] = {}

    def take(self, url: Url, fields: Iterable[str]) -> None:
        """Keep what the Set-Cookie fields of an answer set."""
        for field in fields:
            self._take_one(url, field)

    def header(self, url: Url) -> str:
        """Return the Cookie field for an address, the empty text where none belongs to it."""
        if not self._cookies:
            return ""
        parts = split(url)
        return "; ".join(
            f"{place.name}={cookie.value}"
            for place, cookie in self._cookies.items()
            if _covers(place, parts.host, parts.path) and (parts.scheme == "https" or not cookie.secure)
        )

    def _take_one(self, url: Url, field: str) -> None:
        pair, *attributes = field.split(";")
        name, equals, value = (text.strip() for text in pair.partition("="))
        if not equals or not name or len(field) > _MOST_BYTES or not field.isprintable():
            return
        said = {key.strip().lower(): text.strip() for key, _, text in (each.partition("=") for each in attributes)}
        place = _place(url, name, said)
        if place is None:
            return
        self._cookies.pop(place, None)
        if not _is_deletion(said) and len(self._cookies) < _MOST_COOKIES:
            self._cookies[place] = _Cookie(value, "secure" in said)


def _place(url: Url, name: str, said: dict[str, str]) -> _Place | None:
    """Return where a cookie is sent; None where its Domain is not the host's to name."""
    parts = split(url)
    path = said.get("path", "")
    path = path if path.startswith("/") else parts.path.rpartition("/")[0] or "/"
    domain = said.get("domain", "").lower().lstrip(".")
    if domain in {"", parts.host}:
        return _Place(name, parts.host, domain == "" or is_address(parts.host), path)
    is_ours = parts.host.endswith("." + domain) and domain.endswith(registrable_domain(parts.host))
    return _Place(name, domain, host_only=False, path=path) if is_ours and not is_address(parts.host) else None


def _covers(place: _Place, host: str, path: str) -> bool:
    if host != place.domain and (place.host_only or not host.endswith("." + place.domain)):
        return False
    return path == place.path or path.startswith(place.path.rstrip("/") + "/")


def _is_deletion(said: dict[str, str]) -> bool:
    if "max-age" in said:
        return said["max-age"].startswith("-") or said["max-age"] == "0"
    try:
        return parsedate_to_datetime(said.get("expires", "")).year < _LONG_AGO
    except ValueError:
        return False


#: Deletions are dated 1970 or 1994; a real expiry lies ahead.
_LONG_AGO = 2020
