import io

import pytest

from holdfast.cli.link_list.layout import Layout, find_layout
from holdfast.cli.link_list.records import Lines
from holdfast.links.errors import UserError

LINK = "https://a.example/{0}https://b.example/\n"


def layout(text: str) -> tuple[Layout, str]:
    """Return the layout of a list, and the first line of its data."""
    lines = Lines(io.StringIO(text, newline=""))
    found = find_layout(lines, "links.csv")
    return found, next(lines, "")


def error(text: str) -> str:
    with pytest.raises(UserError) as raised:
        layout(text)
    return str(raised.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_the_header(delimiter: str) -> None:
    found, first = layout(f"source_url{delimiter}target_url\n" + LINK.format(delimiter))
    assert found.delimiter == delimiter
    assert first == LINK.format(delimiter)


@pytest.mark.parametrize("line", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n'])
def test_a_separator_line_is_obeyed(line: str) -> None:
    found, first = layout(f"{line}source_url;target_url;a,note\nx;y\n")
    assert (found.delimiter, first) == (";", "x;y\n")


def test_a_separator_of_any_kind_may_be_announced() -> None:
    assert layout("sep=^\nsource_url^target_url\n")[0].delimiter == "^"


def test_lines_in_front_of_the_header_are_passed_over() -> None:
    preamble = 'Report for,"shop, example"\nMade on,2026-01-01\n\n# a comment\n'
    found, first = layout(preamble + "source_url,target_url\nhttps://a.example/,https://b.example/\n")
    assert found.columns.names == ("source_url", "target_url")
    assert first.startswith("https://a.example/")


def test_a_header_may_run_over_several_lines() -> None:
    _, first = layout('source_url,"a note\nabout it",target_url\nfirst,second,third\n')
    assert first == "first,second,third\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_list_without_header_is_read_by_its_first_two_addresses(delimiter: str) -> None:
    found, first = layout(delimiter.join(["1", "https://a.example/", "x", "https://b.example/"]) + "\n")
    assert not found.has_header
    assert (found.columns.source, found.columns.target, found.columns.width) == (1, 3, 4)
    assert first.startswith("1")


def test_a_file_without_the_columns_is_refused_with_those_it_has() -> None:
    assert error("Site,Linking pages\nx,1\n") == (
        "links.csv has no column source_url and no column target_url; it has 'Site', 'Linking pages'. "
        "Name the column of the linking pages source_url; "
        "name the column of the linked addresses target_url, or add one"
    )


def test_one_missing_column_is_named() -> None:
    assert error("Linking page,Last crawled\nhttps://a.example/,2026-01-01\n") == (
        "links.csv has no column target_url; it has 'Linking page', 'Last crawled'. "
        "Name the column of the linked addresses target_url, or add one"
    )


@pytest.mark.parametrize(
    ("header", "remedy"),
    [
        ("sorce_url,target_url", "Did you mean: rename 'sorce_url' to source_url?"),
        ("Source Url,Tagret Url", "Did you mean: rename 'Tagret Url' to target_url?"),
    ],
)
def test_a_misspelt_column_is_guessed(header: str, remedy: str) -> None:
    assert error(header + "\nx,y\n").endswith(remedy)


def test_a_header_of_many_columns_is_told_in_part() -> None:
    message = error(",".join(f"column {number}" for number in range(40)) + "\n")
    assert "'column 11' and 28 more" in message


def test_a_list_of_single_addresses_is_told_what_it_lacks() -> None:
    assert error("https://a.example/\nhttps://c.example/\n") == (
        "links.csv has one address a line; a link has two: `source_url,target_url`"
    )


def test_control_characters_of_a_header_are_spelt_out() -> None:
    assert "\x1b" not in error("\x1b[2Jsite,page\n")


def test_a_header_that_ends_in_a_note_of_several_lines_is_read_to_its_end() -> None:
    _, first = layout('source_url,target_url,"a note\nabout it"\nfirst,second,third\n')
    assert first == "first,second,third\n"


def test_no_more_is_read_than_the_header() -> None:
    class OneLine(io.StringIO):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override] # None is never passed
            line = super().readline(-1 if size is None else size)
            assert line, "the pipe has no more yet"
            return line

    lines = Lines(OneLine("source_url,target_url\n"))
    assert find_layout(lines, "standard input").has_header
