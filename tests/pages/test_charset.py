import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.headers import Headers
from holdfast.pages.charset import to_text

RUSSIAN = "Страница о верёвках для скалолазания и о том, как их выбирают. Мы проверили двадцать моделей."
JAPANESE = "クライミングロープのページへようこそ。二十種類のロープを比べてみました。"


def typed(charset: str = "") -> Headers:
    return Headers((("content-type", f"text/html; charset={charset}" if charset else "text/html"),))


def meta(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"><title>x</title>'


@pytest.mark.parametrize(
    ("body", "headers", "charset"),
    [
        (b"\xef\xbb\xbf<p>\xc3\xbc", typed("iso-8859-1"), "utf-8"),
        ("\ufeff<p>ü".encode("utf-16-le"), typed("utf-8"), "utf-16le"),
        ("\ufeff<p>ü".encode("utf-16-be"), typed(), "utf-16be"),
        ("<p>ü и так далее".encode("utf-16-le"), typed("utf-8"), "utf-16le"),
        ("<p>ü и так далее".encode("utf-16-be"), typed(), "utf-16be"),
        ("<p>ü".encode(), typed("utf-8"), "utf-8"),
        ("<p>ü".encode(), typed(), "utf-8"),
        ("<p>ü".encode("latin-1"), typed("ISO-8859-1"), "windows-1252"),
        ("<p>ü".encode("latin-1"), typed('"latin1"'), "windows-1252"),
        (f"<p>{RUSSIAN}".encode("cp1251"), typed("windows-1251"), "windows-1251"),
        ((meta("koi8-r") + RUSSIAN).encode("koi8-r"), typed(), "koi8-r"),
        ((meta("utf-8") + RUSSIAN).encode("koi8-r"), typed("koi8-r"), "koi8-r"),
        (f"<p>{JAPANESE}".encode("shift_jis"), typed("x-sjis"), "shift_jis"),
        (b'<?xml version="1.0" encoding="windows-1251"?><p>' + RUSSIAN.encode("cp1251"), typed(), "windows-1251"),
        (b"<p>plain", typed("windows-1251"), "windows-1251"),
        (b"<p>plain", typed(), "utf-8"),
        (b"<p>plain", typed("no-such-charset"), "utf-8"),
        (b"", typed(), "utf-8"),
    ],
)
def test_what_is_claimed_and_true_is_believed(body: bytes, headers: Headers, charset: str) -> None:
    assert to_text(body, headers)[1] == charset


@pytest.mark.parametrize(
    ("text", "written", "claimed"),
    [
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "utf-8", "windows-1251"),
        (RUSSIAN, "utf-8", "gbk"),
        (RUSSIAN, "koi8-r", "utf-8"),
        (RUSSIAN, "utf-8", "utf-16"),
        (RUSSIAN, "cp1251", "utf-16"),
        (JAPANESE, "shift_jis", "utf-8"),
        (JAPANESE, "euc-jp", "utf-8"),
        ("Das Café in Zürich", "latin-1", "utf-8"),
        ("Das Café in Zürich", "utf-8", "iso-8859-1"),
    ],
)
@pytest.mark.parametrize("by_header", [True, False])
def test_a_wrong_label_does_not_spoil_the_text(text: str, written: str, claimed: str, *, by_header: bool) -> None:
    body = f"<html><head>{'' if by_header else meta(claimed)}<p>{text}".encode(written)
    assert text in to_text(body, typed(claimed if by_header else ""))[0]


def test_a_broken_byte_does_not_make_utf_8_something_else() -> None:
    body = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()[:-1]
    text, charset = to_text(body, typed("utf-8"))
    assert charset == "utf-8"
    assert text.startswith(RUSSIAN)


def test_two_chinese_characters_that_look_like_utf_8_are_believed_to_be_chinese() -> None:
    assert to_text("联通".encode("gbk"), typed("gbk")) == ("联通", "gbk")


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_are_read(body: bytes, label: str) -> None:
    text, charset = to_text(body, Headers((("content-type", f"text/html; charset={label}"),)))
    assert isinstance(text, str)
    assert charset == charset.lower() != ""
