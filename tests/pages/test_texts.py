import pytest

from holdfast.pages.texts import Texts
from holdfast.pages.tree import Text

SHORT = " ropes\n"
LONG = "a" * 3_000 + "b" * 3_000 + " "


@pytest.mark.parametrize(
    ("data", "start", "end", "length"),
    [(SHORT, SHORT, SHORT, 5), (LONG, "a" * 1_000, "b" * 999 + " ", 6_000), ("", "", "", 0)],
)
def test_of_a_long_text_both_ends_are_kept_and_of_a_short_one_all(data: str, start: str, end: str, length: int) -> None:
    texts, text = Texts(), Text(data)
    for _ in range(2):
        assert (texts.end(text, last=False), texts.end(text, last=True), texts.length(text)) == (start, end, length)


def test_a_long_text_is_read_once() -> None:
    texts, text = Texts(), Text(LONG)
    assert texts.end(text, last=True) is texts.end(text, last=True)
