"""From a path to readable text: what the file is, and how its characters are written."""

import codecs
import io
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO, NamedTuple

from holdfast.cli.link_list.binary import what_it_is
from holdfast.links.errors import UserError

#: Enough for a header and some rows; also what a pipe hands over at once.
SAMPLE_BYTES = 65_536

#: Share of NUL bytes at every second place from which a file is UTF-16 without its mark; English text has nearly all.
_UTF16_SHARE = 0.4

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Text(NamedTuple):
    """A file opened as text."""

    stream: io.TextIOWrapper  #: line ends as they are; what cannot be decoded as U+FFFD
    encoding: str
    lines: int | None  #: how many there are; None for a pipe


def open_file(path: Path) -> Text:
    """Open a file of text; a `UserError` says what else it is."""
    raw = _open(path)
    try:
        if not raw.seekable():
            return open_pipe(raw, str(path))
        sample = raw.read(SAMPLE_BYTES)
        _refuse_binary(sample, str(path))
        raw.seek(0)
        encoding, lines = _survey(raw, encoding_of(sample))
        raw.seek(0)
    except BaseException:
        raw.close()
        raise
    return Text(_as_text(raw, encoding), encoding, lines)


def open_pipe(raw: BinaryIO, name: str) -> Text:
    """Open what comes through a pipe, waiting for no more than its first line."""
    sample = _first_line(raw)
    _refuse_binary(sample, name)
    encoding = encoding_of(sample)
    if encoding == "utf-8":
        tally = _Utf8Tally()
        tally.feed(sample)
        encoding = tally.encoding
    return Text(_as_text(io.BufferedReader(_Rejoined(sample, raw)), encoding), encoding, None)


def encoding_of(sample: bytes) -> str:
    """Return the encoding that the first bytes announce; UTF-8 where they announce none."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if max(first, second) <= _UTF16_SHARE * len(sample) / 2 or min(first, second) > max(first, second) / 2:
        return "utf-8"
    return "utf-16-be" if first > second else "utf-16-le"


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise UserError(f"there is no file {path}{_did_you_mean(path)}") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder; name a CSV file in it") from None
    except PermissionError:
        raise UserError(f"{path} may not be read by this user; change its permissions") from None
    except (OSError, ValueError) as error:
        raise UserError(f"{str(path)[:200]} cannot be opened: {_reason(error)}") from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def _did_you_mean(path: Path) -> str:
    if not path.parent.is_dir():
        return f", nor a folder {path.parent}"
    near = get_close_matches(path.name, [each.name for each in path.parent.iterdir()], n=1)
    return f"; did you mean {path.parent / near[0]}?" if near else "; check the name and the folder"


def _refuse_binary(sample: bytes, name: str) -> None:
    if not sample.strip(b"\r\n\t \0\xef\xbb\xbf\xff\xfe"):
        raise UserError(f"{name} is empty; it needs a header line `source_url,target_url` and a link on each line")
    found = what_it_is(sample, is_utf16=encoding_of(sample).startswith(("utf-16", "utf-32")))
    if found:
        raise UserError(f"{name} is {found}")


def _as_text(raw: BinaryIO, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="")


class _Utf8Tally:
    """Counts how bytes fare when they are read as UTF-8."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._good = 0  #: characters beyond ASCII
        self._bad = 0  #: places that are no UTF-8

    def feed(self, data: bytes, *, is_end: bool = False) -> None:
        text = self._decoder.decode(data, is_end)
        if not text.isascii():
            bad = text.count("\ufffd")
            self._bad += bad
            self._good += len(text) - len(text.encode("ascii", "ignore")) - bad

    @property
    def encoding(self) -> str:
        """Return UTF-8, or what Windows writes where most of it is no UTF-8."""
        return "utf-8" if self._good >= self._bad else "cp1252"


def _survey(raw: BinaryIO, encoding: str) -> tuple[str, int]:
    """Read a file once for its number of lines, and for UTF-8 or else windows-1252 where no mark tells."""
    tally = _Utf8Tally()
    feeds = returns = 0
    while chunk := raw.read(1 << 20):
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
        if encoding == "utf-8":
            tally.feed(chunk)
    tally.feed(b"", is_end=True)
    return (tally.encoding if encoding == "utf-8" else encoding), feeds or returns


def _first_line(raw: BinaryIO) -> bytes:
    read = _reader(raw)
    sample = b""
    while len(sample) < SAMPLE_BYTES and b"\n" not in sample and b"\r" not in sample:
        more = read(SAMPLE_BYTES)
        if not more:
            break
        sample += more
    return sample


def _reader(raw: BinaryIO) -> Callable[[int], bytes]:
    """Return what reads as much as there is rather than wait for more."""
    return raw.read1 if isinstance(raw, io.BufferedReader) else raw.read


class _Rejoined(io.RawIOBase):
    """What was read from a pipe to look at it, and then the rest of the pipe."""

    def __init__(self, sample: bytes, rest: BinaryIO) -> None:
        self._sample = sample
        self._rest = rest
        self._read = _reader(rest)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a memoryview is what BufferedReader passes
        data, self._sample = self._sample[: len(buffer)], self._sample[len(buffer) :]
        data = data or self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._rest.close()
        super().close()
