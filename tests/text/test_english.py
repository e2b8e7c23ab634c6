"""English at large is known."""

from bot.text.english import english


def test_words_stand_in_small_letters() -> None:
    words = set(english())
    assert {"goat", "emigrate", "percentage"} <= words
    assert not words & {"cty", "goverment", "Goat"}
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
