"""Undoing Content-Encoding, within a limit of bytes: a small answer may unpack to gigabytes."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

import brotli  # type: ignore[import-untyped]  # the package has no types
from isal import igzip_lib

from holdfast.fetch.values import Cut

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

#: What is asked for. For a page of 96 KB zstd costs 66 µs, gzip 93, brotli 200: it is decoded, but not asked for.
ACCEPTED = "gzip, deflate, zstd"

#: RFC 9659: 8 MB is the largest window a browser grants.
_ZSTD_OPTIONS = {int(zstd.DecompressionParameter.window_log_max): 23}
#: More layers are an attack; two are seen where a proxy compresses what its server has compressed.
_MAX_LAYERS = 4
#: Pieces in which a broken stream is read again, to keep what stands before the break.
_SALVAGE_BYTES = 256
_SNIFFED_BYTES = 512
#: https://mimesniff.spec.whatwg.org/#binary-data-byte: no text has these.
_BINARY = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_NOT_ASCII = bytes(range(0x80, 0x100))
_GZIP_START = b"\x1f\x8b\x08"
_ZSTD_START = b"\x28\xb5\x2f\xfd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A body with its encodings undone."""

    body: bytes
    cut: Cut | None = None
    problem: str = ""  #: why it cannot be undone; the empty text where it was


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Brotli:
    """brotli's decompressor in the manner of the others."""

    unused_data = b""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        return bool(self._inner.is_finished())

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return bytes(self._inner.process(data, output_buffer_limit=max_length))


def decode(body: bytes, encodings: Sequence[str], limit: int) -> Decoded:
    """Return a body as its page's author wrote it, by the values of its Content-Encoding fields."""
    names = [name.strip().lower() for value in encodings for name in value.split(",")]
    layers = [name for name in names if name not in _NO_LAYERS]
    if not layers or not body:
        return _within(body, limit)
    if len(layers) > _MAX_LAYERS:
        return Decoded(body=b"", problem=f"{len(layers)} layers of encoding")
    decoded = Decoded(body=body)
    cuts = []
    for name in reversed(layers):
        decoded = _undo(name, decoded.body, limit)
        cuts.append(decoded.cut)
        if decoded.problem:
            return decoded
    return Decoded(body=decoded.body, cut=next((cut for cut in cuts if cut), None))


def _within(body: bytes, limit: int) -> Decoded:
    return Decoded(body=body) if len(body) <= limit else Decoded(body=body[:limit], cut=Cut.LIMIT)


def _undo(name: str, body: bytes, limit: int) -> Decoded:
    if not body:
        return Decoded(body=body)
    unpacked, whole = _unpack(_UNPACKERS[name], body, limit + 1) if name in _UNPACKERS else (b"", False)
    if len(unpacked) > limit:
        return Decoded(body=unpacked[:limit], cut=Cut.LIMIT)
    if whole:
        return Decoded(body=unpacked)
    if unpacked:
        return Decoded(body=unpacked, cut=Cut.CLOSED)
    if _is_text(body):
        # Servers that say gzip, or `utf-8`, and send plain text are common, and browsers show their pages.
        return _within(body, limit)
    return Decoded(body=b"", problem=f"the body is not {name}")


def _unpack(open_: Callable[[bytes], _Unpacker], body: bytes, most: int) -> tuple[bytes, bool]:
    """Return what a body unpacks to, at most so many bytes, and whether it was whole."""
    try:
        return _read(open_, body, most)
    except _ERRORS:
        return _salvage(open_(body), body, most), False


#: Streams behind one another that are unpacked; each copies the rest, so a bomb of empty ones costs their square.
_MOST_MEMBERS = 100


def _read(open_: Callable[[bytes], _Unpacker], body: bytes, most: int) -> tuple[bytes, bool]:
    unpacker = open_(body)
    unpacked = unpacker.decompress(body, min(most, _told_size(body)))
    if not unpacker.eof and len(unpacked) < most:
        unpacked += unpacker.decompress(b"", most - len(unpacked))
    rest = unpacker.unused_data
    for _ in range(_MOST_MEMBERS):
        if not (unpacker.eof and rest.startswith((_GZIP_START, _ZSTD_START)) and len(unpacked) < most):
            return unpacked, unpacker.eof
        unpacker = open_(rest)
        unpacked += unpacker.decompress(rest, most - len(unpacked))
        rest = unpacker.unused_data
    return unpacked, False


def _told_size(body: bytes) -> int:
    """Return how many bytes a gzip stream says it holds, and one more: unpacking into that room costs a third less."""
    told = int.from_bytes(body[-4:], "little") if body.startswith(_GZIP_START) else 0
    return told + 1 if told > len(body) else sys.maxsize


def _salvage(unpacker: _Unpacker, body: bytes, most: int) -> bytes:
    pieces: list[bytes] = []
    room = most
    try:
        for start in range(0, len(body), _SALVAGE_BYTES):
            pieces.append(unpacker.decompress(body[start : start + _SALVAGE_BYTES], room))
            room -= len(pieces[-1])
            if room <= 0 or unpacker.eof:
                break
    except _ERRORS:
        pass
    return b"".join(pieces)


def _is_text(body: bytes) -> bool:
    start = body[:_SNIFFED_BYTES]
    is_binary = len(start.translate(None, _BINARY)) < len(start)
    return not is_binary and len(start.translate(None, _NOT_ASCII)) * 2 >= len(start)


def _open_gzip(_body: bytes) -> _Unpacker:
    return igzip_lib.IgzipDecompressor(igzip_lib.DECOMP_GZIP)


def _open_deflate(body: bytes) -> _Unpacker:
    """Open a zlib stream, as the standard has it, or a raw one, as half of its servers have it."""
    is_zlib = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    return igzip_lib.IgzipDecompressor(igzip_lib.DECOMP_ZLIB if is_zlib else igzip_lib.DECOMP_DEFLATE)


def _open_brotli(_body: bytes) -> _Unpacker:
    return _Brotli()


def _open_zstd(_body: bytes) -> _Unpacker:
    return zstd.ZstdDecompressor(options=_ZSTD_OPTIONS)


#: isal's stubs declare an instance.
_ISAL_ERROR = cast("type[Exception]", igzip_lib.IsalError)
_ERRORS: tuple[type[Exception], ...] = (_ISAL_ERROR, brotli.error, zstd.ZstdError, EOFError)
_NO_LAYERS = frozenset({"", "identity", "none"})
_UNPACKERS: dict[str, Callable[[bytes], _Unpacker]] = {
    "gzip": _open_gzip,
    "x-gzip": _open_gzip,
    "deflate": _open_deflate,
    "br": _open_brotli,
    "zstd": _open_zstd,
}
