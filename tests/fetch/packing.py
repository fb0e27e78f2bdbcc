"""Content encodings, as servers make them."""

import gzip
import sys
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # the package has no types

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def zstd_compress(data: bytes, *, window_log: int = 20) -> bytes:
    packer = zstd.ZstdCompressor(options={int(zstd.CompressionParameter.window_log): window_log})
    # In two steps, so that the size is not known and the window is as large as asked for.
    return packer.compress(data) + packer.flush()


def brotli_compress(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=5))


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli_compress,
    "zstd": zstd_compress,
}
