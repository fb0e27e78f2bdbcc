"""Which column holds what, by the names that link tools and people give them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from holdfast.cli.plain import plain, shortened
from holdfast.links.errors import UserError

#: Column names in lower case with `_` between words; the first that a file has is taken. `target` stands last: in a
#: Screaming Frog export it is the HTML attribute, and `Destination` the address.
SOURCE_NAMES = (
    "source_url", "source", "source_page", "source_page_url", "linking_page", "linking_url", "referring_page_url",
    "referring_url", "referring_page", "url_from", "from", "backlink", "backlink_url",
)  # fmt: skip
TARGET_NAMES = (
    "target_url", "destination_url", "destination", "target_page", "target_page_url", "link_url", "linked_url",
    "linked_page", "url_to", "to", "target",
)  # fmt: skip

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)

_NAMES_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where in a row the values stand."""

    source: int
    target: int
    anchor: int | None = None
    rel: int | None = None
    width: int  #: cells in a whole row
    names: tuple[str, ...]  #: as the header has them, for messages


def normal_name(cell: str) -> str:
    """Return a column's name as the alias tables write it.

    >>> normal_name(" Source URL "), normal_name("Referring-page URL:")
    ('source_url', 'referring_page_url')
    """
    return _BETWEEN_WORDS.sub("_", cell.strip("\ufeff").casefold()).strip("_")


def find_columns(header: Sequence[str]) -> Columns | None:
    """Return the columns that a header names; None where it does not name both addresses."""
    names = [normal_name(cell) for cell in header]
    source, target = _first(names, SOURCE_NAMES), _first(names, TARGET_NAMES)
    if source is None or target is None:
        return None
    return Columns(
        source=source,
        target=target,
        anchor=_agreed(header, names, "anchor"),
        rel=_agreed(header, names, "rel"),
        width=len(header),
        names=tuple(header),
    )


def _agreed(header: Sequence[str], names: Sequence[str], term: str) -> int | None:
    """Return the column of what was agreed: `expected_anchor`, or `anchor` beside `source_url`.

    In a link tool's export a column `Anchor` says what the tool saw, which nobody has agreed on.
    """
    if f"expected_{term}" in names:
        return names.index(f"expected_{term}")
    cells = [cell.strip("\ufeff ") for cell in header]
    return cells.index(term) if term in cells and "source_url" in cells else None


def columns_of_addresses(row: Sequence[str]) -> Columns | None:
    """Return the columns of a first row that is no header but a link already: its first two addresses."""
    places = [place for place, cell in enumerate(row) if _ADDRESS.fullmatch(cell.strip())]
    if len(places) < 2:
        return None
    names = tuple(f"column {place}" for place in range(1, len(row) + 1))
    return Columns(source=places[0], target=places[1], width=len(row), names=names)


def no_columns(name: str, header: Sequence[str]) -> UserError:
    """Return the error for a file whose header names no links: what it has, and what to do."""
    if len(header) == 1 and _ADDRESS.fullmatch(header[0].strip()):
        return UserError(f"{name} has one address a line; a link has two: `source_url,target_url`")
    names = [normal_name(cell) for cell in header]
    missing = [wanted for wanted, known in _WANTED.items() if _first(names, known) is None]
    remedies = [_remedy(wanted, header, names) for wanted in missing]
    return UserError(
        f"{name} has no column {' and no column '.join(missing)}; it has {_listed(header)}. {_join(remedies)}"
    )


_WANTED = {"source_url": SOURCE_NAMES, "target_url": TARGET_NAMES}


def _remedy(wanted: str, header: Sequence[str], names: Sequence[str]) -> str:
    near = get_close_matches(wanted, names, n=1, cutoff=0.7) or get_close_matches(
        wanted.removesuffix("_url"), names, n=1
    )
    if near:
        return f"rename {_quoted(header[names.index(near[0])])} to {wanted}"
    return f"name the column of the linking pages {wanted}" if wanted == "source_url" else _ADD_TARGET


_ADD_TARGET = "name the column of the linked addresses target_url, or add one"


def _join(remedies: Sequence[str]) -> str:
    text = "; ".join(remedies)
    return "Did you mean: " + text + "?" if text.startswith("rename") else text[:1].upper() + text[1:]


def _listed(header: Sequence[str]) -> str:
    more = len(header) - _NAMES_SHOWN
    return ", ".join(map(_quoted, header[:_NAMES_SHOWN])) + (f" and {more} more" if more > 0 else "")


def _quoted(cell: str) -> str:
    return f"'{shortened(plain(cell.strip()), 40)}'"


def _first(names: Sequence[str], known: Sequence[str]) -> int | None:
    """Return where the first known name stands; `SourceURL` is `source_url` as well."""
    joined = [name.replace("_", "") for name in names]
    return next((joined.index(name) for name in (each.replace("_", "") for each in known) if name in joined), None)
