from pathlib import Path

import pytest

from holdfast.cli.values import read_address, read_ca_file, read_fail_on, read_resolver, read_user_agent
from holdfast.links.errors import UserError
from holdfast.links.verdict import State


def test_an_address_is_taken_as_a_person_types_it() -> None:
    assert read_address("example.com/x", "source") == "https://example.com/x"


@pytest.mark.parametrize("text", ["ftp://example.com", "nonsense", "", "http://", "javascript:alert(1)"])
def test_what_is_no_web_address_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"^the source '.*' is no web address; write it like https://example.com/page$"):
        read_address(text, "source")


def test_an_address_of_a_million_characters_is_refused_by_its_length() -> None:
    with pytest.raises(UserError, match=r"^the target address has 1,000,020 characters; the limit is 16,384$"):
        read_address("https://example.com/" + "x" * 1_000_000, "target")


def test_states_to_fail_on_come_one_by_one_or_with_commas() -> None:
    assert read_fail_on(["lost, Devalued", "unverified"]) == {State.LOST, State.DEVALUED, State.UNVERIFIED}
    assert read_fail_on([]) == frozenset()


@pytest.mark.parametrize("name", ["live", "gone"])
def test_a_state_that_cannot_fail_is_refused_with_those_that_can(name: str) -> None:
    with pytest.raises(
        UserError, match=f"--fail-on {name}: there is no such state; use one of lost, devalued, unverified"
    ):
        read_fail_on(["lost", name])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("192.0.2.53:5353", "192.0.2.53:5353"),
        ("192.0.2.53", "192.0.2.53:53"),
        ("[2001:db8::53]:5353", "[2001:db8::53]:5353"),
        ("2001:db8::53", "[2001:db8::53]:53"),
        ("[2001:db8::53]", "[2001:db8::53]:53"),
    ],
)
def test_a_resolver_is_an_address_and_a_port(text: str, expected: str) -> None:
    assert read_resolver(text) == expected


@pytest.mark.parametrize("text", ["", "dns.example", "192.0.2.53:", "192.0.2.53:0", "192.0.2.53:99999", "1.2.3.4:٣"])
def test_another_resolver_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="write an address and a port, such as"):
        read_resolver(text)


def test_a_file_of_authorities_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    path.write_text("-----BEGIN CERTIFICATE-----\n")
    assert read_ca_file(path) == str(path)
    assert read_ca_file(None) == ""
    path.write_text("-----BEGIN PRIVATE KEY-----\n")
    with pytest.raises(UserError, match="holds no certificate in PEM form"):
        read_ca_file(path)
    with pytest.raises(UserError, match="no such file or directory; name a PEM file"):
        read_ca_file(tmp_path / "none.pem")


@pytest.mark.parametrize("text", ["", " ", "x\r\nX-Evil: 1", "größer"])
def test_a_user_agent_that_no_header_can_hold_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="--user-agent needs"):
        read_user_agent(text)
