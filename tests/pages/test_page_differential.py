"""Two parsers must find the same links: on real pages, and on the same pages broken in many ways.

They are known to differ where the pages at hand do not: the other parser keeps declarative shadow roots out of reach,
and its reader knows no `xlink:href`.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from holdfast.links.headers import Headers
from holdfast.links.occurrence import Kind
from holdfast.links.url import Url
from holdfast.pages import facts
from holdfast.pages.charset import to_text
from tests.pages.lexbor_links import read_links

HTML = Path(__file__).parents[2] / "../shared/data/pages/html"
PAGE = Url("https://www.page.example/folder/post")
UTF8 = Headers((("content-type", "text/html; charset=utf-8"),))
#: Every so many pages: all 467, which agree as well, take half a minute.
STEP = 4
PAGES = sorted(HTML.iterdir())[::STEP] if HTML.is_dir() else []

pytestmark = pytest.mark.skipif(not PAGES, reason="the real pages (../shared/data/pages) are not there")


def ours(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return our `<a>` links as the other reader returns its own."""
    found = facts(html.encode(), UTF8, PAGE, signs=False).occurrences
    return [(str(each.href), each.rel) for each in found if each.kind in {Kind.TEXT, Kind.IMAGE, Kind.SVG}]


def compare(html: str) -> None:
    """Compare both readings as sets: ghosts of split links are left out by us alone."""
    assert set(ours(html)) == set(read_links(html, PAGE))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_real_pages_have_the_same_links(path: Path) -> None:
    compare(_readable(path))


@pytest.mark.parametrize("path", PAGES[::3], ids=lambda path: path.name)
def test_broken_pages_have_the_same_links(path: Path) -> None:
    for html in _broken(_readable(path), random.Random(path.name)):
        compare(html)


def _readable(path: Path) -> str:
    text, _ = to_text(path.read_bytes(), Headers())
    return text


def _broken(html: str, chance: random.Random) -> Iterator[str]:
    """Yield a page cut off, with characters changed, and with tags taken away, doubled and swapped."""
    yield html[: chance.randrange(len(html) + 1)]
    yield html[chance.randrange(len(html) + 1) :]
    changed = list(html)
    for _ in range(40):
        changed[chance.randrange(len(changed))] = chance.choice("<>\"'/= a&!-")
    yield "".join(changed)
    tags = html.split("<")
    for _ in range(20):
        one, other = chance.randrange(1, len(tags)), chance.randrange(1, len(tags))
        tags[one], tags[other] = tags[other], tags[one]
    yield "<".join(tags)
    yield "<".join(tag for tag in tags if chance.random() > 0.02)
    yield "<".join(tag for tag in tags for _ in range(2 if chance.random() < 0.02 else 1))
