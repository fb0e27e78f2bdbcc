"""What the tests of this room share: a page in, its facts or its links out."""

from holdfast.links.headers import Headers
from holdfast.links.match import Target
from holdfast.links.occurrence import Occurrence
from holdfast.links.url import Url
from holdfast.pages import PageFacts, facts

PAGE = Url("https://blog.example/post")
TARGET = Url("https://shop.example/ropes")
A = f'<a href="{TARGET}">ropes</a>'
HTML = Headers((("content-type", "text/html; charset=utf-8"),))


def headers(*fields: tuple[str, str]) -> Headers:
    return Headers((*HTML.fields, *fields))


def read(html: str, *fields: tuple[str, str], signs: bool | None = False) -> PageFacts:
    """Return the facts of a page that is looked through for the target."""
    return facts(html.encode(), headers(*fields), PAGE, wanted=Target(TARGET), signs=signs)


def read_all(html: str, *fields: tuple[str, str]) -> PageFacts:
    """Return the facts with every link in full."""
    return facts(html.encode(), headers(*fields), PAGE, signs=False)


def link(html: str) -> Occurrence:
    """Return the one link to the target."""
    (found,) = read(html).occurrences
    return found


def hrefs(html: str) -> list[str]:
    """Return where the links of a page lead, in the page's order."""
    return [str(each.href) for each in read_all(html).occurrences]
