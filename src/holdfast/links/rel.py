"""The rel attribute."""

import re

_SEPARATORS = re.compile(r"[\s,]+")


def rel_tokens(text: str | None) -> tuple[str, ...]:
    """Split a rel attribute on white space and commas, lower case, no doubles.

    Google accepts both separators: https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links

    >>> rel_tokens("NoFollow,ugc  noopener UGC")
    ('nofollow', 'ugc', 'noopener')
    """
    if not text:
        return ()
    return tuple(dict.fromkeys(token for token in _SEPARATORS.split(text.lower()) if token))
