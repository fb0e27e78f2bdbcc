import pytest

from tests.pages.signs.test_signs import PROSE, signs

PHRASES = [
    "Page not found",
    "404",
    "Error 404",
    "404 - Not Found",
    "HTTP 404",
    "404 Error",
    "410",
    "Oops! That page can\u2019t be found.",
    "Sorry, we couldn't find that page",
    "The page you are looking for does not exist",
    "This post has been deleted",
    "This product is no longer available",
    "The requested URL was not found",
    "Nothing found",
    "File not found",
    "Seite nicht gefunden",
    "Diese Seite existiert leider nicht",
    "Die angeforderte Seite wurde nicht gefunden",
    "Fehler 404",
    "Page introuvable",
    "Cette page n'existe plus",
    "Oups ! Page introuvable",
    "Erreur 404",
    "Página no encontrada",
    "La página que busca no existe",
    "Página não encontrada",
    "A página que procura não foi encontrada",
    "Pagina non trovata",
    "Errore 404",
    "Pagina niet gevonden",
    "Deze pagina bestaat niet meer",
    "Nie znaleziono strony",
    "Strona nie istnieje",
    "Stránka nenalezena",
    "Stránka sa nenašla",
    "Az oldal nem található",
    "Pagina nu a fost găsită",
    "Sayfa bulunamadı",
    "Η σελίδα δεν βρέθηκε",
    "Sidan hittades inte",
    "Siden blev ikke fundet",
    "Siden finnes ikke",
    "Sivua ei löydy",
    "Страница не найдена",
    "Ошибка 404",
    "Такой страницы не существует",
    "Сторінку не знайдено",
    "الصفحة غير موجودة",
    "صفحه یافت نشد",
    "הדף לא נמצא",
    "页面不存在",
    "找不到页面",
    "頁面不存在",
    "ページが見つかりません",
    "お探しのページは見つかりませんでした",
    "페이지를 찾을 수 없습니다",
    "Không tìm thấy trang",
    "ไม่พบหน้าที่คุณต้องการ",
    "Halaman tidak ditemukan",
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_title_or_a_heading_says_it_whatever_else_is_there(phrase: str) -> None:
    menu = "".join(f"<li><a href=/{number}>Tour {number} on the ridge</a></li>" for number in range(80))
    for sited in (phrase, f"{phrase} | Ridge", f"Ridge – {phrase}", f"{phrase} - Ridge: notes"):
        assert phrase[:12] in signs(f"<ul>{menu}</ul><p>Try the search.</p>", title=sited).not_found
    assert phrase[:12] in signs(f"<ul>{menu}</ul><h1>{phrase}</h1><p>Try the search.</p>").not_found


@pytest.mark.parametrize(
    "title",
    [
        "How to fix 404 not found errors",
        "Peugeot 404",
        "Room 404",
        "The page that could not be found in the archive",
        "Lost and found",
        "Nothing found its way home",
        "Die Seite wechseln",
        "Error handling",
        "Area 410 | Ridge",
        "iPhone 12 not available in stores yet",
    ],
)
def test_headlines_that_say_something_else(title: str) -> None:
    assert signs(f"<h1>{title}</h1><p>{PROSE * 12}</p>", title=title).not_found == ""


def test_an_article_with_such_a_headline_is_an_article() -> None:
    assert signs(f"<h1>404 Not Found</h1><article><p>{PROSE * 40}</p></article>", title="404 Not Found").not_found == ""


def test_a_short_page_may_say_it_in_passing() -> None:
    assert signs("<h2>Whoops</h2><p>Server said: Error 404. Go home.</p>").not_found
    assert signs("<h1>Sorry, but this page was not found here</h1>").not_found
    assert not signs("<p>There are 404 tours in this book.</p>").not_found
