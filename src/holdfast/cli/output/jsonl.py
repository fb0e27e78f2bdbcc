"""JSON Lines: one object a line, fields as `links.record` documents them."""

import json

from holdfast.checker.values import Expected
from holdfast.cli.done import Done
from holdfast.cli.resume import DoneBefore
from holdfast.links.record import to_json_line
from holdfast.links.verdict import State, Verdict

HEADER = b""


def encode(link: Expected, verdict: Verdict) -> Done:
    """Return the line for one link."""
    data = to_json_line(verdict, line=link.line or None)
    return Done(link.line, verdict.state, verdict.reason, bool(verdict.differs), data)


def read_back(line: bytes) -> DoneBefore | None:
    """Return what a line written earlier is about; None where it is none of ours."""
    try:
        record = json.loads(line)
        found = DoneBefore(record["line"], record["source_url"], record["target_url"], State(record["state"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if [type(each) for each in found[:3]] == [int, str, str] else None
