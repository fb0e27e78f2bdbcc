"""Reads HTML: bytes and headers in, page facts out. Pure; `facts` is the whole of it."""

from holdfast.pages.page import facts
from holdfast.pages.values import PageFacts, Refresh, RobotsDirectives, Signs, Wanted

__all__ = ["PageFacts", "Refresh", "RobotsDirectives", "Signs", "Wanted", "facts"]
