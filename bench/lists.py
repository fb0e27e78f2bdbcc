"""The lists that contestants are given."""

import csv
from dataclasses import asdict, replace
from pathlib import Path

from bench.judge import Truth
from bench.truthweb.build import FIELDS

#: How often a long list asks for each page, so that start-up weighs little.
ROUNDS = 6


def long(truth: list[Truth]) -> list[Truth]:
    """Return a list several times as long: each page under several addresses that differ by a tracking parameter."""
    return [
        each if turn == 0 else replace(each, source_url=f"{each.source_url}?utm_source={turn}")
        for turn in range(ROUNDS)
        for each in truth
    ]


def write_csv(truth: list[Truth], path: Path) -> Path:
    """Write a list with its truth, which the commands that read it do not look at."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, FIELDS)
        rows.writeheader()
        rows.writerows(map(asdict, truth))
    return path


def write_urls(truth: list[Truth], path: Path) -> Path:
    """Write the source pages that answer with 200, one a line; lychee stops at the first that does not."""
    pages = [each.source_url for each in truth if not each.case.startswith("status_")]
    path.write_text("\n".join(pages) + "\n", encoding="utf-8")
    return path
