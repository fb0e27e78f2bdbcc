"""Going on with a list: which of its lines an earlier run has finished.

Four bytes a line are kept: a checksum of both addresses, by the line's number. It finds the line again and notices a
list that was changed meanwhile.
"""

import io
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from holdfast.checker.values import Expected
from holdfast.links.errors import UserError
from holdfast.links.verdict import State

#: Highest line number believed; an output that claims more is not ours, and would cost 4 bytes for each line below.
_MAX_LINE = 100_000_000


class DoneBefore(NamedTuple):
    """What is read back of a link that an earlier run checked."""

    line: int
    source_url: str
    target_url: str
    state: State


ReadBack = Callable[[bytes], DoneBefore | None]


class Finished:
    """The lines that an output holds already."""

    def __init__(self) -> None:
        self._sums = array("I")
        self.states: Counter[State] = Counter()
        self.count = 0
        self.size = 0  #: bytes of the output up to the end of its last whole line

    @property
    def memory(self) -> int:
        """Return how many bytes the lines take."""
        return len(self._sums) * self._sums.itemsize

    def add(self, done: DoneBefore) -> None:
        """Remember a line as finished."""
        if done.line >= len(self._sums):
            self._sums.extend(array("I", bytes(4 * (done.line + 1 - len(self._sums)))))
        self.count += not self._sums[done.line]
        self.states[done.state] += 1
        self._sums[done.line] = _checksum(done.source_url, done.target_url)

    def holds(self, link: Expected) -> bool:
        """Say whether a line is finished; a `UserError` where another link stood on it then."""
        known = self._sums[link.line] if link.line < len(self._sums) else 0
        if known and known != _checksum(link.source_url, link.target_url):
            raise UserError(
                f"the list has changed since: its line {link.line:,} names another link than in the output. "
                "Give the list of the earlier run, or begin anew with --overwrite"
            )
        return known > 0


def read_finished(descriptor: int, path: Path, header: bytes, read_back: ReadBack) -> Finished:
    """Read what an earlier run wrote, a half-written last line left out."""
    finished = Finished()
    with io.FileIO(descriptor, "rb", closefd=False) as raw, io.BufferedReader(raw) as lines:
        lines.seek(0)
        first = lines.readline() if header else b""
        if first != header:
            if not header.startswith(first):
                raise _not_ours(path, 1)
            return finished
        finished.size = len(header)
        for number, line in enumerate(lines, 2 if header else 1):
            if not line.endswith(b"\n"):
                break
            finished.add(_read(line, number, path, read_back))
            finished.size += len(line)
    return finished


def remaining(links: Iterable[Expected], finished: Finished) -> Iterator[Expected]:
    """Yield the links that are left to do; a `UserError` where the list is not the one of the earlier run."""
    met = 0
    for link in links:
        if finished.holds(link):
            met += 1
        else:
            yield link
    if met != finished.count:
        raise UserError(
            f"the list has changed since: {finished.count - met:,} of the links in the output are not in it. "
            "Give the list of the earlier run, or begin anew with --overwrite"
        )


def _read(line: bytes, number: int, path: Path, read_back: ReadBack) -> DoneBefore:
    found = read_back(line)
    if found is None or not 0 < found.line <= _MAX_LINE:
        raise _not_ours(path, number)
    return found


def _not_ours(path: Path, number: int) -> UserError:
    return UserError(
        f"{path} cannot be gone on with: its line {number:,} was not written by a check of a list in this format. "
        "Name another file, or begin anew with --overwrite"
    )


def _checksum(source: str, target: str) -> int:
    """Return 32 bits that are never 0: 0 marks a line that is not finished."""
    return zlib.crc32(f"{source}\n{target}".encode("utf-8", "replace")) or 1
