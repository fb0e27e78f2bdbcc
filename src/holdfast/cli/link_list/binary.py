"""Files that are no CSV: what they are, and what to do with them."""

import re

_XLSX = "an Excel workbook; in the spreadsheet choose Save As > CSV UTF-8, and give that file"
_ODS = "an OpenDocument spreadsheet; in the spreadsheet choose Save As > CSV, and give that file"
_UNPACK = "; unpack it and give the CSV file in it"

#: First bytes; the first that fits decides.
_MAGIC = (
    (b"%PDF", "a PDF document; export the list as CSV instead"),
    (b"\x1f\x8b", "gzip-compressed; unpack it first (gunzip)"),
    (b"BZh", "bzip2-compressed; unpack it first (bunzip2)"),
    (b"\xfd7zXZ", "xz-compressed; unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed; unpack it first (unzstd)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive" + _UNPACK),
    (b"Rar!", "a RAR archive" + _UNPACK),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls); in the spreadsheet choose Save As > CSV, and give that file"),
    (b"PAR1", "a Parquet file; export it as CSV"),
    (b"SQLite format 3\0", "an SQLite database; export the list as CSV"),
    (b"\x89PNG", "a picture (PNG), not a list"),
    (b"\xff\xd8\xff", "a picture (JPEG), not a list"),
    (b"GIF8", "a picture (GIF), not a list"),
    (b"\x7fELF", "a program, not a list"),
)
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|!--|head|body)", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*[\{\[\"])")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\0"))

#: Control characters from which bytes are no text: 1 in 20. A text may hold a stray one.
_CONTROL_SHARE = 0.05


def what_it_is(sample: bytes, *, is_utf16: bool) -> str:
    """Return what kind of file starts with these bytes and the remedy; the empty text where it may be a list."""
    if sample.startswith(b"PK\x03\x04"):
        return _zip_kind(sample)
    for magic, kind in _MAGIC:
        if sample.startswith(magic):
            return kind
    if _MARKUP.match(sample):
        return "a web page or XML, not a list; was a login page saved in place of the export?"
    if _JSON.match(sample):
        return "JSON; --from reads CSV or TSV with the columns source_url and target_url"
    return "" if is_utf16 or not _is_binary(sample) else "a binary file, not a list; export the list as CSV"


def _zip_kind(sample: bytes) -> str:
    if b"mimetypeapplication/vnd.oasis" in sample:
        return _ODS
    if b"xl/" in sample or b"[Content_Types].xml" in sample:
        return _XLSX
    return "a ZIP archive" + _UNPACK


def _is_binary(sample: bytes) -> bool:
    if sample.count(0) > len(sample) // 10:
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * _CONTROL_SHARE
