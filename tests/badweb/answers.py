"""What a host answers with: a page kept as text with names to fill in, or a handler that has the bytes in hand."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from tests.badweb.codings import identity
from tests.badweb.exchange import Asked, Exchange, Names

Handler = Callable[[Exchange], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer that is sound HTTP; `$TARGET`, `$HOST` and the like are filled in when it is served."""

    text: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = "text/html; charset=utf-8"
    charset: str = "utf-8"  #: how the text is written, whatever the media type says
    mark: bytes = b""  #: a byte order mark in front
    encoding: str = ""  #: the Content-Encoding that is named
    coding: Callable[[bytes], bytes] = identity  #: the one that is applied
    data: bytes = b""  #: instead of the text, for bodies that are no text

    def body(self, names: Names) -> bytes:
        content = self.data or self.mark + names.fill(self.text).encode(self.charset, "xmlcharrefreplace")
        return self.coding(content)

    def fields(self, names: Names) -> list[tuple[str, str]]:
        """Return the header fields, content length apart."""
        own = [(name, names.fill(value)) for name, value in self.headers]
        if self.media_type is not None:
            own.insert(0, ("Content-Type", self.media_type))
        return [*own, ("Content-Encoding", self.encoding)] if self.encoding else own


Answer = Page | Handler

#: Path (with its query, or without) to answer; `*` for every other path.
Site = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Host:
    """A virtual host: its pages and the names they may use."""

    site: Site
    names: Names = field(default_factory=Names)

    def answer(self, asked: Asked) -> Answer:
        plain = asked.path.partition("?")[0]
        found = self.site.get(asked.path) or self.site.get(plain)
        if found is not None:
            return found
        return NO_ROBOTS if plain == "/robots.txt" else self.site.get("*", NOT_FOUND)


def redirect(location: str, status: int = 301, *headers: tuple[str, str]) -> Page:
    return Page(text="<p>Moved.</p>", status=status, headers=(("Location", location), *headers))


def plain(text: str, status: int = 200) -> Page:
    return Page(text=text, status=status, media_type="text/plain")


NO_ROBOTS = plain("no such file", 404)
NOT_FOUND = Page(text="<title>404 Not Found</title><h1>Not Found</h1><p>No such page here.</p>", status=404)
