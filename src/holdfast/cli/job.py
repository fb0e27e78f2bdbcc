"""What the command is asked to do, and with what."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import BinaryIO, Protocol, TextIO, TypeVar

from holdfast.checker.values import CheckOptions, Expected
from holdfast.cli.formats import Format
from holdfast.links.verdict import State, Verdict

T = TypeVar("T")


class CheckList(Protocol):
    """Checks a list; `holdfast.checker.check_list` does."""

    def __call__(
        self,
        links: Iterable[Expected],
        options: CheckOptions,
        *,
        encode: Callable[[Expected, Verdict], T],
        receive: Callable[[T], None],
        stop: Event | None = None,
    ) -> None:
        """Check every link."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Where the command reads and speaks."""

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO

    @classmethod
    def of_process(cls) -> "Streams":
        """Return the process's own."""
        return cls(stdin=sys.stdin.buffer, stdout=sys.stdout, stderr=sys.stderr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to do with the verdicts."""

    options: CheckOptions
    format: Format
    to: Path | None = None  #: None: standard output
    overwrite: bool = False
    fail_on: frozenset[State] = frozenset()
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListJob(Job):
    """A job over a list."""

    source: Path | None  #: None: standard input
    issues: Path | None = None
    resume: bool = False
