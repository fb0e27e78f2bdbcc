"""The texts of a page, each read once: one of megabytes may stand beside a thousand links."""

from typing import NamedTuple

from holdfast.pages.tree import Text

#: Characters kept at either end of a long text.
_KEPT = 1_000


class Ends(NamedTuple):
    """How a text begins and ends, and how long it is without the white space around it."""

    start: str
    end: str
    length: int


class Texts:
    """Reads the texts of one page."""

    def __init__(self) -> None:
        self._long: dict[Text, Ends] = {}

    def ends(self, text: Text) -> Ends:
        """Return both ends of a text."""
        known = self._long.get(text)
        if known is not None:
            return known
        data = text.data
        if len(data) <= _KEPT:
            return Ends(data, data, len(data.strip()))
        found = self._long[text] = Ends(data[:_KEPT], data[-_KEPT:], len(data.strip()))
        return found
