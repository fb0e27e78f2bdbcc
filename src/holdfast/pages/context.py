"""The words around a link."""

from collections.abc import Iterator
from itertools import islice

from holdfast.links.anchor import fold
from holdfast.pages.scope import BLOCKS, Inherited, Scope, block_of
from holdfast.pages.tree import Element, Node, Text

#: Characters kept on each side.
WIDTH = 100
#: Bounds on each side: nodes looked at, and characters of one text.
_MOST_NODES = 300
_MOST_OF_ONE = 1_000


def words_before(link: Element, scopes: Inherited[Scope]) -> str:
    """Return the text in front of a link: its own block's, then its neighbours'."""
    pieces = _pieces(link, link.preceding, scopes, slice(-_MOST_OF_ONE, None))
    pieces.reverse()
    text = fold("".join(pieces))
    if len(text) <= WIDTH:
        return text
    cut = text[-WIDTH:]
    return cut.lstrip() if text[-WIDTH - 1] == " " else cut.partition(" ")[2] or cut


def words_after(link: Element, scopes: Inherited[Scope]) -> str:
    """Return the text behind a link."""
    text = fold("".join(_pieces(link, link.following, scopes, slice(_MOST_OF_ONE))))
    if len(text) <= WIDTH:
        return text
    cut = text[:WIDTH]
    return cut.rstrip() if text[WIDTH] == " " else cut.rpartition(" ")[0] or cut


def _pieces(link: Element, nodes: Iterator[Node], scopes: Inherited[Scope], near: slice) -> list[str]:
    """Collect visible text, nearest first, until there is enough; blocks are set apart by spaces."""
    hidden_at = scopes.of(link).hidden_at
    block = block_of(link)
    pieces: list[str] = []
    room = WIDTH + 1
    for node in islice(nodes, _MOST_NODES):
        if not isinstance(node, Text):
            if isinstance(node, Element) and node.tag in BLOCKS:
                pieces.append(" ")
            continue
        scope = scopes.of(node.parent)
        if not scope.is_text or (scope.hidden_at is not None and scope.hidden_at is not hidden_at):
            continue
        around = block_of(node)
        if around is not block:
            pieces.append(" ")
            block = around
        data = node.data[near]
        pieces.append(data)
        room -= len(" ".join(data.split()))
        if room <= 0:
            break
    return pieces
