from holdfast.pages.position.trunk import ProseShares
from holdfast.pages.tree import build

LONG = f"<p>{'We left the hut before sunrise. ' * 4}</p>"


def shares(html: str) -> dict[str, float]:
    """Return the shares of the elements that have an id."""
    document = build(html)
    counted = ProseShares(document)
    named = [each for each in document.find_all() if each.attr("id")]
    return {each.attr("id") or "": round(counted.of(each), 2) for each in named}


def test_prose_is_counted_where_it_stands_and_in_all_around() -> None:
    html = f"<div id=page><div id=text>{LONG * 3}</div><div id=side>{LONG}</div></div><div id=foot><p>Short.</p></div>"
    assert shares(html) == {"page": 1.0, "text": 0.75, "side": 0.25, "foot": 0.0}


def test_comments_weigh_little() -> None:
    html = f"<div id=text>{LONG}</div><div id=below class=comment-list>{LONG * 10}</div>"
    assert shares(html) == {"text": 0.5, "below": 0.5}


def test_one_endless_paragraph_weighs_no_more_than_a_few() -> None:
    html = f"<div id=text>{LONG * 8}</div><div id=terms><p>{'x' * 100_000}</p></div>"
    assert shares(html) == {"text": 0.51, "terms": 0.49}


def test_a_page_without_prose_has_no_shares() -> None:
    assert not ProseShares(build("<p>Short.</p><ul><li>x</ul>"))
