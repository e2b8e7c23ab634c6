"""Sentences that are misread without the next one: what they ask or claim is answered there."""

import regex

_QUESTION_MARKS = "?？؟"
_CLOSING = "”’»«“」』\"')]）"
_CLAIM = regex.compile(
    r"""(?:q|question|claim|myth|rumou?r|allegation|frage|behauptung|mythos|affirmation|intox|rumeur|idée\x20reçue
    |вопрос|утверждение|миф|soru|iddia|efsane)(?:\x20?\#?\d{1,3})?\x20?:
    |(?:\p{Han}{0,6}[问問]|传言|傳言|谣言|謠言|网传|網傳|说法|說法)\x20?[:：]""",
    regex.IGNORECASE | regex.VERBOSE,
)


def asks(text: str) -> bool:
    """Does `text` end with a question mark?"""
    return text.rstrip(_CLOSING).endswith(tuple(_QUESTION_MARKS))


def puts(text: str) -> bool:
    """Does a block that begins with `text` put a question or a claim that the next one answers: "Claim: …"?"""
    return _CLAIM.match(text) is not None
