"""The truth web, served while something is measured."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True, kw_only=True)
class Served:
    """What the server did, known once it has ended."""

    requests: int = 0
    connections: int = 0
    bytes: int = 0
    cpu_s: float = 0.0


@contextmanager
def serving(folder: Path, port: int, *, compress: bool = True) -> Iterator[Served]:
    """Serve the web in a process of its own."""
    command = [sys.executable, "-m", "bench.server", str(folder), str(port), *([] if compress else ["plain"])]
    served = Served()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        if server.stdout.readline() != "ready\n":
            raise SystemExit(f"the truth web's server did not start; is port {port} in use?")
        try:
            yield served
        finally:
            server.stdin.close()
            for name, value in json.loads(server.stdout.read() or "{}").items():
                setattr(served, name, value)
