from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.anchor import fold


def test_bidi_marks_and_soft_hyphens_are_not_read() -> None:
    assert fold("\u202bשלום\u202c\u200f עולם") == "שלום עולם"
    assert fold("back\u00adlink\ufeff") == "backlink"


@given(st.text())
def test_folded_text_stays_as_it_is(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == folded.strip()
