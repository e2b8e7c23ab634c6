"""Telling a question from what else people write to each other."""

import regex

_MARK = regex.compile(r"[?？؟]")
_OPENING = regex.compile(
    r"""(?ix)^\P{L}*(?:
        who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|can|could
        |wer|wen|wem|wessen|was|wann|wo|wohin|woher|welche[rsnm]?|warum|wieso|weshalb|wie|wieviele?
        |qui|que|quoi|quand|où|quel(?:le)?s?|pourquoi|comment|combien|est-ce
        |kim\p{L}*|ne|neden|niçin|niye|nasıl|nere\p{L}+|hangi|kaç
        |кто|кого|кому|что|чего|когда|где|куда|откуда|как(?:ой|ая|ие|ое|их)?|почему|зачем|сколько
    )\b"""
)
_CHINESE = regex.compile(
    "[谁誰吗嗎]|什[么麼]|哪[里裡儿個个些一]|为何|為何|为什|為什|怎[么麼]|如何|多少|[几幾][个個人]|何[时時]"
)


def is_question(text: str) -> bool:
    """Does `text` look like a question, in one of the languages that we speak?"""
    return any(pattern.search(text) for pattern in (_MARK, _OPENING, _CHINESE))
