"""Errands of the one who asks, told from questions about the world."""

import pytest

from bot.text.errand import is_errand


@pytest.mark.parametrize(
    "question",
    [
        "how do I reset my password",
        "i'm hungry, what now",
        "I’d like a poem",
        "give me a workout plan",
        "please convert 5 miles to km",
        "Can you translate good night",
        "can someone recommend a laptop",
        "any tips for the great wall?",
        "wie komme ich zum Bahnhof",
        "où est mon chat",
        "benim adım ne",
        "где мой паспорт",
        "我的电脑坏了",
    ],
)
def test_what_somebody_wants_for_himself_is_an_errand(question: str) -> None:
    assert is_errand(question)


@pytest.mark.parametrize(
    "question",
    [
        "我国的水价是多少",
        "我們的祖先從哪裡來",
        "",
        "What are the China Cables?",
        "what did the US say",
        "how do we know what sentence she got",
        "Who converted to Islam?",
        "Which set of documents was written in 2017?",
        "Did China order the camps?",
        "does the report recommend any action",
        "Was steht im Telegramm?",
        "Xi Jinping's speech",
        "book about the camps",
        "新疆有多少人",
    ],
)
def test_a_question_about_the_world_is_none(question: str) -> None:
    assert not is_errand(question)
