"""One robots.txt, and the many ways in which they are broken."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from holdfast.fetch.robots_file import MAX_BYTES, MAX_PAIRS, RobotsFile, read_text, within_pairs
from holdfast.links.url import Url

REAL_FILES = Path(__file__).parents[2] / "../shared/data/robots"
PAGE = Url("https://example.com/private/page")
SHUT = "User-agent: *\nDisallow: /private/"


def robots(body: str | bytes, agent: str = "Holdfast") -> RobotsFile:
    return RobotsFile(body.encode() if isinstance(body, str) else body, agent=agent, evidence="robots.txt: 200")


def test_what_is_not_named_is_allowed() -> None:
    says = robots(SHUT).says(Url("https://example.com/"))
    assert (says.us, says.googlebot, says.rule) == (True, True, "robots.txt: 200")


def test_what_is_shut_for_everybody_is_shut_for_us_and_googlebot() -> None:
    says = robots(SHUT).says(PAGE)
    assert (says.us, says.googlebot) == (False, False)
    assert says.rule == "robots.txt: 200: disallowed for Holdfast and Googlebot"


def test_a_group_of_our_own_outweighs_the_one_for_everybody() -> None:
    says = robots(f"{SHUT}\n\nUser-agent: holdfast\nAllow: /\nCrawl-delay: 4").says(PAGE)
    assert (says.us, says.googlebot, says.crawl_delay_s) == (True, False, 4.0)


def test_googlebot_may_be_shut_out_alone() -> None:
    says = robots("User-agent: Googlebot\nDisallow: /").says(PAGE)
    assert (says.us, says.googlebot) == (True, False)


def test_a_group_for_googlebot_news_is_not_one_for_googlebot() -> None:
    assert robots("User-agent: Googlebot-News\nDisallow: /").says(PAGE).googlebot


@pytest.mark.parametrize(
    "body", ["", "\n\n", "User-agent: *\nDisallow:\n", "User-agent: *\nDisallow: # all\n", "\0\0\0"]
)
def test_a_file_without_rules_allows_everything(body: str) -> None:
    assert robots(body).says(PAGE).us


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(SHUT.encode(), id="no line end at the end"),
        pytest.param(SHUT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(SHUT.replace("\n", "\r").encode(), id="CR"),
        pytest.param(SHUT.encode("utf-8-sig"), id="UTF-8 with BOM"),
        pytest.param(SHUT.encode("utf-16"), id="UTF-16 with BOM"),
        pytest.param(b"\xfe\xff" + SHUT.encode("utf-16-be"), id="UTF-16BE with BOM"),
        pytest.param(SHUT.encode("utf-16-le"), id="UTF-16LE without"),
        pytest.param(SHUT.encode("utf-16-be"), id="UTF-16BE without"),
        pytest.param(b"\xe9\x80 garbage\n" + SHUT.encode(), id="broken bytes before"),
        pytest.param(b"USER-AGENT : *\nDissalow : /private/", id="misspelt"),
        pytest.param(b"User-agent: *\nDisallow: *", id="a star for a path"),
    ],
)
def test_a_rule_is_read_however_the_file_is_written(body: bytes) -> None:
    assert not robots(body).says(PAGE).us


def test_a_web_page_in_its_place_forbids_nothing() -> None:
    page = b"<!doctype html><title>Not found</title><style>a{disallow:none}</style><p>User-agent and Disallow: /</p>"
    assert robots(page).says(PAGE).us


def test_no_half_rule_is_read_at_the_size_limit() -> None:
    head = "User-agent: *\nDisallow: /a\n"
    filler = "#" * (MAX_BYTES - len(head) - len("\nDisallow: /")) + "\n"
    assert robots(f"{head}{filler}Disallow: /private/").says(PAGE).us
    assert not robots(f"{head}{filler}Disallow: /private/").says(Url("https://example.com/a")).us


def test_a_file_of_one_endless_line_is_read_as_empty() -> None:
    assert read_text(b"x" * (MAX_BYTES + 1)) == ""


def test_a_file_made_to_exhaust_the_parser_is_cut_before_it_does() -> None:
    agents = "".join(f"User-agent: a{number}\nSitemap: x\n" for number in range(9_000))
    hostile = f"User-agent: *\nDisallow: /first\n{agents}" + "Disallow: /x\n" * 9_000
    assert within_pairs(hostile).count("\n") < 2 * MAX_PAIRS**0.5
    assert not robots(hostile).says(Url("https://example.com/first")).us


def test_many_groups_of_their_own_are_not_cut() -> None:
    text = "".join(f"User-agent: a{number}\nDisallow: /\nUser-agent: b{number}\nAllow: /\n" for number in range(5_000))
    assert within_pairs(text) == text


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_make_it_raise(body: bytes) -> None:
    assert robots(body).says(PAGE).rule


@given(
    st.lists(
        st.sampled_from([
            "User-agent: *", "User-agent: Holdfast", "useragent googlebot", "user   agent: x", "Disallow: /private",
            "Disallow", "Disallow:", "disallow-x", "Allow: /private/page$", "Crawl-delay: 1e400", "Sitemap: /", "# x",
            "nonsense", "Disallow /private/", "Allow: *", "Request-rate: 1/0", "Visit-time: 9-1", "", "Crawl-delay: -1",
        ])
    )
)  # fmt: skip
def test_its_short_cuts_never_change_what_protego_says(lines: list[str]) -> None:
    text = "\n".join(lines)
    says = robots(text).says(PAGE)
    parsed = Protego.parse(text)
    assert says.us == parsed.can_fetch(PAGE, "Holdfast")
    assert says.googlebot == parsed.can_fetch(PAGE, "Googlebot")
    assert says.crawl_delay_s == parsed.crawl_delay("Holdfast")


@pytest.mark.skipif(not REAL_FILES.is_dir(), reason="the real robots.txt files of ../shared/data are not here")
def test_real_files_are_read_as_protego_reads_them() -> None:
    urls = [
        Url(f"https://example.com{path}") for path in ("/", "/search?q=a", "/wp-admin/x.php", "/wiki/Talk:A", "/a b")
    ]
    shut = 0
    for path in sorted(REAL_FILES.iterdir()):
        body = path.read_bytes()
        parsed = Protego.parse(read_text(body))
        for url in urls:
            says = robots(body).says(url)
            assert (says.us, says.googlebot) == (
                parsed.can_fetch(url, "Holdfast"),
                parsed.can_fetch(url, "Googlebot"),
            ), path.name
            shut += not says.us
    assert shut > 100
