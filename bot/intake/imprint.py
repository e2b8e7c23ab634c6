"""Lines that say who made a text and under what terms: bylines, biographies, contacts, contributions, funding."""

from collections.abc import Iterable

import regex

from bot.intake.name_pattern import FIRST_WORD, FURTHER_WORD
from bot.intake.names import guessed_names
from bot.intake.staff import is_staff_line
from bot.text.letters import letters

_NAME = rf"{FIRST_WORD}(?:\s+{FURTHER_WORD}){{1,4}}"
_LABEL = r"(?i:author|autor(?:in)?|auteure?|verfasser(?:in)?|автор|yazar|text)"
_LABELLED = regex.compile(
    rf"{_LABEL}\s*:\s*(?P<names>{_NAME}(?:\s*(?:,|&|and|und|et)\s+{_NAME})*)(?P<role>,[^\n]{{1,100}})?\.?"
)
_OTHER_LABEL = regex.compile(r"\p{L}[\p{L} ]{0,20}:\s")
_REST = (
    r"(?:[\p{Lu}\d][\p{L}\p{M}\d.’'&@:-]*+|[,;|/·•–—()&-]"
    r"|(?:and|und|et|y|in|for|für|pour|from|aus|at|of|the|de|à|en|von|by|[ap]\.?m|[Ee]diting|[Ww]riting|[Rr]eporting"
    r"|[Ii]llustrations?|[Ff]otos?|[Pp]hotos?|[Bb]ilder|[Tt]ranslated|[Uu]pdated|[Pp]ublished)\b)"
)
_BYLINE = regex.compile(
    rf"(?i:by|von|par|por|text\s+(?:von|by)|story\s+by|words\s+by|written\s+by|reported\s+by)\s+{_NAME}(?:\s*+{_REST})*+"
)
_SIGNATURE = regex.compile(rf"[–—-]?\s*{_NAME},(?:\s+(?:\p{{Lu}}[\p{{L}}.&’'-]*|of|the|for)){{1,7}}\.?")
_BY = (
    r"(?:(?:additional\s+|with\s+)?(?:reporting|editing|writing)|(?:reported|edited|translated|produced|compiled|fact-checked)"
    r"|written\s+in\s+\p{L}+)\s+by|with\s+(?:assistance|reporting)\s+(?:from|by)|aus\s+dem\s+\p{L}+\s+von"
)
_MADE = regex.compile(
    r"\W*(?:.{1,120}\bcontributed\s+(?:reporting|to\s+this\s+(?:report|story|article|piece))\b.{0,60}"
    rf"|(?i:{_BY}|(?:mitarbeit|redaktion|übersetzung|bearbeitung|editor|source|quelle)\s*:)\s+{_NAME}(?:\s*+{_REST})*+\W*"
    r"|(?i:editor|source|quelle)\s*:\s*(?:(?!\.\s)[^!?\n]){1,60})"
)
_STEP = regex.compile(rf"(?<=\.)\s+(?=(?i:{_BY})\s)")
_WORK = r"(?:article|story|report|post|piece|investigation|project|reporting|series|page|coverage)"
_FUNDED = regex.compile(
    rf"\W*(?:this\s+{_WORK}\s+(?:was|is|has\s+been|contains|may\s+contain)\b[^.]{{0,80}}?\b(?:support(?:ed)?|fund(?:ed|ing)"
    r"|made\s+possible|grants?|affiliate|sponsored|advertisers?)\b"
    rf"|(?:reporting|travel|research|funding|support)\s+for\s+this\s+{_WORK}\b|we\s+(?:may|might)\s+(?:receive|earn)\b"
    r"|diese[rs]?\s+(?:artikel|beitrag|text|recherche)\s+wurde\b[^.]{0,80}\b(?:gefördert|unterstützt|finanziert)\b"
    r"|diese[rs]?\s+(?:seite|artikel|beitrag)\b[^.]{0,60}\b(?:gesponsert\w*|affiliate\w*|werbelinks?)\b"
    r"|cet(?:te)?\s+(?:article|enquête)\s+a\s+(?:été|reçu|bénéficié)\b[^.]{0,80}\b(?:souten|financ|soutien))",
    regex.IGNORECASE,
)
_SAID = regex.compile(r"\b(?:said|says|told|according|sagte|laut|selon)\b")
_TERMS = regex.compile(
    r"(?:©|\bcopyright\s+(?:©|\d{4})).*\b(?:all\s+rights\s+reserved|(?:by|with|without)\s+permission)\b",
    regex.IGNORECASE | regex.DOTALL,
)
_MAIL = regex.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,60}")
_CONTACT = regex.compile(
    r"^\W*(?:contact|e-?mail|reach|write\s+to|follow|kontakt|got\s+a\s+tip|have\s+a\s+tip|send\s+(?:tips|us))\b"
    r"|\b(?:can\s+be\s+reached|reach\s+(?:him|her|them)|erreichbar\s+unter)\b",
    regex.IGNORECASE,
)
_BIOGRAPHY = (
    rf"(?:,[^.]{{1,80}},|\s+(?:and|und|et)\s+{_NAME})?\s+"
    r"(?:is|are|covers?|reports?|reported\s+from|writes?|works?|ist|arbeitet|schreibt|berichtet|est|couvre)\b"
)
# That an author's name is another's is a note of the editors.
_PSEUDONYM = regex.compile(r"pseudonym|\breal\s+name|\balias\b", regex.IGNORECASE)
_VIEWS = regex.compile(r"\W*(?:the\s+)?(?:views|opinions)\s+expressed\b.{0,250}", regex.IGNORECASE)
_WIRE = r"(?:dpa|afp|ap|apa|sda|ats|kna|epd|ots|ani|reuters|xinhua)"
_AGENCIES = regex.compile(
    rf"\(?\p{{Ll}}{{2,5}}(?:/\p{{Ll}}{{2,5}}){{1,3}}\)?|(?i:\(?{_WIRE}(?:[/, ]+{_WIRE}){{0,3}}\)?\.?)"
    rf"|[\p{{L}}]{{2,6}}(?:/\p{{L}}{{2,6}})*\s*\((?i:{_WIRE}(?:[/, ]+{_WIRE}){{0,3}})\)|[（(]完[)）]"
)
_LONGEST_LINE, _LONGEST = 200, 600
_ENDS = (".", "!", "?", "…", ":", "”", '"')


def is_byline(text: str, authors: Iterable[str]) -> bool:
    """Does `text` say no more than who wrote it: "By Ada Lovelace in London", 本报记者 张三, or a name of `authors`?"""
    if len(text) > _LONGEST_LINE:
        return False
    if is_staff_line(text) or _LABELLED.fullmatch(text):
        return True
    if _BYLINE.fullmatch(text) and not text.endswith(_ENDS):
        return True
    return bool(letters(text)) and letters(text) in {letters(author) for author in authors}


def labelled_authors(texts: list[str]) -> tuple[str, ...]:
    """The names in the one line of `texts` such as "Author: Ada Lovelace, head of the office."; () for none or several.

    Among other lines with labels ("Title: …") it is about a book.
    """
    found = [(at, match) for at, text in enumerate(texts) if (match := _LABELLED.fullmatch(text))]
    if len(found) != 1:
        return ()
    at, match = found[0]
    if any(_OTHER_LABEL.match(text) for text in texts[max(0, at - 1) : at] + texts[at + 1 : at + 2]):
        return ()
    return guessed_names([match["names"]])


def is_funding(text: str) -> bool:
    """Does `text` say who paid for the article, or what its outlet earns by it?"""
    return len(text) <= _LONGEST and _FUNDED.match(text) is not None and not _SAID.search(text)


def is_imprint(text: str, authors: Iterable[str]) -> bool:
    """Is `text`, at the end of the article, about the article and who made it?"""
    if len(text) > _LONGEST:
        return False
    if is_funding(text) or _TERMS.search(text):
        return True
    if any(regex.match(f"(?i:{regex.escape(author)}){_BIOGRAPHY}", text) for author in authors):
        return _PSEUDONYM.search(text) is None
    if len(text) <= _LONGEST_LINE and _MAIL.search(text) and _CONTACT.search(text):
        return True
    return all(map(_MADE.fullmatch, _STEP.split(text))) or bool(_AGENCIES.fullmatch(text) or _VIEWS.fullmatch(text))


def is_signature(text: str) -> bool:
    """Is `text`, the last line of an article, the name of who speaks with the outlet: "Ada Lovelace, Example News."?"""
    return len(text) <= _LONGEST_LINE and _SIGNATURE.fullmatch(text) is not None
