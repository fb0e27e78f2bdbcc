"""Reading header lines and libcurl's errors."""

import errno

import pycurl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.fetch.answer import failure_of, read_head
from holdfast.fetch.multi import Ended
from holdfast.fetch.values import Failure

WHERE = "192.0.2.1:443"


def lines(text: str) -> list[bytes]:
    return text.encode("latin-1").splitlines(keepends=True)


def test_the_last_head_counts_and_trailers_do_not() -> None:
    head = read_head(lines("HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/2 404 \r\nA: 1\r\na:2 \r\n\r\nX-Trailer: 1\r\n"))
    assert (head.status, head.headers.fields) == (404, (("a", "1"), ("a", "2")))


def test_a_server_of_few_returns_is_understood() -> None:
    head = read_head(lines("HTTP/1.0 200 OK\nA: b\nC: d\n\n"))
    assert (head.status, head.headers.fields) == (200, (("a", "b"), ("c", "d")))


@pytest.mark.parametrize(
    "broken", ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n", "HTTP/1.1 2\r\n\r\n", "A: b\r\n\r\n"]
)
def test_a_head_that_is_not_whole_is_none(broken: str) -> None:
    assert read_head(lines(broken)).status == 0


def test_values_in_utf_8_are_read_as_such_and_others_as_latin_1() -> None:
    assert read_head([b"HTTP/1.1 200\r\n", b"A: \xc3\xa9\r\n", b"\r\n"]).headers.first("a") == "\u00e9"
    assert read_head([b"HTTP/1.1 200\r\n", b"A: \xe9\r\n", b"\r\n"]).headers.first("a") == "\u00e9"


@given(st.lists(st.binary()))
def test_any_lines_can_be_read(raw: list[bytes]) -> None:
    assert read_head([b"HTTP/1.1 200 OK\r\n", *raw, b"\r\n"]).status in range(1000)


@pytest.mark.parametrize(
    ("code", "words", "failure", "detail"),
    [
        (pycurl.E_OPERATION_TIMEDOUT, "Operation timed out", Failure.TIMEOUT, "operation timed out"),
        (pycurl.E_COULDNT_CONNECT, "Failed to connect", Failure.CONNECTION, "connection refused"),
        (pycurl.E_GOT_NOTHING, "Empty reply from server", Failure.CONNECTION, "empty reply from server"),
        (pycurl.E_BAD_CONTENT_ENCODING, "Unsolicited", Failure.BAD_ENCODING, "Unsolicited"),
        (
            pycurl.E_SSL_CONNECT_ERROR,
            "Recv failure: Connection reset by peer",
            Failure.CONNECTION,
            "recv failure: Connection reset by peer",
        ),
        (92, "HTTP/2 stream 5 reset", Failure.CONNECTION, "HTTP/2 stream 5 reset"),
        (0, "", Failure.CONNECTION, "closed in the middle of the headers"),
        (100, "", Failure.CONNECTION, "A value or data field grew larger than allowed"),
    ],
)
def test_an_error_is_told_in_the_terms_of_the_web(code: int, words: str, failure: Failure, detail: str) -> None:
    assert failure_of(Ended(code, words), WHERE, errno.ECONNREFUSED) == (failure, f"{WHERE}: {detail}")


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("SSL certificate problem: certificate is not yet valid", "certificate not yet valid"),
        (
            "SSL certificate problem: self-signed certificate in certificate chain",
            "certificate by an unknown authority",
        ),
        ("SSL certificate problem: EE certificate key too small", "certificate too weak"),
        ("error:0A00042E:SSL routines::tlsv1 alert protocol version", "TLS version refused"),
        ("error:0A000102:SSL routines::unsupported protocol", "TLS version too old"),
        ("error:0A000410:SSL routines::ssl/tls alert handshake failure", "TLS handshake refused"),
        ("SSL certificate problem: something new", "certificate not accepted"),
        ("something else", "TLS handshake failed"),
    ],
)
def test_a_tls_error_is_told_by_its_cause(words: str, meaning: str) -> None:
    expected = (Failure.TLS, f"{WHERE}: {meaning} ({words})")
    assert failure_of(Ended(pycurl.E_SSL_CONNECT_ERROR, words), WHERE, 0) == expected
