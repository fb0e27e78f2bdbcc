"""Where the page's prose is: which elements hold how much of its long paragraphs.

An element that holds half of them is a trunk of the page whatever its class says (`with-sidebar`), and a link beside
them stands in the content. This costs a tenth of scoring every element.
"""

from holdfast.pages.tree import Document, Element

#: Shorter paragraphs are captions, teasers and dates.
_LONG = 80
#: One paragraph counts for no more than this, or a page in one paragraph would outweigh the rest.
_MOST_OF_ONE = 1_000
#: Bounds for hostile pages: paragraphs looked at, and levels above each.
_MOST_PARAGRAPHS = 80
_MOST_LEVELS = 100
#: Parts of the names that comment sections have.
_COMMENTS = ("omment", "espond", "isqus", "eply")
#: What prose in comments counts: an article's own few lines shall outweigh a hundred comments.
_COMMENT_WEIGHT = 0.1


class ProseShares:
    """Each element's share of the page's long paragraphs, counted when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._shares: dict[Element, float] | None = None

    def __bool__(self) -> bool:
        return bool(self._counted())

    def of(self, element: Element) -> float:
        """Return an element's share, from 0 to 1."""
        return self._counted().get(element, 0.0)

    def _counted(self) -> dict[Element, float]:
        if self._shares is None:
            self._shares = _count(self._document)
        return self._shares


def _count(document: Document) -> dict[Element, float]:
    by_parent: dict[Element, float] = {}
    for paragraph in document.find_all("p", limit=_MOST_PARAGRAPHS):
        length = len(paragraph.text)
        if length >= _LONG and isinstance(parent := paragraph.parent, Element):
            by_parent[parent] = by_parent.get(parent, 0.0) + min(length, _MOST_OF_ONE)
    if len(by_parent) == 1:
        return dict.fromkeys(_path(*by_parent), 1.0)
    held: dict[Element, float] = {}
    is_comments: dict[Element, bool] = {}
    total = 0.0
    for parent, characters in by_parent.items():
        path = _path(parent)
        weight = characters * (_COMMENT_WEIGHT if _among_comments(path, is_comments) else 1.0)
        total += weight
        for element in path:
            held[element] = held.get(element, 0.0) + weight
    return {element: amount / total for element, amount in held.items()}


def _path(element: Element) -> list[Element]:
    path = [element]
    above = element.parent
    while isinstance(above, Element) and len(path) < _MOST_LEVELS:
        path.append(above)
        above = above.parent
    return path


def _among_comments(path: list[Element], known: dict[Element, bool]) -> bool:
    for element in path:
        if element not in known:
            known[element] = _is_comments(element)
        if known[element]:
            return True
    return False


def _is_comments(element: Element) -> bool:
    if element.tag in {"body", "html"}:
        return False
    names = f"{element.attr('class') or ''} {element.attr('id') or ''}"
    return any(part in names for part in _COMMENTS)
