"""Logins, paywalls and consent gates, and healthy pages with a login box or a cookie banner."""

from holdfast.links.verdict import Reason
from tests.badweb.answers import Page, redirect
from tests.badweb.case import LIVE, Case
from tests.badweb.html import article, linked, page, unlinked

_LOGIN, _GATE = Reason.LOGIN_REQUIRED, Reason.CHALLENGE

_FORM = (
    '<h1>Sign in</h1><form method="post" action="/session"><label>E-mail <input name="user"></label><label>Password '
    '<input type="password" name="pw"></label><button>Sign in</button></form>'
)
_BOX = '<form action="/login"><input name="u"><input type="password" name="p"><button>Log in</button></form>'
_BANNER = (
    '<div id="cookie-banner" role="dialog"><p>We value your privacy. We and our partners store cookies.</p>'
    "<button>Accept all</button><button>Reject all</button></div>"
)
_LOGIN_PAGE = page(_FORM, title="Sign in")
_BEFORE_YOU_CONTINUE = page(
    "<h1>Before you continue</h1><p>We use cookies and data to deliver and maintain our services.</p><form action='/save'>"
    "<button>Reject all</button><button>Accept all</button></form>",
    title="Before you continue",
)


def _says(title: str, heading: str, text: str, status: int = 200) -> Page:
    return page(f"<h1>{heading}</h1><p>{text}</p>", title=title, status=status)


CASES = (
    Case(
        "login_by_basic_authentication",
        _LOGIN,
        "The browser asks for a password.",
        page("<h1>Unauthorized</h1>", status=401, headers=(("WWW-Authenticate", 'Basic realm="x"'),)),
    ),
    Case("login_page_in_place", _LOGIN, "A login form instead of the page.", _LOGIN_PAGE),
    Case(
        "login_page_in_place_with_403",
        _LOGIN,
        "A login form says more than its status.",
        page(_FORM, title="Sign in", status=403),
    ),
    Case(
        "login_behind_a_redirect",
        _LOGIN,
        "Sent to the login.",
        redirect("/login?next=/page", 302),
        site={"/login": _LOGIN_PAGE},
    ),
    Case(
        "login_on_another_host",
        _LOGIN,
        "Sent to a single sign-on.",
        redirect("http://$OTHER:$PORT/oauth/authorize?client=1", 302),
        others={"$OTHER": {"/oauth/authorize": _LOGIN_PAGE}},
    ),
    Case(
        "login_without_a_form",
        _LOGIN,
        "The form comes by script; the address tells.",
        redirect("/accounts/login/", 302),
        site={"/accounts/login/": page('<div id="root"></div>', title="Log in")},
    ),
    Case(
        "login_of_a_forum",
        _LOGIN,
        "Registered members only.",
        _says(
            "Forum - Information", "Information", "You must be logged in to view this forum. Please log in or register."
        ),
    ),
    Case(
        "login_of_a_forum_in_german",
        _LOGIN,
        "Nur für Mitglieder.",
        _says("Hinweis", "Hinweis", "Sie müssen sich anmelden, um diesen Beitrag zu sehen."),
    ),
    Case(
        "login_of_a_group",
        _LOGIN,
        "A social network's wall.",
        _says("Log in to Ridge", "You must log in to continue.", "Log in to Ridge to see posts from your friends."),
    ),
    Case(
        "password_protected_post",
        _LOGIN,
        "WordPress asks for the post's own password.",
        page(
            '<h1>Protected: Two days on the ridge</h1><p>This content is password protected. To view it please enter your password below:</p><form action="/wp-login.php?action=postpass"><input type="password" name="post_password"></form>',
            title="Protected: Two days on the ridge",
        ),
    ),
    Case(
        "private_site",
        _LOGIN,
        "The owner lets nobody in for now.",
        _says(
            "Private site",
            "Private site",
            "This site is currently private. If you'd like to see it, log in or request access.",
        ),
    ),
    Case(
        "paywall_before_the_text",
        _LOGIN,
        "The rest is for subscribers.",
        _says(
            "Two days on the ridge",
            "Two days on the ridge",
            "We left the hut before sunrise. To continue reading, subscribe or log in. Already a subscriber? Log in",
        ),
    ),
    Case(
        "login_box_on_a_healthy_page",
        Reason.LINK_REMOVED,
        "A box in the header is no login wall.",
        unlinked(around=(f"<header>{_BOX}</header>", "")),
    ),
    Case(
        "login_box_on_a_healthy_page_with_the_link",
        LIVE,
        "The page was read.",
        linked(around=(f"<header>{_BOX}</header>", "")),
    ),
    Case(
        "article_about_logins",
        Reason.LINK_REMOVED,
        "An article on the subject is an article.",
        article("<p>You must log in to continue, the portal said.</p>", title="How to log in to the hut portal"),
    ),
    Case("consent_gate", _GATE, "A click stands before the page; nothing of it was seen.", _BEFORE_YOU_CONTINUE),
    Case(
        "consent_gate_behind_a_redirect",
        _GATE,
        "Sent to another host for the click.",
        redirect("http://consent.$OTHER:$PORT/collect?back=/page", 302),
        others={"consent.$OTHER": {"/collect": page("<p>Loading your choices</p>", title="Privacy")}},
    ),
    Case(
        "consent_gate_in_german",
        _GATE,
        "Bevor Sie fortfahren.",
        _says("Bevor Sie fortfahren", "Bevor Sie fortfahren", "Wir verwenden Cookies. Alle akzeptieren oder ablehnen."),
    ),
    Case(
        "age_gate",
        _GATE,
        "Are you old enough?",
        page(
            "<h1>Are you over 18?</h1><form><button>Yes, I am over 18</button><button>No</button></form>",
            title="Age verification",
        ),
    ),
    Case(
        "cookie_banner_on_a_healthy_page",
        Reason.LINK_REMOVED,
        "A banner over the page is no gate.",
        unlinked(around=(_BANNER, "")),
    ),
    Case("cookie_banner_on_a_healthy_page_with_the_link", LIVE, "The page was read.", linked(around=(_BANNER, ""))),
)
