"""Text without the characters that no reader sees."""

import unicodedata

import regex

# Controls other than tab and newline, lone surrogates, and the invisible characters that can hide or reorder
# text: soft hyphen, Mongolian vowel separator, zero-width space, word joiner and invisible operators,
# bidirectional embeddings, overrides and isolates, the byte order mark, interlinear annotations, tag characters.
# The joiners U+200C/D and the marks U+200E/F stay: Uyghur, Arabic, Persian and Indic spelling needs them.
_UNSEEN = regex.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_ENDS = regex.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# No script needs more marks on one letter, and normalising many takes their number squared.
_PILED_MARKS = regex.compile(r"(?<=\p{M}{12})\p{M}+")


def clean(text: str) -> str:
    """`text` in NFC, with line ends as `\\n` and without characters that cannot be seen.

    Canonical equivalents are the same text to a reader and to a browser, so this changes no word.
    """
    seen = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _PILED_MARKS.sub("", seen))


def one_line(text: str) -> str:
    """`text` cleaned, with every run of white space as one space."""
    return " ".join(clean(text).split())
