"""What comes back from each check of a list: small, so that it travels between processes at little cost."""

from typing import NamedTuple

from holdfast.links.verdict import Reason, State


class Done(NamedTuple):
    """One link of a list, checked."""

    line: int
    state: State
    reason: Reason | None
    differs: bool  #: not as agreed
    data: bytes  #: the line to write
    detail: "Detail | None" = None  #: for tables only


class Detail(NamedTuple):
    """What a table shows of a link."""

    source_url: str
    target_url: str
    note: str
