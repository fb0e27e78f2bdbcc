from dataclasses import replace

from holdfast.checker.values import Expected
from holdfast.cli.output.table import encode, print_table
from holdfast.cli.tally import Tally
from holdfast.links.url import Url
from holdfast.links.verdict import Reason, Verdict
from tests.cli.made import LIVE, SOURCE, TARGET, text_stream, verdict_of, written


def tally_of(*verdicts: Verdict) -> Tally:
    tally = Tally()
    for line, verdict in enumerate(verdicts, 2):
        tally.add(encode(Expected(source_url=SOURCE, target_url=TARGET, line=line), verdict))
    return tally


def printed(tally: Tally, encoding: str = "utf-8") -> str:
    out = text_stream(encoding)
    print_table(tally, out)
    return written(out)


def test_counts_come_first_and_then_what_needs_attention_the_worst_first() -> None:
    text = printed(
        tally_of(
            LIVE,
            verdict_of(Reason.TIMEOUT),
            verdict_of(Reason.PAGE_NOINDEX),
            verdict_of(Reason.LINK_REMOVED),
            replace(LIVE, differs=("anchor: expected x",)),
        )
    )
    order = [
        "✔ live",
        "1 of them not as agreed",
        "checked",
        "✘ lost\n",
        "▼ devalued\n",
        "✔ live, but not",
        "? unverified\n",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "anchor: expected x" in text
    assert "suspected; a second look must confirm it" in text


def test_a_long_list_is_cut_and_says_so() -> None:
    text = printed(tally_of(*[verdict_of(Reason.LINK_REMOVED)] * 1200))
    assert "✘ lost: the first 50 of 1,200; --format jsonl or csv has them all" in text
    assert text.count("https://blog.example/post") == 50


def test_rows_left_out_are_counted() -> None:
    tally = tally_of(LIVE)
    tally.left_out = 3
    assert "3 rows left out" in printed(tally)


def test_addresses_are_neither_markup_nor_control() -> None:
    evil = replace(verdict_of(Reason.LINK_REMOVED), source_url=Url("https://a.example/[red]\x1b[2J"))
    text = printed(tally_of(evil))
    assert "\x1b" not in text
    assert "[red]" in text


def test_a_terminal_without_unicode_gets_plain_lines() -> None:
    text = printed(tally_of(LIVE, verdict_of(Reason.LINK_REMOVED)), "ascii")
    assert "x lost" in text
    assert "\\u" not in text


def test_an_empty_run_counts_nothing() -> None:
    assert printed(Tally()).split() == ["checked", "0"]
