"""What rules look at, and what they find."""

from dataclasses import dataclass

from holdfast.checker.look import Look, signs_of
from holdfast.links.match import Target
from holdfast.links.occurrence import Occurrence
from holdfast.links.verdict import Reason, TargetSeen


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that applies: the reason it gives (None: live) and what it saw."""

    reason: Reason | None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the rules look at."""

    look: Look
    target: Target
    occurrences: tuple[Occurrence, ...]
    target_seen: TargetSeen | None


def wall_reason(scene: Scene) -> Reason:
    """Tell a wall that asks for proof of a human from one that turns away."""
    return Reason.BLOCKED if signs_of(scene.look).wall_refuses else Reason.CHALLENGE
