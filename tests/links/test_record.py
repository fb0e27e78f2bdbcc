import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.occurrence import Kind, NofollowSource, Occurrence, Position
from holdfast.links.record import rfc3339, to_json_line, to_record
from holdfast.links.url import Url
from holdfast.links.verdict import PageSeen, Reason, Redirect, State, TargetSeen, Verdict

URL = Url("https://a.example/")
HOP = Redirect(url=URL, status=301, location="/x")
LINK = Occurrence(
    href=URL,
    kind=Kind.IMAGE,
    anchor="größer",
    rel=("nofollow",),
    nofollow_from=(NofollowSource.LINK,),
    position=Position.FOOTER,
    hidden_by="display:none",
    before="a ",
    after=" b",
)
VERDICT = Verdict(
    source_url=URL,
    target_url=URL,
    state=State.LOST,
    reason=Reason.LINK_REMOVED,
    rule="link_removed",
    evidence=("seen",),
    occurrences=(LINK,),
    page=PageSeen(status=200, final_url=URL, redirects=(HOP,), robots=("meta_robots: noarchive",)),
    target=TargetSeen(status=404, final_url=URL, redirects=(HOP,)),
    differs=("anchor",),
    checked_at=datetime(2026, 5, 4, 5, 2, 1, tzinfo=timezone(timedelta(hours=2))),
)


def test_a_record_has_its_fields_in_their_order() -> None:
    record = to_record(VERDICT, line=3)
    assert list(record) == [
        "source_url", "target_url", "state", "reason", "rule", "suspect", "occurrences", "page", "target",
        "checked_at", "evidence", "differs", "line",
    ]  # fmt: skip
    assert list(record["page"]) == [
        "status", "final_url", "redirects", "title", "language", "canonical", "robots", "links_internal",
        "links_external", "rendered", "bytes", "elapsed_ms",
    ]  # fmt: skip
    assert record["occurrences"] == [
        {
            "href": URL,
            "anchor": "größer",
            "kind": "image",
            "rel": ["nofollow"],
            "follow": False,
            "nofollow_from": ["link"],
            "position": "footer",
            "before": "a ",
            "after": " b",
        }
    ]
    hop = {"url": URL, "status": 301, "location": "/x", "kind": "http"}
    assert record["target"] == {"status": 404, "final_url": URL, "redirects": [hop]}
    assert (record["state"], record["reason"], record["suspect"], record["line"]) == ("lost", "link_removed", True, 3)


def test_what_was_not_seen_is_null() -> None:
    record = to_record(replace(VERDICT, state=State.LIVE, reason=None, page=None, target=None))
    assert [record[name] for name in ("reason", "page", "target", "line")] == [None] * 4


def test_moments_are_in_utc() -> None:
    assert to_record(VERDICT)["checked_at"] == "2026-05-04T03:02:01.000Z"


@given(st.datetimes(timezones=st.timezones()))
def test_moments_are_read_back_to_the_millisecond(moment: datetime) -> None:
    again = datetime.fromisoformat(rfc3339(moment))
    assert timedelta(0) <= moment - again < timedelta(milliseconds=1)


@given(st.text(st.characters()))
def test_whatever_a_page_says_a_record_is_one_line_of_json(text: str) -> None:
    link = replace(LINK, anchor=text)
    line = to_json_line(replace(VERDICT, occurrences=(link,), evidence=(text,)))
    assert line.count(b"\n") == 1
    record = json.loads(line)
    assert record["evidence"] == [text.encode("utf-8", "replace").decode()]
    assert list(record) == list(to_record(VERDICT))
