import pytest

from tests.pages.signs.test_signs import PROSE, signs


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Before you continue", "<h1>Before you continue</h1><p>We use cookies.</p>"),
        ("x", "<h1>Bevor Sie fortfahren</h1><p>Wir verwenden Cookies.</p>"),
        ("DPG Media Privacy Gate", "<p>x</p>"),
        ("Age verification", "<p>Please choose.</p>"),
        ("x", "<h1>Are you over 18?</h1>"),
        ("x", "<p>You must be at least 21 to enter this site.</p>"),
    ],
)
def test_a_gate_in_the_page_s_place(title: str, body: str) -> None:
    assert signs(body, title=title).consent


def test_a_banner_over_a_page_is_no_gate() -> None:
    banner = "<div role=dialog><h2>Before you continue</h2><p>You must be at least 18.</p></div>"
    assert signs(f"{banner}<article><p>{PROSE * 20}</p></article>").consent == ""
