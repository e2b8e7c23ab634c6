"""Questions that speak of what was asked before."""

import pytest

from bot.text.referring import refers_back


@pytest.mark.parametrize(
    "question",
    ["how old is he?", "and who approved it?", "is it authentic", "What about her children?", "who wrote that?",
     "why did they let them go", "他多大年纪", "wie alt ist ihr Vater"],
)  # fmt: skip
def test_a_question_with_a_word_for_somebody_refers_back(question: str) -> None:
    assert refers_back(question)


@pytest.mark.parametrize(
    "question",
    ["Who is Zhu Hailun?", "is it true that China denies the camps", "were there deaths in the camps?",
     "that the camps exist: who says so first", "How many voted yes?", "谁是朱海仑", "is it safe to travel to Kashgar"],
)  # fmt: skip
def test_a_question_that_says_all_by_itself_does_not(question: str) -> None:
    assert not refers_back(question)
