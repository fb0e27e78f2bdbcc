"""One verdict for a person: what was seen, what it rests on, what to do next."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.table import Table
from rich.text import Text

from holdfast.cli.console import is_ascii_only, print_on
from holdfast.cli.plain import is_right_to_left, plain, shortened, shown
from holdfast.cli.words import KINDS, LOOKS, NOFOLLOW_SOURCES, POSITIONS, next_step, sign, words_of
from holdfast.links.occurrence import Occurrence
from holdfast.links.verdict import PageSeen, Redirect, State, TargetSeen, Verdict

#: Width where the output is no terminal.
_WIDTH_ELSEWHERE = 120

#: Occurrences listed beside the best one; a page may hold thousands.
_OTHERS_SHOWN = 10

_TITLE_LENGTH = 200
_ANCHOR_LENGTH = 200
_EVIDENCE_LENGTH = 300

_FSI, _PDI = "\u2068", "\u2069"

Row = tuple[str, Text]


def print_verdict(verdict: Verdict, out: TextIO) -> None:
    """Print a verdict."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in _rows(verdict):
        table.add_row(label, text)
    headline = _headline(verdict, ascii_only=is_ascii_only(out))
    print_on(out, headline, table, width_elsewhere=_WIDTH_ELSEWHERE)


def _headline(verdict: Verdict, *, ascii_only: bool) -> Text:
    look = LOOKS[verdict.state]
    text = Text(f"{sign(verdict.state, ascii_only=ascii_only)} {verdict.state.value.upper()}", style=look.style)
    mark = _mark(verdict)
    if mark:
        text.append(f", {mark}")
    return text.append(f": {words_of(verdict).why}", style="not bold default")


def _mark(verdict: Verdict) -> str:
    """Return what belongs beside the state: suspected, or followed or not."""
    if verdict.suspect:
        return "suspected"
    if verdict.state is not State.LIVE or not verdict.occurrences:
        return ""
    return "followed" if verdict.occurrences[0].follow else "not followed"


def _rows(verdict: Verdict) -> Iterator[Row]:
    yield "Source", _address(verdict.source_url)
    yield "Target", _address(verdict.target_url)
    yield from _labelled("Differs", (Text(shown(each), style="yellow") for each in verdict.differs))
    if verdict.occurrences:
        yield from _labelled("Link", _best(verdict.occurrences[0]))
        yield from _labelled("Also", _others(verdict.occurrences[1:]))
    if verdict.page:
        yield from _labelled("Page", _page(verdict.page))
    if verdict.target:
        yield from _labelled("Target page", _target(verdict.target))
    yield from _labelled("Seen", _evidence(verdict))
    yield "Next", Text(next_step(verdict), style="bold")


def _labelled(label: str, texts: Iterator[Text]) -> Iterator[Row]:
    for text in texts:
        yield label, text
        label = ""


def _best(best: Occurrence) -> Iterator[Text]:
    yield _anchor(best)
    yield Text(", ".join([KINDS[best.kind], _follow(best), POSITIONS[best.position], *_hidden(best)]))
    if best.before or best.after:
        yield _surroundings(best)
    yield _address(best.href)


def _others(others: Sequence[Occurrence]) -> Iterator[Text]:
    for each in others[:_OTHERS_SHOWN]:
        words = ", ".join([KINDS[each.kind], _follow(each), POSITIONS[each.position], *_hidden(each)])
        yield _anchor(each).append(f"  {words}", style="not bold default")
    if len(others) > _OTHERS_SHOWN:
        yield Text(f"and {len(others) - _OTHERS_SHOWN:,} more")


def _anchor(occurrence: Occurrence) -> Text:
    anchor = occurrence.anchor.strip()
    return Text(f'"{shown(shortened(anchor, _ANCHOR_LENGTH))}"' if anchor else "(no anchor text)", style="bold")


def _follow(occurrence: Occurrence) -> str:
    """Return whether the link is followed and, if not, what takes its vote away."""
    if occurrence.follow:
        return "followed" + (f" (rel {' '.join(map(plain, occurrence.rel))})" if occurrence.rel else "")
    if not occurrence.nofollow_from:
        return "never followed, being of this kind"
    sources = " and ".join(NOFOLLOW_SOURCES[source] for source in occurrence.nofollow_from)
    rel = f": {' '.join(map(plain, occurrence.rel))}" if occurrence.rel else ""
    return f"not followed because of {sources}{rel}"


def _hidden(occurrence: Occurrence) -> list[str]:
    return [f"hidden by {plain(occurrence.hidden_by)}"] if occurrence.hidden_by else []


def _surroundings(best: Occurrence) -> Text:
    """Return the words around the link, the anchor in brackets; right-to-left text keeps its own order."""
    before, anchor, after = (plain(part).strip() for part in (best.before, best.anchor, best.after))
    isolated = is_right_to_left(before + anchor + after)
    text = Text(_FSI if isolated else "", style="dim").append(f"…{before} " if before else "")
    text.append(f"[{shortened(anchor, _ANCHOR_LENGTH)}]", style="not dim bold underline")
    return text.append((f" {after}…" if after else "") + (_PDI if isolated else ""))


def _page(page: PageSeen) -> Iterator[Text]:
    yield Text(", ".join(_answer(page)))
    yield from _chain(page.redirects, page.final_url)
    if page.title:
        yield Text(f'title "{shown(shortened(page.title, _TITLE_LENGTH))}"')
    if page.canonical:
        same = page.canonical == page.final_url
        yield Text("canonical is the page itself" if same else f"canonical {plain(page.canonical)}")
    if page.robots:
        yield Text("robots " + ", ".join(map(shown, page.robots)))
    if page.links_internal is not None and page.links_external is not None:
        yield Text(f"{page.links_internal:,} internal links, {page.links_external:,} external")


def _answer(page: PageSeen) -> Iterator[str]:
    yield f"HTTP {page.status}" if page.status is not None else "no answer"
    if page.bytes:
        yield f"{max(page.bytes / 1000, 0.1):,.1f} kB"
    yield f"{page.elapsed_ms / 1000:.2f} s"
    if page.language:
        yield f"language {shown(page.language)}"
    if page.rendered:
        yield "read by a browser, after its scripts ran"


def _target(target: TargetSeen) -> Iterator[Text]:
    answer = f"HTTP {target.status}" if target.status is not None else "no answer"
    yield Text(answer + (", which asks not to be indexed" if target.noindex else ""))
    yield from _chain(target.redirects, target.final_url)


def _chain(redirects: Sequence[Redirect], final_url: str) -> Iterator[Text]:
    for each in redirects:
        how = str(each.status) if each.kind == "http" else each.kind.replace("_", " ")
        yield Text(f"{how}  {plain(each.url)}")
    if redirects:
        yield Text(f"to   {plain(final_url)}")


def _evidence(verdict: Verdict) -> Iterator[Text]:
    for each in verdict.evidence:
        yield Text(shown(shortened(each, _EVIDENCE_LENGTH)))
    yield Text(f"rule {plain(verdict.rule)}, {verdict.checked_at:%Y-%m-%d %H:%M:%S %Z}", style="dim")


def _address(url: str) -> Text:
    return Text(plain(url))
