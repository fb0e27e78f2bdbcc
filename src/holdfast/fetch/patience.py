"""How long a page in the browser is waited for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds, each within the page's time as a whole."""

    #: With no request under way for so long a page has done what it does by itself (Playwright's `networkidle` too).
    quiet_s: float = 0.5
    #: A page that polls is never quiet; by then its visitors have what they came for.
    settle_s: float = 8.0
    settle_after_scroll_s: float = 2.0
    #: Reading a document takes well under a second; a page that lets nobody in for so long is in a loop.
    answer_s: float = 8.0
    #: Part of a page's time after which its document is taken as it is, with a script still on its way.
    opening: float = 0.6
