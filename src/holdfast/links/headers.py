"""HTTP header fields as they came: repeated, in order, names compared without case."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headers:
    """Header fields of one response."""

    fields: tuple[tuple[str, str], ...] = ()  #: name in lower case, value stripped

    def first(self, name: str) -> str:
        """Return the first value of a field, the empty text where there is none; `name` in lower case."""
        return next((value for field, value in self.fields if field == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a field in order; `name` in lower case."""
        return tuple(value for field, value in self.fields if field == name)
