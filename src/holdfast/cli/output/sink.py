"""Where lines go: written whole or not at all, so that a file is right whenever the run ends.

A line is handed to the system at once: killing the process loses nothing that was written, and at worst halves the
line being written, which `resume` cuts off.
"""

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from holdfast.links.errors import HoldfastError, OutsideError, UserError


class OutputClosedError(HoldfastError):
    """Whatever read our output went away, as `head` does when it has seen enough."""


class Sink(Protocol):
    """Takes lines."""

    def write(self, line: bytes) -> None:
        """Write one line, its end included."""
        ...


class StreamSink:
    """Writes to standard output."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, line: bytes) -> None:
        """Write one line and let whoever reads have it; `OutputClosedError` where nobody does any more."""
        try:
            self._stream.write(line)
            self._stream.flush()
        except BrokenPipeError as error:
            raise OutputClosedError from error
        except OSError as error:
            raise OutsideError(f"writing the output failed: {_reason(error)}", permanent=False) from error


class FileSink:
    """Writes to a file that no other run writes to."""

    def __init__(self, descriptor: int, name: str) -> None:
        self._descriptor = descriptor
        self._name = name

    def write(self, line: bytes) -> None:
        """Write one line; where the disk has no room for it, leave the file as it was and raise `OutsideError`."""
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            self._take_back(len(line) - len(rest))
            raise OutsideError(
                f"writing to {self._name} failed: {_reason(error)}. "
                "Every line in it is whole: mend that, then run again with --resume.",
                permanent=error.errno not in {errno.ENOSPC, errno.EDQUOT},
            ) from error

    def _take_back(self, length: int) -> None:
        if length and stat.S_ISREG(os.fstat(self._descriptor).st_mode):
            os.ftruncate(self._descriptor, os.lseek(self._descriptor, 0, os.SEEK_CUR) - length)


@contextmanager
def new_file(path: Path, *, overwrite: bool) -> Iterator[FileSink]:
    """Open a file that does not exist yet, or empty one that does; devices and pipes are taken as they are."""
    exists = is_file(path)
    if exists and not overwrite:
        raise UserError(f"{path} exists; add --resume to go on where it ends, or --overwrite to begin anew")
    descriptor = _open(path, os.O_WRONLY | os.O_CREAT)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            lock(descriptor, path)
            os.ftruncate(descriptor, 0)
        yield FileSink(descriptor, str(path))
    finally:
        os.close(descriptor)


@contextmanager
def existing_file(path: Path) -> Iterator[int]:
    """Open a file to go on with; locked before anything is read from it."""
    descriptor = _open(path, os.O_RDWR)
    try:
        lock(descriptor, path)
        yield descriptor
    finally:
        os.close(descriptor)


def is_file(path: Path) -> bool:
    """Say whether there is a plain file of this name; a `UserError` where the name is impossible."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def lock(descriptor: int, path: Path) -> None:
    """Keep other runs away. The lock is this process's own: children do not inherit it, and it ends with us."""
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise UserError(f"another run is writing to {path}; wait for it or name another file") from None
    except OSError as error:
        if error.errno not in {errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL}:  # file systems without locks
            raise


def _open(path: Path, flags: int) -> int:
    try:
        return os.open(path, flags | os.O_CLOEXEC, 0o666)
    except FileNotFoundError:
        raise UserError(f"{path} cannot be written: there is no folder {path.parent}; make it first") from None
    except IsADirectoryError:
        raise UserError(f"{path} is a folder; name a file in it") from None
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError | ValueError) -> UserError:
    return UserError(f"{str(path)[:200]} cannot be written: {_reason(error)}; name another file")


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
