from holdfast.cli.done import Detail, Done
from holdfast.cli.tally import KEPT, Tally
from holdfast.links.verdict import Reason, State

DETAIL = Detail("https://a.example/", "https://b.example/", "")


def lost(line: int) -> Done:
    return Done(line, State.LOST, Reason.LINK_REMOVED, differs=False, data=b"", detail=DETAIL)


def test_states_and_reasons_are_counted() -> None:
    tally = Tally()
    for done in (lost(1), lost(2), Done(3, State.LIVE, None, differs=False, data=b"", detail=DETAIL)):
        tally.add(done)
    assert tally.checked == 3
    assert tally.reasons[State.LOST, Reason.LINK_REMOVED] == 2
    assert tally.states_line() == "1 live, 2 lost"
    assert Tally().states_line() == "none yet"


def test_the_first_links_that_need_attention_are_kept_whatever_their_order() -> None:
    tally = Tally()
    for line in range(1000, 0, -1):
        tally.add(lost(line))
    assert [done.line for done in tally.attention[State.LOST]] == list(range(1, KEPT + 1))


def test_a_live_link_needs_attention_only_where_it_is_not_as_agreed() -> None:
    tally = Tally()
    tally.add(Done(1, State.LIVE, None, differs=False, data=b"", detail=DETAIL))
    tally.add(Done(2, State.LIVE, None, differs=True, data=b"", detail=DETAIL))
    assert [done.line for done in tally.attention[State.LIVE]] == [2]
    assert tally.different == 1
