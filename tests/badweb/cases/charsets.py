"""Charsets: named in the header, in the page, by a mark, wrongly, or not at all; the anchor must come out right."""

from tests.badweb.answers import Page
from tests.badweb.case import LIVE, Case, Expect, Settings

_HTML = "<!doctype html><html><head>{meta}<title>{anchor}</title></head><body><p>{around} <a href='$TARGET'>{anchor}</a> {around}</p></body></html>"

_JAPANESE, _ARABIC, _HEBREW = "登山用ロープ", "حبال التسلق", "חבלי טיפוס"
_RUSSIAN, _CHINESE, _TRADITIONAL, _KOREAN, _GREEK = (
    "альпинистские верёвки",
    "登山绳索",
    "登山繩索",
    "등산 로프",
    "σχοινιά αναρρίχησης",
)
_FRENCH = "cordes d’escalade à élasticité"


def _page(anchor: str, charset: str, *, header: str = "", meta: str = "", mark: bytes = b"") -> Page:
    return Page(
        text=_HTML.format(meta=meta, anchor=anchor, around=" ".join([anchor] * 12)),
        charset=charset,
        media_type=f"text/html; charset={header}" if header else "text/html",
        mark=mark,
    )


def _case(name: str, why: str, page: Page, anchor: str | None) -> Case:
    return Case(name, LIVE, why, page, expect=Expect(anchor=anchor, title=anchor))


def _named(name: str, charset: str, anchor: str) -> Case:
    return _case(f"charset_{name}", "Named in the header.", _page(anchor, charset, header=name), anchor)


def _said(name: str, charset: str, anchor: str) -> Case:
    return _case(
        f"charset_{name}_in_the_page",
        "Named in the page.",
        _page(anchor, charset, meta=f'<meta charset="{name}">'),
        anchor,
    )


CASES = (
    _named("utf-8", "utf-8", _JAPANESE),
    _named("windows-1251", "cp1251", _RUSSIAN),
    _named("koi8-r", "koi8-r", _RUSSIAN),
    _named("windows-1256", "cp1256", _ARABIC),
    _named("windows-1255", "cp1255", _HEBREW),
    _named("shift_jis", "shift_jis", _JAPANESE),
    _named("euc-jp", "euc-jp", _JAPANESE),
    _named("iso-2022-jp", "iso-2022-jp", _JAPANESE),
    _named("gb18030", "gb18030", _CHINESE),
    _named("big5", "big5", _TRADITIONAL),
    _named("euc-kr", "euc-kr", _KOREAN),
    _named("iso-8859-7", "iso-8859-7", _GREEK),
    _named("utf-16", "utf-16-le", _FRENCH),
    _said("windows-1251", "cp1251", _RUSSIAN),
    _said("shift_jis", "shift_jis", _JAPANESE),
    _said("gb2312", "gb18030", _CHINESE),
    _said("euc-kr", "euc-kr", _KOREAN),
    _case(
        "charset_in_http_equiv",
        "The long form.",
        _page(_HEBREW, "cp1255", meta='<meta http-equiv="Content-Type" content="text/html; charset=windows-1255">'),
        _HEBREW,
    ),
    _case(
        "charset_latin_1_means_windows_1252",
        "The web's latin-1 has curly quotes.",
        _page(_FRENCH, "cp1252", header="iso-8859-1"),
        _FRENCH,
    ),
    _case("charset_by_mark", "A byte order mark says UTF-8.", _page(_ARABIC, "utf-8", mark=b"\xef\xbb\xbf"), _ARABIC),
    _case(
        "charset_by_mark_utf_16_le",
        "A byte order mark says UTF-16.",
        _page(_JAPANESE, "utf-16-le", mark=b"\xff\xfe"),
        _JAPANESE,
    ),
    _case(
        "charset_by_mark_utf_16_be", "And in the other order.", _page(_HEBREW, "utf-16-be", mark=b"\xfe\xff"), _HEBREW
    ),
    _case(
        "charset_mark_against_header",
        "The mark is right, whatever the header says.",
        _page(_RUSSIAN, "utf-8", header="windows-1251", mark=b"\xef\xbb\xbf"),
        _RUSSIAN,
    ),
    _case(
        "charset_header_against_page",
        "The header outranks the page.",
        _page(_RUSSIAN, "cp1251", header="windows-1251", meta='<meta charset="utf-8">'),
        _RUSSIAN,
    ),
    _case(
        "charset_utf_16_claimed_in_the_page",
        "A page that can be read so far is no UTF-16: it is UTF-8.",
        _page(_ARABIC, "utf-8", meta='<meta charset="utf-16">'),
        _ARABIC,
    ),
    _case("charset_nowhere_utf_8", "Nothing is said; the bytes are UTF-8.", _page(_JAPANESE, "utf-8"), _JAPANESE),
    _case(
        "charset_unknown_name",
        "A database's name for UTF-8; the link is found in any case.",
        _page(_RUSSIAN, "utf-8", header="utf8mb4"),
        None,
    ),
    _case(
        "charset_wrong_name",
        "Mojibake, as every browser shows it; the link is found.",
        _page(_RUSSIAN, "utf-8", header="iso-8859-1"),
        None,
    ),
    Case(
        "charset_with_broken_bytes",
        LIVE,
        "Bytes that are no UTF-8 do not end the page.",
        Page(
            data=b"<title>\xff\xfe\xfd</title><p>\xc3\x28 \xf0\x9f\x98 <a href='//to-charset-with-broken-bytes.test/rope'>\xe3\x81</a>"
        ),
        target="http://to-charset-with-broken-bytes.test/rope",
        settings=Settings(check_targets=False),
    ),
)
