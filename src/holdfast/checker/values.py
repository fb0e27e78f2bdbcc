"""What a check is asked, and how."""

from dataclasses import dataclass, field
from enum import StrEnum

from holdfast.fetch.values import FetchOptions
from holdfast.links.match import MatchMode
from holdfast.links.url import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One backlink to look for, with what was agreed about it where anything was."""

    source_url: Url
    target_url: Url
    anchor: str | None = None  #: compared after folding white space and case
    rel: tuple[str, ...] | None = None  #: `("follow",)` or the rel tokens that must stand there
    line: int = 0  #: where it stands in the list it came from; 1 is the first line


class Render(StrEnum):
    """When a browser takes a second look."""

    NEVER = "never"
    AUTO = "auto"  #: where the raw page has no link and looks script-built
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """How to check."""

    fetch: FetchOptions = field(default_factory=FetchOptions)
    match: MatchMode = MatchMode.URL
    render: Render = Render.AUTO
    check_targets: bool = True
    processes: int = 1
    suffix_list: str = ""  #: a newer Public Suffix List's file; the shipped one where empty
