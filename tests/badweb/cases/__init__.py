"""The catalogue: one file per family, and all of them in one tuple."""

from tests.badweb.case import Case
from tests.badweb.cases import (
    bodies,
    canonical,
    charsets,
    connections,
    encodings,
    gates,
    links,
    lookalikes,
    names,
    not_found,
    places,
    private,
    redirects,
    robots,
    scripts,
    secure,
    spellings,
    statuses,
    targets,
    walls,
)

FAMILIES: dict[str, tuple[Case, ...]] = {
    module.__name__.rpartition(".")[2]: module.CASES
    for module in (
        bodies, canonical, charsets, connections, encodings, gates, links, lookalikes, names, not_found,
        places, private, redirects, robots, scripts, secure, spellings, statuses, targets, walls,
    )
}  # fmt: skip

ALL: tuple[Case, ...] = tuple(case for cases in FAMILIES.values() for case in cases)
