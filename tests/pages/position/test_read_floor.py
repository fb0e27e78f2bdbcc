"""The position of links on real pages: a figure that may only rise. Raise the floor when the figure has risen."""

import json
from pathlib import Path

import pytest
from bench.position import EXPORT, PAGES, measure_export, measure_pages, skeleton

FLOOR = json.loads(Path(__file__).with_name("floor.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(not PAGES.is_dir(), reason="the labelled pages (../shared/data/pages) are not there")
def test_positions_on_labelled_pages_are_as_right_as_they_were() -> None:
    score = measure_pages()
    assert score.count > 2_400
    assert score.accuracy >= FLOOR["labelled_pages"]
    assert score.accuracy_of("content") >= FLOOR["labelled_pages_content_or_not"]


@pytest.mark.skipif(not EXPORT.is_file(), reason="the crawler's export (../shared/data/exports) is not there")
def test_positions_agree_with_a_crawler_s_export() -> None:
    score = measure_export()
    assert score.count > 2_600
    assert score.accuracy >= FLOOR["crawler_export"]


def test_pages_are_rebuilt_from_link_paths() -> None:
    html = skeleton([("//body/div[2]/nav/a[1]", "one"), ("//body/div[2]/p/a[@class='b']", "two & three")])
    assert html == (
        '<div><nav><a href="//body/div[2]/nav/a[1]">one</a></nav>'
        '<p><a class="b" href="//body/div[2]/p/a[@class=&#x27;b&#x27;]">two &amp; three</a></p></div>'
    )
