"""What people say to a bot that is no question."""

import regex

_WORD = regex.compile(r"[\p{L}\p{M}'’]+")
_SMALL_TALK = frozenset(
    """
    hi hello hey hiya yo howdy greetings good morning afternoon evening night day everyone all there bot cuttings
    thanks thank you thx ty cheers so much very a lot ok okay great nice cool wow lol haha perfect awesome well done
    bye goodbye see later help test testing ping please yes no yeah yep nope sure sorry welcome how are doing
    你好 您好 谢谢 謝謝 再见 再見 嗨
    """.split()
)


def is_small_talk(text: str) -> bool:
    """Does `text` hold nothing but greetings, thanks and the like?"""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return bool(words) and all(word in _SMALL_TALK for word in words)
