"""The elements of a page that link, each with its address as written."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.links.occurrence import Kind
from holdfast.links.rel import rel_tokens
from holdfast.pages.inert import Inert
from holdfast.pages.tree import Document, Element, is_html_namespace, is_mathml

_OTHERS = (
    ("iframe[src]", "src"),
    ("frame[src]", "src"),
    ("form[action]", "action"),
    ('link[rel*="canonical" i][href]', "href"),
    ('link[rel*="alternate" i][href]:not([rel*="canonical" i])', "href"),
)
_KIND_OF_TAG = {"area": Kind.AREA, "iframe": Kind.FRAME, "frame": Kind.FRAME, "form": Kind.FORM}


@dataclass(frozen=True, slots=True)
class Linking:
    """Elements and their addresses, two lists of one length."""

    elements: list[Element]
    addresses: list[str]

    def pairs(self) -> Iterator[tuple[Element, str]]:
        """Return each element with its address."""
        return zip(self.elements, self.addresses, strict=True)


def anchors(document: Document, inert: Inert) -> Linking:
    """Return the `<a>` and `<area>` elements with an href; SVG's may call it `xlink:href`, MathML's lead nowhere."""
    elements = document.select("a[href]") + document.select("area[href]")
    addresses = [each.attr("href") or "" for each in elements]
    if document.find("svg") is not None:
        images = [each for each in document.select(r"a[xlink\:href]:not([href])") if not is_html_namespace(each)]
        elements += images
        addresses += [each.attr("xlink:href") or "" for each in images]
    found = Linking(elements, addresses)
    if document.find("math") is not None:
        found = _without(found, frozenset(filter(is_mathml, elements)))
    return _without(found, inert.templates) if inert.templates else found


def others(document: Document, inert: Inert) -> Linking:
    """Return frames, forms, and the `<link>` elements that name another address of the page."""
    elements: list[Element] = []
    addresses: list[str] = []
    for selector, attribute in _OTHERS:
        chosen = [each for each in document.select(selector) if kind_of(each) is not None]
        elements += chosen
        addresses += [each.attr(attribute) or "" for each in chosen]
    found = Linking(elements, addresses)
    return _without(found, inert.templates) if inert.templates else found


def kind_of(element: Element) -> Kind | None:
    """Return the kind of link that an element's tag tells; None for an `<a>`, whose content tells it."""
    if element.tag != "link":
        return _KIND_OF_TAG.get(element.tag)
    rel = rel_tokens(element.attr("rel"))
    if "canonical" in rel:
        return Kind.CANONICAL if _in_head(element) else None
    return Kind.ALTERNATE if "alternate" in rel and "stylesheet" not in rel else None


def _in_head(element: Element) -> bool:
    """Say whether a canonical stands where search engines read it."""
    parent = element.parent
    return isinstance(parent, Element) and parent.tag == "head"


def _without(found: Linking, unwanted: frozenset[Element]) -> Linking:
    pairs = [pair for pair in found.pairs() if pair[0] not in unwanted]
    return Linking([element for element, _ in pairs], [address for _, address in pairs])
