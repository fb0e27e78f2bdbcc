"""A second, independent reader of links, on another parser: what the differential tests compare with."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from holdfast.links.rel import rel_tokens
from holdfast.links.url import Url, parse, without_fragment


def read_links(html: str, page: Url) -> list[tuple[str, tuple[str, ...]]]:
    """Return where the `<a href>` of a page lead and their rel, in the page's order."""
    tree = LexborHTMLParser(html)
    base = _base(tree, page)
    found = []
    for node in tree.css("a[href]"):
        href = node.attributes.get("href") or ""
        stays = href.strip().startswith("#") and without_fragment(base) == without_fragment(page)
        url = None if stays or _is_formula(node) else parse(href, base)
        if url is not None:
            found.append((str(url), rel_tokens(node.attributes.get("rel"))))
    return found


def _base(tree: LexborHTMLParser, page: Url) -> Url:
    for node in tree.css("base[href]"):
        return parse(node.attributes.get("href") or "", page) or page
    return page


def _is_formula(node: LexborNode) -> bool:
    """Say whether an element stands in MathML, where `<a>` leads nowhere."""
    above = node.parent
    while above is not None:
        if above.tag in {"math", "svg"}:
            return above.tag == "math"
        above = above.parent
    return False
