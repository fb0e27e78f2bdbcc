"""Content codings as servers apply them: right, doubled, cut, lying, and as bombs.

Brotli and zstd are written in their stored form, which every decoder must read, so that no compressor is needed.
"""

import gzip
import zlib

_BROTLI_BLOCK = 65_536  # the longest meta-block whose length fits four nibbles, RFC 7932 §9.2
_ZSTD_BLOCK = 131_072  # the format's largest block, RFC 8878 §3.1.1.2
_ZSTD_RAW, _ZSTD_RLE = 0, 1


def identity(data: bytes) -> bytes:
    return data


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def gzipped_twice(data: bytes) -> bytes:
    return gzipped(gzipped(data))


def gzipped_in_members(data: bytes) -> bytes:
    half = len(data) // 2
    return gzipped(data[:half]) + gzipped(data[half:])


def gzipped_then_garbage(data: bytes) -> bytes:
    return gzipped(data) + b"\0" * 37 + b"trailing bytes"


def gzipped_and_cut(data: bytes) -> bytes:
    packed = gzipped(data)
    return packed[: len(packed) // 2]


def gzipped_with_a_wrong_checksum(data: bytes) -> bytes:
    packed = bytearray(gzipped(data))
    packed[-8] ^= 0xFF
    return bytes(packed)


def deflated_with_header(data: bytes) -> bytes:
    return zlib.compress(data)


def deflated_raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def brotli(data: bytes) -> bytes:
    """Write uncompressed meta-blocks: window bits, then ISLAST=0, MNIBBLES=4, MLEN-1, ISUNCOMPRESSED=1 for each."""
    out = bytearray()
    first = True
    for start in range(0, len(data), _BROTLI_BLOCK):
        block = data[start : start + _BROTLI_BLOCK]
        bits = ((len(block) - 1) << 3) | (1 << 19)
        header = bits << 1 if first else bits  # a single 0 bit in front: a window of 2^16
        out += header.to_bytes(3, "little") + block
        first = False
    return bytes(out) + (b"\x06" if first else b"\x03")


def zstandard(data: bytes) -> bytes:
    """Write raw blocks in a frame without content size."""
    blocks = [data[start : start + _ZSTD_BLOCK] for start in range(0, len(data), _ZSTD_BLOCK)] or [b""]
    body = b"".join(_zstd_block(block, len(block), _ZSTD_RAW, last=block is blocks[-1]) for block in blocks)
    return _ZSTD_FRAME + body


def zstandard_bomb(data: bytes, size: int = 1 << 30) -> bytes:
    """Write the data, then blocks of one repeated byte: 4 bytes each stand for 128 KiB."""
    count = size // _ZSTD_BLOCK
    filler = _zstd_block(b" ", _ZSTD_BLOCK, _ZSTD_RLE, last=False) * count
    return (
        _ZSTD_FRAME + _zstd_block(data, len(data), _ZSTD_RAW, last=False) + filler + _zstd_block(b"", 0, 0, last=True)
    )


def gzip_bomb(data: bytes, size: int = 1 << 26) -> bytes:
    """Write the data, then spaces, packed about a thousand to one."""
    packer = zlib.compressobj(9, wbits=31)
    chunk = b" " * (1 << 20)
    return packer.compress(data) + b"".join(packer.compress(chunk) for _ in range(size >> 20)) + packer.flush()


#: Magic number, no flags, a window of 2^20: RFC 8878 §3.1.1.1.
_ZSTD_FRAME = b"\x28\xb5\x2f\xfd\x00\x50"


def _zstd_block(content: bytes, size: int, kind: int, *, last: bool) -> bytes:
    return (size << 3 | kind << 1 | last).to_bytes(3, "little") + content
