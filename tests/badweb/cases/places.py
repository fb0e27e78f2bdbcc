"""Where the link stands on the page, and whether a reader sees it."""

from holdfast.links.occurrence import Position
from holdfast.links.verdict import Reason
from tests.badweb.answers import Page
from tests.badweb.case import LIVE, Case, Expect
from tests.badweb.html import FOOTER, NAVIGATION, A, article

_HIDDEN = Reason.LINK_HIDDEN


def _around(before: str, behind: str) -> Page:
    return article("<p>Text.</p>", around=(before, behind))


def _at(name: str, why: str, page: Page, position: Position) -> Case:
    return Case(name, LIVE, why, page, expect=Expect(position=position))


def _hidden(name: str, why: str, content: str) -> Case:
    return Case(name, _HIDDEN, why, article(content), expect=Expect(hidden=True))


_COMMENTS = (
    '<section id="comments"><h2>3 comments</h2><ol class="comment-list"><li class="comment"><p>Great tour! My shop: '
    f"{A}</p></li><li class='comment'><p>Thanks</p></li></ol></section>"
)
_BIO = f'<div class="author-bio"><h3>About the author</h3><p>Anna climbs and runs a shop for {A} in Chamonix.</p></div>'
_RELATED = (
    f'<div class="related-posts"><h3>Related posts</h3><ul><li>{A}</li><li><a href="/b">Next tour</a></li></ul></div>'
)
_BLOGROLL = (
    f'<aside class="sidebar"><h3>Blogroll</h3><ul><li>{A}</li><li><a href="http://b.test/">B</a></li></ul></aside>'
)

CASES = (
    _at(
        "link_in_the_navigation",
        "nav",
        _around(f"<nav><ul><li>{A}</li><li><a href='/'>Home</a></li></ul></nav>", FOOTER),
        Position.NAVIGATION,
    ),
    _at(
        "link_in_the_header",
        "header",
        _around(f'<header><p class="tagline">By {A}</p></header>', FOOTER),
        Position.HEADER,
    ),
    _at("link_in_the_footer", "footer", _around(NAVIGATION, f"<footer><p>Made by {A}</p></footer>"), Position.FOOTER),
    _at(
        "link_in_the_footer_by_role",
        "ARIA",
        _around(NAVIGATION, f'<div role="contentinfo"><p>By {A}</p></div>'),
        Position.FOOTER,
    ),
    _at(
        "link_in_the_footer_by_id",
        "An id",
        _around(NAVIGATION, f'<div id="footer"><p>By {A}</p></div>'),
        Position.FOOTER,
    ),
    _at("link_in_the_sidebar", "aside", _around(NAVIGATION, _BLOGROLL), Position.SIDEBAR),
    _at("link_in_a_comment", "Comments below", _around(NAVIGATION, _COMMENTS), Position.COMMENT),
    _at("link_in_the_author_s_bio", "A box about the author", article(_BIO), Position.AUTHOR_BIO),
    _at("link_in_related_posts", "A list of more to read", _around(NAVIGATION, _RELATED), Position.RELATED),
    _at("link_in_the_article", "The text itself", article(f"<p>We had new {A} with us.</p>"), Position.CONTENT),
    _hidden(
        "link_not_displayed", "display:none on the link.", '<p><a style="display: none" href="$TARGET">ropes</a></p>'
    ),
    _hidden(
        "link_not_displayed_by_an_ancestor",
        "On an ancestor.",
        f'<div style="color:red;DISPLAY:NONE !important"><p><b>{A}</b></p></div>',
    ),
    _hidden("link_with_hidden_attribute", "The hidden attribute.", f"<div hidden>{A}</div>"),
    _hidden("link_that_is_invisible", "visibility:hidden.", f'<p style="visibility:hidden">{A}</p>'),
    _hidden("link_without_size", "Letters of no height.", f'<span style="font-size:0px">{A}</span>'),
    _hidden("link_fully_transparent", "opacity:0.", f'<span style="opacity: 0">{A}</span>'),
    _hidden("link_off_screen", "The oldest trick of all.", f'<div style="position:absolute; left:-9999px">{A}</div>'),
    Case(
        "link_hidden_from_screen_readers_only",
        LIVE,
        "aria-hidden keeps it from screen readers; everybody else sees it, search engines too.",
        article(f'<span aria-hidden="true">{A}</span>'),
    ),
    Case(
        "link_in_a_class_called_hidden",
        LIVE,
        "A class name is a hint, no proof.",
        article(f'<p class="hidden">{A}</p>'),
    ),
    Case(
        "link_hidden_once_and_seen_once",
        LIVE,
        "One that is seen is enough.",
        article(f'<p style="display:none">{A}</p><p>Our {A}.</p>'),
        expect=Expect(hidden=False, occurrences=2),
    ),
    Case(
        "link_almost_hidden_by_style",
        LIVE,
        "Another property that ends alike.",
        article(f'<p style="--x-display:none;font-size:0.9em">{A}</p>'),
    ),
    Case(
        "link_hidden_on_a_noindex_page",
        Reason.PAGE_NOINDEX,
        "The graver reason names the state.",
        article(f"<p hidden>{A}</p>", head='<meta name="robots" content="noindex">'),
    ),
)
