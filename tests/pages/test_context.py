import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.reading import A, link


@pytest.mark.parametrize(
    ("html", "before", "after"),
    [
        (f"<p>We like {A} a lot.", "We like", "a lot."),
        (f"<p>We <b>like</b>\n{A}<i>s</i> a lot.", "We like", "s a lot."),
        (f"<p>first</p><p>second {A}</p><p>third</p>", "first second", "third"),
        (f"<p>one<br>two {A} three<br>four", "one two", "three four"),
        (f"<ul><li>one</li><li>{A}</li><li>three</li></ul>", "one", "three"),
        (f"<p>a<script>spam</script><style>spam</style> {A} <noscript>b</noscript>", "a", "b"),
        (f"<p>a <span hidden>spam</span>{A}<span style='display:none'>spam</span> b", "a", "b"),
        (f"<!-- spam -->{A}<!-- spam -->", "", ""),
        (f"<select><option>spam</select>{A}<textarea>spam</textarea>", "", ""),
        (f"<div style='display:none'>a {A} b</div>c", "a", "b c"),
        (f"<p>We like <a href=/x>this</a>, {A}, <a href=/y>that</a>.", "We like this,", ", that."),
        (f"<p>\u202eWe\u200b like {A}&nbsp;a&nbsp;lot", "We like", "a lot"),
        (f"<title>title</title>{A}", "", ""),
        (f"<div><template shadowrootmode=open><p>shadow {A}</template>light</div>", "shadow", "light"),
    ],
)
def test_the_words_around_a_link(html: str, before: str, after: str) -> None:
    found = link(html)
    assert (found.before, found.after) == (before, after)


def test_long_texts_are_cut_between_words() -> None:
    found = link(f"<p>{'climbing ' * 50}{A}{' climbing' * 50}")
    assert found.before == found.after == " ".join(["climbing"] * 11)


def test_a_text_without_spaces_is_cut_anyhow() -> None:
    found = link(f"<p>{'登' * 300}{A}{'山' * 300}")
    assert (found.before, found.after) == ("登" * 100, "山" * 100)


@given(st.text(alphabet="ab \n\u00a0\u200b登", max_size=300), st.text(alphabet="ab \n", max_size=300))
def test_words_around_are_part_of_the_text_and_short(before: str, after: str) -> None:
    found = link(f"<p>{before}{A}{after}</p>")
    assert len(found.before) <= 100
    assert len(found.after) <= 100
    assert " ".join(before.replace("\u200b", "").split()).endswith(found.before)
    assert " ".join(after.split()).startswith(found.after)
