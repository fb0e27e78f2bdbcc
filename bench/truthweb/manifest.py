"""What the server serves: one line of JSON a page, bodies beside it as files."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One answer of the truth web."""

    path: str  #: with its query, as it stands in the request line
    host: str = ""  #: the Host header it answers to; any host where empty
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    file: str = ""  #: the body's file under the web's folder; no body where empty


def write_manifest(folder: Path, served: list[Served]) -> None:
    """Write the list of answers."""
    with (folder / "manifest.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(each)) + "\n" for each in served)


def read_manifest(folder: Path) -> Iterator[Served]:
    """Read the list of answers."""
    with (folder / "manifest.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield Served(**json.loads(line))


def write_body(folder: Path, name: str, body: bytes) -> None:
    """Write a body plain and compressed; level 6 is what web servers send."""
    (folder / name).write_bytes(body)
    (folder / (name + ".gz")).write_bytes(gzip.compress(body, 6, mtime=0))
