"""Pages to build cases from: an article as a blog has it, with the link under test put where the case wants it."""

from typing import TypedDict, Unpack

from tests.badweb.answers import Page

#: The link under test as most cases write it.
A = '<a href="$TARGET">climbing ropes</a>'

#: About 200 words that say nothing a checker could trip over.
PROSE = """
<p>We left the hut before sunrise, when the snow on the ridge was still hard and the valley lay in the dark. The first
pitch is easy, a staircase of good holds that leads to a wide ledge, and from there the wall stands up all at once. Anna
went first. She climbs slowly, looks at every hold twice, and places more protection than I would, which is why I like
to be on the other end. By eight the sun had reached us and the stone became warm under our hands.</p>
<p>The long traverse in the middle is the heart of the climb. There is a crack for the fingers and almost nothing for
the feet, and for thirty metres the only way is sideways. We shared a bar of chocolate at the stance beyond it and
watched a party of three turn back below. Nobody spoke much. The upper part follows a chimney that stays wet until late
in the summer, then a short wall with a surprising number of old pegs, and ends on a grassy shoulder with a view over
the whole range.</p>
<p>Going down takes longer than one thinks. The path is marked with cairns, some of them wrong, and it crosses two
gullies where stones fall in the afternoon. We were back at the car by six, tired and content, and drove home with the
windows open.</p>
"""

NAVIGATION = (
    '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/tours">Tours</a></li><li><a href="/huts">Huts</a></li>'
    '<li><a href="/about">About us</a></li></ul></nav></header>'
)
FOOTER = '<footer><p>Mountain notes, written by friends. <a href="/imprint">Imprint</a></p></footer>'


class Dress(TypedDict, total=False):
    """The parts of a page and of its answer that a case may set."""

    title: str
    head: str
    lang: str
    around: tuple[str, str]  #: in front of the main part and behind it
    status: int
    headers: tuple[tuple[str, str], ...]
    media_type: str | None


def article(content: str, **dress: Unpack[Dress]) -> Page:
    """Return a full page with navigation, some 200 words, and the content among them."""
    first, second, third = PROSE.strip().split("\n<p>")
    main = f"{first}{content}<p>{second}<p>{third}"
    before, behind = dress.get("around", (NAVIGATION, FOOTER))
    body = f"{before}<main><article><h1>Two days on the ridge</h1>{main}</article></main>{behind}"
    return page(body, **dress)


def linked(**dress: Unpack[Dress]) -> Page:
    """Return a sound article with the link in its text."""
    return article(f"<p>We had new {A} with us.</p>", **dress)


def unlinked(**dress: Unpack[Dress]) -> Page:
    """Return a sound article without the link."""
    return article("<p>We had a new rope with us.</p>", **dress)


def page(body: str, **dress: Unpack[Dress]) -> Page:
    """Return a document around a body."""
    title, head = dress.get("title", "Two days on the ridge"), dress.get("head", "")
    text = (
        f'<!doctype html><html lang="{dress.get("lang", "en")}"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}"
        f"</head><body>{body}</body></html>"
    )
    return Page(
        text=text,
        status=dress.get("status", 200),
        headers=dress.get("headers", ()),
        media_type=dress.get("media_type", "text/html; charset=utf-8"),
    )
