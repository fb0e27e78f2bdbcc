import pytest

from holdfast.pages.position.names import Sign, sign_of


@pytest.mark.parametrize(
    ("tag", "role", "names", "sign"),
    [
        ("nav", "", "", Sign.NAVIGATION),
        ("div", "Navigation ", "", Sign.NAVIGATION),
        ("div", "", "site-footer", Sign.FOOTER),
        ("div", "", "siteFooter", Sign.FOOTER),
        ("section", "", "site_footer dark", Sign.FOOTER),
        ("ol", "", "comment-list", Sign.COMMENT),
        ("article", "", "comment even depth-1", Sign.COMMENT),
        ("div", "", "has-comments", Sign.COMMENT),
        ("div", "", "respond", Sign.CONTROLS),
        ("div", "", "author-bio", Sign.AUTHOR_BIO),
        ("section", "", "related-posts", Sign.RELATED),
        ("div", "", "verwandte-artikel", Sign.RELATED),
        ("div", "", "seitenleiste", Sign.SIDEBAR),
        ("aside", "", "post-content", Sign.BODY_TEXT),
        ("div", "", "entry-content", Sign.BODY_TEXT),
        ("div", "", "post-12 hentry category-footer tag-comments", Sign.BODY_TEXT),
        ("article", "", "", Sign.BODY_TEXT),
        ("main", "", "content", Sign.BODY_TEXT),
        ("div", "", "content", Sign.CONTENT),
        ("div", "", "main--no-sidebar", Sign.CONTENT),
        ("div", "", "has-sidebar", None),
        ("div", "", "sidebar-right", None),
        ("div", "", "elementor-widget", None),
        ("div", "", "col-md-8 row", None),
        ("div", "", "subnavigational", None),
        ("div", "", "", None),
        ("div", "presentation", "x" * 9_000 + " footer", None),
    ],
)
def test_what_an_element_says_of_itself(tag: str, role: str, names: str, sign: Sign | None) -> None:
    assert sign_of(tag, role, names) is sign
