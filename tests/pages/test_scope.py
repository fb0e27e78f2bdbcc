from holdfast.pages.scope import Inherited, block_of, scopes
from holdfast.pages.tree import Element, build


def element(html: str, identity: str = "it") -> Element:
    """Return the element with an id, the only one of its page that has it."""
    found = build(html).find(id=identity)
    assert found is not None
    return found


def test_a_value_is_worked_out_once_for_each_element() -> None:
    asked: list[str] = []

    def step(depth: int, each: Element) -> int:
        asked.append(each.tag)
        return depth + 1

    document = build("<div><p><b>x</b><i>y</i></p></div>")
    depths = Inherited(0, step)
    assert [depths.of(document.find(tag)) for tag in ("b", "i", "p")] == [5, 5, 4]
    assert sorted(asked) == ["b", "body", "div", "html", "i", "p"]


def test_the_block_of_a_text_is_the_nearest_line_of_its_own() -> None:
    bold = element("<div><p>x <span><b id=it>y</b></span></p></div>")
    block = block_of(bold)
    assert isinstance(block, Element)
    assert block.tag == "p"
    assert block_of(block) is block


def test_the_block_of_a_text_in_endless_inline_elements_is_one_of_them() -> None:
    block = block_of(element("<p>" + "<span>" * 1_000 + "<b id=it>"))
    assert isinstance(block, Element)
    assert block.tag == "span"


def test_what_is_hidden_says_where() -> None:
    document = build("<div hidden><p>x<b style=display:none>y</b></p></div><p id=seen>z")
    seen = scopes(document)
    inner = seen.of(document.find("b"))
    assert (inner.hidden_by, inner.hidden_at) == ("hidden attribute", document.find("div"))
    assert seen.of(document.find(id="seen")).hidden_by == ""


def test_scripts_and_their_like_are_no_text() -> None:
    document = build("<script>x</script><textarea>y</textarea><noscript><p>z</p></noscript>")
    seen = scopes(document)
    assert [seen.of(document.find(tag)).is_text for tag in ("script", "textarea", "noscript", "p")] == [
        False,
        False,
        True,
        True,
    ]
    assert seen.of(document.find("noscript")).is_noscript
