"""What all signs are read from: the words a reader sees, the headlines, and the code around them."""

import re
from functools import cached_property

from holdfast.links.anchor import fold
from holdfast.links.headers import Headers
from holdfast.pages.tree import Document, Element

#: Sources up to this many characters are searched whole for the marks of scripts; walls and parking pages are small.
_SMALL_SOURCE = 40_000
#: Of each script of a larger page, so many characters; marks stand at a script's start.
_SCRIPT_START = 600
_MOST_SCRIPTS = 200
#: Characters of visible text that are read: pages that say little say it at once, and above some 500 words no sign
#: asks how many more there are.
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


class Glance:
    """One page, as far as its signs need it.

    Most pages are full of words, and the first question of nearly every sign is how many there are: what only the
    signs of scanty pages need is read when it is asked for. What no reader sees is cut out of the page's tree: let
    this be the tree's last use.
    """

    def __init__(self, document: Document, source: str, title: str, headers: Headers, links: int) -> None:
        self._document = document
        self._source = source
        self._scripts = document.find_all("script")
        self._noscript = _cut_noscript(document)
        #: There is a field for a password.
        self.has_password = document.select_one("input[type=password i]") is not None
        self._frames = document.find_all("iframe", limit=_MOST_SCRIPTS)
        document.remove(_UNREAD)
        seen = _visible(document.find("body"))
        self.title = _plain(title)
        #: The title and the first headings.
        self.headlines = (self.title, *_headings(document))
        #: Of visible text, counted as far as `_SAYS` characters.
        self.words = count_words(seen)
        #: http(s) links, same-page fragments aside.
        self.links = links
        self.headers = headers
        self._seen = seen

    @cached_property
    def says(self) -> str:
        """The start of the visible text, lower case."""
        return _plain(self._seen[:_SAYS]).lower()

    @cached_property
    def main_words(self) -> int:
        """The words of the main content, counted like those of the page."""
        return count_words(_visible(self._document.main_content()))

    @property
    def scripts(self) -> int:
        """The number of scripts."""
        return len(self._scripts)

    @cached_property
    def _inline(self) -> list[str]:
        return [script.text for script in self._scripts]

    @property
    def script_size(self) -> int:
        """The characters of inline script."""
        return sum(map(len, self._inline))

    @cached_property
    def code(self) -> str:
        """The source of a small page, the starts of a large one's scripts."""
        if len(self._source) <= _SMALL_SOURCE:
            return self._source
        root = self._document.root
        parts = [root.attr("data-adblockkey") or ""] if root else []
        for script, text in zip(self._scripts[:_MOST_SCRIPTS], self._inline, strict=False):
            parts += [script.attr("src") or "", script.attr("id") or "", text[:_SCRIPT_START]]
        parts += [frame.attr("src") or "" for frame in self._frames]
        return "\n".join(parts)

    @cached_property
    def noscript(self) -> str:
        """What `<noscript>` says, lower case."""
        return _plain(fold(self._noscript)).lower()

    @cached_property
    def empty_root(self) -> str:
        """The element that an application would fill, where it is empty."""
        for element in self._document.select(_SHELL_ROOTS):
            if count_words(_visible(element)) <= _LOADING_WORDS:
                identity = element.attr("id")
                return f'<{element.tag} id="{identity}">' if identity else f"<{element.tag}>"
        return ""


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


def _visible(element: Element | None) -> str:
    """Return the text of an element, folded, as far as `_SAYS` characters and a little more."""
    if element is None:
        return ""
    parts: list[str] = []
    size = 0
    for text in element.stripped_strings:
        parts.append(text)
        size += len(text)
        if size > _SAYS:
            break
    return fold(" ".join(parts))


def _headings(document: Document) -> list[str]:
    found = document.find_all("h1", limit=2) + document.find_all("h2", limit=1)
    return [_plain(fold(" ".join(each.strings)[:2_000])) for each in found]


#: Words that an empty root may hold: `Loading…`, `Please wait`.
_LOADING_WORDS = 8


def _plain(text: str) -> str:
    """Return text with the apostrophes that keyboards have."""
    return text.replace("\u2019", "'")
