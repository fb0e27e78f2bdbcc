"""Undoing Content-Encoding."""

import gzip

import brotli  # type: ignore[import-untyped]  # the package has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.fetch.decode import ACCEPTED, Decoded, decode
from holdfast.fetch.values import Cut
from tests.fetch.packing import PACKERS, raw_deflate, zstd_compress

PAGE = "".join(f"<p>{n} {n * 7919 % 1009}" for n in range(20_000)).encode()
LIMIT = 1_000_000


@pytest.mark.parametrize("name", PACKERS)
def test_every_encoding_is_undone(name: str) -> None:
    assert decode(PACKERS[name](PAGE), [name], LIMIT) == Decoded(body=PAGE)
    assert decode(PACKERS[name](PAGE), [f" {name.upper()} "], LIMIT).body == PAGE


def test_everything_asked_for_can_be_undone() -> None:
    assert set(ACCEPTED.split(", ")) <= set(PACKERS)


@pytest.mark.parametrize("encodings", [[], [""], ["identity"], ["none"], ["utf-8"]])
def test_what_is_not_encoded_stays_as_it_is(encodings: list[str]) -> None:
    assert decode(PAGE, encodings, LIMIT) == Decoded(body=PAGE)


def test_layers_are_undone_from_the_last_to_the_first() -> None:
    packed = gzip.compress(brotli.compress(PAGE))
    assert decode(packed, ["br, gzip"], LIMIT).body == PAGE
    assert decode(packed, ["br", "gzip"], LIMIT).body == PAGE


def test_a_tower_of_layers_is_not_climbed() -> None:
    assert decode(PAGE, ["gzip"] * 5, LIMIT).problem == "5 layers of encoding"


def test_deflate_may_be_raw() -> None:
    assert decode(raw_deflate(PAGE), ["deflate"], LIMIT) == Decoded(body=PAGE)


def test_parts_of_gzip_and_zstd_follow_each_other() -> None:
    assert decode(gzip.compress(PAGE) + gzip.compress(b"more"), ["gzip"], LIMIT).body == PAGE + b"more"
    assert decode(zstd_compress(PAGE) + zstd_compress(b"more"), ["zstd"], LIMIT).body == PAGE + b"more"


def test_junk_after_the_end_is_left_out() -> None:
    assert decode(gzip.compress(PAGE) + b"\0\0junk", ["gzip"], LIMIT) == Decoded(body=PAGE)


@pytest.mark.parametrize("name", PACKERS)
def test_plain_text_that_calls_itself_encoded_is_read_as_it_is(name: str) -> None:
    assert decode(PAGE, [name], LIMIT) == Decoded(body=PAGE)


@pytest.mark.parametrize("body", [b"\xff\x00\x01garbage" * 100, bytes(range(128, 256)) * 40])
@pytest.mark.parametrize("name", [*PACKERS, "lzma"])
def test_garbage_is_a_problem(name: str, body: bytes) -> None:
    assert decode(body, [name], LIMIT).problem == f"the body is not {name}"


@pytest.mark.parametrize("name", PACKERS)
def test_of_a_stream_that_breaks_off_the_beginning_is_kept(name: str) -> None:
    packed = PACKERS[name](PAGE)
    decoded = decode(packed[: len(packed) * 3 // 4], [name], LIMIT)
    assert decoded.cut is Cut.CLOSED
    assert len(decoded.body) > 1000
    assert PAGE.startswith(decoded.body)


def test_of_a_stream_that_is_damaged_the_beginning_is_kept() -> None:
    packed = bytearray(gzip.compress(PAGE))
    packed[len(packed) // 2 : len(packed) // 2 + 50] = b"\xff" * 50
    decoded = decode(bytes(packed), ["gzip"], LIMIT)
    assert (decoded.cut, decoded.body[:1000]) == (Cut.CLOSED, PAGE[:1000])


def test_a_wrong_checksum_marks_the_page_but_keeps_it() -> None:
    packed = gzip.compress(PAGE)
    decoded = decode(packed[:-8] + bytes(8), ["gzip"], LIMIT)
    assert decoded.cut is Cut.CLOSED
    assert PAGE.startswith(decoded.body)
    assert len(decoded.body) > len(PAGE) * 0.9


@pytest.mark.parametrize("name", PACKERS)
def test_a_bomb_is_cut_at_the_limit(name: str) -> None:
    assert decode(PACKERS[name](bytes(3_000_000)), [name], LIMIT) == Decoded(body=bytes(LIMIT), cut=Cut.LIMIT)


def test_a_bomb_in_a_bomb_is_cut_at_the_limit() -> None:
    inner = gzip.compress(bytes(3_000_000))
    assert decode(gzip.compress(inner), ["gzip, gzip"], LIMIT).cut is Cut.LIMIT


@pytest.mark.parametrize("name", PACKERS)
def test_a_page_of_just_the_limit_is_whole(name: str) -> None:
    assert decode(PACKERS[name](PAGE), [name], len(PAGE)) == Decoded(body=PAGE)
    assert decode(PACKERS[name](PAGE), [name], len(PAGE) - 1) == Decoded(body=PAGE[:-1], cut=Cut.LIMIT)


@pytest.mark.parametrize("name", PACKERS)
def test_an_empty_body_is_empty(name: str) -> None:
    assert decode(b"", [name], LIMIT) == Decoded(body=b"")
    assert decode(PACKERS[name](b""), [name], LIMIT) == Decoded(body=b"")


def test_a_window_larger_than_browsers_grant_is_refused() -> None:
    packed = zstd_compress(bytes(1000), window_log=27)
    assert decode(packed, ["zstd"], LIMIT).problem == "the body is not zstd"


@given(st.binary(max_size=2000), st.lists(st.text(max_size=20) | st.sampled_from([*PACKERS, "gzip, br"]), max_size=6))
def test_any_body_with_any_header_has_an_answer_within_the_limit(body: bytes, encodings: list[str]) -> None:
    decoded = decode(body, encodings, 1000)
    assert len(decoded.body) <= 1000
    assert not (decoded.problem and decoded.body)


@given(st.sampled_from(list(PACKERS)), st.data())
def test_any_damage_to_a_page_has_an_answer(name: str, data: st.DataObject) -> None:
    packed = bytearray(PACKERS[name](PAGE[:3000]))
    for _ in range(data.draw(st.integers(1, 5))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    decoded = decode(bytes(packed), [name], LIMIT)
    assert len(decoded.body) <= LIMIT


def test_only_so_many_members_are_unpacked_as_a_bomb_has_millions() -> None:
    found = decode(gzip.compress(b"x") * 1_000, ["gzip"], LIMIT)
    assert 0 < len(found.body) < 200
    assert found.cut is Cut.CLOSED
