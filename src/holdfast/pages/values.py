"""What a page says of itself and of its links."""

from dataclasses import dataclass
from typing import Protocol

from holdfast.links.occurrence import NofollowSource, Occurrence
from holdfast.links.url import Url


class Wanted(Protocol):
    """Says which links are wanted in full; `links.match.Target` is one."""

    def may_stand_on(self, hostname: str) -> bool:
        """Answer the cheap question first."""
        ...

    def matches(self, link: Url) -> bool:
        """Say whether this very link is wanted."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsDirectives:
    """Robots directives of a page, from its meta elements and its X-Robots-Tag headers."""

    noindex: tuple[str, ...] = ()  #: where it says so, such as `meta_robots`, `x_robots_tag_googlebot`
    nofollow: tuple[NofollowSource, ...] = ()
    all: tuple[str, ...] = ()  #: every directive seen, each as `source: directive`


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """A page that sends its visitors on: `<meta http-equiv=refresh>` or the Refresh header."""

    delay_s: float
    url: Url
    source: str  #: `meta_refresh` or `refresh_header`


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What a page without the link looks like. Each text is the evidence, empty where there is no such sign."""

    words: int  #: of visible text; above some 500 they are counted no further
    wall: str = ""  #: a bot wall's challenge or block page
    wall_refuses: bool = False  #: the wall turns us away; else it asks for proof of a human
    wall_vendor: str = ""  #: a wall's script or widget, which healthy pages carry too
    login: str = ""  #: a login form, or words that ask to log in
    parked: str = ""  #: a domain for sale or parked
    not_found: str = ""  #: title or heading says that there is no such page
    script_built: str = ""  #: an empty application root, a framework's shell, `enable JavaScript`
    consent: str = ""  #: a consent or age gate in front of the content
    broken: str = ""  #: a server's error message, or a notice that it is being worked on, in the page's place


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Everything a verdict needs to know of one page."""

    url: Url  #: the address it was read at
    base: Url  #: what relative links are resolved against
    charset: str  #: WHATWG name, lower case
    title: str = ""
    language: str | None = None  #: BCP 47, lower case primary tag first: `de`, `pt-br`
    canonical: Url | None = None
    canonical_source: str = ""  #: `link` or `header`
    robots: RobotsDirectives = RobotsDirectives()
    refresh: Refresh | None = None
    occurrences: tuple[Occurrence, ...] = ()  #: the wanted links, in the page's order
    links_internal: int = 0
    links_external: int = 0
    is_html: bool = True  #: False where type and first bytes say otherwise
    signs: Signs | None = None  #: read only where no wanted link was found, or on demand: it costs as much as the rest
