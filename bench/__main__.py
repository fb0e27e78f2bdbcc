"""`python -m bench` (`make bench`): builds the truth web, runs everything, writes docs/reference/performance.md."""

import argparse
import json
import sys
from pathlib import Path

from bench.contestants import LINKCHECKER, LYCHEE, REQUESTS, SCRAPY, holdfast, holdfast_arguments
from bench.figures import Figures, limits
from bench.judge import Truth, read_truth
from bench.lists import long, write_csv
from bench.measure import run
from bench.report import to_markdown
from bench.rounds import Place, take_turns
from bench.truthweb.build import build
from bench.web import serving

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared/data/pages"
PAGE = ROOT / "docs/reference/performance.md"
TURNS = 3


def main() -> int:
    """Run the benchmark."""
    asked = _asked()
    if not asked.data.is_dir():
        print(f"The real pages that the truth web is made of are not there: {asked.data}", file=sys.stderr)
        return 2
    folder = ROOT / ".bench"
    ours = Path(sys.executable).parent
    peers = folder / "venv/bin" if (folder / "venv/bin/lychee").exists() else ours
    place = Place(folder=folder, peers=peers, ours=ours, port=asked.port)
    print(f"building the truth web: {build(asked.data, place.web, place.port)} links", flush=True)
    truth = read_truth(place.web / "truth.csv")
    if asked.quick:
        for result in take_turns([holdfast(1), holdfast(2)], truth, place, times=1):
            print(f"{result.contestant.name}: {result.cpu_s:.3f} CPU-s per 1,000, {result.peak_mb:.0f} MB")
            print(f"{len(result.wrong or ())} wrong verdicts", *(result.wrong or ()), sep="\n")
        return 0
    figures = measure(truth, place)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(to_markdown(figures), encoding="utf-8")
    missed = [f"missed: {each.what} {each.value}, limit {each.limit}" for each in limits(figures) if not each.met]
    print(f"written: {PAGE.relative_to(ROOT)}", *map(str, figures.wrong), *missed, sep="\n")
    return 1 if missed else 0


def measure(truth: list[Truth], place: Place) -> Figures:
    """Run every contestant as often as its noise asks for."""
    fast = take_turns([holdfast(1), LYCHEE], truth, place, times=TURNS)
    slow = take_turns([SCRAPY, REQUESTS, LINKCHECKER], truth, place, times=1)
    plain = take_turns([holdfast(1), LYCHEE], truth, place, times=TURNS, compress=False)
    many = long(truth)
    one, two = take_turns([holdfast(1), holdfast(2)], many, place, times=TURNS)
    dump = take_turns([LYCHEE], many, place, times=1)
    return Figures(
        truth=truth, table=[*fast, *slow], plain=plain, long_one=one, long_two=two, long_dump=dump[0],
        spent=where_time_goes(many, place), place=place,
    )  # fmt: skip


def where_time_goes(truth: list[Truth], place: Place) -> dict[str, float]:
    """Return the CPU-seconds of our command by what it was doing, largest first."""
    links, out, spent = (place.folder / "run" / name for name in ("profiled.csv", "profiled.jsonl", "spent.json"))
    write_csv(truth, links)
    with serving(place.web, place.port):
        run(
            [sys.executable, "-m", "bench.hotspots", str(spent), *holdfast_arguments(links, out)],
            log=place.folder / "run/log",
            cwd=ROOT,
        )
    seconds: dict[str, float] = json.loads(spent.read_text(encoding="utf-8"))
    return dict(sorted(seconds.items(), key=lambda item: -item[1]))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with pages.json and html/")
    parser.add_argument("--port", type=int, default=18437, help="of the truth web, on loopback")
    parser.add_argument("--quick", action="store_true", help="our command only, once, and nothing written")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
