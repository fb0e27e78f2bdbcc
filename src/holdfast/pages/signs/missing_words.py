"""How pages say that there is no such page, in thirty languages; matched in any case."""

#: The status as headlines write it: `404`, `Error 404`, `404 - Fehler`.
STATUS = (
    r"(?:http )?(?:error|fehler|erreur|ошибка|errore|błąd|chyba|hata|fout|fejl|fel|feil|virhe|hiba)?[ :#-]{0,3}"
    r"\b(?:404|410)\b[ -]{0,3}(?:error|fehler|erreur|page|seite)?"
)

_THING = (
    r"(?:the |this |that |your )?(?:requested |web ?)?"
    r"(?:page|url|address|document|file|content|article|post|product|item|topic|thread|entry|resource|listing)"
    r"(?: (?:that )?you(?:'re| are| were|'ve| have)? (?:looking for|requested|trying to (?:reach|access)|seek))?"
)
_SEITE = (
    r"(?:die |diese |ihre |der |dieser |das )?(?:von ihnen )?(?:angeforderte |gewünschte |gesuchte |aufgerufene )?"
    r"(?:seite|datei|url|inhalt|artikel|beitrag|dokument|produkt|thema)"
)
_PAGE_FR = (
    r"(?:la |cette |le |l')?(?:page|article|contenu|ressource|document)(?: (?:que vous (?:re)?cherchez|demandée?))?"
)
_PAGINA_ES = (
    r"(?:la |esta |a |esta )?(?:página|pagina|artículo|contenido|documento|publicación|artigo|conteúdo)"
    r"(?: (?:solicitad[ao]|que (?:buscas|busca|solicitó|procura|procuras)))?"
)
_PAGINA_IT = r"(?:la |questa )?(?:pagina|risorsa|articolo)(?: (?:richiesta|cercata|che (?:stai cercando|cerchi)))?"

MISSING = (
    # English
    (
        rf"{_THING} (?:was |is |has been |can(?:'t|not| not) be |could ?n(?:o|')t be |could not be |wasn't |isn't )?"
        r"(?:not )?(?:found|available|located|removed|deleted|missing)(?: or .{1,40})?"
    ),
    rf"{_THING} (?:does|do)(?:n't| not)(?: seem to| appear to)? exist(?: any ?more)?",
    rf"{_THING} (?:is )?(?:no longer (?:exists|available|here|there)|gone)",
    r"(?:sorry,? )?(?:but )?we (?:can(?:'t|not)|could(?:n't| not)) find (?:that|the|this|your|what) .{1,40}",
    r"nothing (?:was )?found(?: here)?|(?:file )?not found|no such page|there(?:'s| is) nothing here",
    r"(?:oops|whoops|uh[- ]oh|d'oh)(?:[,!.… ]{1,5}(?:that|this|the) page can(?:'t|not) be found)?",
    r"this page isn't available",
    # German
    (
        rf"{_SEITE} (?:(?:wurde|konnte|ist|existiert|kann) )?(?:leider )?nicht(?: mehr)?"
        r"(?: (?:gefunden(?: werden)?|verfügbar|vorhanden|auffindbar|erreichbar))?"
    ),
    rf"{_SEITE} (?:wurde )?gelöscht|nicht gefunden|seite fehlt",
    # French
    rf"{_PAGE_FR} (?:est )?(?:introuvable|inexistante?|indisponible|supprimée?|non trouvée?)",
    rf"{_PAGE_FR} (?:n'existe (?:pas|plus)|n'a pas été trouvée?|n'est (?:pas|plus) disponible)",
    r"introuvable|page perdue",
    # Spanish, Portuguese
    (
        rf"{_PAGINA_ES} (?:no|não) (?:se )?(?:ha sido |pudo ser |foi |está |ha )?"
        r"(?:encontrad[ao]|encontrou|existe|disponible|disponível|encuentra)"
    ),
    r"(?:no|não) encontrad[ao]|página inexistente|no hemos encontrado (?:la|esta) página",
    # Italian
    rf"{_PAGINA_IT} (?:non (?:è stata |è )?(?:trovat[ao]|esiste(?: più)?|disponibile)|inesistente)|non trovat[ao]",
    # Dutch
    (
        r"(?:de |deze )?(?:opgevraagde |gevraagde )?(?:pagina|artikel|bestand)(?: (?:is|werd|kon|kan))? "
        r"(?:niet (?:gevonden|beschikbaar|worden gevonden)|bestaat niet(?: meer)?|onbekend)|niet gevonden"
    ),
    # Polish
    r"(?:ta |taka |podana |żądana )?(?:strona|podstrona) nie (?:została )?(?:znaleziona|istnieje|odnaleziona)",
    r"nie (?:znaleziono|odnaleziono)(?: (?:takiej )?strony)?|strony nie znaleziono|brak strony",
    # Czech, Slovak
    r"stránka (?:nebyla |nebola |sa )?(?:nenalezena|nenájdená|nalezena|nájdená|neexistuje|nenašla)|nenalezeno",
    r"stránku (?:se |sa )?(?:nebylo možné najít|nepodařilo (?:se )?najít|nenašli)",
    # Hungarian, Romanian, Turkish, Greek
    r"(?:a |az )?(?:keresett |kért )?(?:oldal|lap) nem (?:található|létezik|elérhető)|nincs ilyen oldal",
    r"pagina (?:(?:căutată|solicitată|cerută) )?nu (?:a fost găsită|există(?: mai mult)?|este disponibilă)",
    r"(?:aradığınız |istediğiniz )?sayfa (?:bulunamad[ıi]|mevcut değil|yok)|bulunamadı",
    r"η σελίδα δεν (?:βρέθηκε|υπάρχει)|δεν βρέθηκε",
    # Swedish, Danish, Norwegian, Finnish
    r"sidan (?:hittades inte|finns inte(?: längre)?|kunde inte hittas|kan inte hittas|saknas)",
    r"siden (?:blev ikke fundet|findes ikke|ble ikke funnet|finnes ikke|kunne ikke findes)|sivua ei (?:löydy|löytynyt)",
    # Russian, Ukrainian, Bulgarian
    r"(?:запрашиваемая |запрошенная |такая |эта )?страница (?:не (?:найдена|существует|доступна)|удалена)",
    r"не найден[ао]?|страницы не существует|такой страницы (?:нет|не существует)",
    r"сторінк[ау] не (?:знайдено|існує)|страницата не (?:е намерена|беше намерена|съществува)",
    # Arabic, Persian, Hebrew
    r"(?:الصفحة|صفحة) (?:غير موجودة|المطلوبة غير موجودة)|لم يتم العثور على (?:الصفحة|صفحة)",
    r"(?:صفحه|برگه)(?: مورد نظر)? (?:یافت نشد|پیدا نشد|وجود ندارد)|(?:העמוד|הדף) (?:המבוקש )?(?:לא נמצא|אינו קיים)",
    # Chinese, Japanese, Korean
    r"(?:您访问的|您要(?:查看|访问)的|抱歉，?)?(?:页面|網頁|网页|頁面)(?:不存在|未找到|找不到了?|没有找到|已(?:被)?删除)",
    r"(?:找不到|未找到)(?:该|此|您要的|您訪問的)?(?:页面|網頁|网页|頁面)",
    r"(?:お探しの|指定された|ご指定の)?ページ(?:が|は)?(?:見つかりません(?:でした)?|存在しません|ありません)。?",
    r"페이지를 찾을 수 없습니다\.?|존재하지 않는 페이지(?:입니다)?\.?",
    # Vietnamese, Thai, Indonesian
    r"không tìm thấy (?:trang|nội dung)|trang không tồn tại|halaman tidak (?:ditemukan|tersedia)",
    r"ไม่พบหน้า(?:ที่คุณต้องการ|เว็บ)?",
)
