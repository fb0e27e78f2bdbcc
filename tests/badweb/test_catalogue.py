"""Every case of the catalogue, through the whole checker: names, sockets, TLS, HTTP, HTML, verdict."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from holdfast.checker import Expected, check_list
from holdfast.links.verdict import Reason, State, Verdict
from tests.badweb.case import Case, Settings, install, names_of, options
from tests.badweb.cases import ALL
from tests.badweb.server import BadWeb

#: One worker checks the catalogue, once: its cases wait for time limits, which a machine busy with copies would miss.
pytestmark = pytest.mark.xdist_group("catalogue")

#: Said of links that a run never reached; no page can bring it about.
BEYOND_THE_WEB = {Reason.NEVER_CHECKED}


@pytest.fixture(scope="module")
def badweb() -> Iterator[BadWeb]:
    with BadWeb() as web:
        yield web


@pytest.fixture(scope="module")
def verdicts(badweb: BadWeb) -> dict[str, Verdict]:
    """Check all the cases that share their settings in one run, as a user's list would be."""
    alike: dict[Settings, list[Case]] = defaultdict(list)
    for case in ALL:
        alike[case.settings].append(case)
    found: dict[str, Verdict] = {}
    for settings, cases in alike.items():
        links = [replace(install(case, badweb), line=line) for line, case in enumerate(cases)]

        def receive(result: tuple[Expected, Verdict], cases: list[Case] = cases) -> None:
            found[cases[result[0].line].name] = result[1]

        check_list(links, options(settings, badweb), encode=lambda link, verdict: (link, verdict), receive=receive)
    return found


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_verdict_is_what_a_correct_checker_gives(case: Case, verdicts: dict[str, Verdict]) -> None:
    verdict = verdicts[case.name]
    assert (verdict.state, verdict.reason) == (case.state, case.reason), f"{verdict.rule}: {verdict.evidence}"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_facts_are_right_too(case: Case, verdicts: dict[str, Verdict], badweb: BadWeb) -> None:
    expect, seen = case.expect, facts_of(verdicts[case.name])
    wanted = {name: getattr(expect, name) for name in seen if getattr(expect, name) is not None}
    assert {name: seen[name] for name in wanted} == wanted
    if expect.before is not None:
        assert verdicts[case.name].occurrences[0].before.endswith(expect.before)
    if expect.after is not None:
        assert verdicts[case.name].occurrences[0].after.startswith(expect.after)
    asked = {each.host for each in badweb.requests}
    names = names_of(case, badweb)
    assert asked.isdisjoint(names.fill(host) for host in expect.unvisited)


def facts_of(verdict: Verdict) -> dict[str, object]:
    """Return what an `Expect` may speak of."""
    page, target = verdict.page, verdict.target
    seen: dict[str, object] = {
        "occurrences": len(verdict.occurrences),
        "differs": bool(verdict.differs),
        "target_unasked": target is None,
    }
    if verdict.occurrences:
        best = verdict.occurrences[0]
        seen |= {name: getattr(best, name) for name in ("anchor", "kind", "rel", "follow", "nofollow_from", "position")}
        seen["hidden"] = bool(best.hidden_by)
    if page is not None:
        seen |= {name: getattr(page, name) for name in ("status", "title", "language", "rendered")}
        seen["redirects"] = len(page.redirects)
        seen["redirect_kinds"] = tuple(hop.kind for hop in page.redirects)
    if target is not None:
        seen |= {"target_status": target.status, "target_noindex": target.noindex}
        seen["target_redirects"] = len(target.redirects)
    return seen


def test_no_link_is_falsely_lost(verdicts: dict[str, Verdict]) -> None:
    assert [case.name for case in ALL if case.state is not State.LOST and verdicts[case.name].state is State.LOST] == []


def test_every_state_and_reason_has_its_cases() -> None:
    assert {case.reason for case in ALL if case.reason} == set(Reason) - BEYOND_THE_WEB
    assert {case.state for case in ALL} == set(State)


def test_the_catalogue_is_large_and_its_names_differ() -> None:
    assert len(ALL) > 500
    assert len({case.name for case in ALL}) == len(ALL)
