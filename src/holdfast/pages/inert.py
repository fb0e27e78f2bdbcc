"""The parts of a page that are in the source and not in the page: `<template>`, and `<noscript>` for some questions."""

from functools import cached_property

from holdfast.pages.tree import Document, Element


class Inert:
    """Knows which elements of a page are inert."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def templates(self) -> frozenset[Element]:
        """Everything within templates; a declarative shadow root is not inert."""
        return self._within("template")

    @cached_property
    def with_noscript(self) -> frozenset[Element]:
        """Everything within templates and within `<noscript>`."""
        return self.templates | self._within("noscript")

    def _within(self, tag: str) -> frozenset[Element]:
        inside: set[Element] = set()
        for outer in self._document.find_all(tag):
            if outer not in inside and not _is_shadow_root(outer):
                inside.update(outer.find_all())
        return frozenset(inside)


def _is_shadow_root(template: Element) -> bool:
    return (template.attr("shadowrootmode") or "").lower() in {"open", "closed"}
