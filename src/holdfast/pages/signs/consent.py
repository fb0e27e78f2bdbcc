"""A consent, cookie or age gate that stands in the page's place, not over it."""

from holdfast.pages.signs.glance import Glance
from holdfast.pages.words import any_phrase

_MOST_WORDS = 350
_MOST_WORDS_UNTITLED = 150
_MOST_LINKS = 25

_HEADLINES = any_phrase(
    r"^before you continue",
    r"^bevor (?:sie|du) (?:fortfahren|fortfährst|weitermach)",
    r"^avant (?:d'accéder|de continuer)",
    r"^antes de (?:continuar|ir a)",
    r"^prima di continuare",
    r"^voordat je (?:verder|doorgaat)",
    r"^zanim przejdziesz",
    r"privacy gate",
    r"^(?:cookie|privacy) (?:consent|wall|settings)$",
    r"^(?:age|alters?)[ -]?(?:verification|check|gate|restricted|verifikation|pr(?:ü|ue)fung)",
    r"verify your age|vérification de l'âge",
    r"are you (?:over|at least|of legal)",
    r"(?:adult|sensitive) content warning|^content warning$",
    r"^yahoo (?:is part of|ist (?:ein )?teil|fait partie)",
)
_SAYS = any_phrase(
    r"are you (?:over|at least) (?:18|21)",
    r"i am (?:over )?(?:18|21)(?: or older|\+)?",
    r"you must be (?:at least )?(?:18|21)",
    r"(?:bist du|sind sie) (?:über|mindestens|schon) 1[68]|ich bin (?:über |mindestens )?1[68]",
    r"j'ai plus de 18 ans|soy mayor de (?:18|edad)|tenho mais de 18|ho più di 18 anni",
    r"mam ukończone 18|мне (?:уже )?(?:есть )?18",
    r"accept (?:all )?cookies to (?:continue|proceed)",
)


def consent(glance: Glance) -> str:
    """Say what shows that the reader must agree to something first."""
    if glance.words > _MOST_WORDS or glance.links > _MOST_LINKS:
        return ""
    for line in glance.headlines:
        if found := _HEADLINES.search(line):
            return f"“{found[0]}”"
    found = _SAYS.search(glance.says) if glance.words <= _MOST_WORDS_UNTITLED else None
    return f"“{found[0]}”" if found else ""
