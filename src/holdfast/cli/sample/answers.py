"""What the sample web answers, by address: the pages kept as files, and what is not an ordinary page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from importlib.resources import files
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer; addresses in its body and headers lack the port, which is known once the server runs."""

    status: int = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = "text/html; charset=utf-8"
    body: str = ""


MISSING = Answer(status=HTTPStatus.NOT_FOUND, body="<!doctype html><title>404</title><h1>404 Not Found</h1>")

#: Laid over the page of the same address, where there is one.
_OTHERWISE: dict[str, Answer] = {
    "barista-club.example/newsletter/12": Answer(status=HTTPStatus.GONE),
    "corner-roasters.example/blog/our-friends": Answer(
        status=HTTPStatus.MOVED_PERMANENTLY, headers=(("Location", "http://corner-roasters.example/"),)
    ),
    "kelp-coffee.example/summer-sale": Answer(
        status=HTTPStatus.FOUND, headers=(("Location", "http://kelp-coffee.example/"),)
    ),
    "overworked.example/press": Answer(status=HTTPStatus.BAD_GATEWAY),
    "review-hub.example/kelp-and-stone": Answer(
        status=HTTPStatus.FORBIDDEN, headers=(("Server", "cloudflare"), ("CF-Mitigated", "challenge"))
    ),
}


def read_answers() -> dict[str, Answer]:
    """Return every answer of the sample web by its address, such as `bean-app.example/`."""
    pages = {_address(path): _page(path, text) for path, text in _texts(files(__package__) / "pages", "")}
    otherwise = {
        address: replace(answer, body=pages[address].body) if address in pages else answer
        for address, answer in _OTHERWISE.items()
    }
    return pages | otherwise


def _texts(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _texts(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_text(encoding="utf-8")


def _address(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("/index.html") else path.removesuffix(".html")


def _page(path: str, text: str) -> Answer:
    return Answer(body=text) if path.endswith(".html") else Answer(body=text, content_type="text/plain; charset=utf-8")
