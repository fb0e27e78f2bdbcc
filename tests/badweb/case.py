"""One named case: what the web does, and the verdict a correct checker gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from holdfast.checker.values import CheckOptions, Expected, Render
from holdfast.fetch.values import FetchOptions
from holdfast.links.match import MatchMode
from holdfast.links.occurrence import Kind, NofollowSource, Position
from holdfast.links.url import parse
from holdfast.links.verdict import Reason, State
from tests.badweb.answers import Answer, Site
from tests.badweb.dns import Record
from tests.badweb.exchange import Names
from tests.badweb.server import BadWeb, longest_first
from tests.badweb.tls import Certificate

LIVE: Literal[State.LIVE] = State.LIVE

#: Pages of the catalogue are small; a low limit keeps the endless ones cheap.
MAX_BYTES = 300_000
#: Long enough for a busy machine, short enough for the cases that wait for it.
TIMEOUT_S = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a case is checked, where it differs from the rest; cases with equal settings share a run."""

    match: MatchMode = MatchMode.URL
    render: Render = Render.NEVER
    check_targets: bool = True
    obey_robots: bool = True
    allow_private_hosts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What else must be so; None where it does not matter. Facts of a link are those of the best occurrence."""

    anchor: str | None = None
    kind: Kind | None = None
    rel: tuple[str, ...] | None = None
    follow: bool | None = None
    nofollow_from: tuple[NofollowSource, ...] | None = None
    position: Position | None = None
    hidden: bool | None = None
    before: str | None = None  #: the text in front ends so
    after: str | None = None  #: the text behind begins so
    occurrences: int | None = None
    status: int | None = None
    redirects: int | None = None
    redirect_kinds: tuple[str, ...] | None = None
    title: str | None = None
    language: str | None = None
    rendered: bool | None = None
    target_status: int | None = None
    target_redirects: int | None = None
    target_noindex: bool | None = None
    target_unasked: bool | None = None
    differs: bool | None = None
    unvisited: tuple[str, ...] = ()  #: hosts that must not see a request


@dataclass(frozen=True, slots=True)
class Case:
    """A misbehaviour, or a decency that looks like one."""

    name: str
    verdict: Literal[State.LIVE] | Reason
    why: str
    page: Answer | None = None  #: what the source page answers
    site: Site = field(default_factory=dict, kw_only=True)  #: more of the source's host
    target_site: Site | None = field(default=None, kw_only=True)  #: the target's host, which else says welcome
    others: Mapping[str, Site] = field(default_factory=dict, kw_only=True)  #: host to its site
    records: Mapping[str, Record] = field(default_factory=dict, kw_only=True)  #: host to what the DNS says of it
    certificates: Mapping[str, Certificate] = field(default_factory=dict, kw_only=True)
    http2: bool = field(default=False, kw_only=True)
    source: str = field(default="http://$HOST:$PORT/page", kw_only=True)
    target: str = field(default="http://$THOST:$PORT/rope", kw_only=True)
    agreed_anchor: str | None = field(default=None, kw_only=True)
    agreed_rel: tuple[str, ...] | None = field(default=None, kw_only=True)
    settings: Settings = field(default=Settings(), kw_only=True)
    expect: Expect = field(default=Expect(), kw_only=True)

    @property
    def state(self) -> State:
        return self.verdict if isinstance(self.verdict, State) else self.verdict.state

    @property
    def reason(self) -> Reason | None:
        return self.verdict if isinstance(self.verdict, Reason) else None


def install(case: Case, web: BadWeb) -> Expected:
    """Put a case's hosts on the web and return the backlink to check."""
    names = names_of(case, web)
    page: Site = {} if case.page is None else {"/page": case.page}
    web.add(names.fill("$HOST"), {**page, **case.site}, names)
    if case.target_site is not None:
        web.add(names.fill("$THOST"), case.target_site, names)
    for host, site in case.others.items():
        web.add(names.fill(host), site, names)
    web.zone.records.update({names.fill(host): record for host, record in case.records.items()})
    web.certificates.shown.update({names.fill(host): shown for host, shown in case.certificates.items()})
    if case.http2:
        web.certificates.http2.add(names.fill("$HOST"))
    source, target = parse(names.fill(case.source)), parse(names.fill(case.target))
    assert source is not None, case.name
    assert target is not None, case.name
    return Expected(source_url=source, target_url=target, anchor=case.agreed_anchor, rel=case.agreed_rel)


def names_of(case: Case, web: BadWeb) -> Names:
    """Return what the marks stand for: each case has hosts of its own, so that no case slows another down."""
    label = case.name.replace("_", "-")
    hosts = {"$HOST": f"{label}.test", "$THOST": f"to-{label}.test", "$OTHER": f"other-{label}.test"}
    marks = {**web.marks, **hosts}
    plain = Names(longest_first(marks))
    return Names(longest_first({**marks, "$TARGET": plain.fill(case.target), "$SOURCE": plain.fill(case.source)}))


def options(settings: Settings, web: BadWeb) -> CheckOptions:
    """Return how to check the cases that have these settings."""
    fetch = FetchOptions(
        timeout_s=TIMEOUT_S,
        connect_timeout_s=4.0,
        max_bytes=MAX_BYTES,
        delay_s=0.0,
        # The hostile web shares this process: with more at once it would answer late.
        concurrency=40,
        obey_robots=settings.obey_robots,
        allow_private_hosts=settings.allow_private_hosts,
        resolver=(web.dns_address,),
        extra_ca_file=web.ca_file,
    )
    return CheckOptions(
        fetch=fetch, match=settings.match, render=settings.render, check_targets=settings.check_targets, processes=1
    )
