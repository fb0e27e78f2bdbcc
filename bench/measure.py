"""What a command costs: CPU time of it and its children, peak memory, wall time."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

#: Seconds between two looks at memory. The kernel keeps each process's peak, so only sums are sampled.
LOOK_S = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run of a command cost."""

    cpu_s: float
    wall_s: float
    peak_mb: float  #: resident, of all its processes together
    exit_code: int


def run(command: Sequence[str], *, log: Path, stdin: Path | None = None, cwd: Path | None = None) -> Cost:
    """Run a command to its end and return what it cost; what it prints goes to a file."""
    with log.open("wb") as out, (stdin or Path(os.devnull)).open("rb") as asked:
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=asked, stdout=out, stderr=subprocess.STDOUT, cwd=cwd)
        memory = _Memory(process.pid)
        with memory:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        cpu_s=usage.ru_utime + usage.ru_stime, wall_s=wall, peak_mb=memory.peak_kb / 1024, exit_code=process.returncode
    )


class _Memory:
    """Watches the memory of a process and its descendants until left."""

    def __init__(self, pid: int) -> None:
        self.peak_kb = 0
        self._pid = pid
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._left.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._left.wait(LOOK_S):
            peaks, now = zip(*map(_memory_kb, _family(self._pid)), strict=True)
            self.peak_kb = max(self.peak_kb, sum(now), *peaks)


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                yield from _family(int(child))


def _memory_kb(pid: int) -> tuple[int, int]:
    """Return a process's highest and present resident size; nothing where it has just ended."""
    with suppress(OSError):
        fields = dict(
            line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
        )
        return _kb(fields.get("VmHWM")), _kb(fields.get("VmRSS"))
    return 0, 0


def _kb(text: str | None) -> int:
    return int(text.split()[0]) if text else 0
