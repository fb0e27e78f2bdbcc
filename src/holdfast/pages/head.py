"""What a page says of itself: base, title, language, canonical, meta elements."""

import re
from collections.abc import Iterator

from holdfast.links.anchor import fold
from holdfast.links.headers import Headers
from holdfast.links.rel import rel_tokens
from holdfast.links.url import Url, parse
from holdfast.pages.inert import Inert
from holdfast.pages.tree import Document, Element, is_html_namespace

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
_LINK_HEADER = re.compile(r"<([^<>]{1,16384})>((?:\s*;\s*[\w!#$&+.^`|~-]+\*?(?:\s*=\s*(?:\"[^\"]*\"|[^\s;,\"]*))?)*)")
_REL_PARAMETER = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]*))", re.IGNORECASE)
#: Longest title kept, in characters.
_LONGEST_TITLE = 500


class Metas:
    """The `<meta>` elements in force: those in `<noscript>` and `<template>` are not."""

    def __init__(self, document: Document, inert: Inert) -> None:
        self._document = document
        self._inert = inert

    def named(self, name: str) -> list[str]:
        """Return the contents of the elements of a name."""
        return self._contents(f'meta[name="{name}" i]')

    def equivalent(self, header: str) -> list[str]:
        """Return the contents of the elements that stand for an HTTP header."""
        return self._contents(f'meta[http-equiv="{header}" i]')

    def property(self, name: str) -> list[str]:
        """Return the contents of the elements of an RDFa property, as Open Graph has them."""
        return self._contents(f'meta[property="{name}" i]')

    def _contents(self, selector: str) -> list[str]:
        return [meta.attr("content") or "" for meta in self._document.select(selector) if not self._is_inert(meta)]

    def _is_inert(self, meta: Element) -> bool:
        parent = meta.parent
        return not (isinstance(parent, Element) and parent.tag == "head") and meta in self._inert.with_noscript


def read_base(document: Document, page: Url, inert: Inert) -> Url:
    """Return what relative links are resolved against: the first `<base href>`, itself resolved."""
    for element in document.select("base[href]"):
        if element not in inert.templates:
            return parse(element.attr("href") or "", page) or page
    return page


def read_title(document: Document) -> str:
    """Return the page's title."""
    title = document.find("title")
    if title is not None and not is_html_namespace(title):
        title = next(filter(is_html_namespace, document.find_all("title")), None)
    return "" if title is None else fold(title.text[: _LONGEST_TITLE * 4])[:_LONGEST_TITLE]


def read_language(document: Document, metas: Metas, headers: Headers) -> str | None:
    """Return the language a page claims."""
    return next(filter(None, map(_language, _language_claims(document, metas, headers))), None)


def _language_claims(document: Document, metas: Metas, headers: Headers) -> Iterator[str]:
    root = document.root
    if root is not None:
        yield root.attr("lang") or ""
        yield root.attr("xml:lang") or ""
    yield headers.first("content-language")
    yield from metas.equivalent("content-language")
    yield from metas.property("og:locale")


def _language(text: str) -> str | None:
    tag = text.partition(",")[0].strip().lower().replace("_", "-")
    return tag if len(tag) <= 35 and _LANGUAGE.fullmatch(tag) else None


def header_canonicals(headers: Headers) -> list[str]:
    """Return the hrefs of `Link: <…>; rel="canonical"` headers."""
    found: list[str] = []
    for value in headers.all("link"):
        for href, parameters in _LINK_HEADER.findall(value):
            rel = _REL_PARAMETER.search(parameters)
            if rel and "canonical" in rel_tokens(rel[1] or rel[2]):
                found.append(href)
    return found
