"""Answers without a page, whatever their body holds."""

from collections.abc import Callable

from holdfast.checker.look import signs_of
from holdfast.checker.rules.scene import Finding, Scene, wall_reason
from holdfast.fetch.values import Response
from holdfast.links.verdict import Reason

AnswerRule = Callable[[Scene, Response], Finding | None]


def challenge_header(_scene: Scene, answer: Response) -> Finding | None:
    """Cloudflare says itself that it answers with a challenge."""
    mitigated = answer.headers.first("cf-mitigated")
    return Finding(Reason.CHALLENGE, (f"cf-mitigated: {mitigated}",)) if mitigated else None


def wall_status(scene: Scene, answer: Response) -> Finding | None:
    """A status that walls use, on a page that looks like one. Some walls answer 404 to programs."""
    signs = signs_of(scene.look)
    wall = signs.wall or (signs.wall_vendor if answer.status in _WALL_STATUSES else "")
    if wall and (answer.status == 202 or answer.status >= 400):
        return Finding(wall_reason(scene), (f"status {answer.status}", wall))
    return None


def login_status(scene: Scene, answer: Response) -> Finding | None:
    """Asked for a login: by the status made for it, or by a form behind one that refuses."""
    form = signs_of(scene.look).login
    if answer.status == 401 or (answer.status == 403 and form):
        return Finding(Reason.LOGIN_REQUIRED, (f"status {answer.status}", *filter(None, (form,))))
    return None


_WALL_STATUSES = frozenset({202, 403, 405, 429, 503})
#: Answers by which servers turn programs away. 999 is LinkedIn's.
_BLOCKING = frozenset({400, 402, 403, 405, 406, 407, 409, 412, 416, 418, 421, 423, 425, 428, 431, 451, 999})


def refusing_status(_scene: Scene, answer: Response) -> Finding | None:
    """An answer that is about us, or about the moment: it says nothing of the page."""
    status = answer.status
    if status == 429:
        reason = Reason.RATE_LIMITED
    elif status in _BLOCKING:
        reason = Reason.BLOCKED
    elif status == 408:
        reason = Reason.TIMEOUT
    else:
        return None
    return Finding(reason, (f"status {status}",))


def missing_status(_scene: Scene, answer: Response) -> Finding | None:
    """404 and 410: the server says that there is no such page."""
    if answer.status == 404:
        return Finding(Reason.PAGE_NOT_FOUND, ("status 404",))
    return Finding(Reason.PAGE_GONE, ("status 410",)) if answer.status == 410 else None


def odd_status(_scene: Scene, answer: Response) -> Finding | None:
    """Any other status that carries no page."""
    if 200 <= answer.status < 300:
        return None
    reason = Reason.BLOCKED if 400 <= answer.status < 500 else Reason.SERVER_ERROR
    return Finding(reason, (f"status {answer.status}",))


#: For answers without a page; each sees what the earlier ones let through.
ANSWER_RULES: tuple[AnswerRule, ...] = (
    challenge_header,
    wall_status,
    login_status,
    refusing_status,
    missing_status,
    odd_status,
)
