"""The decision: what was seen of a source page and its target, and what was expected, to a verdict.

Pure and total: any look gives a verdict, and the verdict names the rule and the evidence.
"""

from holdfast.checker.look import Look, occurrences_of, page_seen
from holdfast.checker.rules import (
    ABSENT_RULES,
    ANSWER_RULES,
    DEVALUING_RULES,
    Finding,
    Scene,
    no_answer,
)
from holdfast.checker.values import Expected
from holdfast.fetch.values import NoResponse, Response
from holdfast.links.anchor import fold
from holdfast.links.match import Target
from holdfast.links.occurrence import Occurrence, best_first
from holdfast.links.verdict import State, TargetSeen, Verdict


def decide(expected: Expected, look: Look, target: Target, target_seen: TargetSeen | None = None) -> Verdict:
    """Return the verdict on one backlink; the look must have been taken with `target` among the wanted."""
    occurrences = best_first(occurrences_of(look, target))
    scene = Scene(look=look, target=target, occurrences=occurrences, target_seen=target_seen)
    rule, finding = _first(scene)
    return Verdict(
        source_url=expected.source_url,
        target_url=expected.target_url,
        state=finding.reason.state if finding.reason else State.LIVE,
        reason=finding.reason,
        rule=rule,
        evidence=finding.evidence,
        occurrences=occurrences,
        page=page_seen(look),
        target=target_seen,
        differs=differences(expected, occurrences),
        checked_at=look.fetched.fetched_at,
    )


def _first(scene: Scene) -> tuple[str, Finding]:
    fetched = scene.look.fetched
    sent_on = bool(scene.occurrences) and scene.occurrences[0].kind == "redirect"
    if isinstance(fetched, NoResponse):
        return ("source_redirects_to_target", _worth(scene)[1]) if sent_on else ("no_answer", no_answer(fetched))
    if not sent_on and (refusal := _refusal(scene, fetched)):
        return refusal
    return _worth(scene) if scene.occurrences else _absence(scene, fetched)


def _refusal(scene: Scene, answer: Response) -> tuple[str, Finding] | None:
    for rule in ANSWER_RULES:
        if finding := rule(scene, answer):
            return rule.__name__, finding
    return None


def _worth(scene: Scene) -> tuple[str, Finding]:
    """Tell live from devalued; the gravest obstacle names the reason, all of them are evidence."""
    found = [(rule.__name__, finding) for rule in DEVALUING_RULES if (finding := rule(scene))]
    if not found:
        return "link_found", Finding(None, _other_address(scene))
    evidence = tuple(line for _, finding in found for line in finding.evidence)
    return found[0][0], Finding(found[0][1].reason, evidence)


def _other_address(scene: Scene) -> tuple[str, ...]:
    """Say so where the link goes to another address of the target than the one that was asked for."""
    href = scene.occurrences[0].href
    if Target(scene.target.url, scene.target.mode).matches(href):
        return ()
    return (f"the link goes to {href}, another address of the target",)


def _absence(scene: Scene, answer: Response) -> tuple[str, Finding]:
    facts = scene.look.facts
    assert facts is not None, "an answer with a page's status has been read"
    for rule in ABSENT_RULES:
        if finding := rule(scene, answer, facts):
            return rule.__name__, finding
    raise AssertionError("the last rule always applies")


def differences(expected: Expected, occurrences: tuple[Occurrence, ...]) -> tuple[str, ...]:
    """Say what is not as agreed; the best occurrence for each term counts."""
    if not occurrences:
        return ()
    found: list[str] = []
    if expected.anchor is not None:
        wanted = fold(expected.anchor).casefold()
        if all(fold(each.anchor).casefold() != wanted for each in occurrences):
            found.append(f"anchor: expected “{fold(expected.anchor)}”, found “{occurrences[0].anchor}”")
    if expected.rel is not None and not any(_has_rel(each, expected.rel) for each in occurrences):
        there = " ".join(occurrences[0].rel) or ("follow" if occurrences[0].follow else "nofollow by the page")
        found.append(f"rel: expected {' '.join(expected.rel) or 'follow'}, found {there}")
    return tuple(found)


def _has_rel(occurrence: Occurrence, wanted: tuple[str, ...]) -> bool:
    tokens = {token for token in wanted if token not in {"follow", "dofollow"}}
    return tokens <= set(occurrence.rel) if tokens else occurrence.follow
