"""What tags, roles, classes and ids say about a part of a page."""

import re
from enum import StrEnum
from functools import lru_cache

from holdfast.links.occurrence import Position
from holdfast.pages.words import word_set


class Sign(StrEnum):
    """What an element says of itself."""

    BODY_TEXT = "body_text"  #: the very text of an article
    CONTENT = "content"  #: a part that holds content, and perhaps much else
    COMMENT = "comment"
    AUTHOR_BIO = "author_bio"
    RELATED = "related"
    NAVIGATION = "navigation"
    SIDEBAR = "sidebar"
    FOOTER = "footer"
    HEADER = "header"
    CONTROLS = "controls"  #: forms and buttons


POSITION_OF = {
    Sign.BODY_TEXT: Position.CONTENT,
    Sign.CONTENT: Position.CONTENT,
    Sign.COMMENT: Position.COMMENT,
    Sign.AUTHOR_BIO: Position.AUTHOR_BIO,
    Sign.RELATED: Position.RELATED,
    Sign.NAVIGATION: Position.NAVIGATION,
    Sign.SIDEBAR: Position.SIDEBAR,
    Sign.FOOTER: Position.FOOTER,
    Sign.HEADER: Position.HEADER,
    Sign.CONTROLS: Position.NAVIGATION,
}

_TAGS = {
    "nav": Sign.NAVIGATION,
    "menu": Sign.NAVIGATION,
    "time": Sign.NAVIGATION,
    "header": Sign.HEADER,
    "footer": Sign.FOOTER,
    "aside": Sign.SIDEBAR,
    "main": Sign.BODY_TEXT,
    "article": Sign.BODY_TEXT,
    "form": Sign.CONTROLS,
    "button": Sign.CONTROLS,
    "label": Sign.CONTROLS,
}
_ROLES = {
    "navigation": Sign.NAVIGATION,
    "menubar": Sign.NAVIGATION,
    "menu": Sign.NAVIGATION,
    "banner": Sign.HEADER,
    "contentinfo": Sign.FOOTER,
    "complementary": Sign.SIDEBAR,
    "dialog": Sign.SIDEBAR,
    "main": Sign.BODY_TEXT,
    "article": Sign.BODY_TEXT,
    "search": Sign.CONTROLS,
    "form": Sign.CONTROLS,
}
#: Words in class names and ids; where an element has several, the first group that holds one of them wins.
_WORDS = {
    Sign.CONTROLS: "respond commentform commentrespond akismet nocomments reply",
    Sign.COMMENT: """
        comment comments commentlist disqus kommentar kommentare kommentarer commentaire commentaires comentario
        comentarios commenti reacties comentarii komentarz komentarze yorumlar discussion livefyre pingback
        trackback pinglist guestbook
    """,
    Sign.AUTHOR_BIO: """
        byline author authors bio vcard autor autorin auteur autore verfasser biography authorbox authorinfo
        contributor redakteur autorenbox
    """,
    Sign.RELATED: """
        related recommended recommendation recommendations teaser teasers similar verwandt verwandte relacionadas
        relacionados relatedposts outbrain taboola plista mostread popular trending zergnet yarpp relatednews also
        upnext promo nextread readmore latest recent weitere
    """,
    Sign.NAVIGATION: """
        nav navigation navbar menu submenu breadcrumb breadcrumbs pagination pager paging topnav mainnav subnav tags
        tagcloud tagged taglist categories share sharing social socialmedia sharedaddy shares bookmarks toolbar meta
        postmeta entrymeta metadata jumplinks toc date timestamp
    """,
    Sign.SIDEBAR: """
        sidebar aside widget widgets seitenleiste sidebarright sidebarleft rightcol leftcol newsletter subscribe
        subscription signup advert advertisement ads ad adsense banner sponsor werbung anzeige blogroll marginal
        randspalte infobox login search cookie cookies popup modal overlay paywall rating ratings affiliate
        disclaimer
    """,
    Sign.FOOTER: "footer colophon fuss fusszeile bottom copyright impressum credits footnav siteinfo",
    Sign.HEADER: "header masthead topbar kopf kopfzeile titlebar branding logo",
    Sign.CONTENT: """
        content article entry hentry story articlebody postbody maincontent bodytext richtext rte artikel inhalt
        contenido contenu beitrag texte texto post main
    """,
}
_RANKED = {word: (rank, sign) for rank, (sign, words) in enumerate(_WORDS.items()) for word in words.split()}
#: Whole names that publishing systems give to an article's text.
_BODY_TEXT = word_set("""
    entry-content post-content article-content article-body articlebody post-body story-body entry-body
    single-content content-body article-text articletext post-text post-entry entry td-post-content
    elementor-widget-theme-post-content news-text story-content bodycontent mw-content-text entrytext article-main
    hentry type-post
""")
#: Names that speak of the layout or of what a theme attaches to every page, not of the element.
_LAYOUT = re.compile(
    r"^(?:category|tag|status|format|type|has|no|with|is|js|elementor|wp-block|col|page|postid|parent|term|layout|view|u"
    r"|hide|without|one|two|three|left|right)[-_](?!.*comment)|[-_](?:left|right|\d+)$|^widget-container$"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
#: Characters of an element's names that are read; a longer attribute holds state, not names.
_NAMES_WITHIN = 400


@lru_cache(maxsize=16_384)
def sign_of(tag: str, role: str, names: str) -> Sign | None:
    """Return what an element says of itself; `names` are its classes and its id, separated by spaces."""
    named = _named(names[:_NAMES_WITHIN]) if names else None
    if named is not None and named is not Sign.CONTENT:
        return named
    return _ROLES.get(role.strip().lower()) or _TAGS.get(tag) or named


def _named(names: str) -> Sign | None:
    best: tuple[int, Sign] | None = None
    for name in names.split():
        plain = name.lower().replace("_", "-")
        if plain in _BODY_TEXT:
            return Sign.BODY_TEXT
        # What follows two hyphens is a variant of the element (BEM), such as `main--no-sidebar`.
        name = name.partition("--")[0]  # noqa: PLW2901 -- the name without its variant
        if _LAYOUT.search(name.lower()):
            continue
        for word in _WORD.findall(_HUMP.sub("-", name).lower()):
            found = _RANKED.get(word)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
    return best[1] if best else None
