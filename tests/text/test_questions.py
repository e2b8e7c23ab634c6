"""A question is told from what else people write to each other."""

import pytest

from bot.text.questions import is_question


@pytest.mark.parametrize(
    "text",
    ["What are the China Cables?", "who leaked them", "So they knew, right?", "Wer hat das geleakt", "combien de camps",
     "kaç kişi", "Кто это написал", "中国电文是什么", "維吾爾人有多少", "<@1> where is it", "هل تعرف؟"],
)  # fmt: skip
def test_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    ["", "lol", "The China Cables are leaked documents.", "Whatever.", "I know who did it", "Waste", "中国电文。",
     "thanks, that helps a lot"],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert not is_question(text)
