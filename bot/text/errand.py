"""Errands: what somebody wants done, or to know for himself. Reporting says little about who asks."""

import regex

# "us" is a country, and "we" are all of us ("how do we know", 我们, 我国).
_ASKER = regex.compile(
    r"(?i)(?<![\p{L}\p{M}])(?:i|i['’](?:m|d|ve|ll)|me|my|myself|ich|mich|mir|mein(?:e[mnrs]?)?|je|moi|mon|mes"
    r"|ben|bana|benim|я|меня|мне|мой|моя|мои)(?![\p{L}\p{M}'’])|我(?![国國们們])"
)
# Verbs that are no nouns: "book about the camps" orders nothing.
_ORDER = regex.compile(
    r"(?i)^\W*(?:please\s+|pls\s+|can you\s+|could you\s+)?(?:calculate|compose|compute|convert|recommend|remind|sing"
    r"|solve|suggest|translate|write)\b"
    r"|\b(?:can|could) (?:some|any)(?:one|body)\b|\bany (?:advice|ideas?|recommendations?|suggestions?|tips)\b"
)


def is_errand(question: str) -> bool:
    """Does `question` speak of the one who asks, or order something to be done?"""
    return _ASKER.search(question) is not None or _ORDER.search(question) is not None
