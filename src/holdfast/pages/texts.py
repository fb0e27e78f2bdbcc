"""The texts of a page, the long ones read once: one of megabytes may stand beside a thousand links."""

from typing import NamedTuple

from holdfast.pages.tree import Text

#: Characters kept at either end of a long text.
_KEPT = 1_000


class _Long(NamedTuple):
    """What is kept of a long text."""

    start: str
    end: str
    length: int


class Texts:
    """Reads the texts of one page."""

    def __init__(self) -> None:
        self._long: dict[Text, _Long] = {}

    def end(self, text: Text, *, last: bool) -> str:
        """Return one end of a text, the first or the last; the whole of it where it is short."""
        known = self._long.get(text)
        if known is None:
            data = text.data
            if len(data) <= _KEPT:
                return data
            known = self._keep(text, data)
        return known.end if last else known.start

    def length(self, text: Text) -> int:
        """Return the length of a text without the white space around it."""
        known = self._long.get(text)
        if known is None:
            data = text.data
            if len(data) <= _KEPT:
                return len(data.strip())
            known = self._keep(text, data)
        return known.length

    def _keep(self, text: Text, data: str) -> _Long:
        kept = self._long[text] = _Long(data[:_KEPT], data[-_KEPT:], len(data.strip()))
        return kept
