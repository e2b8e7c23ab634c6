"""Lines that belong to a picture: its caption with a credit, or the credit alone."""

import regex

_NOUN = (
    r"(?:(?:featured|header|cover|lead|file|main|top)\s+)?(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?"
    r"|videos?|screenshots?|fotos?|bild(?:er)?|titelbild|symbolbild|grafik|illustration(?:en)?|crédits?(?:\s+photos?)?"
    r"|photographies?|фото|иллюстрация|видео|fotoğraf(?:lar)?|görsel|图片?|圖片?|照片|视频|影片|摄影|攝影)"
)
_CREDIT = r"(?:credits?|courtesy(?:\s+of)?|source|nachweis|quelle|kredisi|来源|來源|提供)"
_OPEN, _CLOSE = r"[(（\[【]", r"[)）\]】]"
_AGENCY = (
    r"(?:AFP|AP|AP Photo|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?|dpa|Xinhua|Shutterstock|iStock|Alamy|Pixabay"
    r"|Unsplash|Wikimedia(?: Commons)?|Flickr|imago(?: images)?|picture[ -]alliance|Keystone|Anadolu(?: Agency)?"
    r"|Bloomberg|TASS|VCG)"
)
_NAMED = r"(?:[\p{Lu}\d][\p{L}\p{M}\d.’'&@-]*+|(?:of|the|for|via|and|und|et|von|van|de|la)\b|[/|,;©–—()-])"
_WHOLE = tuple(
    regex.compile(pattern)
    for pattern in (
        # Photo: Ada Lovelace / Agency
        rf"{_OPEN}?\s*(?i:{_NOUN})\s*[:：©/／]\s*(?:(?!\d){_NAMED}(?:\s*+{_NAMED})*+|[^.!?。！？]{{1,60}}[/|©(][^.!?。！？]{{1,60}})\W*",
        rf"{_OPEN}?\s*(?i:{_NOUN}\s*{_CREDIT}|credits?|bildquelle|bildnachweis)\s*[:：©/／]\s*\S.{{0,150}}",
        r"[(（\[【]?\s*(?:图片?|圖片?|照片|视频|影片|摄影|攝影|图源|圖源)\s*[:：/／]\s*[^。！？，]{1,40}",
        # Photographs by Ada Lovelace
        rf"{_OPEN}?\s*(?i:{_NOUN})\s+(?i:by|courtesy(?:\s+of)?|via|credit|von|par)\s+{_NAMED}(?:\s*+{_NAMED})*+\s*{_CLOSE}?\.?",
        r"(?:©|\([cC]\)\s*\d{4}|(?i:copyright)\s*(?:©|\([cC]\)|\d{4})).{0,150}",
    )
)
_TAIL = tuple(
    regex.compile(pattern)
    for pattern in (
        # A guard at the gate. (Photo: Ada Lovelace)
        rf"{_OPEN}\s*(?i:{_NOUN}(?:\s*{_CREDIT})?|credit)\s*(?:[:：©/]|\b(?:by|courtesy|via)\b)[^()（）\[\]]{{0,99}}{_CLOSE}\.?$",
        r"\(AP Photo/[^()]{1,60}\)\.?$",
        # A guard at the gate. Ada Lovelace/AFP via Getty Images
        rf"\p{{Lu}}[\p{{L}}.’'-]+\s?/\s?{_AGENCY}(?:\s+via\s+{_AGENCY})?\)?$",
        r"\bvia\s+(?:Getty(?: Images)?|AP|Reuters|REUTERS)\)?$",
        # 村口的路 张三 摄
        r"(?:[\s（(、，/]|记者|記者)\p{Han}{2,4}\s*[摄攝]影?[)）]?$",
        r"(?:资料图片?|資料圖片?|资料照|資料照|图片来源|圖片來源)[^。！？]{0,30}$",
    )
)
_LONGEST = 300
_SEVERAL = regex.compile(r"[.!?。！？][\"”’»]?\s+\S.*[.!?。！？]")


def is_picture_line(text: str) -> bool:
    """Is the line `text` the credit of a picture, or a caption that ends with one?"""
    if len(text) > _LONGEST:
        return False
    if any(pattern.fullmatch(text) for pattern in _WHOLE):
        return True
    return not _SEVERAL.search(text) and any(pattern.search(text) for pattern in _TAIL)
