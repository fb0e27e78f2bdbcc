"""Pages that scripts build, and pages with many scripts that need none."""

from holdfast.checker.values import Render
from holdfast.links.verdict import Reason
from tests.badweb.answers import Page
from tests.badweb.case import LIVE, Case, Expect, Settings
from tests.badweb.html import A, article, linked, page, unlinked

_SHELL, _REMOVED = Reason.NEEDS_JAVASCRIPT, Reason.LINK_REMOVED
_BROWSER = Settings(render=Render.AUTO)


def _app(root: str, scripts: str, rest: str = "") -> Page:
    return page(f"{root}{rest}{scripts}", title="Ridge")


_NOSCRIPT = "<noscript>You need to enable JavaScript to run this app.</noscript>"
_DATA = '<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"title":"Two days"}},"page":"/[slug]"}</script>'
_NEXT = f'{_DATA}<script src="/_next/static/chunks/main-9f2.js" defer></script>'
_NAV = '<header><nav><a href="/">Home</a> <a href="/about">About</a> <a href="/signin">Sign in</a> <a href="/write">Write</a></nav></header>'
_WRITES_LINK = (
    "<script>document.getElementById('root').innerHTML = '<p>We had new ' + '<a href=\"$TARGET\">climbing ropes</a>' + "
    "' with us on the ridge, and came home.</p>'</script>"
)
_WRITES_NONE = (
    "<script>document.getElementById('root').innerHTML = '<p>We had no rope with us on the ridge at all.</p>'</script>"
)

CASES = (
    Case(
        "shell_of_react",
        _SHELL,
        "An empty root.",
        _app('<div id="root"></div>', '<script src="/static/js/main.4a5b6c.js"></script>', _NOSCRIPT),
    ),
    Case(
        "shell_of_vue",
        _SHELL,
        "An empty app.",
        _app('<div id="app"></div>', '<script type="module" src="/assets/index-3f4e5d.js"></script>'),
    ),
    Case(
        "shell_of_vue_in_spanish",
        _SHELL,
        "The notice in another language.",
        _app(
            '<div id="app"></div>',
            '<script src="/js/app.9c.js"></script>',
            "<noscript>Debe activar JavaScript para continuar.</noscript>",
        ),
    ),
    Case("shell_of_next", _SHELL, "Rendered in the browser only.", _app('<div id="__next"></div>', _NEXT)),
    Case(
        "shell_of_nuxt",
        _SHELL,
        "An empty Nuxt.",
        _app(
            '<div id="__nuxt"></div>',
            '<script>window.__NUXT__={config:{}}</script><script src="/_nuxt/entry.js" type="module"></script>',
        ),
    ),
    Case(
        "shell_of_angular",
        _SHELL,
        "A root element that says it is loading.",
        _app(
            "<app-root>Loading...</app-root>",
            '<script src="runtime.1a.js" type="module"></script><script src="polyfills.2b.js" type="module"></script><script src="main.3c.js" type="module"></script>',
        ),
    ),
    Case(
        "shell_of_svelte",
        _SHELL,
        "SvelteKit without server rendering.",
        _app(
            '<div style="display: contents"></div>',
            '<script>{__sveltekit_1={base:""};import("/_app/immutable/entry/start.js")}</script>',
        ),
    ),
    Case(
        "shell_with_navigation",
        _SHELL,
        "Medium's way: the frame is there, the article is not.",
        _app(
            f'<div id="root">{_NAV}<main></main></div>',
            '<script>window.__APOLLO_STATE__ = {"a":1}</script>' + '<script src="/_/fp/main.js"></script>' * 6,
            "<p>Open in app</p>",
        ),
    ),
    Case(
        "shell_of_a_pad",
        _SHELL,
        "Markdown in the source; a script makes the link of it.",
        page(
            '<div id="doc" class="markdown-body"># Two days on the ridge\n\nWe had new [climbing ropes]($TARGET) with us.</div>'
            '<script src="/build/cover-pack.js"></script><script src="/build/pretty.js" defer></script>'
            "<noscript>This pad requires JavaScript.</noscript>",
            title="Pad",
        ),
    ),
    Case(
        "shell_that_shows_a_spinner",
        _SHELL,
        "Please wait.",
        _app('<div id="app"><div class="spinner">Please wait…</div></div>', '<script src="/app.js"></script>'),
    ),
    Case(
        "body_brought_by_script",
        _SHELL,
        "The frame is written by the server, the text by scripts.",
        page(
            f'{_NAV}<div id="article-body" data-src="/api/article/7"></div>'
            + '<script src="/static/js/vendors.js"></script>' * 8
            + '<script>fetch("/api/article/7").then(render)</script><footer>Ridge</footer>'
        ),
    ),
    Case(
        "app_with_the_link_in_its_html",
        LIVE,
        "Rendered on the server: the link is in the raw page.",
        _app(f'<div id="__next"><main><p>We had new {A} with us.</p></main></div>', _NEXT),
    ),
    Case(
        "app_rendered_without_the_link",
        _REMOVED,
        "Rendered on the server, read whole, and the link is gone.",
        article("<p>We had a new rope.</p>", around=(f'<div id="__next">{_NAV}', f"</div>{_NEXT}")),
    ),
    Case(
        "healthy_page_with_noscript_notice",
        _REMOVED,
        "A full page that asks for scripts for its comments.",
        unlinked(around=(_NOSCRIPT + _NAV, '<script src="/c.js"></script>')),
    ),
    Case(
        "healthy_page_with_tag_manager",
        _REMOVED,
        "An iframe in noscript and ten scripts.",
        unlinked(
            around=(
                '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1"></iframe></noscript>',
                "<script>var dataLayer=[]</script>" * 10,
            )
        ),
    ),
    Case(
        "shadow_root_with_the_link",
        LIVE,
        "A declarative shadow root is shown as it stands.",
        article(f'<x-card><template shadowrootmode="open"><p>{A}</p></template></x-card>'),
    ),
    Case(
        "rendered_page_with_the_link",
        LIVE,
        "The browser's second look finds it.",
        _app('<div id="root"></div>', _WRITES_LINK, _NOSCRIPT),
        settings=_BROWSER,
        expect=Expect(rendered=True, anchor="climbing ropes"),
    ),
    Case(
        "rendered_page_without_the_link",
        _REMOVED,
        "The browser read it whole, and it is not there.",
        _app('<div id="root"></div>', _WRITES_NONE, _NOSCRIPT),
        settings=_BROWSER,
        expect=Expect(rendered=True),
    ),
    Case(
        "rendered_shell_that_stays_empty",
        _SHELL,
        "The browser saw no more than we.",
        _app('<div id="root"></div>', '<script src="/broken.js"></script>', _NOSCRIPT),
        settings=_BROWSER,
    ),
    Case(
        "rendered_redirect_by_script",
        LIVE,
        "The browser followed the script to the page with the link.",
        page("", head='<script>window.location.replace("/new")</script>'),
        site={"/new": linked()},
        settings=_BROWSER,
        expect=Expect(rendered=True),
    ),
    Case(
        "page_with_the_link_needs_no_browser",
        LIVE,
        "The raw page is enough.",
        linked(),
        settings=_BROWSER,
        expect=Expect(rendered=False),
    ),
    Case(
        "page_that_never_stops_loading",
        LIVE,
        "A script's endless request must not keep the browser's page from us.",
        _app('<div id="root"></div>', _WRITES_LINK + '<img src="http://$OTHER:$SILENT/pixel.png">', _NOSCRIPT),
        settings=_BROWSER,
        expect=Expect(rendered=True),
    ),
)
