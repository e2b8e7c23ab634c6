"""Whose words a sentence gives: those of China's government, or somebody else's."""

import pytest

from bot.answering.officials import is_statement_of_china, officials_of
from bot.answering.position import asks_position
from bot.answering.stating import holds_position
from bot.corpus.source import Kind
from tests.conftest import make_source

OFFICIALS = frozenset(["Geng Shuang", "Zakir"])


@pytest.mark.parametrize(
    "text",
    [
        "China denies locking anybody up, the paper reported.",
        "Beijing, the article says, rejects the charges.",
        "Chinese officials, the Guardian reports, call such claims lies.",
        "The authorities say the programme keeps people safe.",
        "Zhao Lijian, spokesman of China's foreign ministry, has called the institute a vanguard.",
        "The vice foreign minister was reported as calling the visit a chance.",
        "The embassy in Ottawa was reported to have condemned the motion.",
        "The documents were rejected by China as fabrication.",
        "The newspaper, Geng Shuang said, ignored the reasons.",
        "They may leave freely, said Zakir.",
        "According to Zakir, most of them had graduated.",
        "The white paper puts the number at 345,229.",
        "According to the Chinese mission, the assessment is worthless.",
        "Beijing was reported to have called the documents fake news.",
        "The government in Beijing said that all had graduated.",
        "外交部发言人汪文斌称这是谎言。",
    ],
)
def test_a_sentence_gives_what_the_government_says(text: str) -> None:
    assert holds_position(text, OFFICIALS)


@pytest.mark.parametrize(
    "text",
    [
        "Officials are told in the leaked documents to watch inmates at all times.",
        "The study came early, according to the government reports collected by Zenz.",
        "The Secretary-General, his spokesperson said, hoped for more.",
        "SupChina noted that the white paper defends the camps.",
        "Efe notes that rights groups, at the time the white paper appeared, said that a million were held.",
        "The Globe noted that Zakir gave no evidence.",
        "Zakir did not say how many people are held.",
        "Sophie Richardson, China director of Human Rights Watch, said the scale is new.",
        "A letter, signed by the ambassadors of 22 countries, called on China to stop.",
        "The campaign can no longer be denied by the Chinese government, Zenz writes.",
        "People abroad said that they could not reach their relatives.",
        "Uyghurs who fled China told the tribunal that organs were taken.",
        "Activists outside the Chinese embassy said that it must end.",
        "Chinese human rights lawyer Teng Biao said that it is a crime.",
        "The China expert Adrian Zenz said that the number is higher.",
        "Victims of the Chinese government said that they were beaten.",
        "Beijing's critics said that it lies.",
        "Omir Bekali said officials told him to sing.",
        "A Chinese student in Berlin said that she was followed.",
        "A woman from China told the BBC that she was raped.",
        "The US ambassador to China said that it must stop.",
        "Marise Payne, Australia's foreign minister, said that it must stop.",
        "The government-in-exile said that it must stop.",
        "According to a Chinese government whistleblower, they were killed.",
        "Beijing never claimed that they were free.",
        "No Chinese official has ever said so.",
        "It is not true that Beijing announced a visit.",
        "If Beijing says that they are free, why are there fences?",
        "They were sent to what Amnesty calls camps and the government calls training centres.",
        "Minister for Asia Nigel Adams said that courts must judge it.",
        "一名逃离中国的妇女说她被打。",
    ],
)
def test_a_sentence_gives_what_somebody_else_says(text: str) -> None:
    assert not holds_position(text, OFFICIALS)


def test_whom_a_text_introduces_with_an_office_speaks_for_china_also_without_it() -> None:
    text = (
        "China's ambassador in London, Liu Xiaoming, was asked. Nigel Adams, a British minister, said no. Liu said yes."
    )
    assert officials_of(make_source("a", text)) == {"Liu Xiaoming", "Liu", "Xiaoming"}
    behind = (
        "Xu Guixiang, who heads the information office of the Xinjiang government, spoke. Amina Ali, a cook, spoke."
    )
    assert "Xu Guixiang" in officials_of(make_source("a", behind))
    assert "Amina Ali" not in officials_of(make_source("a", behind))


def test_who_speaks_again_and_again_in_a_statement_makes_it() -> None:
    text = "Hu Lianhe called it untrue. The aim, Hu Lianhe said, is work. Reuters noted the number."
    statement = make_source("a", text, kind=Kind.OFFICIAL_STATEMENT, publisher="Xinhua")
    assert officials_of(statement) == {"Hu Lianhe", "Hu", "Lianhe"}
    assert officials_of(make_source("a", text)) == frozenset()


@pytest.mark.parametrize(
    ("publisher", "kind", "is_of_china"),
    [
        ("State Council Information Office of the People's Republic of China", Kind.OFFICIAL_STATEMENT, True),
        ("U.S. Department of State", Kind.OFFICIAL_STATEMENT, False),
        ("The China Project", Kind.NEWS_REPORT, False),
    ],
)
def test_a_statement_is_of_the_government_that_makes_it(publisher: str, kind: Kind, *, is_of_china: bool) -> None:
    assert is_statement_of_china(make_source("a", "Text.", publisher=publisher, kind=kind)) == is_of_china


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What does China say about the camps?", True),
        ("What do the authorities say?", True),
        ("What does China say about the US government's report?", True),
        ("What did the US government say about genocide?", False),
        ("What did the German foreign ministry say?", False),
    ],
)
def test_another_governments_words_are_not_chinas(question: str, *, asks: bool) -> None:
    assert asks_position(question) == asks
