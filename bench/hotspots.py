"""`python -m bench.hotspots OUT ARGUMENTS…`: runs our command and samples where its CPU time goes.

A timer of CPU time interrupts it; the time since the last interruption is booked on the innermost room of ours that is
at work, whatever library it has called. Unlike a tracing profiler this does not make small functions look large.
"""

import json
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

TICK_S = 0.001

#: Module prefixes of ours, the first that fits counts.
LABELS = {
    "holdfast.pages.tree": "parsing HTML (turbohtml)",
    "holdfast.pages.charset": "charset and decoding to text",
    "holdfast.pages.signs": "signs of walls, soft 404s, parking, scripts (pages without the link)",
    "holdfast.pages": "links, anchors, surroundings, robots, canonical",
    "holdfast.fetch.decode": "unpacking gzip (isal)",
    "holdfast.fetch.robots": "robots.txt",
    "holdfast.fetch": "HTTP: libcurl, redirects, politeness, guard",
    "holdfast.checker": "queue, targets, deciding",
    "holdfast.cli": "reading the list, writing the results",
}
START = "start-up: imports"
REST = "event loop and interpreter"


def label_of(frame: FrameType | None) -> str:
    """Return what is being done where a frame is."""
    label = ""
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module == "importlib._bootstrap":
            return START
        label = label or next((text for prefix, text in LABELS.items() if module.startswith(prefix)), "")
        frame = frame.f_back
    return label or REST


def sample(out: Path, arguments: list[str]) -> None:
    """Run our command with the sampler on."""
    spent = Counter[str]()
    last = time.process_time()

    def tick(_signal: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.process_time()
        spent[label_of(frame)] += now - last  # type: ignore[assignment]  # a Counter of seconds
        last = now

    signal.signal(signal.SIGPROF, tick)
    signal.setitimer(signal.ITIMER_PROF, TICK_S, TICK_S)
    sys.argv = ["holdfast", *arguments]
    try:
        from holdfast.cli import main  # noqa: PLC0415 -- its import is part of what is measured

        main()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        out.write_text(json.dumps(spent), encoding="utf-8")


if __name__ == "__main__":
    sample(Path(sys.argv[1]), sys.argv[2:])
