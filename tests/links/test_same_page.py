import pytest

from holdfast.links.same_page import is_home, is_same_page, is_variant
from holdfast.links.url import Url


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://example.com/a", "https://www.example.com/a/", True),
        ("https://example.com/", "https://example.com/index.php", True),
        ("https://example.com/Page", "https://example.com/page", True),
        ("https://example.com/a?utm_source=x", "https://example.com/a", True),
        ("https://example.com/a?id=1", "https://example.com/a?id=2", False),
        ("https://example.com/a", "https://example.com/", False),
        ("https://example.com/a", "https://other.example/a", False),
    ],
)
def test_spellings_of_one_page_are_one_page(one: str, other: str, *, same: bool) -> None:
    assert is_same_page(Url(one), Url(other)) == same


@pytest.mark.parametrize(
    ("page", "canonical", "variant"),
    [
        ("https://m.example.com/a", "https://www.example.com/a", True),
        ("https://example.com/a/amp/", "https://example.com/a/", True),
        ("https://example.com/amp/a", "https://example.com/a", True),
        ("https://example.com/a?replytocom=7", "https://example.com/a", True),
        ("https://example.com/a?sort=price", "https://example.com/a", True),
        ("https://example.com/a", "https://example.com/a?id=3", False),
        ("https://example.com/a", "https://example.com/b", False),
        ("https://example.com/a", "https://example.com/", False),
        ("https://example.com/a", "https://other.example/a", False),
    ],
)
def test_a_canonical_may_drop_forms_and_parameters_only(page: str, canonical: str, *, variant: bool) -> None:
    assert is_variant(Url(page), Url(canonical)) == variant


def test_the_front_page_is_home_by_any_name() -> None:
    assert is_home(Url("https://example.com/"))
    assert is_home(Url("https://example.com/index.html"))
    assert not is_home(Url("https://example.com/?p=3"))
    assert not is_home(Url("https://example.com/blog/"))
