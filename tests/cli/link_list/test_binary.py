import pytest

from holdfast.cli.link_list.binary import what_it_is


@pytest.mark.parametrize(
    "sample",
    [
        b"source_url,target_url\n",
        b"PK,source_url\n",
        b"<source>,target_url\n",
        b"a\0b,source_url,target_url and a good many characters more\n",
        "größer,漢字\n".encode(),
    ],
)
def test_text_may_be_a_list(sample: bytes) -> None:
    assert what_it_is(sample, is_utf16=False) == ""


def test_utf_16_is_text_though_full_of_nuls() -> None:
    assert what_it_is("source_url".encode("utf-16"), is_utf16=True) == ""


def test_a_web_page_is_known_behind_a_mark_and_blanks() -> None:
    assert "web page" in what_it_is(b"\xef\xbb\xbf \n<html lang=en>", is_utf16=False)
