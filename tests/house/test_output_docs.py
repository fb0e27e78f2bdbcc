"""The documented fields are the fields that are written."""

import re
from datetime import UTC, datetime

from holdfast.cli.output.csv_rows import COLUMNS
from holdfast.links.occurrence import Kind, Occurrence
from holdfast.links.record import Record, to_record
from holdfast.links.url import Url
from holdfast.links.verdict import PageSeen, Redirect, State, TargetSeen, Verdict
from tests.house.tree import DOCS

URL = Url("https://example.com/")
HOP = Redirect(url=URL, status=301, location="/")
WHOLE = Verdict(
    source_url=URL,
    target_url=URL,
    state=State.LIVE,
    reason=None,
    rule="link_found",
    occurrences=(Occurrence(href=URL, kind=Kind.TEXT),),
    page=PageSeen(status=200, final_url=URL, redirects=(HOP,)),
    target=TargetSeen(status=200, final_url=URL, redirects=(HOP,)),
    checked_at=datetime(2026, 1, 1, tzinfo=UTC),
)
TEXT = (DOCS / "reference" / "output.md").read_text(encoding="utf-8")


def documented(after: str) -> list[str]:
    """Return the fields of the table that follows a sentence."""
    table = TEXT.partition(after)[2].partition("| field |")[2].partition("\n\n")[0]
    return [name for row in re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]


def test_the_fields_of_a_verdict_are_documented_in_their_order() -> None:
    assert documented("# Output") == list(to_record(WHOLE))


def test_the_fields_of_an_occurrence_are_documented_in_their_order() -> None:
    occurrence: Record = to_record(WHOLE)["occurrences"][0]
    assert documented("Of each occurrence:") == list(occurrence)


def test_the_fields_of_the_page_are_documented_in_their_order() -> None:
    assert documented("Of the page:") == list(to_record(WHOLE)["page"])


def test_the_fields_of_the_target_and_of_redirects_are_documented() -> None:
    target: Record = to_record(WHOLE)["target"]
    sentence = TEXT.partition("Of the target:")[2].partition("\n\n")[0]
    assert re.findall(r"`(\w+)`", sentence) == list(target)
    assert [field for field in target["redirects"][0] if f"`{field}`" not in TEXT] == []


def test_the_columns_for_spreadsheets_are_the_fields_for_programs() -> None:
    record = to_record(WHOLE)
    flat = {*record, *record["occurrences"][0], *(f"page_{field}" for field in record["page"])}
    flat |= {f"target_{field}" for field in record["target"]}
    assert set(COLUMNS) == flat - {"page", "target"}
