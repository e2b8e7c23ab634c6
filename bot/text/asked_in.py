"""Which language a question is in: English or Chinese, or another one."""

import regex

from bot.text.english import is_english
from bot.text.function_words import asks_in_chinese, is_english_grammar, is_foreign
from bot.text.words import folded, terms

_HAN = regex.compile(r"\p{Han}")
_JAPANESE = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
# So many Chinese characters to one of Japanese are rather Chinese that speaks of it.
_TO_ONE = 5
_OTHER = regex.compile(r"[\p{L}--[\p{Latin}\p{Han}\p{Hiragana}\p{Katakana}\p{Common}\p{Inherited}]]", regex.VERSION1)
# Of the letters with a mark those that names in Uyghur, Turkish and German have tell nothing: people write names small.
_MARKED = regex.compile("[àâáãçèéêìíîïñòóôõùûúœßąćęłńśźż]")
# English has taken these in, with their marks.
_TAKEN_IN = frozenset(
    """
    à attaché café cafés chargé cliché clichés communiqué coup d'état déjà détente élite élites émigré émigrés entrée
    exposé façade façades fiancé fiancée naïve naïveté protégé protégés régime régimes résumé rôle señor touché
    """.split()
)


def small_amid_capitals(question: str) -> set[str]:
    """The words of `question`, without accents, that are written small where others have a capital.

    None where a word of English grammar is among them.
    """
    typed = [question[term.start : term.end] for term in terms(question)]
    if not any(word[0].isupper() for word in typed) or any(is_english_grammar(folded(word)) for word in typed):
        return set()
    return {folded(word) for word in typed if word.islower()}


def marked(question: str) -> set[int]:
    """Where words of `question` begin that are of another language than English, by a mark on a letter.

    A name may be any. The first word is none only for its capital, unless the next one has one, too.
    """
    text = question.lower() if question.isupper() else question
    typed = [text[term.start : term.end] for term in terms(text)]
    if len(typed) > 1 and typed[1][0].islower():
        typed[0] = typed[0].lower()
    found = zip(terms(question), typed, strict=False)
    return {term.start for term, word in found if word.islower() and word not in _TAKEN_IN and _MARKED.search(word)}


def is_in_another_language(question: str) -> bool:
    """Is `question` in another language than English and Chinese? Names tell nothing of it.

    Other letters tell it, words of grammar, and marks on letters where no word beside them is English.
    """
    typed = [question[term.start : term.end] for term in terms(question)]
    words = [folded(word) for word in typed]
    if is_foreign(words, small_amid_capitals(question)):
        return True
    if any(map(is_english_grammar, words)):
        return False
    if japanese := len(_JAPANESE.findall(question)):
        return japanese * _TO_ONE > len(_HAN.findall(question))
    if _OTHER.search(question):
        return not asks_in_chinese(question)
    english = sum(word.isascii() and is_english(word) for word in typed)
    return len(marked(question)) > english
