"""What a page without the link looks like: a wall, a login, a parked domain, a page not found, a shell for scripts.

One module per sign, each with its patterns as data and one function from a `Glance` at the page to the evidence, an
empty text where there is no such sign.
"""

from holdfast.pages.signs.broken import broken
from holdfast.pages.signs.consent import consent
from holdfast.pages.signs.glance import Glance
from holdfast.pages.signs.login import login
from holdfast.pages.signs.not_found import not_found
from holdfast.pages.signs.parked import parked
from holdfast.pages.signs.shell import script_built
from holdfast.pages.signs.wall import wall, wall_vendor
from holdfast.pages.values import Signs

__all__ = ["Glance", "read_signs"]


def read_signs(glance: Glance) -> Signs:
    """Return the signs of a page."""
    found = wall(glance)
    return Signs(
        words=glance.words,
        wall=found.evidence,
        wall_refuses=found.refuses,
        wall_vendor=wall_vendor(glance),
        login=login(glance),
        parked=parked(glance),
        not_found=not_found(glance),
        script_built=script_built(glance),
        consent=consent(glance),
        broken=broken(glance),
    )
