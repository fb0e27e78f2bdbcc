from collections.abc import Iterator
from pathlib import Path

import pytest

from holdfast.checker import CheckOptions, Expected, Render, check
from holdfast.fetch.values import FetchOptions
from holdfast.links.domain import registrable_domain, use_shipped_list
from holdfast.links.errors import UserError
from holdfast.links.url import Url
from holdfast.links.verdict import Reason, Verdict
from tests.loopback import LoopbackWeb

NO_BROWSER = FetchOptions(allow_private_hosts=True, chromium="no-such-browser")


@pytest.fixture
def _restored_list() -> Iterator[None]:
    yield
    use_shipped_list()


def look(web: LoopbackWeb, path: str, options: CheckOptions) -> Verdict:
    return check(Expected(source_url=Url(web.url(path)), target_url=Url(web.target)), options)


def test_one_call_checks_one_backlink(web: LoopbackWeb) -> None:
    options = CheckOptions(fetch=NO_BROWSER)
    assert look(web, "/live/1", options).reason is None
    assert look(web, "/lost/1", options).reason is Reason.LINK_REMOVED


def test_a_browser_that_was_asked_for_and_is_not_there_is_the_user_s_to_mend(web: LoopbackWeb) -> None:
    with pytest.raises(UserError, match="no-such-browser"):
        look(web, "/live/1", CheckOptions(fetch=NO_BROWSER, render=Render.ALWAYS))


def test_without_a_browser_a_shell_needs_javascript_and_says_what_is_missing(web: LoopbackWeb) -> None:
    verdict = look(web, "/shell/1", CheckOptions(fetch=NO_BROWSER))
    assert verdict.reason is Reason.NEEDS_JAVASCRIPT
    assert "no-such-browser" in verdict.evidence[-1]


@pytest.mark.usefixtures("_restored_list")
def test_a_newer_suffix_list_is_used_where_one_is_given(web: LoopbackWeb, tmp_path: Path) -> None:
    newer = tmp_path / "list.dat"
    newer.write_text("com\nexample.com\n", encoding="utf-8")
    look(web, "/live/1", CheckOptions(fetch=NO_BROWSER, suffix_list=str(newer)))
    assert registrable_domain("a.b.example.com") == "b.example.com"


def test_a_suffix_list_that_cannot_be_read_is_the_user_s_to_mend(web: LoopbackWeb, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Public Suffix List"):
        look(web, "/live/1", CheckOptions(fetch=NO_BROWSER, suffix_list=str(tmp_path / "absent.dat")))
