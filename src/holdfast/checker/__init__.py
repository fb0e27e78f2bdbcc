"""The live check: looks at source pages and says what became of their backlinks.

`check` judges one backlink, `check_list` a list of any length. Behind them: `see` takes a look, `decide` turns it into
a verdict by the `rules`, `confirm` tells a suspicion from a loss, `queue`, `run` and `processes` do many at once.
"""

from holdfast.checker.confirm import Read, Standing, standing
from holdfast.checker.decide import decide
from holdfast.checker.processes import check_list
from holdfast.checker.session import check
from holdfast.checker.values import CheckOptions, Expected, Render

__all__ = ["CheckOptions", "Expected", "Read", "Render", "Standing", "check", "check_list", "decide", "standing"]
