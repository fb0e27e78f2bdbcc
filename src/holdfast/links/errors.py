"""The two errors a caller can act on; everything else that is raised is a bug.

What the web does (a timeout, a wall, a broken page) is never an error: it is a value, see `verdict`.
"""


class HoldfastError(Exception):
    """Anything Holdfast raises on purpose."""


class UserError(HoldfastError):
    """A mistake the user can mend; the message is safe to show and names the remedy."""


class OutsideError(HoldfastError):
    """Something outside that Holdfast depends on is broken: a resolver, a browser, a disk."""

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        #: False where trying again later may help.
        self.permanent = permanent
