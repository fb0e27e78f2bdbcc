import pytest

from tests.pages.signs.test_signs import PROSE, signs

NAV = "<header><nav><a href=/>Home</a> <a href=/about>About</a> <a href=/write>Write</a></nav></header>"


@pytest.mark.parametrize(
    "body",
    [
        "<div id=root></div><script src=/static/js/main.4a5b6c.js></script>",
        "<div id=app><div class=spinner>Please wait…</div></div><script src=/app.js></script>",
        "<div id=__next></div><script id=__NEXT_DATA__ type=application/json>{}</script>",
        "<app-root>Loading...</app-root><script src=runtime.1a.js></script>",
        "<div></div><script>import('/_app/immutable/entry/start.js')</script>",
        f"<div id=root>{NAV}<main></main></div><script>window.__APOLLO_STATE__={{}}</script>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><script src=/a.js></script>",
        "<noscript>Bitte aktivieren Sie JavaScript</noscript>",
        "<noscript>Debe activar JavaScript para continuar.</noscript>",
        "<p>This page requires JavaScript.</p><script src=/a.js></script>",
        f"<p>Pad</p>{'<script src=/a.js></script>' * 4}",
        f"<p>Pad</p><script>{'x' * 20_000}</script>",
        "<script>window.location.replace('/new')</script>",
        "<script>location.href = '/new'</script>",
    ],
)
def test_a_page_that_scripts_would_fill(body: str) -> None:
    assert signs(body).script_built


@pytest.mark.parametrize(
    "body",
    [
        f"<div id=__next><main><p>{PROSE * 10}</p></main></div><script id=__NEXT_DATA__></script>",
        f"<div id=app></div><main><p>{PROSE * 12}</p></main><script src=/a.js></script>",
        f"<noscript>Please enable JavaScript</noscript><main><p>{PROSE * 12}</p></main>",
        "<div id=root></div>",
        "<p>Words, and no script at all.</p>",
        f"<p>{PROSE * 4}</p>{'<script>var a</script>' * 30}",
    ],
)
def test_a_page_that_shows_what_it_has(body: str) -> None:
    assert signs(body).script_built == ""


def test_a_noscript_that_was_never_closed_hides_no_page() -> None:
    assert signs(f"<noscript><p>{PROSE * 30}</p>").words > 400
