"""Signs on whole pages: what each says of the others' pages, and that sound pages have none."""

import pytest

from holdfast.pages.values import Signs
from tests.pages.reading import read

PROSE = "We left the hut before sunrise, when the snow on the ridge was still hard and the valley lay in the dark. "
SIGNS = ("wall", "login", "parked", "not_found", "script_built", "consent", "broken")


def signs(body: str, *fields: tuple[str, str], title: str = "Two days on the ridge", head: str = "") -> Signs:
    """Return the signs of a page."""
    html = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    found = read(html, *fields, signs=True).signs
    assert found is not None
    return found


def article(extra: str = "", title: str = "Two days on the ridge") -> Signs:
    """Return the signs of a sound article with something in it."""
    menu = "<header><nav><a href=/>Home</a> <a href=/tours>Tours</a></nav></header>"
    return signs(f"{menu}<main><h1>{title}</h1>{f'<p>{PROSE * 3}</p>' * 8}{extra}</main>", title=title)


def shown(found: Signs) -> dict[str, str]:
    """Return the signs that are there."""
    return {name: text for name in SIGNS if (text := getattr(found, name))}


def test_words_are_counted_as_readers_see_them() -> None:
    found = signs("<p>one <b>two</b></p><p>three</p><script>no no</script><noscript>no</noscript><style>no</style>")
    assert found.words == 3
    assert signs("<p>登山绳索的页面</p>").words == 4


@pytest.mark.parametrize(
    "extra",
    [
        "<script src=https://www.google.com/recaptcha/api.js></script><form action=/contact></form>",
        "<script src=https://challenges.cloudflare.com/turnstile/v0/api.js></script>",
        "<script>window.awsWafCookieDomainList=[];window.gokuProps={}</script>",
        "<form action=/login><input name=u><input type=password></form>",
        "<noscript>Please enable JavaScript to see the comments.</noscript>",
        "<div id=root></div><script src=/widget.js></script>",
        "<div id=cookie-banner>We value your privacy. Accept all cookies to continue.</div>",
        "<p>Every 404 page should say: page not found. A server says 500 internal server error.</p>",
        "<p>This domain is for sale, the old site says. You must be logged in to view this page.</p>",
        "<script>window.__NEXT_DATA__={}</script>" + "<script>var x=1</script>" * 40,
    ],
)
def test_a_sound_page_has_no_signs_whatever_it_carries(extra: str) -> None:
    assert shown(article(extra)) == {}


@pytest.mark.parametrize(
    "title",
    [
        "How to fix 404 page not found errors",
        "404 Not Found: what it means",
        "Just a moment... what Cloudflare does",
        "This domain is for sale: what dealers want",
        "How to log in to the hut portal",
        "Are you human? On captchas",
        "Peugeot 404",
        "Maintenance of climbing ropes",
        "Why sites ask you to verify your age",
        "Access denied: a history of fences",
    ],
)
def test_an_article_about_a_subject_is_an_article(title: str) -> None:
    assert shown(article(title=title)) == {}


def test_an_empty_page_has_no_words_and_no_signs() -> None:
    found = signs("", title="")
    assert (found.words, shown(found)) == (0, {})
