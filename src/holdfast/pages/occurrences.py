"""All there is to say of the wanted links of a page."""

from holdfast.links.anchor import fold
from holdfast.links.occurrence import NOFOLLOW_RELS, Kind, NofollowSource, Occurrence, Position
from holdfast.links.rel import rel_tokens
from holdfast.links.url import Url
from holdfast.pages.anchor import LONGEST, read_anchor
from holdfast.pages.context import ContextReader
from holdfast.pages.elements import kind_of
from holdfast.pages.position import PositionReader
from holdfast.pages.scope import scopes
from holdfast.pages.texts import Texts
from holdfast.pages.tree import Document, Element

#: Occurrences of one page that are read in full: a page with more has none worth finding beyond them.
MOST_OCCURRENCES = 2_000


class OccurrenceReader:
    """Reads the wanted links of one page."""

    def __init__(self, document: Document, page_nofollow: tuple[NofollowSource, ...]) -> None:
        self._page_nofollow = page_nofollow
        self._scopes = scopes(document)
        texts = Texts()
        self._context = ContextReader(self._scopes, texts)
        self._positions = PositionReader(document, texts)

    def read(self, element: Element, href: Url) -> Occurrence:
        """Return an occurrence."""
        kind = kind_of(element)
        rel = rel_tokens(element.attr("rel"))
        if kind is Kind.CANONICAL or kind is Kind.ALTERNATE:
            return Occurrence(href=href, kind=kind, rel=rel, nofollow_from=self._page_nofollow)
        anchor, kind = (_label(element), kind) if kind else read_anchor(element, self._scopes)
        scope = self._scopes.of(element)
        return Occurrence(
            href=href,
            kind=kind,
            anchor=anchor,
            rel=rel,
            nofollow_from=self._nofollow(rel),
            position=Position.HIDDEN if scope.hidden_by else self._positions.read(element),
            hidden_by=scope.hidden_by,
            before=self._context.before(element),
            after=self._context.after(element),
        )

    def _nofollow(self, rel: tuple[str, ...]) -> tuple[NofollowSource, ...]:
        own = () if NOFOLLOW_RELS.isdisjoint(rel) else (NofollowSource.LINK,)
        return (*own, *self._page_nofollow)


def _label(element: Element) -> str:
    """Return what names an area, a frame or a form."""
    return fold(element.attr("alt") or element.attr("title") or element.attr("aria-label") or "")[:LONGEST]
