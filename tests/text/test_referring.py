"""Questions that speak of what was asked before."""

import pytest

from bot.text.referring import refers_back


@pytest.mark.parametrize(
    "question",
    ["how old is he?", "and who approved it?", "is it authentic", "What about her children?", "who wrote that?",
     "why did they let them go", "他多大年纪", "wie alt ist ihr Vater",
     "wie alt ist er", "Wann wurde sie eröffnet?", "peki eşi kim?", "onun eşi kim", "où est-il né",
     "что о ней известно", "ئۇنىڭ ئايالى كىم؟", "uning ayali kim?"],
)  # fmt: skip
def test_a_question_with_a_word_for_somebody_refers_back(question: str) -> None:
    assert refers_back(question)


@pytest.mark.parametrize(
    "question",
    ["Is there proof?", "any evidence?", "Proof?", "how do we know?", "How can you be so sure?", "says who?", "Really?",
     "is that true?", "what’s the evidence", "But is there any hard evidence for that?", "why?", "how come?",
     "有证据吗？", "有什麼證據", "证据呢"],
)  # fmt: skip
def test_a_question_that_only_doubts_refers_back(question: str) -> None:
    assert refers_back(question)


@pytest.mark.parametrize(
    "question",
    ["Is there proof of forced labour?", "evidence of torture", "How do we know who leaked the papers?",
     "Who says the camps are closed?", "really big camps", "why did Xi Jinping build camps", "surely", "有酷刑的证据吗",
     "what is known of Kashgar"],
)  # fmt: skip
def test_a_question_that_says_of_what_there_is_proof_does_not(question: str) -> None:
    assert not refers_back(question)


@pytest.mark.parametrize(
    "question",
    ["Who is Zhu Hailun?", "is it true that China denies the camps", "were there deaths in the camps?",
     "that the camps exist: who says so first", "How many voted yes?", "谁是朱海仑", "who was Kim Il Sung", "Was wissen Sie von Kaschgar?", "is it safe to travel to Kashgar"],
)  # fmt: skip
def test_a_question_that_says_all_by_itself_does_not(question: str) -> None:
    assert not refers_back(question)
