"""Pages that say they are not there.

A headline counts where it says that and nothing else, or a part of it does between its site's marks: `Page not found |
Example` does, `How to fix a 404 not found error` does not. The phrases: signs/missing_words.py.
"""

import re

from holdfast.pages.signs.glance import Glance
from holdfast.pages.signs.missing_words import MISSING, STATUS
from holdfast.pages.words import any_phrase

#: An article about the subject may have just such a headline; a page that is missing has no such body.
_MOST_MAIN_WORDS = 500
#: A shorter page may say it in passing.
_SHORT_WORDS = 150

_MISSING = any_phrase(*MISSING)
_WHOLE = re.compile(
    rf"(?:{STATUS}|error)?[\s:.,!|–—-]*(?:{_MISSING.pattern})[\s:.,!…(|–—-]*(?:{STATUS}|error)?[\s).!]*|{STATUS}[\s.!]*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[|–—·•»«:>/-]+\s+|\s*[|·»]\s*|:\s+|(?<=[.!…?])\s+")
#: In a short page's text `not found` may speak of anything; this names the status.
_STATUS_IN_TEXT = any_phrase(
    r"\b(?:error|fehler|erreur|status|code|http|ошибка)[ :-]{0,3}404\b",
    r"\b404[ :,.–-]{0,4}(?:error|not found|page|fehler|seite)\b",
)
_QUOTES = " \"'“”„«»"


def not_found(glance: Glance) -> str:
    """Say what shows that the page is missing, whatever its status says."""
    for line in glance.headlines:
        if _is_refusal(line) and glance.main_words <= _MOST_MAIN_WORDS:
            return f"headline “{line[:120]}”"
    if glance.words >= _SHORT_WORDS:
        return ""
    for line in glance.headlines:
        if found := _MISSING.search(line):
            return f"“{found[0][:120]}”"
    found = _STATUS_IN_TEXT.search(glance.says)
    return f"“{found[0]}”" if found else ""


def _is_refusal(line: str) -> bool:
    return any(_WHOLE.fullmatch(part.strip(_QUOTES)) for part in (line, *_PARTS.split(line)) if part)
