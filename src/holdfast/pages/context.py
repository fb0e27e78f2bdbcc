"""The words around a link."""

from collections.abc import Iterator
from itertools import islice

from holdfast.links.anchor import fold
from holdfast.pages.scope import BLOCKS, Inherited, Scope, block_of
from holdfast.pages.texts import Texts
from holdfast.pages.tree import Element, Node, Text

#: Characters kept on each side.
WIDTH = 100
#: Nodes looked at on each side; a bound for hostile pages.
_MOST_NODES = 300


class ContextReader:
    """Reads the words around the links of one page."""

    def __init__(self, scopes: Inherited[Scope], texts: Texts) -> None:
        self._scopes = scopes
        self._texts = texts

    def before(self, link: Element) -> str:
        """Return the text in front of a link: its own block's, then its neighbours'."""
        pieces = self._pieces(link, link.preceding, backwards=True)
        pieces.reverse()
        text = fold("".join(pieces))
        if len(text) <= WIDTH:
            return text
        cut = text[-WIDTH:]
        return cut.lstrip() if text[-WIDTH - 1] == " " else cut.partition(" ")[2] or cut

    def after(self, link: Element) -> str:
        """Return the text behind a link."""
        text = fold("".join(self._pieces(link, link.following, backwards=False)))
        if len(text) <= WIDTH:
            return text
        cut = text[:WIDTH]
        return cut.rstrip() if text[WIDTH] == " " else cut.rpartition(" ")[0] or cut

    def _pieces(self, link: Element, nodes: Iterator[Node], *, backwards: bool) -> list[str]:
        """Collect visible text, nearest first, until there is enough; blocks are set apart by spaces."""
        hidden_at = self._scopes.of(link).hidden_at
        block = block_of(link)
        pieces: list[str] = []
        room = WIDTH + 1
        for node in islice(nodes, _MOST_NODES):
            if not isinstance(node, Text):
                if isinstance(node, Element) and node.tag in BLOCKS:
                    pieces.append(" ")
                continue
            data = self._texts.end(node, last=backwards)
            if data.isspace():
                pieces.append(" ")
                continue
            scope = self._scopes.of(node.parent)
            if not scope.is_text or (scope.hidden_at is not None and scope.hidden_at is not hidden_at):
                continue
            around = block_of(node)
            if around is not block:
                pieces.append(" ")
                block = around
            pieces.append(data)
            room -= len(" ".join(data.split()))
            if room <= 0:
                break
        return pieces
