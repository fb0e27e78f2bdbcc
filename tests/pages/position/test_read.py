import pytest

from holdfast.links.occurrence import Position
from tests.pages.reading import A, link

PROSE = "We left the hut before sunrise, when the snow on the ridge was still hard. "
ARTICLE = f"<p>{PROSE * 4}</p>" * 5


def page(inside: str, before: str = "", after: str = "") -> str:
    """Return an article with something in its text, in front of it and behind it."""
    menu = "<header><nav><a href=/>Home</a> <a href=/tours>Tours</a></nav></header>"
    return f"{menu}{before}<main><article><h1>Ridge</h1>{ARTICLE}{inside}{ARTICLE}</article></main>{after}"


@pytest.mark.parametrize(
    ("html", "position"),
    [
        (page(f"<p>{PROSE}{A} {PROSE}</p>"), Position.CONTENT),
        (page(f"<p>{A}</p>"), Position.CONTENT),
        (page(f"<ul><li>{A}</li></ul>"), Position.CONTENT),
        (page(f"<blockquote>{A}, they say.</blockquote>"), Position.CONTENT),
        (page(f"<h2>{A}</h2>"), Position.CONTENT),
        (page(f"<table><tr><td>{A}</table>"), Position.CONTENT),
        (page("", before=f"<nav><ul><li>{A}</ul></nav>"), Position.NAVIGATION),
        (page("", before=f"<header><p>By {A}</p></header>"), Position.HEADER),
        (page("", before=f"<div id=breadcrumb>{A}</div>"), Position.NAVIGATION),
        (page("", after=f"<footer><p>By {A}</p></footer>"), Position.FOOTER),
        (page("", after=f"<div role=contentinfo>{A}</div>"), Position.FOOTER),
        (page("", after=f"<div class=siteFooter><p>{PROSE}{A}</p></div>"), Position.FOOTER),
        (page("", after=f"<aside><ul><li>{A}</ul></aside>"), Position.SIDEBAR),
        (page("", after=f"<div class='widget'><h3>Blogroll</h3>{A}</div>"), Position.SIDEBAR),
        (page("", after=f"<div id=comments><ol><li class=comment><p>Great! {A}</p></ol></div>"), Position.COMMENT),
        (
            page("", after=f"<section class=commentaires><article><p>{PROSE}{A}</p></article></section>"),
            Position.COMMENT,
        ),
        (page("", after=f"<div id=comments><h3>{A}</h3></div>"), Position.NAVIGATION),
        (page("", after=f"<div id=comments><form><p>{A}</p></form></div>"), Position.NAVIGATION),
        (page(f"<div class=author-bio><p>Anna climbs for {A}.</p></div>"), Position.AUTHOR_BIO),
        (page("", after=f"<div class=related-posts><ul><li>{A}</ul></div>"), Position.RELATED),
        (page("", after=f"<div><h3>{A}</h3></div>"), Position.RELATED),
        (page(f"<p class=share>{A}</p>"), Position.NAVIGATION),
        (page(f"<figure><img><figcaption>{A}</figcaption></figure>"), Position.RELATED),
        (f"<main><header><p>{PROSE * 2}{A}</p></header>{ARTICLE}</main>", Position.CONTENT),
        (f"<div class='page sidebar'>{ARTICLE}<p>{A}</p></div>", Position.CONTENT),
        (f"<div itemprop=articleBody><p>{PROSE}{A}</p></div>", Position.CONTENT),
        (f"<table><tr><td>{PROSE * 2}{A}</table>", Position.CONTENT),
        (f"<div>{A}</div>", Position.UNKNOWN),
        (A, Position.UNKNOWN),
    ],
)
def test_where_a_link_stands(html: str, position: Position) -> None:
    assert link(html).position is position


def test_a_list_of_sites_is_a_directory() -> None:
    rows = "".join(f"<li><a href=https://site{n}.example/>Site {n}</a> on ropes" for n in range(30))
    assert link(f"<h1>Our friends</h1><ul>{rows}<li>{A} on ropes</ul>").position is Position.DIRECTORY
