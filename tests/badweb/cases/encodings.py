"""Content codings: right, odd, lying, cut, and bombs."""

from collections.abc import Callable

from holdfast.links.verdict import Reason
from tests.badweb import codings
from tests.badweb.answers import Page
from tests.badweb.case import LIVE, Case
from tests.badweb.html import linked, page, unlinked


def _coded(name: str, coding: Callable[[bytes], bytes], text: str = "") -> Page:
    return Page(text=text or linked().text, encoding=name, coding=coding)


_LINK_FIRST = '<html><body><p>New <a href="$TARGET">climbing ropes</a> with us.</p>'
_LONG = page("".join(f"<p>Paragraph {n * 7919 % 1000} on the ridge, number {n}.</p>" for n in range(900))).text
_LINK_FIRST_LONG = _LINK_FIRST + _LONG

CASES = (
    Case("coded_gzip", LIVE, "The usual.", _coded("gzip", codings.gzipped)),
    Case("coded_x_gzip", LIVE, "Its old name.", _coded("x-gzip", codings.gzipped)),
    Case("coded_gzip_in_capitals", LIVE, "Names of codings have no case.", _coded("GZip", codings.gzipped)),
    Case(
        "coded_deflate",
        LIVE,
        "With the zlib header, as the standard says.",
        _coded("deflate", codings.deflated_with_header),
    ),
    Case("coded_deflate_raw", LIVE, "Without, as old servers do.", _coded("deflate", codings.deflated_raw)),
    Case("coded_brotli", LIVE, "Unread brotli is a false loss.", _coded("br", codings.brotli)),
    Case("coded_zstd", LIVE, "Unread zstd is a false loss.", _coded("zstd", codings.zstandard)),
    Case("coded_twice", LIVE, "Two layers, both named.", _coded("gzip, gzip", codings.gzipped_twice)),
    Case(
        "coded_brotli_then_gzip",
        LIVE,
        "Undone from the last to the first.",
        _coded("br, gzip", lambda data: codings.gzipped(codings.brotli(data))),
    ),
    Case("coded_in_members", LIVE, "Gzip files may be strung together.", _coded("gzip", codings.gzipped_in_members)),
    Case(
        "coded_with_garbage_behind",
        LIVE,
        "What follows the stream is passed over.",
        _coded("gzip", codings.gzipped_then_garbage),
    ),
    Case(
        "coded_with_a_wrong_checksum",
        LIVE,
        "The text is there; browsers show it.",
        _coded("gzip", codings.gzipped_with_a_wrong_checksum),
    ),
    Case("coded_identity", LIVE, "The name of no coding.", _coded("identity", codings.identity)),
    Case("coded_utf_8", LIVE, "A charset in the wrong header.", _coded("UTF-8", codings.identity)),
    Case(
        "coded_in_name_only",
        LIVE,
        "It says gzip and is plain text; the page can be read.",
        _coded("gzip", codings.identity),
    ),
    Case(
        "coded_without_saying",
        Reason.NOT_HTML,
        "Packed bytes without the header: browsers show noise, and noise is no loss.",
        _coded("", codings.gzipped, unlinked().text),
    ),
    Case(
        "coded_and_mislabelled",
        Reason.SERVER_ERROR,
        "It says gzip and is something else: cannot be undone.",
        Page(data=bytes(range(1, 256)) * 20, encoding="gzip"),
    ),
    Case(
        "coded_by_an_unknown_name",
        Reason.SERVER_ERROR,
        "Nobody asked for this coding and nobody can undo it.",
        Page(data=bytes(range(128, 256)) * 40, encoding="lzma"),
    ),
    Case(
        "coded_and_cut",
        Reason.CONNECTION_ERROR,
        "Half a stream, and the link is not in it: the other half was not read.",
        _coded("gzip", codings.gzipped_and_cut, _LONG),
    ),
    Case(
        "coded_and_cut_behind_the_link",
        LIVE,
        "Half a stream, and the link is in it.",
        _coded("gzip", codings.gzipped_and_cut, _LINK_FIRST_LONG),
    ),
    Case(
        "bomb_of_gzip",
        Reason.TOO_LARGE,
        "64 KB that unpack to 64 MB.",
        _coded("gzip", codings.gzip_bomb, "<p>Hello.</p>"),
    ),
    Case(
        "bomb_of_gzip_behind_the_link",
        LIVE,
        "The link stands before the flood.",
        _coded("gzip", codings.gzip_bomb, _LINK_FIRST),
    ),
    Case(
        "bomb_of_zstd",
        Reason.TOO_LARGE,
        "32 KB that unpack to a gigabyte.",
        _coded("zstd", codings.zstandard_bomb, "<p>Hello.</p>"),
    ),
    Case(
        "bomb_in_a_bomb",
        Reason.TOO_LARGE,
        "A few hundred bytes that unpack to 32 KB that unpack to a gigabyte.",
        _coded("zstd, gzip", lambda data: codings.gzipped(codings.zstandard_bomb(data)), "<p>Hello.</p>"),
    ),
    Case("coded_and_empty", Reason.SERVER_ERROR, "It says gzip and has no byte.", Page(encoding="gzip")),
)
