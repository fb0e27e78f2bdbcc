"""A page that sends its visitors on by itself."""

import re

from holdfast.links.url import Url, parse, without_fragment
from holdfast.pages.values import Refresh

#: https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps
_REFRESH = re.compile(
    r"\s*(?:(\d+)(?:\.[\d.]*)?|\.[\d.]*)(?:\s*[;,]\s*|\s+)(?>(?:url\s*=\s*)?)(.*)", re.DOTALL | re.IGNORECASE
)
#: Nobody waits longer; a number beyond is an attack on its reader.
_LONGEST_DELAY_S = 86_400.0


def read_refresh(text: str, base: Url, page: Url, source: str) -> Refresh | None:
    """Return where a refresh leads; None where it only loads the same page again."""
    match = _REFRESH.fullmatch(text)
    if match is None:
        return None
    url = parse(_unquoted(match[2]), base)
    if url is None or without_fragment(url) == without_fragment(page):
        return None
    return Refresh(delay_s=_delay(match[1]), url=url, source=source)


def _delay(digits: str | None) -> float:
    return min(float(digits[:9]), _LONGEST_DELAY_S) if digits else 0.0


def _unquoted(text: str) -> str:
    quote = text[:1]
    return text[1:].partition(quote)[0] if quote in {"'", '"'} else text
