"""The one door to the HTML parser: everything that calls turbohtml stands here, the rest only reads its elements.

The tree is the one a browser without scripting builds: the content of `<noscript>` is markup.
"""

from functools import lru_cache

import turbohtml.detect
from turbohtml import Document, Element, Namespace, Node, Text, parse

__all__ = [
    "Document",
    "Element",
    "Node",
    "Text",
    "build",
    "canonical_charset",
    "decode",
    "detect",
    "is_html_namespace",
    "is_mathml",
]


def build(text: str) -> Document:
    """Return the tree of a document."""
    # A declarative shadow root stays a `<template>` in its place: find_all() does not enter shadow roots.
    return parse(text, positions=False, allow_declarative_shadow_roots=False)


@lru_cache(maxsize=256)
def canonical_charset(label: str) -> str:
    """Return the WHATWG name of a charset label, lower case; empty where there is none."""
    try:
        return (parse(b"", encoding=label).encoding or "").lower()
    except LookupError:
        return ""


def decode(body: bytes, charset: str) -> str:
    """Return the text of a body by a charset's WHATWG name; what is malformed becomes U+FFFD."""
    return body.decode("utf-8", "replace") if charset == "utf-8" else body.decode("whatwg-" + charset)


def detect(body: bytes) -> str:
    """Guess the charset from the bytes; empty where they tell nothing."""
    return (turbohtml.detect.detect(body).encoding or "").lower()


def is_html_namespace(element: Element) -> bool:
    """Say whether an element is HTML rather than SVG or MathML."""
    return element.namespace is Namespace.HTML


def is_mathml(element: Element) -> bool:
    """Say whether an element belongs to a formula."""
    return element.namespace is Namespace.MATHML
