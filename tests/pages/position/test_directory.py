import pytest

from holdfast.pages.position.directory import stands_in_directory
from holdfast.pages.tree import build


def rows(count: int, text: str, hosts: int = 1_000) -> str:
    return "".join(f"<li><a href=https://site{n % hosts}.example/>Site {n}</a> {text}" for n in range(count))


@pytest.mark.parametrize(
    ("html", "is_directory"),
    [
        (f"<ul>{rows(30, 'a word or two')}</ul>", True),
        (f"<div><ul>{rows(15, 'x')}</ul><ul>{rows(15, 'x')}</ul></div>", True),
        (f"<ul>{rows(10, 'a word or two')}</ul>", False),
        (f"<ul>{rows(30, 'a word or two', hosts=3)}</ul>", False),
        (f"<ul>{rows(30, 'a long text about this site, ' * 8)}</ul>", False),
        (f"<ul>{rows(30, 'x').replace('https://', '/')}</ul>", False),
        ("<p><a href=https://site.example/>Site</a>", False),
        ("<ul>" + rows(30, "x").replace("https://", "https:/") + "</ul>", False),
        ("<ul>" + rows(30, "x").replace(".example/", "") + "</ul>", True),
    ],
)
def test_a_list_of_many_sites_is_a_directory(html: str, *, is_directory: bool) -> None:
    link = build(html).find("a")
    assert link is not None
    assert stands_in_directory(link) == is_directory
