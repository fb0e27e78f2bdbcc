"""Certificates, good and bad, chosen by the name that the client asks for."""

import ssl
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_KEY = trustme.KeyType.ECDSA


class Certificate(StrEnum):
    """What a host shows when asked who it is."""

    GOOD = "good"
    EXPIRED = "expired"
    WRONG_NAME = "wrong_name"
    SELF_SIGNED = "self_signed"
    UNKNOWN_ISSUER = "unknown_issuer"


class Certificates:
    """Makes a certificate per host, on demand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._trusted, self._unknown = trustme.CA(key_type=_KEY), trustme.CA(key_type=_KEY)
        self._contexts: dict[str, ssl.SSLContext] = {}
        self.shown: dict[str, Certificate] = {}
        self.http2: set[str] = set()
        self.ca_file = str(folder / "ca.pem")
        self._trusted.cert_pem.write_to_path(self.ca_file)
        self.context = self._context_for("127.0.0.1")
        self.context.sni_callback = self._choose

    def _choose(self, connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
        connection.context = self._context_for(name or "127.0.0.1")

    def _context_for(self, host: str) -> ssl.SSLContext:
        if host not in self._contexts:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.set_alpn_protocols(["h2", "http/1.1"] if host in self.http2 else ["http/1.1"])
            self._show(context, host)
            self._contexts[host] = context
        return self._contexts[host]

    def _show(self, context: ssl.SSLContext, host: str) -> None:
        match self.shown.get(host, Certificate.GOOD):
            case Certificate.GOOD:
                self._issued(host, self._trusted).configure_cert(context)
            case Certificate.EXPIRED:
                past = datetime.now(UTC) - timedelta(days=3)
                self._trusted.issue_cert(host, not_after=past, key_type=_KEY).configure_cert(context)
            case Certificate.WRONG_NAME:
                self._issued("somebody-else.test", self._trusted).configure_cert(context)
            case Certificate.UNKNOWN_ISSUER:
                self._issued(host, self._unknown).configure_cert(context)
            case Certificate.SELF_SIGNED:
                context.load_cert_chain(self._self_signed(host))

    @staticmethod
    def _issued(host: str, issuer: trustme.CA) -> trustme.LeafCert:
        return issuer.issue_cert(host, key_type=_KEY)

    def _self_signed(self, host: str) -> Path:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        now = datetime.now(UTC)
        builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=30))
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        certificate = builder.sign(key, hashes.SHA256())
        path = self._folder / f"{host}.pem"
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        path.write_bytes(secret + certificate.public_bytes(Encoding.PEM))
        return path
