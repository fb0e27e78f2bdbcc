"""What one run of the benchmark found, and the limits it is held against."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bench.judge import Truth, Wrong
from bench.rounds import Place, Result

MOST_CPU_S = 0.75  #: per 1,000 links
MOST_MB = 80
LEAST_SCALING = 1.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything that is reported."""

    truth: list[Truth]
    table: list[Result]  #: ours first
    plain: list[Result]  #: without compression, ours first
    long_one: Result
    long_two: Result
    long_dump: Result
    spent: dict[str, float]  #: CPU-seconds by what was done, on the long list
    place: Place

    @property
    def scaling(self) -> float:
        """Return how many times as fast two processes are, on the long list: the median of neighbouring runs."""
        pairs = zip(self.long_one.costs, self.long_two.costs, strict=True)
        return statistics.median(one.wall_s / two.wall_s for one, two in pairs)

    @property
    def scaling_by_cpu(self) -> float:
        """Return how many times as fast two processes would be on cores of their own, shared with nobody."""
        return 2 * self.long_one.cpu_s / self.long_two.cpu_s

    @property
    def wrong(self) -> list[Wrong]:
        """Return the wrong verdicts of all our runs."""
        ours = (self.table[0], self.plain[0], self.long_one, self.long_two)
        return [wrong for result in ours for wrong in result.wrong or ()]


class Limit(NamedTuple):
    """One thing that was promised."""

    what: str
    value: str
    limit: str
    met: bool


def limits(figures: Figures) -> Iterator[Limit]:
    """Return what was promised and what is true."""
    ours, long_one, scaling = figures.table[0], figures.long_one, figures.scaling
    wrong = len(figures.wrong)
    yield Limit("wrong verdicts, all runs", str(wrong), "0", wrong == 0)
    for name, result in (("", ours), (", long list", long_one)):
        yield Limit(f"CPU-s per 1,000{name}", f"{result.cpu_s:.2f}", f"≤ {MOST_CPU_S}", result.cpu_s <= MOST_CPU_S)
        yield Limit(f"peak MB{name}", f"{result.peak_mb:.0f}", f"≤ {MOST_MB}", result.peak_mb <= MOST_MB)
    yield Limit("two processes", f"{scaling:.2f} ×", f"≥ {LEAST_SCALING} ×", scaling >= LEAST_SCALING)
    for name, table in (("", figures.table), (", no compression", figures.plain)):
        nearest = min(table[1:], key=lambda each: each.cpu_s)
        ahead = nearest.cpu_s / table[0].cpu_s
        yield Limit(f"CPU of the next best ({nearest.contestant.name}){name}", f"{ahead:.2f} ×", "> 1 ×", ahead > 1)
