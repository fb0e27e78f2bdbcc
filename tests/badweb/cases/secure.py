"""TLS: certificates, handshakes, HTTP/2."""

from holdfast.links.verdict import Reason
from tests.badweb.answers import Page, redirect
from tests.badweb.case import LIVE, Case, Expect
from tests.badweb.html import linked, unlinked
from tests.badweb.http2 import BREAK_OFF
from tests.badweb.tls import Certificate

_TLS = Reason.TLS_ERROR
_SOURCE = "https://$HOST:$PORT/page"


def _shown(certificate: Certificate, why: str) -> Case:
    name = f"certificate_{certificate.value}"
    return Case(name, _TLS, why, linked(), source=_SOURCE, certificates={"$HOST": certificate})


def _broken_off(what: str) -> Page:
    return Page(headers=((BREAK_OFF, what),))


CASES = (
    Case("certificate_good", LIVE, "As it should be.", linked(), source=_SOURCE),
    _shown(Certificate.EXPIRED, "Ran out three days ago; the owner will notice."),
    _shown(Certificate.WRONG_NAME, "Somebody else's: whose page this is cannot be said."),
    _shown(Certificate.SELF_SIGNED, "Vouched for by itself."),
    _shown(Certificate.UNKNOWN_ISSUER, "Vouched for by nobody we know."),
    Case(
        "certificate_expired_behind_a_redirect",
        _TLS,
        "The upgrade leads to a bad certificate.",
        redirect(_SOURCE),
        certificates={"$HOST": Certificate.EXPIRED},
    ),
    Case("handshake_of_an_old_version", _TLS, "The server wants TLS 1.0.", source="https://$HOST:$OLDTLS/page"),
    Case("handshake_without_a_common_cipher", _TLS, "Nothing in common.", source="https://$HOST:$NOCIPHER/page"),
    Case(
        "handshake_answered_in_plain_text",
        _TLS,
        "HTTP where TLS was asked for.",
        source="https://$HOST:$PLAINTEXT/page",
    ),
    Case("handshake_answered_with_noise", _TLS, "Bytes of no protocol.", source="https://$HOST:$GARBAGE/page"),
    Case("handshake_that_hangs", Reason.TIMEOUT, "The server never says hello.", source="https://$HOST:$SILENT/page"),
    Case("handshake_reset", Reason.CONNECTION_ERROR, "Thrown out at the door.", source="https://$HOST:$RESET/page"),
    Case(
        "secure_host_with_a_closed_port",
        Reason.CONNECTION_ERROR,
        "Nobody listens.",
        source="https://$HOST:$CLOSED/page",
    ),
    Case(
        "http_2",
        LIVE,
        "Offered and spoken.",
        linked(),
        source=_SOURCE,
        http2=True,
        expect=Expect(anchor="climbing ropes"),
    ),
    Case(
        "http_2_with_a_large_page",
        LIVE,
        "Larger than the flow-control window.",
        linked(around=("<p>The ridge.</p>" * 9_000, "")),
        source=_SOURCE,
        http2=True,
    ),
    Case(
        "http_2_stream_reset",
        Reason.CONNECTION_ERROR,
        "The server resets the stream.",
        _broken_off("stream"),
        source=_SOURCE,
        http2=True,
    ),
    Case(
        "http_2_goaway",
        Reason.CONNECTION_ERROR,
        "The server wants to be left in peace.",
        _broken_off("connection"),
        source=_SOURCE,
        http2=True,
    ),
    Case("http_2_without_the_link", Reason.LINK_REMOVED, "Read whole.", unlinked(), source=_SOURCE, http2=True),
    Case(
        "secure_host_with_barred_address",
        Reason.PAGE_NOINDEX,
        "Headers over HTTP/2 count as well.",
        linked(headers=(("X-Robots-Tag", "noindex"),)),
        source=_SOURCE,
        http2=True,
    ),
)
