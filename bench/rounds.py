"""Runs the contestants, in turns, on the served truth web."""

import shutil
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.contestants import Contestant, Job
from bench.judge import Truth, Wrong, judge_findings, judge_verdicts
from bench.lists import write_csv, write_urls
from bench.measure import Cost, run
from bench.web import Served, serving


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where things are."""

    folder: Path  #: ours to write in
    peers: Path  #: the peers' commands
    ours: Path  #: our command
    port: int

    @property
    def web(self) -> Path:
        """Return the truth web's folder."""
        return self.folder / "web"


@dataclass(slots=True, kw_only=True)
class Result:
    """What a contestant's runs came to."""

    contestant: Contestant
    links: int
    costs: list[Cost] = field(default_factory=list)
    served: list[Served] = field(default_factory=list)
    wrong: list[Wrong] | None = None  #: of the last run; None where it does not judge

    @property
    def cpu_s(self) -> float:
        """Return CPU-seconds per 1,000 links, the median run's."""
        return statistics.median(cost.cpu_s for cost in self.costs) * 1000 / self.links

    @property
    def wall_s(self) -> float:
        """Return seconds per 1,000 links, the median run's."""
        return statistics.median(cost.wall_s for cost in self.costs) * 1000 / self.links

    @property
    def peak_mb(self) -> float:
        """Return the highest peak of all runs."""
        return max(cost.peak_mb for cost in self.costs)

    @property
    def server_cpu_s(self) -> float:
        """Return the server's CPU-seconds per 1,000 links, the median run's."""
        return statistics.median(served.cpu_s for served in self.served) * 1000 / self.links


def take_turns(
    contestants: Sequence[Contestant], truth: list[Truth], place: Place, *, times: int, compress: bool = True
) -> list[Result]:
    """Run each contestant so many times, in alternation: what disturbs the machine disturbs all of them."""
    results = [Result(contestant=each, links=len(truth)) for each in contestants]
    for turn in range(times):
        for result in results:
            _run(result, truth, place, compress=compress)
            cost = result.costs[-1]
            print(f"{result.contestant.name}, run {turn + 1}: {cost.cpu_s:.2f} CPU-s, {cost.wall_s:.2f} s", flush=True)
    return results


def _run(result: Result, truth: list[Truth], place: Place, *, compress: bool) -> None:
    contestant = result.contestant
    folder = place.folder / "run"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    job = Job(
        truth=write_csv(truth, folder / "links.csv"),
        urls=write_urls(truth, folder / "urls.txt"),
        out=folder / "out",
        peers=place.peers,
        ours=place.ours,
        pages=rf"http://127\.0\.1\.\d+:{place.port}/(p|closed|old)/\d{{4}}-\d\.html(\?|$)",
    )
    with serving(place.web, place.port, compress=compress) as served:
        stdin = job.urls if contestant.reads_urls else None
        cost = run(contestant.command(job), log=folder / "log", stdin=stdin)
    asked = sum(1 for _ in job.urls.open(encoding="utf-8"))
    if served.requests < asked:
        raise SystemExit(f"{contestant.name} fetched {served.requests} of {asked} pages; see {folder / 'log'}")
    result.costs.append(cost)
    result.served.append(served)
    if contestant.judges:
        result.wrong = judge_findings(truth, job.out)
    elif not contestant.package:
        result.wrong = judge_verdicts(truth, job.out)
