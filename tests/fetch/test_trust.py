"""The certificate authorities that are trusted."""

from pathlib import Path

import pytest
import trustme

from holdfast.fetch.trust import system_bundle, trusted_bundle
from holdfast.links.errors import UserError


def test_the_systems_authorities_are_trusted() -> None:
    with trusted_bundle("") as path:
        assert Path(path) == system_bundle()
    assert b"BEGIN CERTIFICATE" in system_bundle().read_bytes()


def test_an_added_authority_stands_beside_them_and_the_bundle_goes_away(tmp_path: Path) -> None:
    extra, certificate = tmp_path / "extra.pem", trustme.CA().cert_pem
    certificate.write_to_path(extra)
    with trusted_bundle(str(extra)) as path:
        assert Path(path).read_bytes() == system_bundle().read_bytes() + b"\n" + certificate.bytes()
    assert not Path(path).exists()


@pytest.mark.parametrize("content", [None, "", "-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n"])
def test_a_file_without_authorities_is_the_users_mistake(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "extra.pem").write_text(content)
    with pytest.raises(UserError, match=r"extra\.pem is no PEM file"), trusted_bundle(str(tmp_path / "extra.pem")):
        pass
