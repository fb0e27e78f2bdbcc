from holdfast.links.occurrence import Kind, NofollowSource, Occurrence, Position
from holdfast.links.url import Url
from holdfast.pages.occurrences import OccurrenceReader
from holdfast.pages.tree import build

TARGET = Url("https://shop.example/ropes")


def read(html: str, tag: str, *page_nofollow: NofollowSource) -> Occurrence:
    document = build(html)
    element = document.find(tag)
    assert element is not None
    return OccurrenceReader(document, page_nofollow).read(element, TARGET)


def test_all_there_is_to_say_of_a_link() -> None:
    html = "<footer><p>Made <b>with</b> <a href=x rel='Sponsored noopener'>good ropes</a> and care.</p></footer>"
    assert read(html, "a") == Occurrence(
        href=TARGET,
        kind=Kind.TEXT,
        anchor="good ropes",
        rel=("sponsored", "noopener"),
        nofollow_from=(NofollowSource.LINK,),
        position=Position.FOOTER,
        before="Made with",
        after="and care.",
    )


def test_what_stands_in_the_head_has_no_surroundings() -> None:
    found = read("<link rel=canonical href=x title=titled><p>Text", "link", NofollowSource.META_ROBOTS)
    assert found == Occurrence(
        href=TARGET, kind=Kind.CANONICAL, rel=("canonical",), nofollow_from=(NofollowSource.META_ROBOTS,)
    )


def test_a_frame_stands_somewhere_too() -> None:
    found = read("<nav>Menu <iframe src=x title='A shop'></iframe></nav>", "iframe")
    assert (found.kind, found.anchor, found.position, found.before) == (
        Kind.FRAME,
        "A shop",
        Position.NAVIGATION,
        "Menu",
    )
    assert not found.follow
