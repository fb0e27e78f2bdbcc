"""Anchor text: what a reader sees of a link."""

from dataclasses import dataclass, field
from itertools import islice

from holdfast.links.anchor import fold
from holdfast.links.occurrence import Kind
from holdfast.pages.scope import BLOCKS, Inherited, Scope
from holdfast.pages.tree import Element, Node, Text, is_html_namespace

#: Longest anchor kept, in characters.
LONGEST = 500
#: Bounds of what is looked at in one link: nodes, and characters before white space is folded.
_MOST_NODES = 2_000
_MOST_CHARACTERS = 20_000
_MOST_LEVELS = 50
_IMAGES = frozenset({"img", "svg", "picture", "image"})


def read_anchor(link: Element, scopes: Inherited[Scope]) -> tuple[str, Kind]:
    """Return the words of an `<a>`, and what kind of link that makes it.

    Images within the words speak by their alternative text. Without any words the anchor is the images' text; without
    that too, what names the link to those who do not see: `aria-label`, then `title`.
    """
    if len(link) == 1 and isinstance(link[0], Text):
        seen = _Seen([link[0].data[:_MOST_CHARACTERS]], has_words=True)
    else:
        seen = _look(link, scopes)
    text = fold("".join(seen.pieces)) or fold(link.attr("aria-label") or link.attr("title") or "")
    if not is_html_namespace(link):
        kind = Kind.SVG
    else:
        kind = Kind.IMAGE if seen.has_image and not seen.has_words else Kind.TEXT
    return text[:LONGEST].rstrip(), kind


@dataclass(slots=True)
class _Seen:
    pieces: list[str] = field(default_factory=list)
    has_words: bool = False
    has_image: bool = False


def _look(link: Element, scopes: Inherited[Scope]) -> _Seen:
    own = scopes.of(link)
    block: Node = link
    seen = _Seen()
    room = _MOST_CHARACTERS
    for node in islice(link.descendants, _MOST_NODES):
        scope = scopes.of(node if isinstance(node, Element) else node.parent)
        if scope.hidden_at is not own.hidden_at or scope.is_noscript != own.is_noscript or not scope.is_text:
            continue
        if isinstance(node, Text):
            if (around := _block_within(node, link)) is not block:
                seen.pieces.append(" ")
                block = around
            seen.pieces.append(node.data[:room])
            seen.has_words = seen.has_words or not node.data.isspace()
            room -= len(node.data)
        elif isinstance(node, Element):
            _add_element(seen, node)
        if room <= 0:
            break
    return seen


def _block_within(text: Text, link: Element) -> Node:
    """Return the block of a text, the link itself where it has none within it."""
    node: Node | None = text.parent
    for _ in range(_MOST_LEVELS):
        if node is None or node is link or (isinstance(node, Element) and node.tag in BLOCKS):
            break
        node = node.parent
    return link if node is None else node


def _add_element(seen: _Seen, element: Element) -> None:
    if element.tag in _IMAGES:
        seen.has_image = True
        seen.pieces.append(f" {_alternative(element)} ")
    elif element.tag in BLOCKS:
        seen.pieces.append(" ")


def _alternative(image: Element) -> str:
    name = image.attr("alt") or image.attr("title") or image.attr("aria-label")
    if name or image.tag != "svg":
        return name or ""
    title = image.find("title")
    return title.text[:LONGEST] if title is not None else ""
