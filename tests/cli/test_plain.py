import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.cli.plain import is_right_to_left, plain, shortened, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[2J\x1b]0;owned\x07", "\\x1b[2J\\x1b]0;owned\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\tb\r\nc", "a b c"),
        ("abc\u202efdp.exe", "abc\\u202efdp.exe"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("half \ud800 pair", "half \\ud800 pair"),
        ("tag \U000e0041", "tag \\ue0041"),
        ("größer 漢字 👩‍🚀", "größer 漢字 👩‍🚀"),
        ("mark\u200e", "mark"),
    ],
)
def test_what_a_terminal_would_obey_is_spelt_out(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_no_text_controls_a_terminal(text: str) -> None:
    line = plain(text)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in line)
    assert not any(unicodedata.bidirectional(letter) in {"LRE", "RLE", "LRO", "RLO", "PDF", "PDI"} for letter in line)
    line.encode()


def test_right_to_left_text_is_kept_to_itself() -> None:
    assert shown("שלום") == "\u2068שלום\u2069"
    assert shown("مرحبا x") == "\u2068مرحبا x\u2069"
    assert shown("hello") == "hello"
    assert not is_right_to_left("größer")


def test_a_cut_is_marked() -> None:
    assert shortened("abcdef", 4) == "abc…"
    assert shortened("abcd", 4) == "abcd"
