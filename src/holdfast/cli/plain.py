"""Text of strangers made safe for a terminal.

A page's title may hold escape sequences that clear the screen, retitle the window or write to the clipboard, and marks
that turn the rest of the line around. Shown here, they are spelled out.
"""

import re
import unicodedata

#: C0 and C1 controls, line separators, embeddings and overrides of writing direction, halves of surrogate pairs.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
#: Marks that put one place right and hold nothing open; common in pages, worth nothing here.
_DROPPED = str.maketrans("", "", "\u061c\u200e\u200f")
_SPACES = re.compile(r"[\t\n\r\f]+")
_MAY_BE_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def plain(text: str) -> str:
    r"""Return one line without anything a terminal would obey.

    >>> plain("a\x1b[2Jb\nc")
    'a\\x1b[2Jb c'
    """
    return _UNSAFE.sub(_spelled_out, _SPACES.sub(" ", text)).translate(_DROPPED)


def shown(text: str) -> str:
    """Return `plain` text that keeps its own writing direction to itself: right-to-left text is isolated."""
    text = plain(text)
    return f"{_ISOLATE}{text}{_END_ISOLATE}" if is_right_to_left(text) else text


def is_right_to_left(text: str) -> bool:
    """Say whether any letter is written from right to left."""
    if not _MAY_BE_RIGHT_TO_LEFT.search(text):
        return False
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def shortened(text: str, length: int) -> str:
    """Cut a text to a length, the cut marked."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _spelled_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
