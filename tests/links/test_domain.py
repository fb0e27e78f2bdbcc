import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from holdfast.links.domain import is_public_suffix, registrable_domain, use_list, use_shipped_list
from holdfast.links.url import host, parse

DATA = Path(__file__).parents[2] / "../shared/data/urls"
CASE = re.compile(r"^checkPublicSuffix\('([^']+)', (?:'([^']+)'|null)\);", re.MULTILINE)


@pytest.fixture
def _restored_list() -> Iterator[None]:
    yield
    use_shipped_list()


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/urls is absent: no Public Suffix List cases")
@pytest.mark.usefixtures("_restored_list")
def test_registrable_domains_are_as_the_list_s_own_tests_say() -> None:
    use_list((DATA / "public_suffix_list.dat").read_text(encoding="utf-8").splitlines())
    wrong = []
    cases = CASE.findall((DATA / "test_psl.txt").read_text(encoding="utf-8"))
    for name, expected in cases:
        url = parse(f"http://{name}/")
        given = host(url) if url and not name.startswith(".") else name.lower()
        wanted = parse(f"http://{expected}/") if expected else None
        answer = None if is_public_suffix(given) else registrable_domain(given)
        if answer != (host(wanted) if wanted else None):
            wrong.append((name, expected, answer))
    assert len(cases) > 70
    assert wrong == []


def test_the_private_section_tells_users_of_one_platform_apart() -> None:
    assert registrable_domain("a.alice.github.io") == "alice.github.io"
    assert registrable_domain("shop.alice.blogspot.com") == "alice.blogspot.com"
    assert is_public_suffix("github.io")


@pytest.mark.parametrize("address", ["192.0.2.7", "[2001:db8::1]"])
def test_an_address_is_its_own_domain(address: str) -> None:
    assert registrable_domain(address) == address
    assert not is_public_suffix(address)


def test_a_bare_suffix_is_its_own_domain() -> None:
    assert registrable_domain("co.uk") == "co.uk"


@pytest.mark.usefixtures("_restored_list")
def test_a_newer_list_can_be_taken() -> None:
    assert registrable_domain("a.b.example.com") == "example.com"
    use_list(["com", "example.com"])
    assert registrable_domain("a.b.example.com") == "b.example.com"
