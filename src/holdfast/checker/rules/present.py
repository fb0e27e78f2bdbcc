"""A page that has the link: what keeps it from counting."""

from collections.abc import Callable

from holdfast.checker.rules.scene import Finding, Scene
from holdfast.checker.target import trouble
from holdfast.links.occurrence import NofollowSource, Occurrence
from holdfast.links.same_page import is_variant
from holdfast.links.verdict import Reason

DevaluingRule = Callable[[Scene], Finding | None]


def source_blocked_for_google(scene: Scene) -> Finding | None:
    """Google may not read the page, so it sees no link."""
    robots = scene.look.fetched.robots
    return None if robots.googlebot else Finding(Reason.ROBOTS_BLOCKED, (robots.rule,))


def source_noindex(scene: Scene) -> Finding | None:
    """Links of pages that are kept out of the index are dropped in time."""
    facts = scene.look.facts
    if facts is None or not facts.robots.noindex:
        return None
    return Finding(Reason.PAGE_NOINDEX, tuple(f"noindex by {source}" for source in facts.robots.noindex))


def source_canonicalised(scene: Scene) -> Finding | None:
    """The page names another page as the one that counts; naming the target itself is a link to it."""
    facts = scene.look.facts
    if facts is None or facts.canonical is None or is_variant(facts.url, facts.canonical):
        return None
    if is_variant(scene.look.fetched.url, facts.canonical) or scene.target.matches(facts.canonical):
        return None
    return Finding(Reason.PAGE_CANONICALISED, (f"canonical in the {facts.canonical_source}: {facts.canonical}",))


def source_nofollow(scene: Scene) -> Finding | None:
    """The page takes the vote of all its links."""
    facts = scene.look.facts
    page_sources = facts.robots.nofollow if facts else ()
    if not page_sources or not all(_is_page_nofollow(each) for each in scene.occurrences):
        return None
    return Finding(Reason.PAGE_NOFOLLOW, tuple(f"nofollow by {source}" for source in page_sources))


def every_link_hidden(scene: Scene) -> Finding | None:
    """No reader can see the link."""
    hidden = [each.hidden_by for each in scene.occurrences]
    return Finding(Reason.LINK_HIDDEN, tuple(dict.fromkeys(hidden))) if all(hidden) else None


def target_in_trouble(scene: Scene) -> Finding | None:
    """The link is fine and leads nowhere."""
    if scene.target_seen is None:
        return None
    found = trouble(scene.target.url, scene.target_seen)
    return Finding(found[0], (found[1],)) if found else None


#: Gravest first: the first that applies names the reason, the others add their evidence.
DEVALUING_RULES: tuple[DevaluingRule, ...] = (
    source_blocked_for_google,
    source_noindex,
    source_canonicalised,
    source_nofollow,
    every_link_hidden,
    target_in_trouble,
)


def _is_page_nofollow(occurrence: Occurrence) -> bool:
    return any(source is not NofollowSource.LINK for source in occurrence.nofollow_from)
