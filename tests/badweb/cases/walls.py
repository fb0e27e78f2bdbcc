"""Bot walls as their vendors build them, and healthy pages that merely carry a vendor's script."""

from holdfast.links.verdict import Reason
from tests.badweb.answers import Page, redirect
from tests.badweb.case import LIVE, Case
from tests.badweb.html import article, linked, page, unlinked

_CHALLENGE, _BLOCKED, _REMOVED = Reason.CHALLENGE, Reason.BLOCKED, Reason.LINK_REMOVED

_CLOUDFLARE = page(
    '<div class="main-wrapper"><h1>$HOST</h1><p>Verifying you are human. This may take a few seconds.</p></div>'
    "<noscript>Enable JavaScript and cookies to continue</noscript>"
    '<script>window._cf_chl_opt={cvId:"3",cType:"managed"};var a=document.createElement("script");'
    'a.src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1";document.head.appendChild(a)</script>',
    title="Just a moment...",
)
_TURNSTILE = '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer></script>'
_JSD = (
    '<script>(function(){var a=document.createElement("iframe");a.src="/cdn-cgi/challenge-platform/scripts/jsd/main.js";'
    "document.body.appendChild(a)})()</script>"
)
_DATADOME = page(
    "<p id='cmsg'>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','cid':'AH','hsh':'E','t':'fe',"
    "'host':'geo.captcha-delivery.com'}</script><script src='https://ct.captcha-delivery.com/c.js'></script>",
    title="$HOST",
)
_PERIMETERX = page(
    '<div class="container"><h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><div id="px-captcha"></div>'
    "<p>Reference ID 7f1e</p></div><script>window._pxAppId='PXabc';</script><script src='/abc/captcha/captcha.js'></script>",
    title="Access to this page has been denied",
)
_AWS = page(
    '<script>window.awsWafCookieDomainList=[];window.gokuProps={"key":"AQ","iv":"C","context":"x"};</script>'
    '<script src="https://1.token.awswaf.com/1/challenge.js"></script><div id="challenge-container"></div>'
    "<noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot.</noscript>",
    title="",
)
_AKAMAI = page(
    '<h1>Access Denied</h1>You don\'t have permission to access "http&#58;&#47;&#47;$HOST&#47;page" on this server.<p>'
    "Reference&#32;&#35;18&#46;5d2c1002&#46;1700000000&#46;1a2b3c<p>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18",
    title="Access Denied",
)
_AKAMAI_SCRIPT = page(
    '<script>var i=1700;var j=i+Number("84"+"12");fetch("/page?bm-verify=AAQAAAAJ");</script>'
    '<noscript><meta http-equiv="refresh" content="5; url=/page?bm-verify=AAQ"></noscript>',
    title="",
)
_IMPERVA = page(
    '<iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=1-2&incident_id=77" frameborder=0 width="100%">'
    "Request unsuccessful. Incapsula incident ID: 770001-33</iframe>",
    title="",
)
_SUCURI = page(
    "<h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner, please whitelist your IP. Block reason: "
    "bad bot. Block ID: BOT22.</p>",
    title="Sucuri WebSite Firewall - Access Denied",
)
_SUCURI_SCRIPT = page(
    "<script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='',S='cz0iMWU';</script>"
    "<noscript>JavaScript is required. Please enable it before you are allowed to see this page.</noscript>",
    title="You are being redirected...",
)
_F5 = Page(
    text="<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your"
    " administrator.<br><br>Your support ID is: 1234567890<br><a href='javascript:history.back();'>[Go Back]</a></body></html>"
)
_VERCEL = page(
    "<p>We're verifying your browser</p><p>Website owner? Click here to fix</p><noscript>Enable JavaScript to continue"
    '</noscript><script src="/.well-known/vercel/security/static/challenge.v2.min.js"></script>',
    title="Vercel Security Checkpoint",
)
_ANUBIS = page(
    "<h1>Making sure you're not a bot!</h1><p id='status'>Loading...</p><details><p>You are seeing this because the"
    " administrator of this website has set up Anubis to protect the server against the scourge of AI companies"
    " aggressively scraping websites.</p></details><footer>Protected by Anubis from Techaro.</footer>"
    '<script id="anubis_challenge" type="application/json">{"rules":{"difficulty":4}}</script>'
    '<script src="/.within.website/x/cmd/anubis/static/js/main.mjs" type="module"></script>',
    title="Making sure you're not a bot!",
)
_SITEGROUND = page("", head='<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Fpage&y=ipc">', title="")
_GOOGLE = page(
    "<p>Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you"
    " sending the requests, and not a robot.</p><form action='index'><div class='g-recaptcha'></div></form>",
    title="http://$HOST/page",
)
_WORDFENCE = page(
    "<h1>Your access to this site has been limited by the site owner</h1><p>Your access to this service has been limited."
    " (HTTP response code 503)</p><p>Block Reason: Access from your area has been temporarily limited. Generated by"
    " Wordfence</p>",
    title="Your access to this site has been limited",
)
_MODSECURITY = page(
    "<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>",
    title="Not Acceptable!",
)
_CF_BLOCK = page(
    "<h1>Sorry, you have been blocked</h1><h2>You are unable to access $HOST</h2><p>This website is using a security service"
    " to protect itself from online attacks.</p><p>Cloudflare Ray ID: 8a1. Performance &amp; security by Cloudflare</p>",
    title="Attention Required! | Cloudflare",
)


def _wall(page: Page, status: int = 403, *headers: tuple[str, str]) -> Page:
    return Page(text=page.text, status=status, headers=headers, media_type="text/html; charset=utf-8")


_CF_SERVER = ("Server", "cloudflare")

CASES = (
    Case(
        "cloudflare_challenge",
        _CHALLENGE,
        "As it comes today.",
        _wall(_CLOUDFLARE, 403, _CF_SERVER, ("CF-Mitigated", "challenge")),
    ),
    Case("cloudflare_challenge_503", _CHALLENGE, "As it came for years.", _wall(_CLOUDFLARE, 503, _CF_SERVER)),
    Case("cloudflare_challenge_200", _CHALLENGE, "With a status that says all is well.", _wall(_CLOUDFLARE, 200)),
    Case(
        "cloudflare_challenge_404",
        _CHALLENGE,
        "A 404 that is a wall: the header says so.",
        _wall(_CLOUDFLARE, 404, _CF_SERVER, ("CF-Mitigated", "challenge")),
    ),
    Case(
        "cloudflare_block",
        _BLOCKED,
        "No test that could be passed: we are turned away.",
        _wall(_CF_BLOCK, 403, _CF_SERVER),
    ),
    Case(
        "cloudflare_rate_limit",
        Reason.RATE_LIMITED,
        "Error 1015.",
        _wall(
            page("<h1>Error 1015</h1><p>You are being rate limited. Ray ID: 8a1</p>", title="Access denied"),
            429,
            _CF_SERVER,
        ),
    ),
    Case(
        "cloudflare_in_front_of_a_404",
        Reason.PAGE_NOT_FOUND,
        "Cloudflare serves half the web: its name on a 404 is no wall.",
        _wall(page("<h1>Not found</h1><p>Nothing here.</p>"), 404, _CF_SERVER),
    ),
    Case("perimeterx_403", _CHALLENGE, "Press and hold.", _wall(_PERIMETERX)),
    Case("perimeterx_200", _CHALLENGE, "Press and hold, status 200.", _wall(_PERIMETERX, 200)),
    Case("perimeterx_412", _CHALLENGE, "Press and hold, an odd status.", _wall(_PERIMETERX, 412)),
    Case("datadome_403", _CHALLENGE, "A captcha from elsewhere.", _wall(_DATADOME, 403, ("X-DataDome", "protected"))),
    Case(
        "datadome_401",
        _CHALLENGE,
        "401 without a WWW-Authenticate is no login.",
        _wall(_DATADOME, 401, ("X-DataDome", "protected")),
    ),
    Case("datadome_404", _CHALLENGE, "A 404 that is a wall: its body says so.", _wall(_DATADOME, 404)),
    Case(
        "aws_waf_202",
        _CHALLENGE,
        "Accepted, and an empty page with a script.",
        _wall(_AWS, 202, ("x-amzn-waf-action", "challenge")),
    ),
    Case(
        "aws_waf_202_without_body",
        _CHALLENGE,
        "Only the header tells.",
        _wall(Page(), 202, ("x-amzn-waf-action", "challenge")),
    ),
    Case("aws_waf_405", _CHALLENGE, "The captcha's status.", _wall(_AWS, 405, ("x-amzn-waf-action", "captcha"))),
    Case(
        "aws_waf_block",
        _BLOCKED,
        "CloudFront's refusal.",
        _wall(
            page(
                "<h1>403 ERROR</h1><h2>The request could not be satisfied.</h2><p>Request blocked. We can't connect to the server for this app or website at this time.</p>",
                title="ERROR: The request could not be satisfied",
            )
        ),
    ),
    Case(
        "akamai_block",
        _BLOCKED,
        "Access denied with a reference: turned away.",
        _wall(_AKAMAI, 403, ("Server", "AkamaiGHost")),
    ),
    Case("akamai_block_200", _BLOCKED, "The same with a status that says all is well.", _wall(_AKAMAI, 200)),
    Case("akamai_script", _CHALLENGE, "An empty page that computes a proof.", _wall(_AKAMAI_SCRIPT, 200)),
    Case("imperva_200", _CHALLENGE, "One iframe.", _wall(_IMPERVA, 200)),
    Case("imperva_403", _CHALLENGE, "One iframe, refused.", _wall(_IMPERVA, 403)),
    Case("sucuri_block", _BLOCKED, "Turned away with a block ID.", _wall(_SUCURI)),
    Case("sucuri_script", _CHALLENGE, "A cookie computed by script.", _wall(_SUCURI_SCRIPT, 200)),
    Case("f5_block_200", _BLOCKED, "Rejected with status 200, a support ID and nothing else.", _wall(_F5, 200)),
    Case(
        "vercel_checkpoint",
        _CHALLENGE,
        "429 is the checkpoint's status, not a rate.",
        _wall(_VERCEL, 429, ("x-vercel-mitigated", "challenge")),
    ),
    Case("anubis", _CHALLENGE, "Proof of work with status 200.", _wall(_ANUBIS, 200)),
    Case(
        "siteground_captcha",
        _CHALLENGE,
        "202 with a refresh to the captcha.",
        _wall(_SITEGROUND, 202),
        site={"/.well-known/sgcaptcha/": page("<p>Please solve the captcha.</p>", title="Robot Challenge Screen")},
    ),
    Case(
        "google_sorry",
        _CHALLENGE,
        "A captcha behind a redirect.",
        redirect("/sorry/index?continue=/page", 302),
        site={"/sorry/index": _wall(_GOOGLE, 429)},
    ),
    Case("wordfence_block", _BLOCKED, "A WordPress plug-in turns us away.", _wall(_WORDFENCE, 503)),
    Case("modsecurity_block", _BLOCKED, "406 with a name.", _wall(_MODSECURITY, 406)),
    Case(
        "bare_403",
        _BLOCKED,
        "nginx says no.",
        _wall(page("<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>", title="403 Forbidden")),
    ),
    Case(
        "captcha_and_nothing_else",
        _CHALLENGE,
        "A home-made one.",
        page(
            f"<h1>Are you human?</h1><form>Please complete the captcha<div class='cf-turnstile'></div></form>{_TURNSTILE}",
            title="Security check",
        ),
    ),
    Case(
        "cookie_test_by_script",
        _CHALLENGE,
        "A hosting's slowAES cookie.",
        page(
            '<script src="/aes.js"></script><script>function toNumbers(d){var e=[];return e}document.cookie="__test="+slowAES;location.href="http://$HOST/page?i=1"</script><noscript>This site requires Javascript to work</noscript>',
            title="",
        ),
    ),
    Case(
        "refused_country",
        _BLOCKED,
        "Not in your country, says a page with status 200.",
        page(
            "<h1>Access denied</h1><p>This content is not available in your country. Your IP address has been blocked by our firewall.</p>",
            title="Access denied",
        ),
    ),
    Case(
        "healthy_page_behind_cloudflare",
        LIVE,
        "The script Cloudflare puts on every page.",
        linked(around=("", _JSD), headers=(_CF_SERVER,)),
    ),
    Case(
        "healthy_page_behind_cloudflare_without_the_link",
        _REMOVED,
        "The script is no wall; the page was read.",
        unlinked(around=("", _JSD), headers=(_CF_SERVER,)),
    ),
    Case(
        "healthy_page_with_a_captcha_in_its_form",
        _REMOVED,
        "A captcha widget in a contact form.",
        article(
            f"<form><textarea></textarea><div class='cf-turnstile'></div><div class='g-recaptcha'></div></form>{_TURNSTILE}<script src='https://www.google.com/recaptcha/api.js'></script>"
        ),
    ),
    Case(
        "healthy_page_with_aws_waf",
        _REMOVED,
        "The snippet healthy shops carry.",
        unlinked(
            head='<script src="https://1.edge.sdk.awswaf.com/1/challenge.js"></script><script>window.awsWafCookieDomainList=["$HOST"]</script>'
        ),
    ),
    Case(
        "healthy_page_with_datadome",
        _REMOVED,
        "The tag on every page of a customer.",
        unlinked(head='<script src="https://js.datadome.co/tags.js"></script>', headers=(("X-DataDome", "protected"),)),
    ),
    Case(
        "healthy_page_with_perimeterx",
        _REMOVED,
        "The sensor on every page of a customer.",
        unlinked(head="<script>window._pxAppId='PXabc'</script>"),
    ),
    Case(
        "healthy_page_with_imperva",
        _REMOVED,
        "The script on every page of a customer.",
        unlinked(head='<script src="/_Incapsula_Resource?SWJIYLWA=719d"></script>'),
    ),
    Case(
        "article_about_walls",
        _REMOVED,
        "An article on the subject is an article.",
        article(
            "<p>The page says: checking your browser before accessing.</p>",
            title="Just a moment... what Cloudflare does",
        ),
    ),
)
