"""Compares what was said with the truth."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is true of one link of the web."""

    source_url: str
    target_url: str
    state: str
    reason: str
    follow: str  #: `true`, `false`, empty where there is no link
    case: str
    page: str

    @property
    def links(self) -> bool:
        """Say whether the link stands on the page."""
        return bool(self.follow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One wrong verdict."""

    truth: Truth
    said: str

    def __str__(self) -> str:
        """Return it in one line."""
        right = _as_words(self.truth.state, self.truth.reason, self.truth.follow)
        return f"{self.truth.case}: {right}, said {self.said} ({self.truth.source_url}, {self.truth.page})"


def read_truth(path: Path) -> list[Truth]:
    """Read the truth."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Truth(**row) for row in csv.DictReader(file)]


def judge_verdicts(truth: list[Truth], out: Path) -> list[Wrong]:
    """Return our wrong verdicts: state, reason, or whether it is followed; a missing or second one is wrong too."""
    said: dict[str, list[str]] = {}
    with out.open(encoding="utf-8") as lines:
        for line in lines:
            verdict = json.loads(line)
            said.setdefault(verdict["source_url"], []).append(_words(verdict))
    return list(_wrong(truth, said, lambda each: _as_words(each.state, each.reason, each.follow)))


def judge_findings(truth: list[Truth], out: Path) -> list[Wrong]:
    """Return the wrong findings of a peer that says of each link only whether it is there."""
    with out.open(encoding="utf-8", newline="") as file:
        said = {source: [found.lower()] for source, found, *_ in csv.reader(file) if source != "source_url"}
    return list(_wrong(truth, said, lambda each: str(each.links).lower()))


def _wrong(truth: list[Truth], said: dict[str, list[str]], right: Callable[[Truth], str]) -> Iterator[Wrong]:
    for each in truth:
        answers = said.get(each.source_url, ["nothing"])
        if answers != [right(each)]:
            yield Wrong(truth=each, said=" and ".join(answers))


def _words(verdict: dict[str, Any]) -> str:
    best = verdict["occurrences"][0] if verdict["occurrences"] else None
    follow = str(best["follow"]).lower() if best else ""
    return _as_words(verdict["state"], verdict["reason"] or "", follow)


def _as_words(state: str, reason: str, follow: str) -> str:
    return " ".join(filter(None, (state, reason, f"follow={follow or '-'}")))
