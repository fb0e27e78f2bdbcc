from dataclasses import replace

import pytest

from holdfast.cli.show import print_verdict
from holdfast.links.occurrence import Kind, NofollowSource
from holdfast.links.url import Url
from holdfast.links.verdict import Reason, Verdict
from tests.cli.made import IN_FOOTER, LINK, LIVE, PAGE, TARGET, terminal, text_stream, verdict_of, written


def shown(verdict: Verdict) -> str:
    out = text_stream()
    print_verdict(verdict, out)
    return written(out)


def test_a_live_link_is_shown_with_everything_that_was_seen() -> None:
    verdict = replace(LIVE, occurrences=(LINK, replace(IN_FOOTER, nofollow_from=(NofollowSource.LINK,))))
    assert shown(verdict).splitlines() == [
        "✔ LIVE, followed: the link is there and counts",
        "Source       https://blog.example/post",
        "Target       https://shop.example/page",
        'Link         "fine ropes"',
        "             text link, followed, in the content",
        "             …They make [fine ropes] by hand.…",
        "             https://shop.example/page",
        'Also         "logo"  image link, not followed because of the link\'s rel: nofollow noopener, in the footer',
        "Page         HTTP 200, 48.2 kB, 0.21 s, language en",
        "             301  http://blog.example/post",
        "             to   https://blog.example/post",
        '             title "A post"',
        "             canonical is the page itself",
        "             robots meta_robots: max-snippet:-1",
        "             30 internal links, 1,200 external",
        "Target page  HTTP 200",
        "Seen         one link to the target",
        "             rule link_found, 2026-05-04 03:02:01 UTC",
        "Next         Nothing to do.",
    ]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_told_with_its_next_step(reason: Reason) -> None:
    text = shown(verdict_of(reason))
    assert text.split(maxsplit=2)[1].startswith(reason.state.value.upper())
    assert "\nNext" in text


def test_a_single_miss_is_called_suspected() -> None:
    assert shown(verdict_of(Reason.LINK_REMOVED)).startswith("✘ LOST, suspected: the page was read")


def test_what_differs_from_the_agreement_is_told() -> None:
    assert "Differs      anchor: expected 'a', found 'b'" in shown(
        replace(LIVE, differs=("anchor: expected 'a', found 'b'",))
    )


def test_many_occurrences_are_counted() -> None:
    assert "and 90 more" in shown(replace(LIVE, occurrences=(LINK, *[IN_FOOTER] * 100)))


def test_kinds_that_never_count_say_so() -> None:
    assert "form, never followed, being of this kind" in shown(
        replace(LIVE, occurrences=(replace(LINK, kind=Kind.FORM),))
    )


def test_what_a_page_writes_is_neither_markup_nor_control() -> None:
    evil = "[red]x[/red] \x1b[2J\x1b]0;t\x07 :smile: \u202egnp"
    page = replace(PAGE, title=evil, robots=(evil,), language=evil, canonical=Url(evil))
    link = replace(LINK, anchor=evil, before=evil, after=evil, rel=(evil,), hidden_by=evil)
    text = shown(replace(LIVE, page=page, occurrences=(link, link), evidence=(evil,), differs=(evil,), rule=evil))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[red]x[/red]" in text
    assert ":smile:" in text


def test_colours_are_for_terminals() -> None:
    out = terminal()
    print_verdict(LIVE, out)
    assert "LIVE" in written(out)
    assert "\x1b" not in shown(LIVE)


def test_right_to_left_words_keep_their_order() -> None:
    link = replace(LINK, before="לפני ", anchor="קישור", after=" אחרי")
    text = shown(replace(LIVE, occurrences=(link,)))
    assert "\u2068…לפני [קישור] אחרי…\u2069" in text
    assert '"\u2068קישור\u2069"' in text


def test_a_terminal_without_unicode_gets_other_signs() -> None:
    out = text_stream("ascii")
    print_verdict(replace(LIVE, occurrences=(replace(LINK, anchor="größer"),)), out)
    assert written(out).startswith("+ LIVE, followed")
    assert "gr\\xf6\\xdfer" in written(out)


def test_no_answer_is_told_as_such() -> None:
    page = replace(PAGE, status=None, bytes=0, language=None, rendered=True)
    text = shown(replace(verdict_of(Reason.TIMEOUT), page=page))
    assert "no answer, 0.21 s, read by a browser, after its scripts ran" in text


def test_every_source_of_a_nofollow_is_named() -> None:
    assert "not followed because of the link's rel and the page's meta robots: nofollow noopener" in shown(
        replace(LIVE, occurrences=(IN_FOOTER,))
    )


def test_a_long_address_is_folded_and_not_cut() -> None:
    address = Url(TARGET + "/" + "x" * 300)
    text = shown(replace(LIVE, target_url=address))
    assert "x" * 300 in text.replace("\n", "").replace(" ", "")
