"""One link on a source page: what it is, where it stands, whether it is followed."""

from dataclasses import dataclass
from enum import StrEnum

from holdfast.links.url import Url


class Kind(StrEnum):
    """How the page links."""

    TEXT = "text"  #: `<a href>` with words
    IMAGE = "image"  #: `<a href>` with an image and no words; the anchor is the image's alt
    AREA = "area"  #: `<area href>` of an image map
    SVG = "svg"  #: `<a href>` or `<a xlink:href>` inside SVG
    FRAME = "frame"  #: `<iframe src>`, `<frame src>`
    FORM = "form"  #: `<form action>`
    CANONICAL = "canonical"  #: `<link rel=canonical>` or its HTTP header
    ALTERNATE = "alternate"  #: `<link rel=alternate>`
    REDIRECT = "redirect"  #: the source page itself sends visitors to the target


class Position(StrEnum):
    """The part of the page a link stands in."""

    CONTENT = "content"
    AUTHOR_BIO = "author_bio"
    COMMENT = "comment"
    RELATED = "related"
    DIRECTORY = "directory"
    SIDEBAR = "sidebar"
    NAVIGATION = "navigation"
    HEADER = "header"
    FOOTER = "footer"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"


class NofollowSource(StrEnum):
    """What takes a link's vote away. A source ending in `googlebot` speaks to Google's crawler alone."""

    LINK = "link"
    META_ROBOTS = "meta_robots"
    META_GOOGLEBOT = "meta_googlebot"
    X_ROBOTS_TAG = "x_robots_tag"
    X_ROBOTS_TAG_GOOGLEBOT = "x_robots_tag_googlebot"


#: Kinds that pass a vote at all; the others are shown but never followed (Google: only `<a>` links count).
VOTING_KINDS = frozenset({Kind.TEXT, Kind.IMAGE, Kind.AREA, Kind.SVG, Kind.REDIRECT})

#: rel values that withhold the vote. Google: hints since 2019-09, treated as no vote here and shown by name.
NOFOLLOW_RELS = frozenset({"nofollow", "ugc", "sponsored"})

#: Positions that a site repeats on all its pages.
TEMPLATE_POSITIONS = frozenset({Position.NAVIGATION, Position.HEADER, Position.FOOTER, Position.SIDEBAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One link as it stands on the page."""

    href: Url  #: resolved against the page's base
    kind: Kind
    anchor: str = ""  #: the words a reader sees, white space folded; an image's alt
    rel: tuple[str, ...] = ()  #: lower case, in the page's order, no doubles
    nofollow_from: tuple[NofollowSource, ...] = ()
    position: Position = Position.UNKNOWN
    hidden_by: str = ""  #: what hides it from readers, such as `display:none`; empty where it is seen
    before: str = ""  #: up to 100 characters of text in front, in the same block where there are any
    after: str = ""

    @property
    def follow(self) -> bool:
        """Say whether it passes a vote."""
        return self.kind in VOTING_KINDS and not self.nofollow_from

    @property
    def sitewide(self) -> bool:
        """Say whether it stands where sites repeat links on every page."""
        return self.position in TEMPLATE_POSITIONS


def best_first(occurrences: list[Occurrence]) -> tuple[Occurrence, ...]:
    """Order by worth: seen before hidden, follow before nofollow, content before the rest, then the page's order."""
    return tuple(sorted(occurrences, key=_worth))


_POSITION_RANK = {position: rank for rank, position in enumerate(Position)}
_KIND_RANK = {kind: rank for rank, kind in enumerate(Kind)}


def _worth(occurrence: Occurrence) -> tuple[bool, bool, int, int]:
    return (
        bool(occurrence.hidden_by),
        not occurrence.follow,
        _POSITION_RANK[occurrence.position],
        _KIND_RANK[occurrence.kind],
    )
