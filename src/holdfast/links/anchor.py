"""Anchor text."""

import re

#: Characters that steer or join text and are not read: zero-width, bidi controls, soft hyphen, byte order mark.
_UNREAD = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def fold(text: str) -> str:
    r"""Return text as a reader sees it: white space folded, unread characters gone.

    >>> fold("  read\n more\u200b\u00a0now ")
    'read more now'
    """
    if not text.isascii():
        text = _UNREAD.sub("", text)
    return " ".join(text.split())
