import pytest

from holdfast.links.occurrence import Kind
from tests.pages.reading import TARGET, link, read


@pytest.mark.parametrize(
    ("inside", "anchor", "kind"),
    [
        ("ropes", "ropes", Kind.TEXT),
        (" climbing\n\t ropes ", "climbing ropes", Kind.TEXT),
        ("climbing&nbsp;&amp;&#x20;more", "climbing & more", Kind.TEXT),
        ("rop\u200bes\u202e\u2069\ufeff\u00ad", "ropes", Kind.TEXT),
        ("<b>rop</b>es", "ropes", Kind.TEXT),
        ("one<br>two", "one two", Kind.TEXT),
        ("<div>one</div><div>two</div>", "one two", Kind.TEXT),
        ("<p>one</p>two<p>three</p>", "one two three", Kind.TEXT),
        ("<span>one</span><div><i>two</i></div>", "one two", Kind.TEXT),
        ("ropes<script>x()</script><style>a{}</style>", "ropes", Kind.TEXT),
        ("ropes<span style='display:none'>spam</span><i hidden>spam</i>", "ropes", Kind.TEXT),
        ("ropes<template>spam</template>", "ropes", Kind.TEXT),
        ("<img src=x alt='a rope'>", "a rope", Kind.IMAGE),
        ("<img src=x alt='a rope'><img alt=two>", "a rope two", Kind.IMAGE),
        ("<img src=x title=titled>", "titled", Kind.IMAGE),
        ("<img src=x>", "", Kind.IMAGE),
        ("<picture><source><img alt='a rope'></picture>", "a rope", Kind.IMAGE),
        ("<img alt='a rope'><noscript><img alt='a rope'></noscript>", "a rope", Kind.IMAGE),
        ("<svg><title>drawn</title><path/></svg>", "drawn", Kind.IMAGE),
        ("<svg aria-label=labelled><path/></svg>", "labelled", Kind.IMAGE),
        ("see <img alt='the rope'> here", "see the rope here", Kind.TEXT),
        ("see<img alt='the rope'>", "see the rope", Kind.TEXT),
        ("<img alt='hidden rope' style='display:none'>ropes", "ropes", Kind.TEXT),
        ("", "", Kind.TEXT),
        ("<span class=icon></span>", "", Kind.TEXT),
    ],
)
def test_what_a_reader_sees_of_a_link(inside: str, anchor: str, kind: Kind) -> None:
    found = link(f"<div>before <a href={TARGET}>{inside}</a> after")
    assert (found.anchor, found.kind) == (anchor, kind)


@pytest.mark.parametrize(
    ("attributes", "inside", "anchor"),
    [
        ("aria-label='labelled' title='titled'", "", "labelled"),
        ("title='titled'", "<img src=x>", "titled"),
        ("aria-label='labelled'", "ropes", "ropes"),
        ("title='titled'", "<img alt=rope>", "rope"),
    ],
)
def test_a_link_without_words_is_named_by_its_label(attributes: str, inside: str, anchor: str) -> None:
    assert link(f"<a href={TARGET} {attributes}>{inside}</a>").anchor == anchor


def test_a_hidden_link_still_has_its_words() -> None:
    found = link(f"<div style='display:none'><a href={TARGET}>ropes</a></div>")
    assert found.anchor == "ropes"


def test_a_link_in_noscript_has_its_words() -> None:
    assert link(f"<noscript><a href={TARGET}><b>ropes</b></a></noscript>").anchor == "ropes"


@pytest.mark.parametrize("unit", ["word ", "x", "<b>x</b>", "<i></i>", "<div>x"])
def test_an_endless_anchor_is_cut(unit: str) -> None:
    assert len(read(f"<a href={TARGET}>{unit * 30_000}</a>").occurrences[0].anchor) <= 500


def test_an_area_a_frame_and_a_form_are_named_by_their_attributes() -> None:
    assert link(f"<area href={TARGET} alt=rope title=titled>").anchor == "rope"
    assert link(f"<iframe src={TARGET} title=' a  shop '></iframe>").anchor == "a shop"
    assert link(f"<form action={TARGET} aria-label=order></form>").anchor == "order"


def test_a_link_that_the_parser_must_split_is_one_link() -> None:
    found = link(f"<p>before <a href={TARGET}><div>ropes</div></a>")
    assert (found.anchor, found.before) == ("ropes", "before")


def test_empty_links_side_by_side_are_kept() -> None:
    html = f"<a href={TARGET}></a><a href={TARGET}></a>"
    assert len(read(html).occurrences) == 2
