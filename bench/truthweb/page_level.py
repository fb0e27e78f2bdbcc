"""Links whose worth the page, its address or the target decides."""

from bench.truthweb.case import SHOP, Case

_TEXT = f'We bought <a href="{SHOP}">sturdy boots</a> there.'
_BROKEN = "http://shop#.localhost:PORT/no-longer-here"
_WITHDRAWN = "http://shop#.localhost:PORT/withdrawn"
_AWAY = "http://shop#.localhost:PORT/sold"
_RENAMED = "http://shop#.localhost:PORT/renamed"


def _devalued(name: str, reason: str, head: str) -> Case:
    return Case(name=name, target=SHOP, state="devalued", reason=reason, head=head, markup=_TEXT)


def _by_header(name: str, reason: str, value: str, *, follow: bool = True) -> Case:
    headers = {"X-Robots-Tag": value}
    return Case(name=name, target=SHOP, state="devalued", reason=reason, headers=headers, follow=follow, markup=_TEXT)


def _target(name: str, target: str, reason: str = "") -> Case:
    state = "devalued" if reason else "live"
    return Case(name=name, target=target, markup=f'<a href="{target}">boots</a>', state=state, reason=reason)


def _hidden(name: str, markup: str, place: str = "text") -> Case:
    return Case(name=name, target=SHOP, state="devalued", reason="link_hidden", markup=markup, place=place)


DEVALUED = (
    _devalued("meta_noindex", "page_noindex", '<meta name="robots" content="noindex, follow">'),
    _devalued("meta_noindex_googlebot", "page_noindex", '<META NAME="Googlebot" CONTENT="NOINDEX">'),
    _by_header("header_noindex", "page_noindex", "noindex"),
    Case(
        name="meta_nofollow", target=SHOP, state="devalued", reason="page_nofollow", follow=False, markup=_TEXT,
        head='<meta content="index,nofollow" name=robots>',
    ),
    _by_header("header_nofollow", "page_nofollow", "nofollow", follow=False),
    _devalued("canonical_elsewhere", "page_canonicalised", '<link rel="canonical" href="/another-article">'),
    Case(
        name="closed_to_googlebot", target=SHOP, state="devalued", reason="robots_blocked", markup=_TEXT,
        folder="closed",
    ),
    _hidden("hidden_by_style", f'<a href="{SHOP}" style="color: red; display: none">boots</a>'),
    _hidden("hidden_by_ancestor", f'<div style="display:none"><p><a href="{SHOP}">boots</a></p></div>', "block"),
    _hidden("hidden_attribute", f'<div hidden><a href="{SHOP}">boots</a></div>', "block"),
    _target("target_not_found", _BROKEN, "target_broken"),
    _target("target_withdrawn", _WITHDRAWN, "target_broken"),
    _target("target_sent_home", _AWAY, "target_redirects_away"),
)  # fmt: skip

STILL_LIVE = (
    Case(name="canonical_self", target=SHOP, markup=_TEXT, head='<link rel="canonical" href="SELF?utm_source=feed">'),
    Case(name="meta_for_another_bot", target=SHOP, markup=_TEXT, head='<meta name="otherbot" content="noindex">'),
    Case(name="header_max_preview", target=SHOP, markup=_TEXT, headers={"X-Robots-Tag": "max-image-preview:large"}),
    Case(name="page_moved", target=SHOP, markup=_TEXT, moved="SELF"),
    _target("target_slash_added", _RENAMED),
)

LOST = (
    Case(name="status_404", target=SHOP, state="lost", reason="page_not_found", follow=None, status=404),
    Case(name="status_410", target=SHOP, state="lost", reason="page_gone", follow=None, status=410),
    Case(name="sent_home", target=SHOP, state="lost", reason="page_redirected", follow=None, moved="/"),
)

#: What the targets that are not plainly there answer: path → (status, where they send on to).
TARGET_ANSWERS = {
    "/no-longer-here": (404, ""),
    "/withdrawn": (410, ""),
    "/sold": (301, "/"),
    "/renamed": (301, "/renamed/"),
    "/renamed/": (200, ""),
}

#: Where the targets of the other cases are.
PLAIN_TARGETS = ("/boots", "/tools/spades/", "/item?colour=red&size=42", "/~anna/caf%C3%A9-guide", "/neu/")
