import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.links.occurrence import Position
from tests.pages.reading import TARGET, A, link

STYLES = [
    ("display:none", "display:none"),
    ("DISPLAY : NONE !important", "display:none"),
    ("color:red;display:none;", "display:none"),
    ("visibility:hidden", "visibility:hidden"),
    ("visibility: collapse", "visibility:hidden"),
    ("opacity:0", "opacity:0"),
    ("opacity: 0.0", "opacity:0"),
    ("opacity:0%", "opacity:0"),
    ("font-size:0", "font-size:0"),
    ("font-size:0px", "font-size:0"),
    ("font-size:1px", "font-size:0"),
    ("font-size:0.0em", "font-size:0"),
    ("text-indent:-9999px", "text-indent off screen"),
    ("text-indent:-100em", "text-indent off screen"),
    ("position:absolute;left:-9999px", "off screen"),
    ("position:absolute; top: -5000px", "off screen"),
    ("margin-left:-10000px", "off screen"),
    ("width:0;overflow:hidden", "no size and overflow:hidden"),
    ("height:1px;width:1px;overflow:hidden", "no size and overflow:hidden"),
    ("max-height:0;overflow:hidden", "no size and overflow:hidden"),
    ("position:absolute;clip:rect(0,0,0,0)", "clipped"),
    ("clip-path:inset(50%)", "clipped"),
    ("color:#fff;background:#ffffff", "text in the colour of its background"),
    ("color:white;background-color:rgb(255, 255, 255)", "text in the colour of its background"),
]
INNOCENT = [
    "display:block",
    "--x-display:none",
    "x-display:none",
    "opacity:0.5",
    "opacity:01",
    "opacity:0;transform:translateY(20px)",
    "opacity:0;transition:opacity 1s",
    "font-size:10px",
    "font-size:0.9em",
    "font-size:1em",
    "font-size:1.2px",
    "text-indent:-20px",
    "text-indent:2em",
    "left:-10px",
    "margin-left:-15px",
    "width:0",
    "height:0",
    "width:100px;overflow:hidden",
    "height:1.5em;overflow:hidden",
    "overflow:hidden",
    "color:#fff;background:#000",
    "color:#fff",
    "color:white;background:url(x.png) white",
    "clip:rect(0,100px,100px,0)",
    "",
    ";;;:",
]


@pytest.mark.parametrize(("style", "reason"), STYLES)
def test_inline_styles_that_hide(style: str, reason: str) -> None:
    found = link(f'<p>x <a href={TARGET} style="{style}">ropes</a>')
    assert (found.hidden_by, found.position) == (reason, Position.HIDDEN)
    assert link(f'<p>x <span style="{style}"><b>{A}</b></span>').hidden_by == reason


@pytest.mark.parametrize("style", INNOCENT)
def test_inline_styles_that_hide_nothing(style: str) -> None:
    assert link(f'<p>x <a href={TARGET} style="{style}">ropes</a>').hidden_by == ""


def test_the_hidden_attribute_hides() -> None:
    assert link(f"<div hidden>{A}</div>").hidden_by == "hidden attribute"
    assert link(f"<div hidden=hidden>{A}</div>").hidden_by == "hidden attribute"
    assert link(f"<div hidden=until-found>{A}</div>").hidden_by == ""


def test_text_in_the_colour_behind_it_hides_though_an_element_around_sets_that() -> None:
    html = f'<div style="background:#123456"><p><font style="color:#123456">{A}</font>'
    assert link(html).hidden_by == "text in the colour of its background"
    assert link(html.replace("<p>", '<p style="background:white">')).hidden_by == ""


@pytest.mark.parametrize(
    "html",
    [
        f'<div class="hidden">{A}</div>',
        f'<div class="d-none sr-only visually-hidden">{A}</div>',
        f'<div aria-hidden="true">{A}</div>',
        f"<details>{A}</details>",
        f"<noscript>{A}</noscript>",
        f"<div role=tabpanel hidden>{A}</div>",
        f'<div class="tab-pane" style="display:none">{A}</div>',
        f'<div class="accordion-body" style="display: none">{A}</div>',
        f'<div class="read-more" style="display:none">{A}</div>',
        f'<nav><ul class="sub-menu" style="display:none"><li>{A}</ul></nav>',
        f'<div class="carousel-item" style="display:none">{A}</div>',
        f'<div data-aos=fade-up style="opacity:0">{A}</div>',
        f'<a href="#part2">more</a><div id=part2 style="display:none">{A}</div>',
        f'<button aria-controls="x part2">more</button><div id=part2 hidden>{A}</div>',
        f'<a data-target="#part2">more</a><div id=part2 style="display:none">{A}</div>',
        f"<dialog><p>{A}</p></dialog>",
    ],
)
def test_what_readers_can_bring_to_sight_is_not_hidden(html: str) -> None:
    found = link(html)
    assert found.hidden_by == ""
    assert found.position is not Position.HIDDEN


def test_an_id_that_no_control_names_excuses_nothing() -> None:
    assert link(f'<a href="#other">more</a><div id=part2 style="display:none">{A}</div>').hidden_by == "display:none"


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_style_is_read(style: str, identity: str) -> None:
    quoted = [text.replace("&", "&amp;").replace('"', "&quot;") for text in (style, identity)]
    link(f'<div style="{quoted[0]}" id="{quoted[1]}" hidden>{A}</div>')
