"""Which language a text is in, by its letters and its smallest words; for what says nothing of its language."""

from collections import Counter

import regex

_LEAST = 3
"""Letters of a script, or small words, below which nothing is said."""
_READ = 5000
_WORD = regex.compile(r"\p{Latin}+")
_SCRIPTS = {
    "kana": regex.compile(r"[\p{Hiragana}\p{Katakana}]"),
    "han": regex.compile(r"\p{Han}"),
    "hangul": regex.compile(r"\p{Hangul}"),
    "arabic": regex.compile(r"\p{Arabic}"),
    "cyrillic": regex.compile(r"\p{Cyrillic}"),
    "latin": regex.compile(r"\p{Latin}"),
}
_UYGHUR = regex.compile("[ېۇۆۈۋڭە]")
_PERSIAN = regex.compile("[پچژگ]")
_KAZAKH = regex.compile("[әғқңөұүһі]", regex.IGNORECASE)
_UKRAINIAN = regex.compile("[єїґ]", regex.IGNORECASE)
_TRADITIONAL = regex.compile("[國們這說時個會來為對學過還經種關問開發點無長門車東義書]")
_SIMPLIFIED = regex.compile("[国们这说时个会来为对学过还经种关问开发点无长门车东义书]")
_SMALL = {
    "en": "the of and to in that is was for it with as his on be at by had are but from they which not",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont",
    "es": "de la que el en y los se del las un por con una su para es al lo como más pero sus le",
    "it": "di che il la e un per non una in sono del le con della si da dei nel più anche come ha gli",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om door ook als bij uit",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ne o en var değil ama",
}
_LANGUAGES = {language: frozenset(words.split()) for language, words in _SMALL.items()}


def language_of(text: str) -> str | None:
    """The code of the language of `text`, for Chinese with its script where that is Hant; None where it cannot be told.

    It looks at the beginning only, and knows English, German, French, Spanish, Italian, Dutch, Turkish, Chinese,
    Japanese, Korean, Russian, Ukrainian, Kazakh, Uyghur, Arabic and Persian.
    """
    text = text[:_READ]
    letters = Counter({name: len(letter.findall(text)) for name, letter in _SCRIPTS.items()})
    # Names in Latin letters stand in every text, and a Chinese character says more than one of them.
    letters["latin"] //= 4
    match letters.most_common(1)[0]:
        case _, count if count < _LEAST:
            return None
        case "kana", _:
            return "ja"
        case "han", count:
            if letters["kana"] * 5 > count:
                return "ja"
            return "zh-Hant" if len(_TRADITIONAL.findall(text)) > len(_SIMPLIFIED.findall(text)) else "zh"
        case "hangul", _:
            return "ko"
        case "arabic", _:
            return "ug" if _UYGHUR.search(text) else "fa" if _PERSIAN.search(text) else "ar"
        case "cyrillic", _:
            return "kk" if _KAZAKH.search(text) else "uk" if _UKRAINIAN.search(text) else "ru"
    words = Counter(word.casefold() for word in _WORD.findall(text))
    shares = {language: sum(words[word] for word in small) for language, small in _LANGUAGES.items()}
    (best, most), (_, second) = Counter(shares).most_common(2)
    return best if most >= _LEAST and most > second else None
