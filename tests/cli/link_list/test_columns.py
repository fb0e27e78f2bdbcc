import pytest

from holdfast.cli.link_list.columns import Columns, columns_of_addresses, find_columns


def found(*header: str) -> Columns:
    columns = find_columns(header)
    assert columns is not None
    return columns


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("source_url", "target_url"),
        ("Source URL", "Target URL"),
        ("source", "target"),
        ("Source Url", "Target Url"),
        ("SourceURL:", "Target-URL"),
        ("Referring page URL", "Link URL"),
        ("Linking page", "Destination"),
        ("url_from", "url_to"),
        ("\ufeffSource  page ", "Linked page"),
    ],
)
def test_people_and_tools_name_the_columns_in_many_ways(source: str, target: str) -> None:
    columns = found("Title", source, "Type", target)
    assert (columns.source, columns.target) == (1, 3)


def test_what_was_agreed_is_found_by_name() -> None:
    columns = found("source_url", "target_url", "anchor", "rel")
    assert (columns.anchor, columns.rel) == (2, 3)
    columns = found("Source", "Target", "Expected anchor", "expected_rel")
    assert (columns.anchor, columns.rel) == (2, 3)


def test_what_a_tool_saw_was_agreed_by_nobody() -> None:
    columns = found("Source url", "Target url", "Anchor", "Rel")
    assert (columns.anchor, columns.rel) == (None, None)
    columns = found("url_from", "url_to", "title", "anchor", "rel")
    assert (columns.anchor, columns.rel) == (None, None)


def test_a_screaming_frog_export_has_its_target_in_destination() -> None:
    columns = found("Type", "Source", "Destination", "Alt Text", "Anchor", "Follow", "Target", "Rel")
    assert (columns.source, columns.target, columns.anchor, columns.rel) == (1, 2, None, None)


def test_a_majestic_export_has_its_target_first() -> None:
    columns = found("Target URL", "Source URL", "Anchor Text")
    assert (columns.source, columns.target) == (1, 0)


def test_one_address_column_is_not_enough() -> None:
    assert find_columns(("source_url", "title")) is None
    assert columns_of_addresses(("https://a.example/", "title")) is None


def test_addresses_need_their_scheme_to_stand_for_a_header() -> None:
    assert columns_of_addresses(("a.example", "b.example")) is None
    assert columns_of_addresses((" https://a.example/ ", "HTTP://b.example/")) is not None
