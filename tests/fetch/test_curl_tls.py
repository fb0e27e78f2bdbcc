"""Encrypted connections: whom is trusted, and why one is not."""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import CertificateBuilder, DNSName, Name, SubjectAlternativeName

from holdfast.fetch.trust import system_bundle, trusted_bundle
from holdfast.fetch.values import Cut, Failure, Fetched, Request
from tests.fetch.loopback import OPTIONS, Exchange, Names, Script, answered, curl_client, failed, keeping, ok, serving

HOST = "site.test"
OURS = trustme.CA()
STRANGER = trustme.CA()


def context(authority: trustme.CA = OURS, name: str = HOST, expires: datetime | None = None) -> ssl.SSLContext:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=expires).configure_cert(tls)
    return tls


def self_signed(folder: Path) -> ssl.SSLContext:
    key, name = generate_private_key(SECP256R1()), Name([])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    certificate = (
        CertificateBuilder(name, name, key.public_key(), 1, start, start + timedelta(days=36_500))
        .add_extension(SubjectAlternativeName([DNSName(HOST)]), critical=False)
        .sign(key, SHA256())
    )
    both = folder / "own.pem"
    own_key = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    both.write_bytes(certificate.public_bytes(Encoding.PEM) + own_key)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(both)
    return tls


def without_common_cipher(_: Path) -> ssl.SSLContext:
    tls = context()
    tls.maximum_version = ssl.TLSVersion.TLSv1_2
    tls.set_ciphers("AES128-SHA256")  # for RSA keys, and ours is none
    return tls


def fetch(tls: ssl.SSLContext | None, folder: Path, script: Script | None = None, host: str = HOST) -> Fetched:
    """Fetch a page, trusting our own authority beside the usual ones."""
    OURS.cert_pem.write_to_path(folder / "ours.pem")
    options = replace(OPTIONS, extra_ca_file=str(folder / "ours.pem"))

    async def run() -> Fetched:
        async with serving(script or keeping(lambda _: ok(b"secret")), tls=tls) as server:
            with curl_client(options, Names({host: [("127.0.0.1",)]})) as client:
                return await client.get(Request(url=server.url("/", host, "https")))

    return asyncio.run(run())


def test_a_page_by_an_authority_added_is_read(tmp_path: Path) -> None:
    assert answered(fetch(context(), tmp_path)).body == b"secret"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda _: context(expires=datetime(2020, 1, 1, tzinfo=UTC)), "certificate expired"),
        (lambda _: context(name="other.test"), "certificate for another name"),
        (lambda _: context(STRANGER), "certificate by an unknown authority"),
        (self_signed, "self-signed certificate"),
        (without_common_cipher, "closed in the middle of the TLS handshake"),
    ],
)
def test_a_handshake_that_fails_is_told_by_its_fault(
    make: Callable[[Path], ssl.SSLContext], words: str, tmp_path: Path
) -> None:
    broken = failed(fetch(make(tmp_path), tmp_path))
    assert broken.failure is Failure.TLS
    assert broken.detail.split(": ")[1].startswith(words)


def test_a_plain_server_on_a_tls_port_is_told_so(tmp_path: Path) -> None:
    async def speak_first(exchange: Exchange) -> None:
        await exchange.say(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await exchange.reader.read()

    broken = failed(fetch(None, tmp_path, speak_first))
    assert (broken.failure, broken.detail.split(": ")[1].split(" (")[0]) == (Failure.TLS, "not TLS")


def test_a_failed_certificate_is_not_asked_a_second_time_with_less_care(tmp_path: Path) -> None:
    asked: list[str] = []

    async def listen(exchange: Exchange) -> None:
        asked.append(await exchange.read())

    failed(fetch(context(STRANGER), tmp_path, listen))
    assert [head for head in asked if head] == []


def test_the_usual_authorities_stay_trusted_beside_an_added_one(tmp_path: Path) -> None:
    OURS.cert_pem.write_to_path(tmp_path / "ours.pem")
    with trusted_bundle(str(tmp_path / "ours.pem")) as bundle:
        both = Path(bundle).read_bytes()
    assert both.startswith(system_bundle().read_bytes())
    assert both.endswith(OURS.cert_pem.bytes())


def frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    """Return an HTTP/2 frame (RFC 9113 section 4.1)."""
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def test_a_page_comes_over_http_2(tmp_path: Path) -> None:
    tls = context()
    tls.set_alpn_protocols(["h2", "http/1.1"])
    fields = b"\x88" + b"\x00\x0ccontent-type\x09text/html"  # :status 200 by its number in the static table

    async def answer(exchange: Exchange) -> None:
        preface = await exchange.reader.readexactly(24)
        assert preface == b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
        await exchange.say(frame(4, 0, 0, b""), frame(1, 4, 1, fields), frame(0, 1, 1, b"two"))
        await exchange.reader.read()

    page = answered(fetch(tls, tmp_path, answer))
    assert (page.status, page.body, page.headers.fields) == (200, b"two", (("content-type", "text/html"),))


def test_an_http_2_stream_that_is_reset_keeps_what_came(tmp_path: Path) -> None:
    tls = context()
    tls.set_alpn_protocols(["h2"])

    async def reset(exchange: Exchange) -> None:
        await exchange.reader.readexactly(24)
        await exchange.say(frame(4, 0, 0, b""), frame(1, 4, 1, b"\x88"), frame(0, 0, 1, b"half"))
        await exchange.say(frame(3, 0, 1, (2).to_bytes(4, "big")))
        await exchange.reader.read()

    page = answered(fetch(tls, tmp_path, reset))
    assert (page.body, page.cut) == (b"half", Cut.CLOSED)
