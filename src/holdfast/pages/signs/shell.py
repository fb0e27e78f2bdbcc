"""Pages whose content scripts bring: what the server sent is only their shell."""

from holdfast.pages.signs.glance import Glance
from holdfast.pages.words import any_code, any_phrase

#: A page with more words shows content of its own; the empty root may be a widget's.
_MOST_WORDS = 200
#: With so few words in its main content a framework's page has menus and no article.
_FEW_MAIN_WORDS = 40
_MOST_WORDS_OF_MENUS = 400
#: With so few words in all, and so much script, no framework need be known.
_FEW_WORDS = 50
_MANY_SCRIPTS = 4
_MUCH_SCRIPT = 20_000

#: Marks of frameworks that build pages in the browser.
_FRAMEWORKS = any_code(
    r"__NEXT_DATA__|/_next/static/",
    r"__NUXT__|/_nuxt/",
    r"__INITIAL_STATE__|__PRELOADED_STATE__|__APOLLO_STATE__|__remixContext",
    r"webpackJsonp|webpackChunk",
    r"/static/js/main\.[\w.]{4,40}\.js|/assets/index[.-][\w-]{4,20}\.js",
    r"ng-version=|(?:polyfills|runtime)[.~-][\w.-]{1,40}\.js",
    r"/_app/immutable/|__sveltekit",
    r"data-reactroot",
    r"wixstatic\.com|parastorage\.com",
    r"flutter(?:_bootstrap)?\.js|main\.dart\.js",
)
_ENABLE = any_phrase(
    r"(?:enable|activate|turn on|switch on|requires?|needs?|without|support) (?:\w+ ){0,3}?javascript",
    r"javascript (?:is|(?:must|(?:needs|has|seems|appears) to) be) (?:\w+ )?(?:enabled|required|disabled|turned)",
    r"javascript in your browser",
    r"javascript (?:aktivieren|aktiviert|ben(?:ö|oe)tigt|erforderlich)|aktivieren sie (?:bitte )?javascript",
    r"activ(?:er|ez) (?:le )?javascript",
    r"(?:habilit|activ)(?:ar|e|a) (?:el |o )?javascript",
    r"abilita(?:re)? javascript",
    r"javascript (?:in te schakelen|inschakelen)",
    r"włącz(?:yć)? (?:obsługę )?javascript",
    r"включит[еь] (?:поддержку )?javascript",
    r"(?:启用|开启) ?javascript|javascript ?を(?:有効|オン)|자바스크립트",
)


#: A script that sends visitors on: all there is on many an empty page.
_MOVES_ON = any_code(
    r"(?:window|document|self|top)?\.?location(?:\.href)?\s*=\s*[\"']", r"location\.(?:replace|assign)\("
)


def script_built(glance: Glance) -> str:
    """Say what shows that scripts would have brought more."""
    if glance.words > _MOST_WORDS_OF_MENUS:
        return ""
    if glance.words <= _MOST_WORDS and (sign := _says_so(glance)):
        return sign
    framework = _FRAMEWORKS.search(glance.code)
    if framework and glance.main_words <= _FEW_MAIN_WORDS:
        return f"{framework[0]} and {glance.main_words} words of content"
    if glance.words <= _FEW_WORDS and (moves := _MOVES_ON.search(glance.code)):
        return f"{moves[0]}… on a page of {glance.words} words"
    if glance.words <= _FEW_WORDS and (glance.scripts >= _MANY_SCRIPTS or glance.script_size >= _MUCH_SCRIPT):
        return f"{glance.words} words, {glance.scripts} scripts of {glance.script_size:,} characters"
    return ""


def _says_so(glance: Glance) -> str:
    if glance.empty_root and glance.scripts:
        return f"empty {glance.empty_root}"
    asked = _ENABLE.search(glance.noscript) or (_ENABLE.search(glance.says) if glance.words <= _FEW_WORDS else None)
    return f"“{asked[0]}” on a page of {glance.words} words" if asked else ""
