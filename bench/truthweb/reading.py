"""An independent reading of a page, by lexbor, that the truth is checked against before it is written."""

import re
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: Every address put into a page has one of these in it, and no real page has.
MARKS = (".localhost", "../boots")
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0|-\d{3,}(px|em)|text-indent|clip"
)
_HIDING_CLASS = re.compile(r"hid(e|den)\b|sr-only|screen-reader|d-none|collapse|modal|popup|offscreen|invisible|no-?js")
_UNSEEN_TAGS = frozenset(
    {"noscript", "template", "textarea", "select", "iframe", "object", "dialog", "details", "head"}
)
_WITHHELD = re.compile(r"noindex|nofollow|none")
#: A page of fewer words could be a shell that scripts fill.
ENOUGH_WORDS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What lexbor sees of the links put in."""

    hrefs: frozenset[str]  #: as written, less entities
    seen: bool  #: one at least has nothing about it or around it that might hide it


def charset(body: bytes) -> str:
    """Return the charset a browser would decode with, as Python names it; the pages are Latin ones and UTF-8."""
    declared = _DECLARED.search(body)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    return {"iso-8859-1": "windows-1252"}.get(name, name)


def read_links(body: bytes) -> Links:
    """Return the links of a page that were put into it."""
    ours = _ours(_tree(body))
    return Links(hrefs=frozenset(map(_href, ours)), seen=any(map(is_seen, ours)))


def links_in(markup: str) -> frozenset[str]:
    """Return the links that markup holds where it stands alone."""
    return frozenset(map(_href, _ours(LexborHTMLParser(markup))))


def is_neutral(body: bytes, own_url: str) -> bool:
    """Say whether a page has no robots directives, no refresh, and no canonical but its own address."""
    tree = _tree(body)
    robots = [node.attributes.get("content") or "" for node in tree.css("meta[name$=bot i], meta[name=robots i]")]
    canonicals = [_href(node) for node in tree.css("link[rel~=canonical i]")]
    withheld = any(_WITHHELD.search(text.lower()) for text in robots)
    refreshes = tree.css("meta[http-equiv=refresh i]")
    return not withheld and not refreshes and all(href == own_url for href in canonicals)


def stands_in_head(body: bytes, markup: str) -> bool:
    """Say whether a page's head holds these elements, a base before any other."""
    alone, page = LexborHTMLParser(markup).head, _tree(body)
    wanted = [node for node in alone.iter() if node.tag] if alone else []
    return bool(wanted) and all(_has_first(page, node) for node in wanted)


def is_seen(node: LexborNode) -> bool:
    """Say whether no attribute of a node or its ancestors could hide it from a reader."""
    at: LexborNode | None = node
    while at is not None and at.tag not in {"body", "-document"}:
        attributes = at.attributes
        style, names = attributes.get("style") or "", f"{attributes.get('class')} {attributes.get('id')}"
        hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true" or at.tag in _UNSEEN_TAGS
        if hidden or _HIDING_STYLE.search(style.lower()) or _HIDING_CLASS.search(names.lower()):
            return False
        at = at.parent
    return True


@lru_cache(maxsize=8)
def has_content(body: bytes, labelled: tuple[str, ...]) -> bool:
    """Say whether text that people marked as the page's content stands in it without scripts, among enough words."""
    tree = _tree(body)
    tree.strip_tags(["script", "style", "noscript", "template"])
    text = tree.body.text(separator=" ") if tree.body else ""
    folded = _fold(text)
    return any(_fold(part) in folded for part in labelled if part) and len(text.split()) >= ENOUGH_WORDS


def _fold(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _href(node: LexborNode) -> str:
    attributes = node.attributes
    return attributes.get("href") or attributes.get("xlink:href") or ""


def _tree(body: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(body.decode(charset(body), "replace").removeprefix("\N{BYTE ORDER MARK}"))


def _ours(tree: LexborHTMLParser) -> list[LexborNode]:
    return [node for node in tree.css("a, area") if any(mark in _href(node).lower() for mark in MARKS)]


def _has_first(page: LexborHTMLParser, wanted: LexborNode) -> bool:
    in_head = [node.html for node in page.css(f"head > {wanted.tag}")]
    return wanted.html in (in_head[:1] if wanted.tag == "base" else in_head)
