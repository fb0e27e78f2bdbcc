import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.rel import rel_tokens


@pytest.mark.parametrize(
    ("attribute", "tokens"),
    [
        (None, ()),
        ("", ()),
        ("nofollow", ("nofollow",)),
        ("NOFOLLOW  Sponsored", ("nofollow", "sponsored")),
        ("ugc,nofollow,ugc", ("ugc", "nofollow")),
        ("\tnoopener\nnoreferrer , ", ("noopener", "noreferrer")),
    ],
)
def test_rel_splits_on_space_and_comma_in_any_case(attribute: str | None, tokens: tuple[str, ...]) -> None:
    assert rel_tokens(attribute) == tokens


@given(st.text())
def test_any_attribute_gives_clean_tokens(attribute: str) -> None:
    tokens = rel_tokens(attribute)
    assert len(set(tokens)) == len(tokens)
    assert all(token and not token.isspace() and "," not in token for token in tokens)
