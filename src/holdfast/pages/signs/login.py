"""A login in front of the page."""

import re

from holdfast.pages.signs.glance import Glance
from holdfast.pages.words import any_phrase

#: A page with more words shows something to strangers, whatever form stands in its header.
_MOST_WORDS = 150
#: Forums put their menus around the refusal, and articles about logins quote it.
_MOST_WORDS_OF_REFUSAL = 400
_MOST_MAIN_WORDS_OF_REFUSAL = 120

#: A title, or a part of it, that is nothing but this.
_TITLE = any_phrase(
    r"(?:please )?(?:log|sign)[ -]?(?:in|on)(?: to .{1,60})?",
    r".{1,40} (?:log|sign)[ -]?in",
    r"login|authentication required|restricted area",
    r"anmelden|anmeldung|einloggen",
    r"se connecter|connexion|s'identifier|identification",
    r"iniciar sesi[oó]n|acceder|entrar|inicio de sesi[oó]n",
    r"fazer login|iniciar sess[aã]o",
    r"accedi|accesso",
    r"inloggen|aanmelden",
    r"logga in|log ind|logg inn|kirjaudu(?: sisään)?",
    r"zaloguj(?: si[eę])?|logowanie",
    r"p[rř]ihl[aá]sit(?: se)?|p[rř]ihl[aá][sš]en[ií]",
    r"bejelentkez[eé]s|autentificare",
    r"вход|войти|авторизация|увійти",
    r"giri[sş](?: yap)?|oturum a[cç]",
    r"تسجيل الدخول|登录|登入|ログイン|サインイン|로그인|đăng nhập",
)
_TITLE_PARTS = re.compile(r"\s+[|–—·•»:>-]+\s+|\s*[|·»:]\s*")
#: What pages say that show nothing to strangers.
_REFUSAL = any_phrase(
    r"(?:you (?:must|need to|have to)|please|you'll need to) (?:be logged in|log ?in|sign ?in|be registered)"
    r"(?: (?:or|and) [\w ]{1,30}?)? (?:to|before|in order to) (?:view|see|do|access|continu|read|proceed)",
    r"you (?:must|need to|have to) be logged[- ]in",
    r"you are not logged in or you do not have permission",
    r"you do not have permission to view this",
    r"this (?:site|blog|content|page) is (?:currently )?(?:private|password protected)",
    r"this (?:site|blog|content|page) is (?:currently )?(?:for|open to) (?:members|subscribers) only",
    r"to (?:continue|keep) reading.{0,60}(?:subscribe|log ?in|sign ?in|register)",
    r"already (?:a subscriber|a member|registered)\? (?:log|sign) ?in",
    r"this (?:page|content|forum|board|area|site) is (?:only )?(?:available|visible|accessible|restricted) (?:only )?"
    r"(?:to|for) (?:registered|logged|members)",
    r"sie m(?:ü|ue)ssen (?:sich |)(?:angemeldet|einloggen|anmelden|registriert)",
    r"bitte (?:melden|loggen) sie sich (?:an|ein)",
    r"vous devez (?:être connecté|vous connecter|être enregistré)",
    r"debes? (?:iniciar sesi[oó]n|identificarte)",
    r"você precisa (?:fazer login|estar logado)",
    r"devi (?:effettuare il login|accedere|essere registrato)",
    r"je moet (?:ingelogd|inloggen)",
    r"musisz (?:by[cć] zalogowany|si[eę] zalogowa[cć])",
    r"необходимо (?:войти|авторизоваться)",
)


def login(glance: Glance) -> str:
    """Say what shows that the page asks to log in."""
    if glance.words > _MOST_WORDS_OF_REFUSAL:
        return ""
    refusal = _REFUSAL.search(glance.says)
    if refusal and glance.main_words <= _MOST_MAIN_WORDS_OF_REFUSAL:
        return f"“{refusal[0]}”"
    titled = any(_TITLE.fullmatch(part.strip()) for part in _TITLE_PARTS.split(glance.title))
    if titled and (glance.has_password or glance.words <= _MOST_WORDS):
        return f"title “{glance.title[:120]}”"
    if glance.has_password and glance.words <= _MOST_WORDS:
        return f"a password field on a page of {glance.words} words"
    return ""
