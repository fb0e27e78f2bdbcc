import pytest

from holdfast.links.occurrence import Kind
from holdfast.pages.elements import anchors, kind_of, others
from holdfast.pages.inert import Inert
from holdfast.pages.tree import build


def addresses(html: str) -> tuple[list[str], list[str]]:
    """Return the addresses of the anchors and of all else that links."""
    document = build(html)
    inert = Inert(document)
    return anchors(document, inert).addresses, others(document, inert).addresses


def test_each_element_has_its_address() -> None:
    html = """<head><link rel=canonical href=c><link rel="alternate canonical" href=d><link rel=ALTERNATE href=e></head>
        <a href=f><area href=g><svg><a xlink:href=h></a><a href=i xlink:href=no></a></svg><a href>
        <iframe src=k></iframe><iframe srcdoc=no></iframe><form action=l></form><form></form>"""
    assert addresses(html) == (["f", "i", "", "g", "h"], ["k", "l", "c", "d", "e"])


@pytest.mark.parametrize(
    "html", ["<link rel=stylesheet href=x>", "<link rel='alternate stylesheet' href=x>", "<link href=x>"]
)
def test_other_link_elements_lead_nowhere(html: str) -> None:
    assert addresses(html) == ([], [])


def test_the_kind_is_told_by_the_tag_where_it_can_be() -> None:
    document = build("<link rel=Canonical href=x><a href=y><area href=z><iframe src=q></iframe><p>")
    kinds = {tag: kind_of(element) for tag in ("link", "a", "area", "iframe", "p") if (element := document.find(tag))}
    assert kinds == {"link": Kind.CANONICAL, "a": None, "area": Kind.AREA, "iframe": Kind.FRAME, "p": None}
