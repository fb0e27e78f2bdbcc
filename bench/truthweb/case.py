"""One way to put a link, or what looks like one, into a page, and what a right answer says of it.

In the texts `#` stands for a digit that tells a site's copies apart and `PORT` for the server's port. A case's markup
is put into a real page at its place.
"""

from dataclasses import dataclass, field

SHOP = "http://shop#.localhost:PORT/boots"
GARDEN = "http://www.garden#.localhost:PORT/tools/spades/"
QUERY = "http://shop#.localhost:PORT/item?colour=red&size=42"
HOME = "http://studio#.localhost:PORT/"
ESCAPED = "http://shop#.localhost:PORT/~anna/caf%C3%A9-guide"
IDN = "http://bücher.shop#.localhost:PORT/neu/"
HASH = "http://app#.localhost:PORT/#!/rooms/7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One injection with its truth."""

    name: str
    target: str
    markup: str = ""
    place: str = "text"  #: text, block, item, nav, footer, aside, comments, head
    state: str = "live"
    reason: str = ""
    follow: bool | None = True  #: of the best link; None where none is there
    head: str = ""  #: markup for the page's own head
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    moved: str = ""  #: the source address redirects there; `SELF` stands for the page under another path
    folder: str = "p"  #: the first part of the path; robots.txt tells Googlebot to stay out of `closed`

    @property
    def links(self) -> bool:
        """Say whether the link stands on the page."""
        return self.state in {"live", "devalued"}


def live(name: str, target: str, markup: str, place: str = "text", *, follow: bool = True) -> Case:
    """Return a case whose link is there and counts."""
    return Case(name=name, target=target, markup=markup, place=place, follow=follow)


def gone(name: str, target: str, markup: str, place: str = "text") -> Case:
    """Return a case with something that only looks like the link."""
    return Case(name=name, target=target, markup=markup, place=place, state="lost", reason="link_removed", follow=None)
