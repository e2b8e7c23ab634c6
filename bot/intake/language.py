"""Language codes as pages write them."""

import regex

_CODE = regex.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.].*)?", regex.IGNORECASE)


def language_code(text: str) -> str | None:
    """The language that `text` (`en-US`, `de_DE`, `zh-TW`) names: its code, for Chinese also the script. None for none.

    The country does not matter to a reader of a text; the script of Chinese does.
    """
    match = _CODE.fullmatch(text.strip())
    if match is None:
        return None
    language, script, country = (part or "" for part in match.groups())
    language = language.lower()
    if not script and language == "zh" and country.upper() in {"TW", "HK", "MO"}:
        script = "Hant"
    return f"{language}-{script.title()}" if script else language
