"""The certificate authorities that are trusted."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

import certifi

from holdfast.links.errors import UserError

#: Where systems keep their bundle, for a Python that was built elsewhere: Debian, Fedora, openSUSE, Alpine and macOS.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


def system_bundle() -> Path:
    """Return the system's bundle, where an administrator adds authorities; certifi's where there is none."""
    known = (ssl.get_default_verify_paths().cafile, *_BUNDLES)
    return next((Path(path) for path in known if path and Path(path).is_file()), Path(certifi.where()))


@contextmanager
def trusted_bundle(extra_ca_file: str) -> Iterator[str]:
    """Yield the path of a bundle that holds the usual authorities and those of an extra file."""
    if not extra_ca_file:
        yield str(system_bundle())
        return
    extra = _read(Path(extra_ca_file))
    # A file and not a blob: libcurl keeps the parsed bundle of a file for its next connections.
    with NamedTemporaryFile(prefix="holdfast-", suffix=".pem") as both:
        both.write(system_bundle().read_bytes() + b"\n" + extra)
        both.flush()
        yield both.name


def _read(path: Path) -> bytes:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
        return path.read_bytes()
    except OSError as problem:
        raise UserError(f"{path} is no PEM file of certificate authorities that can be read: {problem}.") from problem
