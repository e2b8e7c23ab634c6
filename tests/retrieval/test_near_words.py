"""Words near another are found by slips that keep the first letter."""

from bot.retrieval.near_words import NearWords

WORDS = NearWords(["form", "fort", "from", "dorm", "formal", "of", "naïve", "b2b", "for"])


def test_words_are_near_that_are_a_slip_apart_and_begin_alike() -> None:
    assert WORDS.near("forn", 1) == {"form": 1, "fort": 1, "for": 1}
    assert WORDS.near("fomr", 1) == {"form": 1, "for": 1}
    assert WORDS.near("formall", 1) == {"formal": 1}


def test_what_is_short_or_not_of_plain_letters_is_near_nothing() -> None:
    assert WORDS.near("off", 1) == {}
    assert WORDS.near("naive", 1) == {}
    assert WORDS.near("", 1) == {}


def test_it_knows_its_words() -> None:
    assert "form" in WORDS
    assert "forn" not in WORDS
    assert "" not in WORDS
