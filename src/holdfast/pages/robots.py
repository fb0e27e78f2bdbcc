"""Robots directives: `<meta name=robots>`, `<meta name=googlebot>` and `X-Robots-Tag`.

Google: names and values in any case, several elements and headers, the most restrictive wins.
https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from holdfast.links.occurrence import NofollowSource
from holdfast.pages.values import RobotsDirectives

_HEADER_SOURCES = {
    "": NofollowSource.X_ROBOTS_TAG,
    "*": NofollowSource.X_ROBOTS_TAG,
    "robots": NofollowSource.X_ROBOTS_TAG,
    "googlebot": NofollowSource.X_ROBOTS_TAG_GOOGLEBOT,
}
#: Directives that carry a value behind a colon; any other word before a colon names a crawler.
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_AGENT = re.compile(r"\s*([\w.*/-]{1,100})\s*:(.*)", re.DOTALL)
#: A date may hold a comma behind its weekday, and before its year.
_DATE = re.compile(r"unavailable_after\s*:\s*((?:[a-z]{3,9},\s*)?[^,]{4,60}(?:,\s*\d{4}\b[^,]{0,40})?)", re.IGNORECASE)
_COLON = re.compile(r"\s*:\s*")
_SEPARATORS = re.compile(r"[\s,;]+")
#: Bounds for hostile pages: directives of one page, and characters of one statement.
_MOST = 100
_LONGEST = 2_000

Said = tuple[NofollowSource, str]


def read_robots(
    robots: Iterable[str], googlebot: Iterable[str], headers: Iterable[str], now: datetime | None = None
) -> RobotsDirectives:
    """Return the directives in force, given the contents of both meta elements and the values of X-Robots-Tag.

    A date in `unavailable_after` counts where `now` says that it has passed.
    """
    said = (tuple(robots), tuple(googlebot), tuple(headers))
    dated = now is not None and any("unavailable_after" in text.lower() for texts in said for text in texts)
    return _read(*said, now if dated else None)


@lru_cache(maxsize=1_024)
def _read(
    robots: tuple[str, ...], googlebot: tuple[str, ...], headers: tuple[str, ...], now: datetime | None
) -> RobotsDirectives:
    said: list[Said] = [(NofollowSource.META_ROBOTS, word) for content in robots for word in _words(content)]
    said += [(NofollowSource.META_GOOGLEBOT, word) for content in googlebot for word in _words(content)]
    said += _from_headers(headers)
    said = list(dict.fromkeys(said))[:_MOST]
    return RobotsDirectives(
        noindex=tuple(dict.fromkeys(source.value for source, word in said if _is_noindex(word, now))),
        nofollow=tuple(dict.fromkeys(source for source, word in said if word in {"nofollow", "none"})),
        all=tuple(f"{source}: {word}" for source, word in said),
    )


def _from_headers(values: Iterable[str]) -> Iterator[Said]:
    for value in values:
        agent = ""
        for part in _parts(value[:_LONGEST]):
            named = _AGENT.fullmatch(part)
            if named and named[1].lower() not in _VALUED:
                agent, part = named[1].lower(), named[2]  # noqa: PLW2901 -- the rest of the part, less its crawler
            if source := _HEADER_SOURCES.get(agent):
                for word in _words(part):
                    yield source, word


def _parts(value: str) -> Iterator[str]:
    """Split at commas, keeping the date of `unavailable_after` whole."""
    if date := _DATE.search(value):
        yield from value[: date.start()].split(",")
        yield date[0]
        value = value[date.end() :]
    yield from value.split(",")


def _words(content: str) -> list[str]:
    content = content[:_LONGEST].lower()
    dated: list[str] = []
    if "unavailable_after" in content and (date := _DATE.search(content)):
        dated.append("unavailable_after: " + date[1].strip())
        content = content[: date.start()] + content[date.end() :]
    if ":" in content:
        content = _COLON.sub(":", content)
    return dated + [word for word in _SEPARATORS.split(content) if word]


def _is_noindex(word: str, now: datetime | None) -> bool:
    if word in {"noindex", "none"}:
        return True
    return now is not None and word.startswith("unavailable_after:") and _has_passed(word.partition(":")[2], now)


def _has_passed(text: str, now: datetime) -> bool:
    moment = _moment(text.strip())
    return moment is not None and moment < now


def _moment(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text.upper())
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
