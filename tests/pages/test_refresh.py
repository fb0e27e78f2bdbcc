import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.url import Url
from holdfast.pages.refresh import read_refresh
from tests.pages.reading import read

PAGE = Url("https://blog.example/a/post")


@pytest.mark.parametrize(
    ("text", "delay", "url"),
    [
        ("0;url=/new", 0, "https://blog.example/new"),
        ("0; URL='https://other.example/'", 0, "https://other.example/"),
        ('5 ; Url = "new page"', 5, "https://blog.example/a/new%20page"),
        ("3,url=/new", 3, "https://blog.example/new"),
        ("3 /new", 3, "https://blog.example/new"),
        ("0;/new", 0, "https://blog.example/new"),
        (" 1.5; url=/new", 1, "https://blog.example/new"),
        (".5; url=/new", 0, "https://blog.example/new"),
        ("0;url='/new' x", 0, "https://blog.example/new"),
        ("0;url=//other.example", 0, "https://other.example/"),
        ("0;url=?page=2", 0, "https://blog.example/a/post?page=2"),
        ("999999999999;url=/new", 86_400, "https://blog.example/new"),
    ],
)
def test_where_a_refresh_leads(text: str, delay: float, url: str) -> None:
    found = read_refresh(text, PAGE, PAGE, "meta_refresh")
    assert found
    assert (found.delay_s, found.url, found.source) == (delay, url, "meta_refresh")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "5;",
        "url=/new",
        "x;url=/new",
        "-1;url=/new",
        "5;url=",
        "5;url=''",
        "0;url=javascript:x()",
        "0;url=/a/post#top",
        "0;/a/post",
    ],
)
def test_what_sends_nobody_on(text: str) -> None:
    assert read_refresh(text, PAGE, PAGE, "meta_refresh") is None


def test_the_page_s_own_refresh_is_read_wherever_it_stands() -> None:
    found = read("<p>x<meta HTTP-EQUIV=Refresh content='0;url=/new'>").refresh
    assert found
    assert (found.url, found.source) == ("https://blog.example/new", "meta_refresh")


@pytest.mark.parametrize("around", ["noscript", "template", "textarea"])
def test_a_refresh_that_no_browser_follows_is_none(around: str) -> None:
    assert read(f"<head><{around}><meta http-equiv=refresh content='0;url=/new'></{around}></head>").refresh is None
    assert read(f"<body><{around}><meta http-equiv=refresh content='0;url=/new'></{around}>").refresh is None


def test_the_header_is_read_too() -> None:
    found = read("<p>x", ("refresh", "2; url=https://other.example/")).refresh
    assert found
    assert (found.delay_s, found.url, found.source) == (2.0, "https://other.example/", "refresh_header")


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read_refresh(text, PAGE, PAGE, "meta_refresh")
    read_refresh("0;" + text, PAGE, PAGE, "meta_refresh")
