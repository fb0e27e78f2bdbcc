"""How a careful script compares two addresses: without scheme, www, tracking parameters and trailing slash."""

import csv
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit  # noqa: TID251 -- what such a script uses


def key(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return what equal addresses share."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    query = tuple(sorted(pair for pair in parse_qsl(parts.query) if not pair[0].startswith(("utm_", "gclid"))))
    return f"{host}:{parts.port}", parts.path.rstrip("/"), query


def is_link_to(target: str, link: str) -> bool:
    """Say whether a link leads to the target."""
    try:
        return link.startswith("http") and key(link) == key(target)
    except ValueError:
        return False


def rows(path: str) -> Iterator[tuple[str, str]]:
    """Yield source and target of a list."""
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123 -- a script
        for row in csv.DictReader(file):
            yield row["source_url"], row["target_url"]
