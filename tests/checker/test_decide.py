from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.checker.values import Expected
from holdfast.fetch.values import Cut, Failure, Response
from holdfast.links.occurrence import Kind, NofollowSource
from holdfast.links.url import Url
from holdfast.links.verdict import Reason, Redirect, State, TargetSeen
from holdfast.pages.values import PageFacts, RobotsDirectives, Signs
from tests.checker.scenes import PLAIN_SIGNS, SOURCE, TARGET, answer, judged, link, missing, page

HOME = Url("https://blog.example/")
ELSEWHERE = Url("https://blog.example/other")


def test_a_link_on_a_page_that_counts_is_live() -> None:
    verdict = judged(answer(), page(link()))
    assert (verdict.state, verdict.reason, verdict.rule) == (State.LIVE, None, "link_found")


def test_a_nofollow_link_is_live_and_not_followed() -> None:
    verdict = judged(answer(), page(link(nofollow_from=(NofollowSource.LINK,))))
    assert verdict.state is State.LIVE
    assert not verdict.occurrences[0].follow


@pytest.mark.parametrize(
    ("fetched", "facts", "reason"),
    [
        (answer(googlebot=False), page(link()), Reason.ROBOTS_BLOCKED),
        (answer(), page(link(), robots=RobotsDirectives(noindex=("meta_robots",))), Reason.PAGE_NOINDEX),
        (answer(), page(link(), canonical=ELSEWHERE), Reason.PAGE_CANONICALISED),
        (
            answer(),
            page(
                link(nofollow_from=(NofollowSource.META_ROBOTS,)),
                robots=RobotsDirectives(nofollow=(NofollowSource.META_ROBOTS,)),
            ),
            Reason.PAGE_NOFOLLOW,
        ),
        (answer(), page(link(hidden_by="display:none")), Reason.LINK_HIDDEN),
    ],
)
def test_a_link_that_is_kept_from_counting_is_devalued(fetched: Response, facts: PageFacts, reason: Reason) -> None:
    verdict = judged(fetched, facts)
    assert (verdict.state, verdict.reason) == (State.DEVALUED, reason)
    assert verdict.evidence


def test_the_gravest_obstacle_names_the_reason_and_all_are_evidence() -> None:
    facts = page(link(hidden_by="display:none"), robots=RobotsDirectives(noindex=("x_robots_tag",)))
    verdict = judged(answer(), facts)
    assert verdict.reason is Reason.PAGE_NOINDEX
    assert verdict.evidence == ("noindex by x_robots_tag", "display:none")


def test_one_visible_link_among_hidden_ones_is_enough() -> None:
    assert judged(answer(), page(link(hidden_by="hidden"), link())).state is State.LIVE


@pytest.mark.parametrize(
    "canonical",
    [SOURCE, Url("http://www.blog.example/post/"), Url("https://blog.example/post?utm_source=x"), TARGET],
)
def test_a_canonical_that_means_the_page_itself_or_the_target_takes_nothing(canonical: Url) -> None:
    assert judged(answer(), page(link(), canonical=canonical)).state is State.LIVE


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        (TargetSeen(status=404, final_url=TARGET), Reason.TARGET_BROKEN),
        (TargetSeen(status=410, final_url=TARGET), Reason.TARGET_BROKEN),
        (TargetSeen(status=None, final_url=TARGET, gone=True), Reason.TARGET_BROKEN),
        (
            TargetSeen(
                status=200,
                final_url=Url("https://shop.example/"),
                redirects=(Redirect(url=TARGET, status=301, location="/"),),
            ),
            Reason.TARGET_REDIRECTS_AWAY,
        ),
        (
            TargetSeen(
                status=200,
                final_url=Url("https://casino.example/x"),
                redirects=(Redirect(url=TARGET, status=301, location="https://casino.example/x"),),
            ),
            Reason.TARGET_REDIRECTS_AWAY,
        ),
        (TargetSeen(status=500, final_url=TARGET), None),
        (TargetSeen(status=403, final_url=TARGET), None),
        (TargetSeen(status=None, final_url=TARGET, failure="timeout"), None),
        (TargetSeen(status=200, final_url=TARGET, noindex=True), None),
        (
            TargetSeen(
                status=200,
                final_url=Url("https://shop.example/product-2"),
                redirects=(Redirect(url=TARGET, status=301, location="/product-2"),),
            ),
            None,
        ),
        (
            TargetSeen(
                status=200,
                final_url=Url("https://new-name.example/product"),
                redirects=(Redirect(url=TARGET, status=301, location="https://new-name.example/product"),),
            ),
            None,
        ),
    ],
)
def test_a_link_is_worth_what_its_target_is(seen: TargetSeen, reason: Reason | None) -> None:
    assert judged(answer(), page(link()), target_seen=seen).reason is reason


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, Reason.PAGE_NOT_FOUND),
        (410, Reason.PAGE_GONE),
        (401, Reason.LOGIN_REQUIRED),
        (407, Reason.BLOCKED),
        (403, Reason.BLOCKED),
        (406, Reason.BLOCKED),
        (451, Reason.BLOCKED),
        (499, Reason.BLOCKED),
        (999, Reason.BLOCKED),
        (408, Reason.TIMEOUT),
        (429, Reason.RATE_LIMITED),
        (500, Reason.SERVER_ERROR),
        (503, Reason.SERVER_ERROR),
        (522, Reason.SERVER_ERROR),
        (304, Reason.SERVER_ERROR),
        (100, Reason.SERVER_ERROR),
    ],
)
def test_a_status_without_a_page_gives_its_reason(status: int, reason: Reason) -> None:
    assert judged(answer(status=status), page()).reason is reason


def test_a_link_on_an_error_page_does_not_count() -> None:
    assert judged(answer(status=404), page(link())).reason is Reason.PAGE_NOT_FOUND


@pytest.mark.parametrize("status", [202, 403, 404, 503, 200])
def test_a_wall_is_a_challenge_whatever_its_status(status: int) -> None:
    walled = page(signs=replace(PLAIN_SIGNS, wall="Just a moment..."), links_internal=0)
    verdict = judged(answer(status=status), walled)
    assert (verdict.state, verdict.reason) == (State.UNVERIFIED, Reason.CHALLENGE)


def test_cloudflare_s_own_header_is_believed() -> None:
    verdict = judged(answer(status=403, headers=(("cf-mitigated", "challenge"),)), page())
    assert verdict.reason is Reason.CHALLENGE


def test_a_captcha_widget_on_a_healthy_page_is_no_wall() -> None:
    widget = replace(PLAIN_SIGNS, wall_vendor="recaptcha")
    assert judged(answer(), page(signs=widget)).reason is Reason.LINK_REMOVED
    assert judged(answer(), page(link(), signs=widget)).state is State.LIVE
    assert judged(answer(status=404), page(signs=widget)).reason is Reason.PAGE_NOT_FOUND


@pytest.mark.parametrize(
    ("signs", "reason"),
    [
        (replace(PLAIN_SIGNS, login="a login form"), Reason.LOGIN_REQUIRED),
        (replace(PLAIN_SIGNS, parked="this domain is for sale"), Reason.DOMAIN_PARKED),
        (replace(PLAIN_SIGNS, not_found="title: Page not found"), Reason.SOFT_NOT_FOUND),
        (replace(PLAIN_SIGNS, script_built="empty #root"), Reason.NEEDS_JAVASCRIPT),
        (replace(PLAIN_SIGNS, consent="accept cookies to go on"), Reason.CHALLENGE),
    ],
)
def test_a_page_without_the_link_is_judged_by_what_it_shows(signs: Signs, reason: Reason) -> None:
    assert judged(answer(), page(signs=signs)).reason is reason
    assert judged(answer(), page(link(), signs=signs)).state is State.LIVE


@pytest.mark.parametrize(
    ("cut", "reason"),
    [
        (Cut.LIMIT, Reason.TOO_LARGE),
        (Cut.TIMEOUT, Reason.TIMEOUT),
        (Cut.CLOSED, Reason.CONNECTION_ERROR),
    ],
)
def test_a_page_that_did_not_come_whole_is_never_lost(cut: Cut, reason: Reason) -> None:
    assert judged(answer(cut=cut), page()).reason is reason
    assert judged(answer(cut=cut), page(link())).state is State.LIVE


def test_a_page_read_whole_without_the_link_has_lost_it() -> None:
    verdict = judged(answer(), page())
    assert (verdict.state, verdict.reason, verdict.suspect) == (State.LOST, Reason.LINK_REMOVED, True)


def test_what_is_no_page_cannot_be_judged() -> None:
    assert judged(answer(), page(is_html=False)).reason is Reason.NOT_HTML


def test_an_empty_page_is_a_server_s_mishap() -> None:
    empty = page(links_internal=0, signs=Signs(words=0))
    assert judged(answer(), empty).reason is Reason.SERVER_ERROR


def test_a_browser_s_document_without_the_link_is_a_confident_read() -> None:
    shell = replace(PLAIN_SIGNS, script_built="a framework's root")
    assert judged(answer(rendered=True), page(signs=shell)).reason is Reason.LINK_REMOVED
    blank = page(signs=replace(shell, words=0), links_internal=0)
    assert judged(answer(rendered=True), blank).reason is Reason.NEEDS_JAVASCRIPT


def test_a_browser_that_failed_is_told_in_the_evidence() -> None:
    shell = page(signs=replace(PLAIN_SIGNS, script_built="empty #root"))
    assert judged(answer(), shell, render_failure="crashed").evidence[-1] == "second look: crashed"


def test_a_source_page_that_sends_its_visitors_elsewhere_has_lost_the_link() -> None:
    verdict = judged(answer(final_url=HOME), page(url=HOME))
    assert verdict.reason is Reason.PAGE_REDIRECTED


def test_a_redirect_to_another_spelling_is_no_move() -> None:
    upgraded = Url("https://www.blog.example/post/")
    assert judged(answer(final_url=upgraded), page(url=upgraded)).reason is Reason.LINK_REMOVED


def test_a_page_that_moved_and_kept_the_link_is_live() -> None:
    assert judged(answer(final_url=ELSEWHERE), page(link(), url=ELSEWHERE)).state is State.LIVE


def test_a_redirect_to_a_login_page_proves_nothing() -> None:
    login = Url("https://blog.example/login")
    assert judged(answer(final_url=login), page(url=login)).reason is Reason.LOGIN_REQUIRED


@pytest.mark.parametrize("gate", ["https://consent.blog.example/?to=post", "https://blog.example/captcha/"])
def test_a_redirect_to_a_gate_proves_nothing(gate: str) -> None:
    assert judged(answer(final_url=Url(gate)), page(url=Url(gate))).reason is Reason.CHALLENGE


def test_a_source_page_that_redirects_to_the_target_is_a_link() -> None:
    verdict = judged(answer(final_url=TARGET), page(url=TARGET))
    assert verdict.state is State.LIVE
    assert verdict.occurrences[0].kind is Kind.REDIRECT


@pytest.mark.parametrize("failure", list(Failure))
def test_every_failure_has_its_reason(failure: Failure) -> None:
    verdict = judged(missing(failure))
    assert verdict.state is (State.LOST if failure is Failure.DNS_NOT_FOUND else State.UNVERIFIED)
    assert verdict.evidence == ("what happened",)


def test_a_resting_host_gives_the_reason_of_its_rest() -> None:
    assert judged(missing(Failure.HOST_RESTING, because=Failure.TIMEOUT)).reason is Reason.TIMEOUT
    assert judged(missing(Failure.HOST_RESTING, status=429)).reason is Reason.RATE_LIMITED
    assert judged(missing(Failure.HOST_RESTING, status=503)).reason is Reason.SERVER_ERROR


def test_what_was_agreed_is_compared_with_the_best_fitting_link() -> None:
    expected = Expected(source_url=SOURCE, target_url=TARGET, anchor="  The  SHOP ", rel=("sponsored",))
    verdict = judged(answer(), page(link(anchor="the shop")), expected=expected)
    assert verdict.differs == ("rel: expected sponsored, found follow",)
    other = judged(answer(), page(link(anchor="here")), expected=replace(expected, rel=("follow",)))
    assert other.differs == ("anchor: expected “The SHOP”, found “here”",)
    assert judged(answer(), page(), expected=expected).differs == ()


sign_texts = st.sampled_from(["", "a sign"])
any_signs = st.builds(
    Signs,
    words=st.integers(0, 2000),
    wall=sign_texts,
    wall_vendor=sign_texts,
    login=sign_texts,
    parked=sign_texts,
    not_found=sign_texts,
    script_built=sign_texts,
    consent=sign_texts,
)
any_page = st.builds(
    lambda signs, links, count, *, html: page(*links, signs=signs, links_internal=count, is_html=html),
    any_signs,
    st.lists(st.just(link()), max_size=2),
    st.integers(0, 3),
    html=st.booleans(),
)
any_answer = st.builds(
    lambda status, final, cut: answer(status=status, final_url=final, cut=cut),
    st.integers(100, 999),
    st.sampled_from([SOURCE, HOME, ELSEWHERE, TARGET]),
    st.sampled_from([None, *Cut]),
)


@given(any_answer, any_page)
def test_any_look_gives_one_verdict_with_its_evidence(fetched: Response, facts: PageFacts) -> None:
    verdict = judged(fetched, facts)
    assert (verdict.reason is None) == (verdict.state is State.LIVE)
    assert verdict.reason is None or verdict.reason.state is verdict.state
    assert verdict.reason is None or verdict.evidence


@given(any_answer, any_page)
def test_lost_is_said_only_of_a_page_that_came_whole_and_shows_no_doubt(fetched: Response, facts: PageFacts) -> None:
    verdict = judged(fetched, facts)
    if verdict.state is State.LOST and fetched.status not in {404, 410}:
        assert fetched.cut is None
        assert 200 <= fetched.status < 300
        assert facts.signs is not None
        assert not facts.signs.wall
        assert not facts.signs.login
        assert not verdict.occurrences


def test_no_answer_of_a_chain_that_reached_the_target_is_still_its_redirect() -> None:
    hops = (Redirect(url=SOURCE, status=301, location=TARGET),)
    verdict = judged(replace(missing(Failure.TIMEOUT), final_url=TARGET, redirects=hops))
    assert (verdict.state, verdict.rule) == (State.LIVE, "source_redirects_to_target")
