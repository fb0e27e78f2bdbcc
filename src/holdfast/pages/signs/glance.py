"""What all signs are read from: the words a reader sees, the headlines, and the code around them."""

import re
from dataclasses import dataclass

from holdfast.links.anchor import fold
from holdfast.links.headers import Headers
from holdfast.pages.tree import Document, Element

#: Sources up to this many characters are searched whole for the marks of scripts; walls and parking pages are small.
_SMALL_SOURCE = 40_000
#: Of each script of a larger page, so many characters; marks stand at a script's start.
_SCRIPT_START = 600
_MOST_SCRIPTS = 200
#: Characters of visible text that phrases are looked for in: pages that say little say it at once.
_SAYS = 6_000
_UNREAD = "script,style,template,textarea,select,svg,iframe"
#: A `<noscript>` with more text was never closed and holds the rest of the page.
_LONG_NOSCRIPT = 2_000
_SHELL_ROOTS = (
    "#root,#app,#__next,#__nuxt,#___gatsby,#main-app,#app-root,#react-root,#reactRoot,#application,#svelte,#q-app,"
    "#mount,app-root,ion-app,[data-reactroot],[ng-app],[ng-view],[ui-view],[data-server-rendered]"
)
#: Scripts that set no spaces between words: kana, Han, Thai.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One page, as far as its signs need it."""

    title: str
    headlines: tuple[str, ...]  #: the title and the first headings
    says: str  #: the start of the visible text, lower case
    words: int  #: of visible text
    main_words: int  #: of the main content
    links: int  #: http(s) links, same-page fragments aside
    code: str  #: the source of a small page, the starts of a large one's scripts
    scripts: int
    script_size: int  #: characters of inline script
    noscript: str  #: what `<noscript>` says, lower case
    has_password: bool  #: there is a field for a password
    empty_root: str  #: the element an application would fill, where it is empty
    headers: Headers


def take(document: Document, source: str, title: str, headers: Headers, links: int) -> Glance:
    """Take a glance at a page. What no reader sees is cut out of its tree: let this be the tree's last use."""
    scripts = document.find_all("script")
    inline = [script.text for script in scripts]
    code = source if len(source) <= _SMALL_SOURCE else _code(document, scripts, inline)
    noscript = _cut_noscript(document)
    has_password = document.select_one("input[type=password i]") is not None
    document.remove(_UNREAD)
    seen = _visible(document.find("body"))
    return Glance(
        title=_plain(title),
        headlines=(_plain(title), *_headings(document)),
        says=_plain(seen[:_SAYS]).lower(),
        words=count_words(seen),
        main_words=count_words(_visible(document.main_content())),
        links=links,
        code=code,
        scripts=len(scripts),
        script_size=sum(map(len, inline)),
        noscript=_plain(fold(noscript)).lower(),
        has_password=has_password,
        empty_root=_empty_root(document),
        headers=headers,
    )


def _cut_noscript(document: Document) -> str:
    """Cut `<noscript>` out and return what it says."""
    said = []
    for element in document.find_all("noscript"):
        text = element.text
        said.append(text[:500])
        if len(text) <= _LONG_NOSCRIPT:
            element.extract()
    return " ".join(said[:20])


def count_words(text: str) -> int:
    """Count the words of folded text; where a script sets no spaces, two characters are a word."""
    words = text.count(" ") + 1 if text else 0
    return words if text.isascii() else words + len(_UNSPACED.findall(text)) // 2


def _code(document: Document, scripts: list[Element], inline: list[str]) -> str:
    """Return what tells whose scripts a large page runs."""
    parts = [document.root.attr("data-adblockkey") or ""] if document.root else []
    for script, text in zip(scripts[:_MOST_SCRIPTS], inline, strict=False):
        parts += [script.attr("src") or "", script.attr("id") or "", text[:_SCRIPT_START]]
    parts += [frame.attr("src") or "" for frame in document.find_all("iframe", limit=_MOST_SCRIPTS)]
    return "\n".join(parts)


def _visible(element: Element | None) -> str:
    return "" if element is None else fold(" ".join(element.strings))


def _headings(document: Document) -> list[str]:
    found = document.find_all("h1", limit=2) + document.find_all("h2", limit=1)
    return [_plain(fold(" ".join(each.strings)[:2_000])) for each in found]


def _empty_root(document: Document) -> str:
    for element in document.select(_SHELL_ROOTS):
        if count_words(_visible(element)) <= _LOADING_WORDS:
            identity = element.attr("id")
            return f'<{element.tag} id="{identity}">' if identity else f"<{element.tag}>"
    return ""


#: Words that an empty root may hold: `Loading…`, `Please wait`.
_LOADING_WORDS = 8


def _plain(text: str) -> str:
    """Return text with the apostrophes that keyboards have."""
    return text.replace("\u2019", "'")
