"""How common words are: by the forms that they have together, and never less than rare ones."""

from bot.text.everyday import is_everyday, share


def test_common_words_are_in_more_passages_than_rare_ones() -> None:
    assert 1 > share("peopl") > share("guy") > share("prison") > share("karakax") == share("no word at all") > 0


def test_small_numbers_are_everyday_words_and_others_are_not() -> None:
    assert share("1") > share("17") > share("2017") > share("80") > share("5656") == share("karakax")
    assert is_everyday("3") and not is_everyday("5656")


def test_forms_of_a_word_count_together() -> None:
    assert share("take") > 0.1  # take, takes, taking, took, taken
    assert is_everyday("take") and not is_everyday("took")


def test_words_with_which_is_asked_in_other_languages_are_everyday_ones() -> None:
    assert is_everyday("combien") and is_everyday("сколько") and is_everyday("kac")
