"""Writes docs/reference/performance.md from one run."""

import os
import platform
import subprocess
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.contestants import holdfast_arguments
from bench.figures import Figures, Limit, limits
from bench.lists import ROUNDS
from bench.rounds import Place, Result
from bench.truthweb.build import COPIES_WITH_LINK, COPIES_WITHOUT, SOURCE_ADDRESSES

_TEMPLATE = Path(__file__).with_name("performance.template.md")
_VERSION = "from importlib.metadata import version; print(version({!r}))"


def to_markdown(figures: Figures) -> str:
    """Return the page."""
    return _TEMPLATE.read_text(encoding="utf-8").format(
        **_about_the_run(figures), **_about_the_web(figures), **_results(figures)
    )


def _about_the_run(figures: Figures) -> dict[str, object]:
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    return {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "machine": f"{_cpu()}, {os.cpu_count()} cores, {system}, Python {platform.python_version()}",
        "versions": _versions(figures),
        "turns": len(figures.long_one.costs),
        "rounds": ROUNDS,
        "arguments": " ".join(holdfast_arguments(Path("links.csv"), Path("out.jsonl"))),
    }


def _about_the_web(figures: Figures) -> dict[str, object]:
    states = Counter(f"{each.state} {each.reason}".strip() for each in figures.truth)
    with_link = Counter(each.page for each in figures.truth if each.links)
    return {
        "pages": f"{len(figures.truth):,}",
        "real_pages": len({each.page for each in figures.truth}),
        "mean_kb": f"{_mean_kb(figures.place):.0f}",
        "addresses": len(SOURCE_ADDRESSES),
        "cases": len({each.case for each in figures.truth}),
        "truth": ", ".join(f"{number} {state}" for state, number in states.most_common()),
        "copies": COPIES_WITH_LINK + COPIES_WITHOUT,
        "with_link": COPIES_WITH_LINK,
        "without_link": COPIES_WITHOUT,
        "doubtful": sum(1 for number in with_link.values() if number > COPIES_WITH_LINK),
    }


def _results(figures: Figures) -> dict[str, object]:
    one, ours = figures.long_one, figures.table[0]
    total = sum(figures.spent.values())
    wrong = [f"- {each}" for each in figures.wrong]
    return {
        "contest": _lines(_row(each, ours) for each in figures.table),
        "plain": ", ".join(map(_short, figures.plain)),
        "wrong": _lines(["", "Wrong verdicts of Holdfast:", "", *wrong, ""]) if wrong else "",
        "limits": _lines(map(_limit_row, limits(figures))),
        "long_links": f"{one.links:,}",
        "long": _lines(map(_long_row, (one, figures.long_two, figures.long_dump))),
        "scaling": f"{figures.scaling:.2f}",
        "scaling_by_cpu": f"{figures.scaling_by_cpu:.2f}",
        "sampled": f"{total * 1000 / one.links:.2f}",
        "spent": _lines(_spent_row(what, cpu_s, total, one.links) for what, cpu_s in figures.spent.items()),
    }


def _row(each: Result, ours: Result) -> str:
    wrong = "–" if each.wrong is None else f"{len(each.wrong)} ({len(each.wrong) / each.links:.1%})"
    name, does, times = each.contestant.name, each.contestant.does, each.cpu_s / ours.cpu_s
    return f"| {name} | {does} | {each.cpu_s:.2f} | {times:.1f} | {each.wall_s:.2f} | {each.peak_mb:.0f} | {wrong} |"


def _long_row(each: Result) -> str:
    rate = 1000 / each.wall_s
    return f"| {each.contestant.name} | {each.cpu_s:.2f} | {rate:,.0f} | {each.peak_mb:.0f} | {each.server_cpu_s:.2f} |"


def _limit_row(limit: Limit) -> str:
    return f"| {limit.what} | {limit.value} | {limit.limit} | {'met' if limit.met else '**missed**'} |"


def _spent_row(what: str, cpu_s: float, total: float, links: int) -> str:
    return f"| {what} | {cpu_s / total:.1%} | {cpu_s * 1e6 / links:.0f} |"


def _short(each: Result) -> str:
    return f"{each.contestant.name} {each.cpu_s:.2f} CPU-s and {each.peak_mb:.0f} MB"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _mean_kb(place: Place) -> float:
    sizes = [path.stat().st_size for path in place.web.glob("*-*-[0-9].html")]
    return sum(sizes) / len(sizes) / 1000


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _versions(figures: Figures) -> str:
    ours = [f"{name} {version(name)}" for name in ("holdfast", "turbohtml", "pycurl", "isal")]
    peers = [each.contestant.package for each in figures.table if each.contestant.package]
    return ", ".join(ours + [f"{name} {_version_of(name, figures.place)}" for name in peers])


def _version_of(package: str, place: Place) -> str:
    command = [str(place.peers / "python"), "-c", _VERSION.format(package)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
