import pytest

from tests.pages.reading import read


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title> Ropes\n &amp;  more </title>", "Ropes & more"),
        ("<title>a<b>c</title>", "a<b>c"),
        ("<title>first</title><title>second</title>", "first"),
        ("<svg><title>drawn</title></svg><p>x<title>late</title>", "late"),
        ("<svg><title>drawn</title></svg>", ""),
        ("<title></title>", ""),
        ("<p>x", ""),
        ("<title>no end <p>x", "no end <p>x"),
        (f"<title>{'x' * 4_000}</title>", "x" * 500),
    ],
)
def test_the_title_is_the_first_of_the_document(html: str, title: str) -> None:
    assert read(html).title == title


@pytest.mark.parametrize(
    ("html", "fields", "language"),
    [
        ("<html lang=de>", (), "de"),
        ("<html lang='pt-BR'>", (), "pt-br"),
        ("<html lang=en_US>", (("content-language", "fr"),), "en-us"),
        ("<html xml:lang=it>", (), "it"),
        ("<html lang=''>", (("content-language", "fr, en"),), "fr"),
        ("<html lang='${lang}'><meta http-equiv=Content-Language content=' nl '>", (), "nl"),
        ("<meta property=og:locale content=es_ES>", (), "es-es"),
        ("<p lang=de>x", (), None),
        ("<html lang=x>", (), None),
        ("<html lang='english please'>", (), None),
    ],
)
def test_the_language_a_page_claims(html: str, fields: tuple[tuple[str, str], ...], language: str | None) -> None:
    assert read(html, *fields).language == language


@pytest.mark.parametrize("html", ["<meta name=ROBOTS content=noindex>", "<p>x<meta name=robots content=noindex>"])
def test_robots_elements_are_read_wherever_they_stand(html: str) -> None:
    assert read(html).robots.noindex == ("meta_robots",)


@pytest.mark.parametrize(
    "html",
    [
        "<head><noscript><meta name=robots content=noindex></noscript></head>",
        "<template><meta name=robots content=noindex></template>",
        "<!-- <meta name=robots content=noindex> -->",
        "<meta name=bingbot content=noindex>",
        "<meta name=robots>",
        "<meta property=robots content=noindex>",
    ],
)
def test_robots_elements_that_do_not_count(html: str) -> None:
    assert read(html).robots.noindex == ()


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("<https://blog.example/c>; rel=canonical", "https://blog.example/c"),
        ("</c>;rel='canonical'", None),
        ('</c>; title="a;b,c"; REL="Canonical shortlink"', "https://blog.example/c"),
        ("</a>; rel=next, </c>; rel=canonical", "https://blog.example/c"),
        ("</a>; rel=canonical, </c>; rel=canonical", None),
        ("/c; rel=canonical", None),
        ("</c>; rel=preload", None),
        ("</c", None),
        ("<" * 5000, None),
    ],
)
def test_the_canonical_of_a_header(value: str, canonical: str | None) -> None:
    assert read("<p>x", ("link", value)).canonical == canonical
