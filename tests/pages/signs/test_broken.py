import pytest

from tests.pages.signs.test_signs import PROSE, signs


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Database Error", "<h1>Error establishing a database connection</h1>"),
        ("", "<b>Fatal error</b>: Uncaught Error: Call to undefined function get_header() in /var/www/index.php:17"),
        ("Maintenance mode", "<h1>Down for maintenance</h1><p>We are back soon.</p>"),
        ("x", "<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>"),
        ("502 Bad Gateway", "<h1>502 Bad Gateway</h1><hr>nginx"),
        ("Wartungsarbeiten", "<p>Wir sind gleich zurück.</p>"),
        ("Account Suspended", "<p>Contact your hosting provider.</p>"),
        ("x", "<p>There has been a critical error on this website.</p>"),
    ],
)
def test_a_server_s_failure_in_the_page_s_place(title: str, body: str) -> None:
    assert signs(body, title=title).broken


def test_a_page_with_something_to_read_is_not_broken() -> None:
    title = "502 Bad Gateway: what to do"
    assert signs(f"<h1>{title}</h1><article><p>{PROSE * 10}</p></article>", title=title).broken == ""
