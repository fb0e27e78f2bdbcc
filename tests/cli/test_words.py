from dataclasses import replace

import pytest

from holdfast.cli.words import KINDS, LOOKS, NOFOLLOW_SOURCES, POSITIONS, REASONS, sign, words_of
from holdfast.links.occurrence import Kind, NofollowSource, Position
from holdfast.links.verdict import Reason, State
from tests.cli.made import IN_FOOTER, LIVE, verdict_of


def test_everything_that_can_be_said_has_its_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(LOOKS) == set(State)
    assert set(KINDS) == set(Kind)
    assert set(POSITIONS) == set(Position)
    assert set(NOFOLLOW_SOURCES) == set(NofollowSource)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_next_step_that_is_a_sentence(reason: Reason) -> None:
    words = words_of(verdict_of(reason))
    assert words.next.endswith(".")
    assert words.next[0].isupper()
    assert not words.why.endswith(".")


def test_a_live_link_needs_nothing_unless_it_is_not_as_agreed() -> None:
    assert words_of(LIVE).next == "Nothing to do."
    assert "unless a followed link was agreed" in words_of(replace(LIVE, occurrences=(IN_FOOTER,))).next
    assert words_of(replace(LIVE, differs=("anchor",))).next == "Ask the site's owner to set the link as agreed."


def test_signs_differ_even_without_colours() -> None:
    for ascii_only in (True, False):
        signs = [sign(state, ascii_only=ascii_only) for state in State]
        assert len(set(signs)) == len(State)
        assert not ascii_only or all(each.isascii() for each in signs)
