"""An error message or a notice of maintenance in the page's place, whatever the status says."""

from holdfast.pages.signs.glance import Glance
from holdfast.pages.words import any_phrase

_MOST_WORDS = 120

_HEADLINES = any_phrase(
    r"^(?:site |website )?(?:is )?(?:currently )?(?:under|down for|in) (?:scheduled )?(?:maintenance|construction)",
    r"^(?:site )?maintenance(?: mode)?$",
    r"^(?:scheduled|routine) maintenance",
    r"we'?(?:ll| will) be (?:right )?back|be right back",
    r"^(?:http )?(?:error )?5\d\d\b|internal server error|bad gateway|gateway time-?out",
    r"service (?:temporarily )?unavailable",
    r"^(?:wordpress )?(?:database|runtime|server|application) error",
    r"error establishing a database connection",
    r"account (?:has been )?suspended|^(?:web)?site suspended|bandwidth limit exceeded",
    r"^(?:wartung|wartungsarbeiten|wartungsmodus)|site en maintenance|en mantenimiento|em manutenção|in manutenzione",
    r"in onderhoud|prace (?:konserwacyjne|techniczne)|сайт на (?:обслуживании|реконструкции)|технические работы",
    r"メンテナンス中|维护中",
)
_SAYS = any_phrase(
    r"error establishing a database connection",
    r"there has been a critical error on this website",
    r"^\W*(?:fatal|parse) error: ",
    r"\b(?:fatal|parse) error: .{1,400} on line \d",
    r"uncaught (?:\w+\\)*(?:error|exception|typeerror|pdoexception)",
    r"sqlstate\[|mysqli?_connect\(\)|too many connections",
    r"briefly unavailable for scheduled maintenance",
    r"traceback \(most recent call last\)",
    r"server error in '/.{0,60}' application",
    r"(?:we're sorry, but )?something went wrong\.? (?:if you are the application owner|please try again later)",
    r"this account has been suspended|the website is temporarily unable to service your request",
)


def broken(glance: Glance) -> str:
    """Say what shows that the server failed, or is closed for now."""
    if glance.words > _MOST_WORDS:
        return ""
    for line in glance.headlines:
        if found := _HEADLINES.search(line):
            return f"“{found[0]}”"
    found = _SAYS.search(glance.says)
    return f"“{found[0][:120]}”" if found else ""
