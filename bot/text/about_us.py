"""Questions to the bot, about itself: who is behind it, which sources it has, what becomes of what it is asked."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

import regex

from bot.text.chinese_characters import simplified
from bot.text.words import CJK, folded


class AboutUs(StrEnum):
    """What of the bot a question is about. Where it is about several of these, the first one counts."""

    PRIVACY = "privacy"
    """What is stored of questions and askers, and who sees it."""
    SOURCES = "sources"
    """Which sources it has."""
    LANGUAGE = "language"
    """Which languages it speaks, and whether it translates."""
    WORKING = "working"
    """What it is, how it works, who is behind it, and whether it is to be trusted."""


# Whoever asks about nothing else is brief.
_MOST_CHARACTERS = 200
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")
_WRITTEN = regex.compile(rf"(?P<word>{_WORD.pattern})(?P<may>\?)?|…")
_NAME = regex.compile(r"\{(\w+)\}")
_CONTINUED = regex.compile(r"\n\s+")
_SOME_WORDS = r"(?:\S+\x20){1,5}"
_CHINESE = "zh"


def about_us(text: str) -> AboutUs | None:
    """What of the bot `text` asks, where it asks nothing else: "who funds you?", but not "who funds ASPI?"."""
    if len(text) > _MOST_CHARACTERS:
        return None
    words = [folded(word) for word in _WORD.findall(text)]
    # Chinese has no spaces between words; elsewhere one stands behind each.
    chinese = CJK.search(text) is not None
    written = simplified("".join(words)) if chinese else "".join(f"{word} " for word in words)
    asked = _pattern(chinese).fullmatch(written)
    return next((matter for matter in AboutUs if asked and asked[matter]), None)


@cache
def _pattern(chinese: bool) -> re.Pattern[str]:
    phrases: dict[str, dict[str, str]] = tomllib.loads((files("bot.text") / "about_us.toml").read_text("utf-8"))

    def of(section: str) -> str:
        texts = [text for language, text in phrases[section].items() if (language == _CHINESE) is chinese]
        lines = "|".join(_CONTINUED.sub(" ", text).strip().replace("\n", "|") for text in texts)
        while _NAME.search(lines):
            lines = _NAME.sub(lambda name: phrases["names"][name[1]], lines)
        return "".join((lines if chinese else _WRITTEN.sub(_as_folded, lines)).split())

    between = f"(?:{of('between')})*"
    asked = "|".join(f"(?P<{matter}>{of(matter)})" for matter in AboutUs)
    # In half the time that regex takes.
    return re.compile(f"{between}(?:(?:{asked}){between})+")


def _as_folded(written: "regex.Match[str]") -> str:
    if written["word"] is None:
        return _SOME_WORDS
    word = folded(written["word"])
    return rf"(?:{word}{written['may'] or ''}\x20)"
