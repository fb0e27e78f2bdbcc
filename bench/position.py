"""How often the position of a link is right; docs/explanation/position.md shows the figures.

python -m bench.position
"""

import csv
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from holdfast.links.headers import Headers
from holdfast.links.occurrence import Position
from holdfast.links.url import Url
from holdfast.pages.charset import to_text
from holdfast.pages.occurrences import OccurrenceReader
from holdfast.pages.scope import scopes
from holdfast.pages.tree import Document, Element, Text, build

DATA = Path(__file__).parents[1] / ".." / "shared" / "data"
PAGES = DATA / "pages"
EXPORT = DATA / "exports" / "screamingfrog-all_inlinks.csv"

#: What the people who labelled the pages called a piece of text, and what that makes a link in it.
LABELS = {"with": "content", "without": "other", "comments": "comment"}
_TARGET = Url("https://target.example/")
_SPACE = re.compile(r"\s+")
#: Shorter pieces may stand anywhere.
_SHORTEST = 3


@dataclass(slots=True)
class Score:
    """How often each label met each answer."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, label: str, answer: str) -> None:
        """Count one answer."""
        self.pairs[label, answer] += 1

    @property
    def count(self) -> int:
        """Return how many answers there are."""
        return self.pairs.total()

    @property
    def accuracy(self) -> float:
        """Return the share of right answers; `unknown` is a wrong one."""
        return sum(number for (label, answer), number in self.pairs.items() if label == answer) / self.count

    def accuracy_of(self, group: str) -> float:
        """Return the share of answers that are right about one group: whether a link is in it or not."""
        right = sum(number for (label, answer), number in self.pairs.items() if (label == group) == (answer == group))
        return right / self.count


def measure_pages() -> Score:
    """Put a link at each labelled piece of text, or take the link that stands there, and ask for its position."""
    score = Score()
    for page in json.loads((PAGES / "pages.json").read_text(encoding="utf-8")).values():
        text, _ = to_text((PAGES / "html" / page["file"]).read_bytes(), Headers())
        for label, position in _positions(build(text), page):
            score.add(LABELS[label], _answer(position))
    return score


def _positions(document: Document, page: dict[str, list[str]]) -> Iterator[tuple[str, Position]]:
    """Yield the label of each piece that stands on the page exactly once, and the position of a link in it."""
    nodes = list(_texts(document))
    joined = "".join(text for _, text in nodes)
    starts = [0]
    for _, text in nodes:
        starts.append(starts[-1] + len(text))
    for label in LABELS:
        for piece in page.get(label) or ():
            wanted = _SPACE.sub("", piece)
            if len(wanted) >= _SHORTEST and joined.count(wanted) == 1:
                node = nodes[bisect_right(starts, joined.find(wanted)) - 1][0]
                yield label, _position_at(document, node)


def _texts(document: Document) -> Iterator[tuple[Text, str]]:
    """Yield the texts of a page that readers read, without their white space."""
    seen = scopes(document)
    body = document.find("body")
    for node in body.descendants if body is not None else ():
        if isinstance(node, Text) and seen.of(node.parent).is_text and (text := _SPACE.sub("", node.data)):
            yield node, text


def _position_at(document: Document, node: Text) -> Position:
    link = next((each for each in node.ancestors if isinstance(each, Element) and each.tag == "a"), None)
    if link is not None:
        return OccurrenceReader(document, ()).read(link, _TARGET).position
    put = Element("a", {"href": _TARGET}, [Text("word")])
    node.insert_before(put)
    position = OccurrenceReader(document, ()).read(put, _TARGET).position
    put.extract()
    return position


def _answer(position: Position) -> str:
    if position in {Position.CONTENT, Position.COMMENT, Position.UNKNOWN}:
        return position.value
    return "other"


def measure_export() -> Score:
    """Rebuild each page of a Screaming Frog export from its link paths, and compare with its Link Position."""
    score = Score()
    with EXPORT.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["Type"] == "Hyperlink"]
    for source in {row["Source"] for row in rows}:
        of_page = [row for row in rows if row["Source"] == source]
        document = build(skeleton((row["Link Path"], row["Anchor"]) for row in of_page))
        reader = OccurrenceReader(document, ())
        links = [each for each in document.find_all("a") if each.attr("href")]
        positions = {each.attr("href"): reader.read(each, _TARGET).position for each in links}
        for row in of_page:
            score.add(row["Link Position"].lower(), _part(positions[row["Link Path"]]))
    return score


def _part(position: Position) -> str:
    """Return a position in the words of the export, which knows no more than four."""
    in_template = position in {Position.NAVIGATION, Position.HEADER, Position.FOOTER, Position.SIDEBAR}
    return position.value if in_template else "content"


@dataclass(slots=True)
class _Branch:
    """An element of a rebuilt page."""

    within: dict[str, "_Branch"] = field(default_factory=dict)
    anchor: str = ""
    path: str = ""


def skeleton(links: Iterable[tuple[str, str]]) -> str:
    """Return a page that has a link at each of the paths, with the path as its href.

    >>> skeleton([("//body/div[@class='x'][2]/a[1]", "one")])
    '<div class="x"><a href="//body/div[@class=&#x27;x&#x27;][2]/a[1]">one</a></div>'
    """
    root = _Branch()
    for path, anchor in links:
        branch = root
        for step in path.removeprefix("//body/").split("/"):
            branch = branch.within.setdefault(step, _Branch())
        branch.anchor, branch.path = anchor, path
    return "".join(_markup(step, branch) for step, branch in root.within.items())


def _markup(step: str, branch: _Branch) -> str:
    tag = step.partition("[")[0]
    names = "".join(f' {name}="{escape(value)}"' for name, value in re.findall(r"@(class|id)='([^']*)'", step))
    href = f' href="{escape(branch.path)}"' if branch.path else ""
    inside = "".join(_markup(*each) for each in branch.within.items())
    return f"<{tag}{names}{href}>{escape(branch.anchor)}{inside}</{tag}>"


def main() -> None:
    """Print both measurements."""
    for name, score in (("labelled pages", measure_pages()), ("crawler's export", measure_export())):
        print(
            f"{name}: {score.count} links, right {score.accuracy:.4f}, "
            f"content or not {score.accuracy_of('content'):.4f}"
        )
        for (label, answer), number in sorted(score.pairs.items()):
            print(f"  {label:10} taken for {answer:10} {number:5}")


if __name__ == "__main__":
    main()
