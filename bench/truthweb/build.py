"""Builds the truth web and writes the truth: `source_url,target_url,state,reason,follow,case,page`."""

import csv
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

from bench.truthweb.case import Case
from bench.truthweb.inject import spots
from bench.truthweb.links import LINKS
from bench.truthweb.lookalikes import LOOKALIKES
from bench.truthweb.manifest import Served, write_body, write_manifest
from bench.truthweb.neutral import neutralise
from bench.truthweb.page_level import DEVALUED, LOST, PLAIN_TARGETS, STILL_LIVE, TARGET_ANSWERS
from bench.truthweb.reading import charset, has_content, is_neutral, links_in, read_links, stands_in_head

SOURCE_ADDRESSES = tuple(f"127.0.1.{number}" for number in range(1, 101))
SITES = "012"  #: copies of each target site
SEED = 2026
#: How often each real page is used; together with 467 pages they make the 2,000 that are asked for, and more.
COPIES_WITH_LINK, COPIES_WITHOUT = 3, 2
FIELDS = ("source_url", "target_url", "state", "reason", "follow", "case", "page")
_PRESENT = (*LINKS, *DEVALUED, *STILL_LIVE)
_ABSENT = (*LOOKALIKES, *LOST)
_HOME = (
    b"<!DOCTYPE html><html lang=en><title>Home</title><h1>Welcome</h1><p>A small site about hills, boots and tools. It"
    b" has a page for each season, written by the people who walk there, and a list of huts and who keeps them.</p>"
    b"<p>Nothing is for sale here; the shop down the road has what you need. Write to us when a path has moved.</p>"
)
_CLOSED_ROBOTS = b"User-agent: Googlebot\nDisallow: /closed/\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A real page and where a copy of it will be served."""

    name: str
    body: bytes
    labelled: tuple[str, ...]  #: texts that people marked as its content
    address: str
    path: str
    port: int

    @property
    def url(self) -> str:
        """Return the address it is served from."""
        return f"http://{self.address}:{self.port}{self.path}"


class CannotInjectError(Exception):
    """No place in the page gives a document that reads as meant."""


def build(data: Path, folder: Path, port: int) -> int:
    """Write the web and its truth into a folder and return how many links it has."""
    folder.mkdir(parents=True, exist_ok=True)
    served, truth = [*_targets(), *_furniture(folder)], []
    for page, case in plan(data, port):
        try:
            answers, row = _make(folder, page, case)
        except CannotInjectError as error:
            raise CannotInjectError(f"{page.name}, {case.name}: {error}") from None
        served += answers
        truth.append(row)
    write_manifest(folder, served)
    with (folder / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(FIELDS)
        rows.writerows(truth)
    return len(truth)


def plan(data: Path, port: int) -> Iterator[tuple[Page, Case]]:
    """Yield every copy of every real page with its case, first those with the link."""
    choose = random.Random(SEED)
    present, absent = cycle(choose.sample(_PRESENT, len(_PRESENT))), cycle(choose.sample(_ABSENT, len(_ABSENT)))
    copies = COPIES_WITH_LINK + COPIES_WITHOUT
    for number, (name, body, labelled) in enumerate(_real_pages(data)):
        for copy in range(copies):
            links = copy < COPIES_WITH_LINK or not has_content(body, labelled)
            case = _numbered(next(present if links else absent), SITES[(number + copy) % len(SITES)], port)
            address = SOURCE_ADDRESSES[(number * copies + copy) % len(SOURCE_ADDRESSES)]
            path = f"/{case.folder}/{number:04}-{copy}.html"
            yield Page(name=name, body=body, labelled=labelled, address=address, path=path, port=port), case


def _real_pages(data: Path) -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    labels = json.loads((data / "pages.json").read_text(encoding="utf-8"))
    labelled = {label["file"]: tuple(label["with"]) for label in labels.values()}
    for path in sorted((data / "html").iterdir()):
        yield path.name, path.read_bytes(), labelled[path.name]


def _numbered(case: Case, site: str, port: int) -> Case:
    texts = (
        each.replace("#.", f"{site}.").replace("PORT", str(port)) for each in (case.target, case.markup, case.head)
    )
    target, markup, head = texts
    return replace(case, target=target, markup=markup, head=head)


def _make(folder: Path, page: Page, case: Case) -> tuple[list[Served], tuple[str, ...]]:
    file = page.path[1:].replace("/", "-")
    write_body(folder, file, _with_case(page, case))
    # Markup put in front of a declared charset may push it past the 1,024 bytes that browsers look through.
    declared = {"Content-Type": f"text/html; charset={charset(page.body)}"} if case.head else {}
    answers = [Served(path=page.path, status=case.status, headers={**case.headers, **declared}, file=file)]
    asked = page.url
    if case.moved:
        asked = page.url.replace(f"/{case.folder}/", "/old/")
        location = page.url if case.moved == "SELF" else case.moved
        answers.append(Served(path=asked.partition(f":{page.port}")[2], status=301, headers={"Location": location}))
    if case.folder == "closed":
        host = f"{page.address}:{page.port}"
        answers.append(Served(path="/robots.txt", host=host, headers={"Content-Type": "text/plain"}, file="robots.txt"))
    follow = "" if case.follow is None else str(case.follow).lower()
    return answers, (asked, case.target, case.state, case.reason, follow, case.name, page.name)


def _with_case(page: Page, case: Case) -> bytes:
    body = neutralise(page.body, b"" if "canonical" in case.head else page.url.encode())
    if not is_neutral(body, page.url):
        raise CannotInjectError("the page still speaks of itself")
    head = case.head.replace("SELF", page.url) + (case.markup if case.place == "head" else "")
    body = _first_that(body, "head", head, lambda made: stands_in_head(made, head)) if head else body
    if not case.markup or case.place == "head":
        return body
    expected = links_in(case.markup)
    seen = bool(expected) and case.reason != "link_hidden"

    def as_meant(made: bytes) -> bool:
        links = read_links(made)
        return links.hrefs == expected and links.seen is seen

    return _first_that(body, case.place, case.markup, as_meant)


def _first_that(body: bytes, place: str, markup: str, is_right: Callable[[bytes], bool]) -> bytes:
    encoded = markup.encode(charset(body), "xmlcharrefreplace")
    made = next(filter(is_right, (spot.put(body, encoded) for spot in spots(body, place))), None)
    if made is None:
        raise CannotInjectError(f"no place in the page reads as meant: {markup}")
    return made


def _furniture(folder: Path) -> list[Served]:
    write_body(folder, "home.html", _HOME)
    write_body(folder, "robots.txt", _CLOSED_ROBOTS)
    write_body(folder, "404.html", b"<!DOCTYPE html><title>Not found</title><h1>Not found</h1>")
    return [Served(path="/", file="home.html"), Served(path="", status=404, file="404.html")]


def _targets() -> list[Served]:
    plain = [Served(path=path, file="home.html") for path in PLAIN_TARGETS]
    special = [
        Served(path=path, status=status, headers={"Location": to} if to else {}, file="" if to else "home.html")
        for path, (status, to) in TARGET_ANSWERS.items()
    ]
    return plain + special
