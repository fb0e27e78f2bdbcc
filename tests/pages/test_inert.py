from holdfast.pages.inert import Inert
from holdfast.pages.tree import build


def names(html: str, *, with_noscript: bool) -> set[str]:
    """Return the ids of the elements that are inert."""
    inert = Inert(build(html))
    return {each.attr("id") or "" for each in (inert.with_noscript if with_noscript else inert.templates)} - {""}


def test_templates_are_inert_but_for_declarative_shadow_roots() -> None:
    html = """<template><b id=one></b><template shadowrootmode=open><i id=two></i></template></template>
        <div><template shadowrootmode=Open><b id=shadow></b><template><i id=three></i></template></template></div>"""
    assert names(html, with_noscript=False) == {"one", "two", "three"}


def test_noscript_is_inert_where_that_is_asked_for() -> None:
    html = "<body><noscript><b id=one></b></noscript><p id=two>"
    assert names(html, with_noscript=False) == set()
    assert names(html, with_noscript=True) == {"one"}
