"""Looks made by hand, for tests of what is decided from them."""

from datetime import UTC, datetime

from holdfast.checker.decide import decide
from holdfast.checker.look import Look
from holdfast.checker.values import Expected
from holdfast.fetch.values import Cut, Failure, NoResponse, Response, RobotsSays
from holdfast.links.headers import Headers
from holdfast.links.match import Target
from holdfast.links.occurrence import Kind, NofollowSource, Occurrence
from holdfast.links.url import Url
from holdfast.links.verdict import Redirect, TargetSeen, Verdict
from holdfast.pages.values import PageFacts, RobotsDirectives, Signs

SOURCE = Url("https://blog.example/post")
TARGET = Url("https://shop.example/product")
MOMENT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PLAIN_SIGNS = Signs(words=400)


def link(
    *, href: Url = TARGET, nofollow_from: tuple[NofollowSource, ...] = (), hidden_by: str = "", anchor: str = "shop"
) -> Occurrence:
    return Occurrence(href=href, kind=Kind.TEXT, anchor=anchor, nofollow_from=nofollow_from, hidden_by=hidden_by)


def answer(
    *,
    status: int = 200,
    final_url: Url = SOURCE,
    headers: tuple[tuple[str, str], ...] = (),
    cut: Cut | None = None,
    googlebot: bool = True,
    rendered: bool = False,
) -> Response:
    redirects = () if final_url == SOURCE else (Redirect(url=SOURCE, status=301, location=final_url),)
    return Response(
        url=SOURCE,
        final_url=final_url,
        status=status,
        headers=Headers(headers),
        body=b"<html>",
        cut=cut,
        redirects=redirects,
        robots=RobotsSays(googlebot=googlebot, rule="robots.txt: Disallow: /"),
        rendered=rendered,
        fetched_at=MOMENT,
    )


def page(
    *occurrences: Occurrence,
    url: Url = SOURCE,
    canonical: Url | None = None,
    robots: RobotsDirectives | None = None,
    signs: Signs = PLAIN_SIGNS,
    links_internal: int = 30,
    is_html: bool = True,
) -> PageFacts:
    return PageFacts(
        url=url,
        base=url,
        charset="utf-8",
        canonical=canonical,
        canonical_source="link" if canonical else "",
        robots=robots or RobotsDirectives(),
        occurrences=occurrences,
        links_internal=links_internal,
        signs=signs,
        is_html=is_html,
    )


def missing(failure: Failure, *, because: Failure | None = None, status: int | None = None) -> NoResponse:
    return NoResponse(
        url=SOURCE,
        final_url=SOURCE,
        failure=failure,
        detail="what happened",
        because=because,
        status=status,
        fetched_at=MOMENT,
    )


def judged(
    fetched: Response | NoResponse,
    facts: PageFacts | None = None,
    *,
    target_seen: TargetSeen | None = None,
    expected: Expected | None = None,
    render_failure: str = "",
) -> Verdict:
    look = Look(fetched=fetched, facts=facts, render_failure=render_failure)
    return decide(expected or Expected(source_url=SOURCE, target_url=TARGET), look, Target(TARGET), target_seen)
