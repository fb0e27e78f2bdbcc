"""The decision: what the elements around a link say, then the text it stands in."""

from itertools import islice

from holdfast.links.occurrence import Position
from holdfast.pages.position.directory import stands_in_directory
from holdfast.pages.position.names import POSITION_OF, Sign, sign_of
from holdfast.pages.position.trunk import ProseShares
from holdfast.pages.scope import Inherited, block_of
from holdfast.pages.texts import Texts
from holdfast.pages.tree import Document, Element, Node, Text
from holdfast.pages.words import word_set

#: An element with this share of the page's prose is a trunk: what its class says of sidebars is about its layout.
_TRUNK = 0.5
#: A link whose nearest container has this share stands among the page's prose.
_AMONG_PROSE = 0.4
#: … and with this it stands near some of it.
_NEAR_PROSE = 0.05
_BESIDE_PROSE = 0.15
#: Characters of text outside links that make a block prose: surely, within a container of content, and without one.
_PROSE = 80
_PROSE_IN_CONTENT = 60
_PROSE_ALONE = 110
_SOME_TEXT = 20
#: Nodes of a block that are looked at.
_MOST_NODES = 150
_MOST_LEVELS = 30

_RUNNING_TEXT = frozenset({"p", "li", "td", "dd", "blockquote", "pre"})
_HEADINGS = frozenset({"h2", "h3", "h4"})
_MINOR = frozenset({"h2", "h3", "h4", "h5", "h6", "label", "button", "figcaption"})
#: Elements within a paragraph or a list: no containers of their own.
_WITHIN_TEXT = word_set("p span a b strong em i li h1 h2 h3 h4 ul ol font u small blockquote mark sup sub cite q")
#: In an article a table is one of figures; elsewhere it may be the page's layout.
_IN_ARTICLES = _WITHIN_TEXT | word_set("table tbody thead tr td th dl dd dt")
#: What says no more than that there may be content.
_NEUTRAL = frozenset({None, Sign.CONTENT, Sign.BODY_TEXT})
_TELLING_TAGS = frozenset({"nav", "header", "footer", "aside", "form", "button", "label", "time"})
#: Articles within these are teasers or comments.
_KEPT_AROUND_ARTICLES = frozenset({Sign.COMMENT, Sign.RELATED, Sign.SIDEBAR})
_TOLD_WITHIN_COMMENTS = frozenset({Sign.NAVIGATION, Sign.FOOTER, Sign.CONTROLS})
_OVERRULED_BY_PROSE = frozenset({Sign.RELATED, Sign.NAVIGATION, Sign.AUTHOR_BIO})


class PositionReader:
    """Tells the position of the links of one page."""

    def __init__(self, document: Document, texts: Texts) -> None:
        self._texts = texts
        self._shares = ProseShares(document)
        self._signs = signs_around(self._shares)

    def read(self, link: Element) -> Position:
        """Return the position of a link."""
        sign = self._signs.of(link)
        block = block_of(link)
        tag = block.tag if isinstance(block, Element) else "body"
        if sign is Sign.COMMENT:
            return Position.NAVIGATION if tag in _MINOR else Position.COMMENT
        prose = self._prose_in(block)
        if sign in _NEUTRAL:
            return self._position_by_text(link, sign, tag, prose)
        assert sign is not None
        return Position.CONTENT if self._overruled(link, sign, prose) else POSITION_OF[sign]

    def _position_by_text(self, link: Element, sign: Sign | None, tag: str, prose: int) -> Position:
        """Decide where the elements around say no more than that there may be content."""
        if tag not in _MINOR and prose >= (_PROSE_IN_CONTENT if sign is Sign.BODY_TEXT else _PROSE_ALONE):
            return Position.CONTENT
        if prose < _PROSE and stands_in_directory(link):
            return Position.DIRECTORY
        if prose >= _PROSE and tag in _MINOR:
            return Position.CONTENT
        share = self._share_around(link, _IN_ARTICLES if sign is Sign.BODY_TEXT else _WITHIN_TEXT)
        if share >= _AMONG_PROSE and (prose >= _PROSE or _fits_among_prose(tag, prose)):
            return Position.CONTENT
        if share >= _BESIDE_PROSE and tag in _RUNNING_TEXT:
            return Position.CONTENT
        return Position.RELATED if self._shares else Position.UNKNOWN

    def _overruled(self, link: Element, sign: Sign, prose: int) -> bool:
        """Say whether prose proves content against what the elements around say."""
        if prose < _PROSE:
            return False
        share = self._share_around(link, _WITHIN_TEXT)
        return sign is Sign.HEADER or share >= (_NEAR_PROSE if sign in _OVERRULED_BY_PROSE else _AMONG_PROSE)

    def _prose_in(self, block: Node) -> int:
        """Count the characters of a block's text that are no link's, until there are enough."""
        count = 0
        for node in islice(block.descendants, _MOST_NODES):
            if isinstance(node, Text) and not _in_link(node, block):
                count += self._texts.length(node)
                if count >= _PROSE_ALONE:
                    break
        return count

    def _share_around(self, link: Element, within: frozenset[str]) -> float:
        """Return the share of prose of the nearest container, elements `within` a text left out."""
        node: Node | None = link
        for _ in range(_MOST_LEVELS):
            if not isinstance(node, Element):
                return 0.0
            if node.tag not in within:
                return self._shares.of(node)
            node = node.parent
        return 0.0


def signs_around(shares: ProseShares) -> Inherited[Sign | None]:
    """Return what the elements around say: the nearest that speaks, but for what cannot stand within another."""

    # Bound to no reader: a cycle would keep the page's tree in memory until the collector comes.
    def step(around: Sign | None, element: Element) -> Sign | None:
        own = _own_sign(element)
        if own is None or own is around:
            return around
        if own is Sign.BODY_TEXT:
            return around if around in _KEPT_AROUND_ARTICLES else own
        if own is Sign.CONTENT:
            return own if around is None else around
        if around is Sign.COMMENT and own not in _TOLD_WITHIN_COMMENTS:
            return around
        # A tag says what the element is; a class may as well speak of the layout.
        return around if element.tag not in _TELLING_TAGS and shares.of(element) >= _TRUNK else own

    return Inherited(None, step)


def _own_sign(element: Element) -> Sign | None:
    tag = element.tag
    if tag in {"html", "body"}:
        return None
    if element.attr("itemprop") == "articleBody":
        return Sign.BODY_TEXT
    return sign_of(tag, element.attr("role") or "", f"{element.attr('class') or ''} {element.attr('id') or ''}".strip())


def _fits_among_prose(tag: str, prose: int) -> bool:
    if tag in _RUNNING_TEXT or tag in _HEADINGS:
        return True
    return tag not in _MINOR and prose >= _SOME_TEXT


def _in_link(text: Text, block: Node) -> bool:
    node: Node | None = text.parent
    for _ in range(6):
        if not isinstance(node, Element) or node is block:
            return False
        if node.tag in {"a", "script", "style"}:
            return True
        node = node.parent
    return False
