import pytest

from tests.pages.signs.test_signs import PROSE, signs

FORM = "<form action=/session><input name=user><input type=password></form>"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Sign in", f"<h1>Sign in</h1>{FORM}"),
        ("Ridge", FORM),
        ("Ridge", FORM.replace("password", "PASSWORD")),
        ("Log in to Ridge", "<p>Enter your e-mail.</p>"),
        ("Anmelden | Ridge", "<p>Bitte geben Sie Ihre Daten ein.</p>"),
        ("Connexion - Ridge", "<p>Adresse</p>"),
        ("Вход", "<p>Почта</p>"),
        ("ログイン", "<p>メール</p>"),
        ("Forum", "<p>You must be logged in to view this forum.</p>"),
        ("Forum", "<p>You are not logged in or you do not have permission to access this page.</p>"),
        ("Forum", "<p>Please log in or register to continue reading.</p>"),
        ("Hinweis", "<p>Sie müssen sich anmelden, um diesen Beitrag zu sehen.</p>"),
        ("Foro", "<p>Debes iniciar sesión para ver este tema.</p>"),
        ("Ridge", "<p>This site is currently private.</p>"),
        ("Ridge", "<p>We left the hut. To continue reading, subscribe or log in.</p>"),
    ],
)
def test_a_page_that_asks_to_log_in(title: str, body: str) -> None:
    assert signs(body, title=title).login


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ridge", f"<header>{FORM}</header><article><p>{PROSE * 12}</p></article>"),
        ("How to log in to the hut portal", f"<article><p>{PROSE * 12}</p></article>"),
        ("Login", f"<article><p>{PROSE * 40}</p></article>"),
        ("Ridge", "<p>Please log the tours in your book.</p>"),
        ("Ridge", f"<article><p>{PROSE * 8} You must be logged in to comment.</p></article>"),
    ],
)
def test_a_page_with_something_to_read_asks_nothing(title: str, body: str) -> None:
    assert signs(body, title=title).login == ""
