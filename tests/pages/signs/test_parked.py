import pytest

from tests.pages.signs.test_signs import PROSE, signs


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("ridge.example", "<p>This domain may be for sale by its owner!</p>"),
        ("ridge.example is for sale | HugeDomains", "<h1>ridge.example is for sale</h1>"),
        ("ridge.example", "<h1>Buy this domain</h1>"),
        ("", '<script>window.park = "eyJ1dWlk"</script>'),
        ("", '<script src="https://img.sedoparking.com/js/x.js"></script><p>Climbing Ropes. Shoes.</p>'),
        ("", '<script src="//c.parkingcrew.net/x.js"></script>'),
        ("", '<script>window.onload=function(){window.location.href="/lander"}</script>'),
        ("x", "<h1>This domain has been registered</h1><p>This domain is parked free of charge.</p>"),
        ("Expired", "<h1>This domain has expired</h1>"),
        ("x", "<h1>Diese Domain ist zu verkaufen</h1>"),
        ("x", "<p>Ce domaine est à vendre</p>"),
        ("x", "<p>Этот домен продаётся</p>"),
        ("Welcome to nginx!", "<h1>Welcome to nginx!</h1>"),
        ("Apache2 Debian Default Page: It works", "<p>It works!</p>"),
        ("IIS Windows Server", "<img src=x>"),
        ("Hier entsteht eine neue Internetpräsenz", "<p>x</p>"),
        ("x", "<h1>Future home of something quite cool.</h1>"),
    ],
)
def test_a_domain_without_a_site(title: str, body: str) -> None:
    assert signs(body, title=title).parked


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("This domain is for sale: what dealers want", f"<p>{PROSE * 13}</p>"),
        ("Parked cars", "<p>My car is parked for free.</p>"),
        ("Domains", f"<p>{PROSE * 20}This domain is for sale.</p>"),
    ],
)
def test_a_site_is_a_site(title: str, body: str) -> None:
    assert signs(body, title=title).parked == ""
