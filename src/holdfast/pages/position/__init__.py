"""Which part of the page a link stands in. How it is decided, and how well: docs/explanation/position.md."""

from holdfast.pages.position.read import PositionReader

__all__ = ["PositionReader"]
