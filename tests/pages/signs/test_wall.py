import pytest

from tests.pages.signs.test_signs import article, signs

_ANUBIS = (
    "<h1>Making sure you're not a bot!</h1><p>Loading...</p><details>"
    + "<p>You are seeing this because the administrator of this website has set up Anubis to protect the server.</p>"
    * 10
    + "</details><script src=/.within.website/x/cmd/anubis/main.mjs></script>"
)
CHALLENGES = {
    "Cloudflare": (
        "Just a moment...",
        "<h1>x.example</h1><p>Verifying you are human.</p><script>window._cf_chl_opt={}</script>",
    ),
    "PerimeterX": (
        "Access to this page has been denied",
        "<div id=px-captcha></div><p>Press &amp; Hold to confirm you are a human.</p>",
    ),
    "DataDome": ("x.example", "<script>var dd={'host':'geo.captcha-delivery.com'}</script>"),
    "AWS WAF": (
        "",
        "<script>window.gokuProps={}</script><script src=https://1.token.awswaf.com/challenge.js></script>",
    ),
    "Imperva": ("", "<iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful. Incapsula incident ID: 7-3</iframe>"),
    "Akamai": ("", "<script>fetch('/page?bm-verify=AAQAAAAJ')</script>"),
    "Sucuri": ("You are being redirected...", "<script>var s={},sucuri_cloudproxy_js='',S='cz0i'</script>"),
    "Kasada": (
        "",
        "<script>window.KPSDK={}</script><script src=/149e9513-01fa-4fb0-aad4-566afd725d1b/x/ips.js></script>",
    ),
    "DDoS-Guard": ("DDoS-Guard", "<p>Checking your browser before accessing x.example</p>"),
    "Vercel": ("Vercel Security Checkpoint", "<p>We're verifying your browser</p>"),
    "Anubis": ("Making sure you\u2019re not a bot!", _ANUBIS),
}
REFUSALS = {
    "Cloudflare": ("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1>"),
    "Akamai": (
        "Access Denied",
        "<h1>Access Denied</h1>You don't have permission to access x on this server.<p>Reference #18.5d2c.17.1a2b3c",
    ),
    "Sucuri": ("Sucuri WebSite Firewall - Access Denied", "<h1>Access Denied - Sucuri Website Firewall</h1>"),
    "F5": ("Request Rejected", "The requested URL was rejected. Please consult with your administrator."),
    "Wordfence": ("Access blocked", "<p>Your access to this site has been limited by the site owner</p>"),
    "ModSecurity": (
        "Not Acceptable!",
        "<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource</p>",
    ),
}


@pytest.mark.parametrize("vendor", CHALLENGES)
def test_a_vendor_s_challenge_is_a_wall(vendor: str) -> None:
    title, body = CHALLENGES[vendor]
    found = signs(body, title=title)
    assert found.wall
    assert not found.wall_refuses


@pytest.mark.parametrize("vendor", REFUSALS)
def test_a_vendor_s_refusal_is_a_wall_that_refuses(vendor: str) -> None:
    title, body = REFUSALS[vendor]
    found = signs(body, title=title)
    assert found.wall.startswith(vendor)
    assert found.wall_refuses


@pytest.mark.parametrize(
    "text",
    [
        "Please verify you are human to continue.",
        "Are you a robot?",
        "Our systems have detected unusual traffic from your computer network.",
        "Please complete the security check to access.",
        "Bitte bestätigen Sie, dass Sie kein Roboter sind.",
        "Confirmez que vous n'êtes pas un robot.",
        "Подтвердите, что вы не робот",
    ],
)
def test_a_wall_without_a_name_is_one(text: str) -> None:
    assert signs(f"<h1>x.example</h1><p>{text}</p>").wall


def test_a_country_may_be_shut_out() -> None:
    found = signs("<h1>Sorry</h1><p>This content is not available in your country.</p>")
    assert (bool(found.wall), found.wall_refuses) == (True, True)


@pytest.mark.parametrize(
    ("field", "is_wall"),
    [
        (("cf-mitigated", "challenge"), True),
        (("cf-mitigated", "none"), False),
        (("x-amzn-waf-action", "captcha"), True),
        (("x-vercel-mitigated", "challenge"), True),
        (("server", "cloudflare"), False),
    ],
)
def test_vendors_say_so_in_headers(field: tuple[str, str], *, is_wall: bool) -> None:
    assert bool(signs("<p>x</p>", field).wall) == is_wall


@pytest.mark.parametrize(
    ("script", "vendor"),
    [
        ("<script src=https://js.datadome.co/tags.js></script>", "DataDome"),
        ("<script>window._pxAppId='PX1'</script>", "PerimeterX"),
        ("<script src=https://www.google.com/recaptcha/api.js></script>", "reCAPTCHA"),
        ("<script src='/_Incapsula_Resource?x=1'></script>", "Imperva"),
    ],
)
def test_a_script_names_its_vendor_on_a_short_page_and_is_no_sign_on_a_full_one(script: str, vendor: str) -> None:
    found = signs(f"<p>{'A few words about ropes. ' * 12}</p>{script}")
    assert found.wall_vendor.startswith(vendor)
    assert found.wall == ""
    assert article(script).wall_vendor == ""


def test_a_captcha_in_a_short_contact_form_is_no_wall() -> None:
    links = "".join(f"<a href=/{name}>{name}</a> " for name in ("home", "about", "shop", "blog", "contact", "imprint"))
    form = "<form action=/send><input name=mail><textarea></textarea><div class=g-recaptcha></div></form>"
    assert (
        signs(f"{links}<h1>Contact</h1>{form}<script src=https://www.google.com/recaptcha/api.js></script>").wall == ""
    )
