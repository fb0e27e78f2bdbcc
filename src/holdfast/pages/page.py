"""The one door of this room: what a page says of itself and of its links."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from holdfast.links.headers import Headers
from holdfast.links.occurrence import Kind, Occurrence
from holdfast.links.url import Url
from holdfast.pages import elements, head
from holdfast.pages.charset import to_text
from holdfast.pages.content_type import is_binary, is_html
from holdfast.pages.elements import Linking
from holdfast.pages.head import Metas
from holdfast.pages.hrefs import HrefReader, address
from holdfast.pages.inert import Inert
from holdfast.pages.occurrences import MOST_OCCURRENCES, OccurrenceReader
from holdfast.pages.refresh import read_refresh
from holdfast.pages.robots import read_robots
from holdfast.pages.signs import Glance, read_signs
from holdfast.pages.tree import Document, Element, build, is_html_namespace
from holdfast.pages.values import PageFacts, Refresh, RobotsDirectives, Wanted

Found = list[tuple[Element, Url]]


def facts(
    body: bytes,
    headers: Headers,
    url: Url,
    *,
    wanted: Wanted | None = None,
    signs: bool | None = None,
    now: datetime | None = None,
) -> PageFacts:
    """Return what a page says; total: any bytes give facts.

    `wanted` says which links are read in full, None all of them. `signs` None reads the signs only where no wanted
    link was found. `now` lets `unavailable_after` count.
    """
    if not is_html(body, headers):
        return _no_page(body, headers, url, now, with_signs=signs is not False)
    text, charset = to_text(body, headers)
    document = build(text)
    inert = Inert(document)
    metas = Metas(document, inert)
    base = head.read_base(document, url, inert)
    robots = read_robots(metas.named("robots"), metas.named("googlebot"), headers.all("x-robots-tag"), now)
    links, others = elements.anchors(document, inert), elements.others(document, inert)
    places = HrefReader(url, base, wanted).read(links.addresses, others.addresses)
    linking = links.elements + others.elements
    found = [(linking[index], href) for index, href in places.wanted]
    from_headers = _header_canonicals(headers, url)
    occurrences = _read_occurrences(document, found, robots) + _as_occurrences(from_headers, wanted, robots)
    canonical, canonical_source = _canonical(others, base, from_headers)
    title = head.read_title(document)
    language = head.read_language(document, metas, headers)
    with_signs = signs if signs is not None else wanted is None or not occurrences
    return PageFacts(
        url=url,
        base=base,
        charset=charset,
        title=title,
        language=language,
        canonical=canonical,
        canonical_source=canonical_source,
        robots=robots,
        refresh=next(_refreshes(metas.equivalent("refresh"), headers, base, url), None),
        occurrences=occurrences,
        links_internal=places.internal,
        links_external=places.external,
        signs=read_signs(Glance(document, text, title, headers, places.total)) if with_signs else None,
    )


def _no_page(body: bytes, headers: Headers, url: Url, now: datetime | None, *, with_signs: bool) -> PageFacts:
    """Return the facts of what is no HTML: its headers', and a wall's signs where it is text."""
    text, charset = ("", "") if is_binary(body) else to_text(body, headers)
    from_headers = _header_canonicals(headers, url)
    canonical, canonical_source = _canonical(Linking([], []), url, from_headers)
    return PageFacts(
        url=url,
        base=url,
        charset=charset,
        canonical=canonical,
        canonical_source=canonical_source,
        robots=read_robots((), (), headers.all("x-robots-tag"), now),
        refresh=next(_refreshes((), headers, url, url), None),
        is_html=False,
        signs=read_signs(Glance(build(text), text, "", headers, 0)) if with_signs else None,
    )


def _read_occurrences(document: Document, found: Found, robots: RobotsDirectives) -> tuple[Occurrence, ...]:
    if not found:
        return ()
    reader = OccurrenceReader(document, robots.nofollow)
    ordered = _without_ghosts(_in_page_order(document, found))
    return tuple(reader.read(*each) for each in ordered[:MOST_OCCURRENCES])


def _without_ghosts(found: Found) -> Found:
    """Leave out the empty halves of links that the parser had to split, as `<p><a href=…><div>` is split."""
    if len(found) < 2:
        return found
    neighbours = zip([None, *found[:-1]], found, [*found[1:], None], strict=True)
    return [each for before, each, after in neighbours if not (_is_ghost(each, before) or _is_ghost(each, after))]


def _is_ghost(each: tuple[Element, Url], other: tuple[Element, Url] | None) -> bool:
    if other is None or each[1] != other[1] or not _is_bare(each[0]) or _is_bare(other[0]):
        return False
    return each[0].attrs.copy() == other[0].attrs.copy()


def _is_bare(element: Element) -> bool:
    if element.tag != "a" or not is_html_namespace(element):
        return False
    return len(element) == 0 or (len(element) == 1 and element[0].text.isspace())


def _in_page_order(document: Document, found: Found) -> Found:
    tags = {element.tag for element, _ in found}
    if len(tags) < 2:
        return found
    order = {element: index for index, element in enumerate(document.find_all([*tags]))}
    return sorted(found, key=lambda each: order[each[0]])


def _header_canonicals(headers: Headers, url: Url) -> list[Url]:
    return [link for href in head.header_canonicals(headers) if (link := address(href, url))]


def _as_occurrences(links: list[Url], wanted: Wanted | None, robots: RobotsDirectives) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence(href=link, kind=Kind.CANONICAL, rel=("canonical",), nofollow_from=robots.nofollow)
        for link in links
        if wanted is None or wanted.matches(link)
    )


def _canonical(others: Linking, base: Url, from_headers: list[Url]) -> tuple[Url | None, str]:
    """Return the address that the page names as its own; several that differ are ignored, as Google does."""
    hrefs = {href for element, href in others.pairs() if elements.kind_of(element) is Kind.CANONICAL}
    if named := {url for href in hrefs if (url := address(href, base))}:
        return (named.pop(), "link") if len(named) == 1 else (None, "")
    return (from_headers[0], "header") if len(set(from_headers)) == 1 else (None, "")


def _refreshes(contents: Iterable[str], headers: Headers, base: Url, url: Url) -> Iterator[Refresh]:
    for content in contents:
        if refresh := read_refresh(content, base, url, "meta_refresh"):
            yield refresh
    for content in headers.all("refresh"):
        if refresh := read_refresh(content, url, url, "refresh_header"):
            yield refresh
