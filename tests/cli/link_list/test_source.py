import gzip
import io
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from holdfast.cli.link_list.source import encoding_of, open_file, open_pipe
from holdfast.links.errors import UserError

TEXT = "source_url,target_url\nhttps://a.example/,https://b.example/\n"


def error(path: Path) -> str:
    with pytest.raises(UserError) as raised:
        open_file(path)
    message = str(raised.value)
    assert "\n" not in message
    return message


def opened(folder: Path, data: bytes) -> tuple[str, str]:
    """Return the encoding and the text of a file."""
    path = folder / "links.csv"
    path.write_bytes(data)
    with open_file(path).stream as stream:
        return stream.encoding, stream.read()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_the_encoding_is_found_by_mark_or_by_shape(tmp_path: Path, data: bytes, encoding: str) -> None:
    assert encoding_of(data) == encoding
    assert opened(tmp_path, data) == (encoding, TEXT)


def test_what_is_no_utf_8_is_read_as_windows_writes_it(tmp_path: Path) -> None:
    assert opened(tmp_path, "größer – “quoted”\n".encode("cp1252")) == ("cp1252", "größer – “quoted”\n")


def test_a_late_letter_decides_the_encoding_as_well(tmp_path: Path) -> None:
    encoding, text = opened(tmp_path, (TEXT * 5000 + "é").encode("cp1252"))
    assert encoding == "cp1252"
    assert text.endswith("é")


def test_single_broken_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    encoding, text = opened(tmp_path, "äöü\n".encode() + b"\xe9\n")
    assert (encoding, text) == ("utf-8", "äöü\n\ufffd\n")


@pytest.mark.parametrize(("end", "lines"), [("\n", 2), ("\r\n", 2), ("\r", 2)])
def test_lines_are_counted_before_they_are_read(tmp_path: Path, end: str, lines: int) -> None:
    path = tmp_path / "links.csv"
    path.write_bytes(TEXT.replace("\n", end).encode())
    text = open_file(path)
    with text.stream:
        assert text.lines == lines


def test_a_missing_file_is_named_with_the_nearest_there_is(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text(TEXT)
    assert error(tmp_path / "link.csv") == f"there is no file {tmp_path}/link.csv; did you mean {tmp_path}/links.csv?"
    assert error(tmp_path / "zzz") == f"there is no file {tmp_path}/zzz; check the name and the folder"
    assert error(tmp_path / "no" / "links.csv").endswith(f", nor a folder {tmp_path}/no")


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    assert error(tmp_path) == f"{tmp_path} is a folder; name a CSV file in it"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text(TEXT)
    path.chmod(0)
    assert "may not be read" in error(path)


def test_a_name_that_no_file_can_have_is_told() -> None:
    assert "cannot be opened" in error(Path("x" * 5000))
    assert "cannot be opened" in error(Path("a\0b"))


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_told_what_belongs_into_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "links.csv"
    path.write_bytes(data)
    assert error(path) == (f"{path} is empty; it needs a header line `source_url,target_url` and a link on each line")


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "x")
    return out.getvalue()


BINARY: dict[str, tuple[Callable[[], bytes], str]] = {
    "xlsx": (lambda: zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook; in the spreadsheet choose"),
    "ods": (lambda: zipped("mimetype", "content.xml"), "an OpenDocument spreadsheet; in the spreadsheet choose"),
    "zip": (lambda: zipped("links.csv"), "a ZIP archive; unpack it"),
    "gz": (lambda: gzip.compress(TEXT.encode()), "gzip-compressed; unpack it first (gunzip)"),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3", "a PDF document; export the list as CSV"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Excel workbook"),
    "parquet": (lambda: b"PAR1" + bytes(100), "a Parquet file"),
    "html": (lambda: b"<!DOCTYPE html><title>Log in</title>", "a web page or XML"),
    "json": (lambda: b'[{"source_url": 1}]', "JSON; --from reads CSV or TSV"),
    "bin": (lambda: bytes(range(256)) * 4, "a binary file, not a list"),
    "nul": (lambda: bytes(500) + b"x", "a binary file, not a list"),
}


@pytest.mark.parametrize("kind", BINARY)
def test_a_file_that_is_no_text_is_called_by_its_name(tmp_path: Path, kind: str) -> None:
    make, what = BINARY[kind]
    path = tmp_path / f"links.{kind}"
    path.write_bytes(make())
    assert error(path).startswith(f"{path} is {what}")


def test_a_pipe_is_read_as_it_comes() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as sender, os.fdopen(reading, "rb") as receiver:
        sender.write(TEXT.encode("utf-8-sig"))
        sender.flush()
        text = open_pipe(receiver, "standard input")
        assert text.encoding == "utf-8-sig"
        assert text.stream.readline() == "source_url,target_url\n"
        sender.write(TEXT.encode())
        sender.close()
        assert text.stream.read() == TEXT.partition("\n")[2] + TEXT


def test_a_named_pipe_is_read_like_any_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(TEXT,))
    writer.start()
    text = open_file(path)
    with text.stream as stream:
        assert stream.read() == TEXT
    writer.join()
    assert text.lines is None


def test_an_empty_pipe_is_told() -> None:
    with pytest.raises(UserError, match="standard input is empty"):
        open_pipe(io.BytesIO(), "standard input")


def test_a_pipe_from_windows_is_read_as_windows_writes_it() -> None:
    with open_pipe(io.BytesIO("größer\n".encode("cp1252")), "standard input").stream as stream:
        assert stream.read() == "größer\n"
