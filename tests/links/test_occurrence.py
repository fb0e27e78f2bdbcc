from holdfast.links.occurrence import Kind, NofollowSource, Occurrence, Position, best_first
from holdfast.links.url import Url

HREF = Url("https://example.com/")


def link(
    *,
    kind: Kind = Kind.TEXT,
    nofollow_from: tuple[NofollowSource, ...] = (),
    position: Position = Position.CONTENT,
    hidden_by: str = "",
) -> Occurrence:
    return Occurrence(href=HREF, kind=kind, nofollow_from=nofollow_from, position=position, hidden_by=hidden_by)


def test_follow_comes_before_nofollow_and_content_before_the_rest() -> None:
    footer = link(position=Position.FOOTER)
    nofollow = link(nofollow_from=(NofollowSource.LINK,))
    content = link()
    assert best_first([nofollow, footer, content]) == (content, footer, nofollow)


def test_a_link_nobody_sees_comes_last() -> None:
    hidden = link(hidden_by="display:none")
    nofollow = link(nofollow_from=(NofollowSource.META_ROBOTS,))
    assert best_first([hidden, nofollow]) == (nofollow, hidden)


def test_equals_keep_the_order_of_the_page() -> None:
    first, second = link(), link()
    assert best_first([first, second])[0] is first


def test_frames_and_forms_pass_no_vote() -> None:
    assert not link(kind=Kind.FRAME).follow
    assert not link(kind=Kind.FORM).follow
    assert link(kind=Kind.IMAGE).follow


def test_template_parts_hint_at_a_sitewide_link() -> None:
    assert link(position=Position.FOOTER).sitewide
    assert not link(position=Position.COMMENT).sitewide
