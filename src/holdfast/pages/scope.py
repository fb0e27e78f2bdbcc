"""What an element inherits from the elements around it: whether it is seen, and whether its text is text.

Each element is looked at once per page, however many links stand in it: a page of a million nested elements costs a
million looks, not their square.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from holdfast.pages.hidden import Controls, background_of, hidden_by, plain_style
from holdfast.pages.tree import Document, Element, Node
from holdfast.pages.words import word_set

T = TypeVar("T")


class Inherited(Generic[T]):
    """A value of elements that follows from the parent's value and the element itself; remembered."""

    def __init__(self, root: T, step: Callable[[T, Element], T]) -> None:
        self._root = root
        self._step = step
        self._known: dict[Node, T] = {}

    def of(self, node: Node | None) -> T:
        """Return the value of a node; a node that is no element has its parent's."""
        known = self._known
        path: list[Node] = []
        while node is not None and node not in known:
            path.append(node)
            node = node.parent
        value = self._root if node is None else known[node]
        for each in reversed(path):
            if isinstance(each, Element):
                value = self._step(value, each)
            known[each] = value
        return value


@dataclass(frozen=True, slots=True)
class Scope:
    """Where text stands."""

    hidden_by: str = ""  #: what hides it
    hidden_at: Element | None = None  #: the element that is hidden
    background: str = ""  #: the background colour that inline styles set
    is_text: bool = True  #: False in scripts, styles and what else no reader reads
    is_noscript: bool = False


#: Elements that a reader sees on lines of their own, or as things apart from the words around.
BLOCKS = word_set("""
    address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe img input label legend li main menu nav
    noscript ol optgroup option p pre search section select summary svg table tbody td template textarea tfoot th thead
    tr ul video
""")
_NO_TEXT = word_set("script style head title noframes iframe textarea select object datalist")
_SPECIAL = _NO_TEXT | {"noscript", "template"}
#: Levels of inline elements between a text and its block; a page with more is hostile.
_MOST_LEVELS = 50


def block_of(node: Node) -> Node:
    """Return the nearest element around that begins a line of its own, or the node itself if it is one."""
    for _ in range(_MOST_LEVELS):
        if isinstance(node, Element) and node.tag in BLOCKS:
            return node
        above = node.parent
        if above is None:
            return node
        node = above
    return node


def scopes(document: Document) -> Inherited[Scope]:
    """Return the scopes of one page."""
    controls = Controls(document)

    def step(parent: Scope, element: Element) -> Scope:
        style = element.attr("style")
        if style is None and element.attr("hidden") is None and element.tag not in _SPECIAL:
            return parent
        return _narrowed(parent, element, controls)

    return Inherited(Scope(), step)


def _narrowed(parent: Scope, element: Element, controls: Controls) -> Scope:
    tag = element.tag
    reason = "" if parent.hidden_by else hidden_by(element, controls, parent.background)
    style = element.attr("style")
    background = background_of(plain_style(style)) if style else ""
    return Scope(
        hidden_by=parent.hidden_by or reason,
        hidden_at=element if reason else parent.hidden_at,
        background=background or parent.background,
        is_text=parent.is_text and tag not in _NO_TEXT and not _is_inert(element),
        is_noscript=parent.is_noscript or tag == "noscript",
    )


def _is_inert(element: Element) -> bool:
    return element.tag == "template" and element.attr("shadowrootmode") is None
