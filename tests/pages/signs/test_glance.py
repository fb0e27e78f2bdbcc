import pytest

from holdfast.links.headers import Headers
from holdfast.pages.signs.glance import Glance, count_words
from holdfast.pages.tree import build


def glance(html: str) -> Glance:
    return Glance(build(html), html, "Title", Headers(), 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one", 1), ("one two", 2), ("登山绳索", 3), ("ロープ", 2), ("밧줄 두 개", 3), ("เชือก", 3)],
)
def test_words_are_counted_in_scripts_with_and_without_spaces(text: str, words: int) -> None:
    assert count_words(text) == words


def test_small_pages_are_searched_whole_and_large_ones_where_scripts_begin() -> None:
    assert "mark" in glance("<p data-x=mark>x").code
    padding = f"<p>{'x' * 50_000}</p>"
    large = glance(f"{padding}<p data-x=no></p><script src=/mark.js></script><script>start{'y' * 900}end</script>")
    assert "/mark.js" in large.code
    assert "start" in large.code
    assert "end" not in large.code
    assert "data-x" not in large.code


def test_an_empty_root_is_named() -> None:
    assert glance("<div id=root><noscript>no</noscript><script>x</script></div>").empty_root == '<div id="root">'
    assert glance("<app-root>Loading…</app-root>").empty_root == "<app-root>"
    assert glance("<div id=root><p>The page's own nine words stand here, all of them.</p></div>").empty_root == ""


def test_what_noscript_says_is_kept_apart() -> None:
    found = glance("<p>Seen</p><noscript>Please   enable\nJavaScript</noscript>")
    assert (found.noscript, found.says, found.words) == ("please enable javascript", "seen", 1)
