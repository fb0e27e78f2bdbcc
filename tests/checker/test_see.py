import asyncio
from collections.abc import Mapping

import pytest

from holdfast.checker.look import Look
from holdfast.checker.see import look_at
from holdfast.checker.values import Render
from holdfast.fetch.fakes import Answer, FakeClient, no_response, response
from holdfast.fetch.values import Failure, NoResponse
from holdfast.links.match import AnyTarget, Target
from holdfast.links.url import Url

SOURCE = Url("https://blog.example/post")
TARGET = Target(Url("https://shop.example/"))
HTML = {"content-type": "text/html; charset=utf-8"}
WITH_LINK = f'<title>A post</title><p>We like <a href="{TARGET.url}">this shop</a> a lot, and so will you.</p>'
SHELL = "<title>App</title><div id=root></div><script src=/app.js></script><noscript>Enable JavaScript</noscript>"


def look(answers: Mapping[Url, Answer], *, rendered: Answer | None = None, render: Render = Render.AUTO) -> Look:
    client = FakeClient(dict(answers.items()))
    browser = FakeClient({SOURCE: rendered or no_response(SOURCE, Failure.CONNECTION, "no browser")})
    seen = asyncio.run(look_at(SOURCE, AnyTarget([TARGET]), client, browser, render))
    assert browser.asked in ([], [SOURCE])
    return seen


def test_a_page_with_the_link_needs_no_browser() -> None:
    seen = look({SOURCE: response(SOURCE, WITH_LINK, headers=HTML)}, rendered=response(SOURCE, "never", headers=HTML))
    assert seen.facts is not None
    assert [each.anchor for each in seen.facts.occurrences] == ["this shop"]


def test_a_shell_gets_a_second_look_by_a_browser() -> None:
    seen = look({SOURCE: response(SOURCE, SHELL, headers=HTML)}, rendered=response(SOURCE, WITH_LINK, headers=HTML))
    assert seen.facts is not None
    assert len(seen.facts.occurrences) == 1


def test_a_page_that_names_the_target_in_a_script_gets_a_second_look_too() -> None:
    words = "Words enough for a page that shows something by itself. " * 20
    page = response(SOURCE, f"<p>{words}</p><script>links = ['https://shop.example/']</script>", headers=HTML)
    seen = look({SOURCE: page}, rendered=response(SOURCE, WITH_LINK, headers=HTML))
    assert seen.facts is not None
    assert len(seen.facts.occurrences) == 1


def test_a_page_that_names_no_target_and_is_no_shell_needs_no_browser() -> None:
    words = "Words enough for a page that shows something by itself. " * 20
    seen = look({SOURCE: response(SOURCE, f"<p>{words}</p>", headers=HTML)})
    assert seen.render_failure == ""


def test_without_leave_no_browser_looks() -> None:
    page: dict[Url, Answer] = {SOURCE: response(SOURCE, SHELL, headers=HTML)}
    seen = look(page, rendered=response(SOURCE, WITH_LINK, headers=HTML), render=Render.NEVER)
    assert seen.facts is not None
    assert seen.facts.occurrences == ()


def test_a_browser_that_fails_leaves_the_first_look_and_says_why() -> None:
    seen = look({SOURCE: response(SOURCE, SHELL, headers=HTML)})
    assert seen.render_failure == "no browser"
    assert seen.facts is not None


def test_an_error_page_gets_no_browser() -> None:
    seen = look({SOURCE: response(SOURCE, SHELL, status=404, headers=HTML)}, render=Render.ALWAYS)
    assert seen.render_failure == ""


@pytest.mark.parametrize("refresh", ["0;url=/new", "3; URL='https://blog.example/new'"])
def test_a_quick_refresh_is_followed_as_a_redirect(refresh: str) -> None:
    new = Url("https://blog.example/new")
    seen = look(
        {
            SOURCE: response(SOURCE, f'<meta http-equiv=refresh content="{refresh}">', headers=HTML),
            new: lambda request: response(new, WITH_LINK, headers={**HTML, "hops": str(len(request.redirects))}),
        }
    )
    assert seen.fetched.url == SOURCE
    assert seen.fetched.final_url == new
    assert seen.facts is not None
    assert len(seen.facts.occurrences) == 1


def test_a_slow_refresh_and_one_to_the_page_itself_are_read_where_they_stand() -> None:
    for content in ("300;url=/other", f"0;url={SOURCE}"):
        seen = look(
            {SOURCE: response(SOURCE, f'<meta http-equiv=refresh content="{content}">{WITH_LINK}', headers=HTML)}
        )
        assert seen.fetched.final_url == SOURCE


def test_no_answer_is_a_look_too() -> None:
    seen = look({SOURCE: no_response(SOURCE, Failure.TIMEOUT)})
    assert isinstance(seen.fetched, NoResponse)
    assert seen.facts is None
