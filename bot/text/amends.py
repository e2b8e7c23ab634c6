"""What a published page says against itself: that it was retracted or corrected, or that it is satire."""

from collections.abc import Iterator
from enum import StrEnum

import regex


class Amends(StrEnum):
    """What a page says of itself."""

    RETRACTED = "retracted"
    CORRECTED = "corrected"
    SATIRE = "satire"


_THIS = r"""(?:this|the\x20above)\x20(?:\p{L}+\x20)?(?:article|story|report|paper|post|page|piece|video|column|study)
    \x20(?:has\x20(?:since\x20)?been|was|is|have\x20been)\x20(?:\p{L}+ly\x20|since\x20)?"""
_DE = r"(?:dieser|dieses|diese)\x20(?:artikel|beitrag|bericht|text|meldung|studie)\x20(?:wurde|ist)\x20"
_FR = r"(?:cet?|cette)\x20(?:article|texte|étude|reportage|page)\x20a\x20été\x20"
_RU = r"(?:эта|этот|данная|данный)\x20(?:статья|материал|публикация|текст)\x20(?:была?\x20)?"
_TR = r"bu\x20(?:haber|makale|yazı|içerik)\x20"
_ZH = r"(?:本|该|該|此)(?:文|文章|报道|報道|報導|论文|論文|稿)\p{Han}{0,4}?"
# A single word counts at the start of a line only, and a sentence only of this page: others may be told of, too.
_SAYS = {
    Amends.RETRACTED: rf"""^(?:\[?(?:retracted|retraction|withdrawn)(?:\x20(?:notice|article|note))?
            (?:\]|\x20?[:.–—-]|$)
        |zurückgezogen\x20?(?:[:.]|$)|rétract(?:é|ation)\x20?(?:[:.]|$)|отозвано\x20?(?:[:.]|$)|geri\x20çekildi(?:[:.]|$)
        |(?:撤稿|已撤回|撤回)(?:声明|聲明|说明|說明)?(?:[：:]|$))
        |{_THIS}(?:retracted|withdrawn|removed|taken\x20down)\b
        |{_DE}zurückgezogen\b|{_FR}(?:rétracté|retiré)|{_RU}(?:отозван|удал[её]н|снят)|{_TR}(?:geri\x20çekil|kaldırıl)
        |{_ZH}(?:撤回|撤稿|撤下|撤销|撤銷)""",
    Amends.CORRECTED: rf"""^(?:corrections?(?:\x20\([^()\n]{{1,40}}\)|,?\x20[^:\n]{{1,30}}\d{{4}})?\x20?(?:[:–—]|$)
        |clarification\x20?:|erratum\b|berichtigung\x20?:|korrektur\x20?:|(?:rectificatif|correction|erratum)\x20?:
        |(?:исправление|поправка)\x20?:|düzeltme\x20?:|(?:更正|勘误|勘誤|订正|訂正)(?:声明|聲明|启事|啟事)?[：:])
        |\b(?:an?|the)\x20(?:earlier|previous|original|prior)\x20version\x20of\x20this\x20
            (?:article|story|report|piece|post|column|page)\b
        |{_THIS}(?:corrected|amended|updated\x20to\x20correct)\b
        |in\x20einer\x20früheren\x20(?:version|fassung)\x20(?:dieses|des)\b|{_DE}(?:berichtigt|korrigiert)\b
        |une\x20(?:première\x20)?version\x20(?:précédente|antérieure)\x20de\x20cet|{_FR}(?:corrigé|rectifié|modifié)
        |в\x20(?:предыдущей|первоначальной|ранней)\x20версии\x20(?:этой|этого|статьи|материала|текста)
        |bu\x20(?:haberin|makalenin|yazının)\x20önceki\x20(?:sürüm|hâl|hal)|{_TR}düzeltil
        |(?:本文|该文|該文|此文|报道|報道|報導)(?:的)?(?:较早|較早|早前|先前|此前|之前|旧)(?:的)?版本""",
    Amends.SATIRE: rf"""^(?:satire|satirical|parody|satirisch|parodie|parodia|сатира|пародия|hiciv|mizah|讽刺|諷刺|恶搞
            |惡搞)(?:\x20?[:.|–—-]|：|$)
        |{_THIS}(?:an?\x20|intended\x20as\x20|meant\x20as\x20)?(?:work\x20of\x20)?(?:satire|satirical|parody)\b
        |{_DE}(?:eine?\x20)?satir|cet?\x20(?:article|texte)\x20est\x20(?:un\x20|une\x20)?(?:satir|parodi)
        |(?:это|эта\x20статья|данный\x20материал)(?:\x20[—–-])?\x20(?:сатир|пароди)|{_TR}(?:hiciv|mizah|satir)
        |{_ZH}(?:讽刺|諷刺|恶搞|惡搞|虚构|虛構)""",
}
_PATTERNS = {
    amends: regex.compile(said, regex.IGNORECASE | regex.MULTILINE | regex.VERBOSE) for amends, said in _SAYS.items()
}


def amends_in(text: str) -> Iterator[Amends]:
    """What `text`, a page with its title on a line of its own, says against itself."""
    return (amends for amends, pattern in _PATTERNS.items() if pattern.search(text))
