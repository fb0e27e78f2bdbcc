"""The rules that turn what was seen into a state: pure functions, each with its evidence, tried in order.

A rule that does not apply returns None. The rules of a page without the link end with one that always applies, so
that every look yields a verdict. Definitions: docs/reference/verdicts.md.
"""

from holdfast.checker.rules.absent import ABSENT_RULES
from holdfast.checker.rules.answers import ANSWER_RULES
from holdfast.checker.rules.no_answer import no_answer
from holdfast.checker.rules.present import DEVALUING_RULES
from holdfast.checker.rules.scene import Finding, Scene

__all__ = ["ABSENT_RULES", "ANSWER_RULES", "DEVALUING_RULES", "Finding", "Scene", "no_answer"]
