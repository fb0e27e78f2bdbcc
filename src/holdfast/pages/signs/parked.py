"""Domains without a site: for sale, parked, or showing a server's default page."""

from holdfast.pages.signs.glance import Glance
from holdfast.pages.words import any_code, any_phrase

_MOST_WORDS = 400
_MOST_WORDS_OF_PHRASE = 250

#: Marks of parking companies' scripts, and of marketplaces' pages for one domain.
_MARKS = any_code(
    r"data-adblockkey=",
    r"sedoparking\.com",
    r"parkingcrew\.net",
    r"parklogic\.com",
    r"[./]bodis\.com",
    r"afternic\.com/(?:forsale|lander)",
    r"dan\.com/(?:buy-domain|assets)|cdn\d?\.dan\.com",
    r"hugedomains\.com/(?:domain_profile|rate-limit)",
    r"sedo\.com/(?:search/details|checkdomainoffer)",
    r"skenzo\.com",
    r"d38psrni17bvxu\.cloudfront\.net",  # ParkingCrew's own script host
    r"/px\.js\?ch=",
    r"parkingpage\.namecheap\.com",
    r"domainmarket\.com/buynow",
    r"undeveloped\.com/buy-domain",
    r"efty\.com/landers",
    r"(?:atom|squadhelp|brandbucket)\.com/names?/",
    r"buydomains\.com/lander",
    r"uniregistry\.com/buy",
    r"wsimg\.com/parking",
    r"godaddy\.com/forsale|location\.href\s*=\s*[\"']/lander",
    r"window\.park\s*=",
    r"park\.101datacenter",
    r"nameshift\.com",
    r"parking\.reg\.ru",
)
_PHRASES = any_phrase(
    r"domain(?: name)?(?: [\w.-]{3,80})? (?:is|may be|might be|could be) (?:available )?(?:(?:up )?for sale|parked)",
    r"[\w-]{1,63}\.[a-z]{2,20} is (?:available )?for sale",
    r"buy this domain|(?:inquire|enquire) about this domain|make (?:an|your) offer (?:on|for) this domain",
    r"this (?:web ?page|site|website) is parked|parked (?:free of charge|free,? courtesy|domain\b)|domain parking",
    r"domain (?:name )?has (?:just been |recently been |been |)(?:registered|expired)",
    r"this domain (?:has )?expired",
    r"diese domain ist (?:zu verkaufen|geparkt|registriert)",
    r"domain (?:zu verkaufen|steht zum verkauf)",
    r"domain wurde (?:soeben )?(?:erfolgreich )?(?:registriert|eingerichtet|geparkt)",
    r"hier entsteht eine neue internetpr(?:ä|ae)senz",
    r"ce (?:nom de )?domaine est (?:à vendre|en vente|parqué|enregistré)",
    r"este dom[ií]nio est[áa] (?:en venta|à venda|a la venta|estacionado)",
    r"dit domein is te koop|deze domeinnaam is (?:te koop|geregistreerd|geparkeerd)",
    r"questo dominio è (?:in vendita|registrato)",
    r"domena (?:jest )?na sprzedaż",
    r"домен (?:прода[её]тся|припаркован)",
    r"域名(?:正在)?出售|このドメインは.{0,20}(?:販売|お名前\.com)|이 도메인은",
)
#: What servers and hosts show where nobody has put a site yet.
_DEFAULT_PAGES = any_phrase(
    r"^welcome to nginx",
    r"apache2? (?:ubuntu|debian|http server)? ?(?:default|test) page",
    r"^it works!$",
    r"^iis(?: windows(?: server)?|\d{0,2})$",
    r"default (?:web ?site|web) page|domain default page|web server's default page",
    r"test page for the (?:apache|nginx|http)",
    r"future home of something quite cool",
    r"this is the default (?:index|web|page|website)",
    r"^(?:this )?(?:web)?site (?:is |has been )?(?:not configured|not published)",
    r"there isn't a github pages site here",
)


def parked(glance: Glance) -> str:
    """Say what shows that there is no site at this domain."""
    if glance.words > _MOST_WORDS:
        return ""
    if mark := _MARKS.search(glance.code):
        return mark[0].strip("/=. ")
    if glance.words > _MOST_WORDS_OF_PHRASE:
        return ""
    for line in glance.headlines:
        if found := _PHRASES.search(line) or _DEFAULT_PAGES.search(line):
            return f"“{found[0]}”"
    found = _PHRASES.search(glance.says)
    return f"“{found[0]}”" if found else ""
