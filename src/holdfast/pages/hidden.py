"""Whether an element is kept from readers: strong signs only, on the element itself.

Class names prove nothing, as nobody here reads style sheets. And much that is out of sight is one click away: tabs,
accordions, menus, slides, and what is about to fade in. Those are not hidden, nor to search engines.
"""

import re
from collections.abc import Iterator

from holdfast.pages.tree import Document, Element

_TINY = r"(?:0*\.?0+|1)(?:px|pt|em|rem|%)?"
#: One pattern per sign, for a style in lower case without white space and with a semicolon at both ends.
_DECLARATIONS = (
    ("display:none", re.compile(r";display:none[;!]")),
    ("visibility:hidden", re.compile(r";visibility:(?:hidden|collapse)[;!]")),
    ("opacity:0", re.compile(r";opacity:0*\.?0*%?[;!](?<!:;)")),
    (
        "font-size:0",
        re.compile(r";font-size:(?:0+(?:\.\d+)?|\.\d+|1)(?:px|pt)?[;!]|;font-size:0*\.?0+(?:em|rem|%)[;!]"),
    ),
    ("text-indent off screen", re.compile(r";text-indent:-(?:\d{4,}|[5-9]\d\d|\d{2,}(?=em|rem))")),
    (
        "off screen",
        re.compile(r";(?:left|top|right|bottom|margin|margin-left|margin-top):-(?:\d{4,}|[5-9]\d\d(?=em|rem|vw|vh|%))"),
    ),
    (
        "clipped",
        re.compile(
            r";clip:rect\((?:0|1)(?:px)?,?(?:0|1)(?:px)?,?(?:0|1)(?:px)?,?(?:0|1)(?:px)?\)|;clip-path:inset\((?:50|100)%"
        ),
    ),
)
_NO_SIZE = re.compile(rf";(?:max-)?(?:width|height):{_TINY}[;!]")
_CUT_OFF = re.compile(r";overflow(?:-[xy])?:hidden[;!]")
_COLOUR = re.compile(r";color:([^;!]+)")
_BACKGROUND = re.compile(r";background(?:-color)?:([^;!]+)")
#: Ways in which scripts bring an element to sight, told by its names: tabs and menus, slides, entrance effects.
_BROUGHT_TO_SIGHT = re.compile(
    r"tab|accordion|akkordeon|collaps|toggle|dropdown|drop-down|menu|nav|flyout|offcanvas|drawer|expand|more|mehr|spoiler|reveal"
    r"|slide|carousel|swiper|slick|owl|gallery|modal|dialog|popup|lightbox|tooltip|popover|faq|answer|panel|dropcontent"
    r"|aos|wow|animat|fade|framer|appear|invisible|lazy|preload|loading|motion|scroll|step|js-",
    re.IGNORECASE,
)
_BROUGHT_BY_ROLE = frozenset({"tabpanel", "menu", "menubar", "dialog", "tooltip", "listbox", "region", "navigation"})
_MOVING = re.compile(r";(?:transform|transition|animation|will-change|translate|scale)[-:]")
_ATTRIBUTES = (
    "data-aos",
    "data-w-id",
    "data-animation",
    "data-framer-appear-id",
    "data-sal",
    "aria-expanded",
    "aria-labelledby",
)
#: Attributes of controls that hold a `#id`.
_CONTROLLING = ("href", "data-target", "data-bs-target", "data-toggle", "data-tab")


class Controls:
    """The elements of a page that its links and buttons bring to sight, by their ids."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._opened: frozenset[str] | None = None

    def open(self, identity: str) -> bool:
        """Say whether something on the page names this id as what it controls."""
        if self._opened is None:
            self._opened = frozenset(self._named())
        return identity in self._opened

    def _named(self) -> Iterator[str]:
        for element in self._document.select("[aria-controls]"):
            yield from (element.attr("aria-controls") or "").split()
        for attribute in _CONTROLLING:
            for element in self._document.select(f'[{attribute}^="#"]'):
                yield (element.attr(attribute) or "")[1:]


def hidden_by(element: Element, controls: Controls, background: str = "") -> str:
    """Name what hides an element from all readers, empty where nothing does.

    `background` is the background colour that the elements around set by their own styles.
    """
    attribute = element.attr("hidden")
    style = element.attr("style")
    if attribute is None and not style:
        return ""
    if attribute is not None and attribute != "until-found":
        reason = "hidden attribute"
    else:
        reason = _declared(plain_style(style or ""), background)
    return reason if reason and not _can_be_opened(element, controls) else ""


def plain_style(style: str) -> str:
    """Return an inline style in lower case, without white space, with a semicolon at both ends."""
    return f";{''.join(style[:2_000].split()).lower()};"


def background_of(style: str) -> str:
    """Return the background colour of a plain style; empty where it sets none, or an image."""
    found = _BACKGROUND.search(style)
    return "" if found is None or "url(" in found[1] else _colour(found[1])


def _declared(style: str, background: str) -> str:
    for name, pattern in _DECLARATIONS:
        if pattern.search(style) and not (name == "opacity:0" and _MOVING.search(style)):
            return name
    if _NO_SIZE.search(style) and _CUT_OFF.search(style):
        return "no size and overflow:hidden"
    colour = _COLOUR.search(style)
    behind = background_of(style) or background
    return "text in the colour of its background" if colour and behind and _colour(colour[1]) == behind else ""


def _can_be_opened(element: Element, controls: Controls) -> bool:
    """Say whether readers can bring the element to sight, as far as its own names and its controls tell."""
    if (element.attr("role") or "").lower() in _BROUGHT_BY_ROLE or element.tag in {"dialog", "nav", "menu"}:
        return True
    if any(element.attr(name) is not None for name in _ATTRIBUTES):
        return True
    identity = element.attr("id") or ""
    names = f"{element.attr('class') or ''} {identity}"
    return _BROUGHT_TO_SIGHT.search(names[:500]) is not None or (identity != "" and controls.open(identity))


_NAMED_COLOURS = {"white": "ffffff", "black": "000000", "red": "ff0000", "gray": "808080", "grey": "808080"}
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})$")
_RGB = re.compile(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,1)?\)$")


def _colour(text: str) -> str:
    """Return a colour as six hexadecimal digits, empty where it is written otherwise."""
    if found := _HEX.match(text):
        digits = found[1]
        return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    if found := _RGB.match(text):
        return "".join(f"{min(int(part), 255):02x}" for part in found.groups())
    return _NAMED_COLOURS.get(text, "")
