"""Ctrl-C and SIGTERM: the first asks for a clean end, the second ends at once."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import UnsupportedOperation
from threading import Event, current_thread, main_thread
from types import FrameType
from typing import BinaryIO

from holdfast.cli.exit_code import ExitCode

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SHOW_CURSOR = b"\x1b[?25h"


class Stop:
    """Whether to stop, and why."""

    def __init__(self) -> None:
        self.event = Event()
        self.signal: int | None = None  #: the signal that asked for it

    @property
    def exit_code(self) -> ExitCode:
        """Return the code for a run that a signal ended."""
        return ExitCode.TERMINATED if self.signal == signal.SIGTERM else ExitCode.INTERRUPTED


@contextmanager
def stoppable(*, quiet: bool, reading: BinaryIO | None = None) -> Iterator[Stop]:
    """Turn signals into a wish to stop while the block runs; a pipe that is waited for then ends."""
    stop = Stop()

    def on_signal(number: int, _frame: FrameType | None) -> None:
        if stop.signal is not None:
            _end_at_once(stop.exit_code)
        stop.signal = number
        stop.event.set()
        if reading:
            _end_input(reading)
        if not quiet:
            os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, _STOPPING)

    before = {}
    if current_thread() is main_thread():  # elsewhere signals cannot be taken, and do not arrive
        before = {number: signal.signal(number, on_signal) for number in _SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_STOPPING = b"\nholdfast: stopping; press Ctrl-C again to end at once\n"


def _end_input(reading: BinaryIO) -> None:
    """Let a read that waits for a pipe find its end: Python reads again after a signal, and then reads nothing."""
    with suppress(UnsupportedOperation):  # what is no pipe waits for nobody
        nothing = os.open(os.devnull, os.O_RDONLY)
        try:
            os.dup2(nothing, reading.fileno())
        finally:
            os.close(nothing)


def _end_at_once(code: ExitCode) -> None:
    for child in multiprocessing.active_children():
        child.kill()
    if sys.__stderr__ and sys.__stderr__.isatty():
        os.write(sys.__stderr__.fileno(), _SHOW_CURSOR)
    os._exit(code)
