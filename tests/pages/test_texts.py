from holdfast.pages.texts import Ends, Texts
from holdfast.pages.tree import Text


def test_a_short_text_is_its_own_beginning_and_end() -> None:
    assert Texts().ends(Text(" ropes\n")) == Ends(" ropes\n", " ropes\n", 5)


def test_of_a_long_text_both_ends_are_kept_and_read_once() -> None:
    texts, text = Texts(), Text("a" * 3_000 + "b" * 3_000 + " ")
    ends = texts.ends(text)
    assert (set(ends.start), ends.end[-2:], ends.length) == ({"a"}, "b ", 6_000)
    assert len(ends.start) == len(ends.end) == 1_000
    assert texts.ends(text) is ends
