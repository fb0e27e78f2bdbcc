from holdfast.links.headers import Headers


def test_a_repeated_field_keeps_all_its_values_in_order() -> None:
    headers = Headers((("x-robots-tag", "noindex"), ("server", "x"), ("x-robots-tag", "googlebot: nofollow")))
    assert headers.all("x-robots-tag") == ("noindex", "googlebot: nofollow")
    assert headers.first("x-robots-tag") == "noindex"
    assert headers.first("etag") == ""
