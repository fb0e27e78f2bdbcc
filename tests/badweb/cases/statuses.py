"""Status codes, expected and odd, and pages that say less or more than their status."""

from holdfast.links.verdict import Reason
from tests.badweb.answers import Page
from tests.badweb.case import LIVE, Case, Expect
from tests.badweb.exchange import Exchange
from tests.badweb.html import linked, page, unlinked


def _status(status: int, verdict: Reason, why: str, *headers: tuple[str, str]) -> Case:
    name = f"status_{status}" if not headers else f"status_{status}_with_{headers[0][0].lower().replace('-', '_')}"
    return Case(
        name,
        verdict,
        why,
        page(f"<h1>Error {status}</h1>", status=status, headers=headers),
        expect=Expect(status=status),
    )


async def bare_304(exchange: Exchange) -> None:
    await exchange.send("HTTP/1.1 304 Not Modified\r\nETag: x\r\nConnection: close\r\n\r\n")


_BLOCKED, _ERROR = Reason.BLOCKED, Reason.SERVER_ERROR
_MAINTENANCE = "<h1>Down for maintenance</h1><p>We are back soon. Thank you for your patience.</p>"

CASES = (
    _status(404, Reason.PAGE_NOT_FOUND, "The server says that there is no such page."),
    _status(410, Reason.PAGE_GONE, "The server says that it is gone for good."),
    _status(400, _BLOCKED, "Firewalls answer so; it is about us, not about the page."),
    _status(401, Reason.LOGIN_REQUIRED, "A password is asked for."),
    _status(402, _BLOCKED, "Pay per crawl."),
    _status(403, _BLOCKED, "We are not let in."),
    _status(405, _BLOCKED, "A GET refused: a firewall."),
    _status(406, _BLOCKED, "ModSecurity's favourite."),
    _status(407, _BLOCKED, "Somebody's proxy stands in between."),
    _status(408, Reason.TIMEOUT, "The server did not want to wait."),
    _status(409, _BLOCKED, "Cloudflare and others answer so."),
    _status(418, _BLOCKED, "Some firewalls have humour."),
    _status(421, _BLOCKED, "Not for this server."),
    _status(429, Reason.RATE_LIMITED, "Too many requests."),
    _status(429, Reason.RATE_LIMITED, "With the time to wait.", ("Retry-After", "3600")),
    _status(451, _BLOCKED, "European readers know it from American newspapers."),
    _status(499, _BLOCKED, "An unknown 4xx is read as 400: about our request."),
    _status(500, _ERROR, "The server failed."),
    _status(501, _ERROR, "The server cannot."),
    _status(502, _ERROR, "What stands behind it failed."),
    _status(503, _ERROR, "Overloaded or closed for now."),
    _status(503, _ERROR, "Maintenance says when it ends.", ("Retry-After", "120")),
    _status(504, _ERROR, "What stands behind it was silent."),
    _status(508, _ERROR, "The hosting's resources are used up."),
    _status(509, _ERROR, "The hosting's bandwidth is used up."),
    *(
        _status(status, _ERROR, "Cloudflare could not reach the server behind it.")
        for status in (520, 521, 522, 523, 524, 525, 526, 530)
    ),
    _status(999, _BLOCKED, "LinkedIn's own."),
    _status(600, _ERROR, "There is no such class of status."),
    Case(
        "status_404_with_the_link",
        Reason.PAGE_NOT_FOUND,
        "The error page has the link in its template; the page is gone for search engines.",
        linked(status=404),
    ),
    Case("status_404_on_a_long_page", Reason.PAGE_NOT_FOUND, "However much it says.", unlinked(status=404)),
    Case(
        "status_500_with_the_link",
        _ERROR,
        "The page is there and the server in trouble: not for us to say that it counts.",
        linked(status=500),
    ),
    Case(
        "status_200_with_odd_phrase",
        LIVE,
        "Status 299 is a success to everybody who does not know it.",
        linked(status=299),
    ),
    Case("status_202_with_the_page", LIVE, "Accepted, with the whole page.", linked(status=202)),
    Case("status_203_with_the_page", LIVE, "A proxy changed something.", linked(status=203)),
    Case(
        "status_206_with_the_link",
        LIVE,
        "A part nobody asked for, but the link is in it.",
        linked(status=206, headers=(("Content-Range", "bytes 0-1999/90000"),)),
    ),
    Case(
        "status_206_without_the_link",
        Reason.TOO_LARGE,
        "Only a part of the page came: the link may stand in the rest.",
        unlinked(status=206, headers=(("Content-Range", "bytes 0-1999/90000"),)),
    ),
    Case("status_204", _ERROR, "No content is no page, and no loss.", Page(status=204, media_type=None)),
    Case("status_304_unasked", _ERROR, "Nothing was asked that could be unchanged.", bare_304),
    Case(
        "status_300_with_choices",
        _ERROR,
        "A list of choices is no page of its own.",
        page("<ul><li><a href='/a'>a</a></li><li><a href='/b'>b</a></li></ul>", status=300),
    ),
    Case("empty_answer", _ERROR, "A blank page is a server's mishap, no confident read.", Page(text="")),
    Case("empty_document", _ERROR, "Markup without a word.", page("", title="")),
    Case(
        "database_error_with_status_200",
        _ERROR,
        "A page that says that the server failed.",
        page("<h1>Error establishing a database connection</h1>", title="Database Error"),
    ),
    Case(
        "fatal_error_with_status_200",
        _ERROR,
        "PHP's last words.",
        Page(
            text="<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function get_header() in /var/www/html/index.php:17\nStack trace: #0 {main}\n thrown in <b>/var/www/html/index.php</b> on line <b>17</b><br />"
        ),
    ),
    Case(
        "maintenance_with_status_200",
        _ERROR,
        "Closed for now, and says so.",
        page(_MAINTENANCE, title="Maintenance mode"),
    ),
    Case(
        "account_suspended_with_status_200",
        _ERROR,
        "The hosting has shut the site; most of them come back when the bill is paid.",
        page(
            "<h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting provider for more information.</p>",
            title="Account Suspended",
        ),
    ),
)
