"""CSV for spreadsheets: one row a link, its best occurrence in columns of its own."""

import csv
from typing import Any

from holdfast.checker.values import Expected
from holdfast.cli.done import Done
from holdfast.cli.output.safe_row import row_bytes
from holdfast.cli.resume import DoneBefore
from holdfast.links.occurrence import Occurrence
from holdfast.links.record import rfc3339
from holdfast.links.verdict import PageSeen, Redirect, State, Verdict

COLUMNS = (
    "source_url", "target_url", "state", "reason", "rule", "suspect", "occurrences",
    "href", "anchor", "kind", "rel", "follow", "nofollow_from", "position", "before", "after",
    "page_status", "page_final_url", "page_redirects", "page_title", "page_language", "page_canonical", "page_robots",
    "page_links_internal", "page_links_external", "page_rendered", "page_bytes", "page_elapsed_ms",
    "target_status", "target_final_url", "target_redirects", "checked_at", "evidence", "differs", "line",
)  # fmt: skip

HEADER = row_bytes(COLUMNS)


def encode(link: Expected, verdict: Verdict) -> Done:
    """Return the row for one link."""
    return Done(link.line, verdict.state, verdict.reason, bool(verdict.differs), row_bytes(_cells(link, verdict)))


def read_back(line: bytes) -> DoneBefore | None:
    """Return what a row written earlier is about; None where it is none of ours."""
    try:
        cells = next(csv.reader([line.decode("utf-8")], strict=True), [])
        if len(cells) != len(COLUMNS):
            return None
        return DoneBefore(int(cells[-1]), cells[0], cells[1], State(cells[2]))
    except (csv.Error, ValueError):
        return None


def _cells(link: Expected, verdict: Verdict) -> list[Any]:
    best = verdict.occurrences[0] if verdict.occurrences else None
    target = verdict.target
    return [
        verdict.source_url, verdict.target_url, verdict.state, verdict.reason, verdict.rule, verdict.suspect,
        len(verdict.occurrences),
        *(_occurrence(best) if best else [None] * 9),
        *(_page(verdict.page) if verdict.page else [None] * 12),
        *((target.status, target.final_url, _chain(target.redirects)) if target else [None] * 3),
        rfc3339(verdict.checked_at), " | ".join(verdict.evidence), " | ".join(verdict.differs), link.line or None,
    ]  # fmt: skip


def _occurrence(best: Occurrence) -> list[Any]:
    return [
        best.href, best.anchor, best.kind, " | ".join(best.rel), best.follow, " | ".join(best.nofollow_from),
        best.position, best.before, best.after,
    ]  # fmt: skip


def _page(page: PageSeen) -> list[Any]:
    return [
        page.status, page.final_url, _chain(page.redirects), page.title, page.language, page.canonical,
        " | ".join(page.robots), page.links_internal, page.links_external, page.rendered, page.bytes, page.elapsed_ms,
    ]  # fmt: skip


def _chain(redirects: tuple[Redirect, ...]) -> str:
    return " | ".join(f"{each.status} {each.url} > {each.location}" for each in redirects)
