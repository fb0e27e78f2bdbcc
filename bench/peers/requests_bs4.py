"""`requests_bs4.py LIST OUT`: says of each link of a list whether it stands on its page."""

import csv
import sys
from urllib.parse import urljoin  # noqa: TID251 -- what such a script uses

import requests
from bs4 import BeautifulSoup
from compare import is_link_to, rows


def has_link(session: requests.Session, source: str, target: str) -> bool:
    """Fetch a page and look for the link."""
    response = session.get(source, timeout=30)
    if response.status_code != requests.codes.ok:
        return False
    soup = BeautifulSoup(response.content, "html.parser")
    base = soup.find("base", href=True)
    start = urljoin(response.url, base["href"]) if base else response.url
    return any(is_link_to(target, _join(start, link["href"])) for link in soup.find_all("a", href=True))


def _join(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


if __name__ == "__main__":
    with requests.Session() as session, open(sys.argv[2], "w", encoding="utf-8", newline="") as out:  # noqa: PTH123
        csv.writer(out).writerows((source, has_link(session, source, target)) for source, target in rows(sys.argv[1]))
