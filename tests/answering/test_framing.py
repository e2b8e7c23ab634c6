"""What people say around a question: no passage needs to hold it."""

import pytest

from bot.answering.answer import Answered, NoAnswer
from bot.answering.desk import Desk
from bot.answering.framing import asking


@pytest.mark.parametrize(
    ("question", "frame"),
    [
        ("is it true u can get locked up", "is it true"),
        ("I wonder if officials knew", "I wonder"),
        ("someone told me a family was on the list", "someone told me"),
        ("does anybody know who leaked it", "does anybody know"),
        ("what kind of engineer is Ma Xingrui", "what kind of"),
        ("I read that camps were closed", "I read that"),
        ("i just want to know who signed it", "i just want to know"),
        ("I'm wondering who knew", "I'm wondering"),
        ("I’d like to know who signed it", "I’d like to know"),
        ("I've heard that camps were closed", "I've heard that"),
        ("they said that the files are forged", "they said that"),
        ("does anyone remember what happened", "does anyone remember"),
        ("can you tell me who signed it", "can you tell me"),
        ("tell me more about the list", "tell me more about"),
        ("Tell us everything about it", "Tell us everything about"),
        ("give me a brief overview of the list", "give me a brief overview of"),
        ("some background on the list", "some background on"),
        ("explain to me what it is", "explain to me"),
        ("please summarise the list", "summarise"),
        ("can you describe the list", "can you describe"),
        ("What do the cables show?", "show"),
        ("what did the files reveal about shootings", "reveal"),
        ("What does it contain and who wrote it?", "contain"),
        ("Wie hoch ist die Prämie?", "Wie hoch"),
        ("Und wie groß war der Saal?", "wie groß"),
        ("Wie lange war er dort?", "Wie lange"),
        ("Quel âge a le maire ?", "Quel âge"),
        ("À combien s’élève la prime ?", "combien s’élève"),
        ("Ne kadar sürdü?", "Ne kadar"),
        ("Zenz kaç yaşında?", "kaç yaşında"),
        ("Сколько лет Ценцу?", "Сколько лет"),
        ("Как долго это длилось?", "Как долго"),
        ("请介绍一下名单", "请介绍一下"),
        ("能不能給我講講名單", "能不能給我講講"),
        ("告诉我谁签署了它", "告诉我"),
        ("我想知道谁签署了它", "我想知道"),
        ("请问谁签署了它", "请问"),
        ("有沒有人知道誰簽署了它", "有沒有人知道"),
        ("有人被强奸，是真的吗", "是真的吗"),
    ],
)
def test_what_leads_in_asks_for_nothing(question: str, frame: str) -> None:
    start = question.index(frame)
    assert asking(question) == set(range(start, start + len(frame)))


@pytest.mark.parametrize(
    "question",
    ["Why can't I read the complete speeches?", "what did she read in the camp", "Who told the truth?", "kinds of camps",
     "which people told the BBC", "what did people say US companies did", "Have people told US officials about it",
     "Did Zenz correct that number?", "the right that detainees are denied", "Did anyone help Uyghurs escape?",
     "did someone point a camera at the mosque", "can we find the list", "was it the case of Ilham Tohti",
     "how did he explain the list", "What did the police show the BBC",
     "which documents show torture", "名单是真的吗", "有关系的人", "谁知道真相", "what information about them is kept", "what did he tell US officials about it"],
)  # fmt: skip
def test_words_that_ask_are_no_frame(question: str) -> None:
    assert not asking(question)


def test_a_frame_is_left_out_and_alone_it_is_what_is_asked() -> None:
    desk = Desk([])
    assert [c.own for c in desk.query("is it true that the doors were locked").concepts] == ["door", "lock"]
    assert [c.own for c in desk.query("is it true").concepts] == ["true"]


def test_who_leads_in_with_himself_asks_nothing_for_himself() -> None:
    desk = Desk([])
    assert not desk.query("I'm wondering who signed the telegram").errand
    assert desk.query("I'm wondering who signed my letter").errand


@pytest.mark.parametrize(
    ("plain", "framed"),
    [
        ("what happened on 9 July 2020?", "does anyone remember what happened on 9 July 2020?"),
        ("What did Adrian Zenz write?", "I wonder what Adrian Zenz wrote"),
        ("stories by the Guardian", "what kinds of stories by the Guardian"),
        ('"break their lineage"', 'who used "break their lineage"'),
    ],
)
def test_dates_authors_and_exact_words_are_found_within_a_frame(shipped: Desk, plain: str, framed: str) -> None:
    assert shipped.ask(framed).confidence == shipped.ask(plain).confidence == 1.0


@pytest.mark.parametrize(
    ("plain", "framed"),
    [
        ("the Karakax List", "tell me about the Karakax List"),
        ("the Karakax List", "can you explain the Karakax List to me?"),
        ("Xinjiang", "Tell me about Xinjiang"),
        ("Huawei", "tell me about Huawei"),
        ("How does the IJOP work?", "can someone explain how the IJOP works"),
        ("What are the China Cables?", "What do the China Cables show?"),
        ("中国电文是什么？", "请介绍一下中国电文"),
        ("中国电文是什么？", "中国电文的内容是什么？"),
        ("中国电文是什么？", "中國電文揭示了什麼"),
        ("谁签署了电报", "我想知道谁签署了电报"),
        ("新疆怎么样", "新疆发生了什么事？"),
        ("新疆怎么样", "新疆现在怎么样"),
    ],
)
def test_who_wants_to_be_told_of_something_is_shown_what_is_told_of_it(shipped: Desk, plain: str, framed: str) -> None:
    told, asked = shipped.ask(framed), shipped.ask(plain)
    assert isinstance(told, Answered) and isinstance(asked, Answered)
    assert [quote.text for quote in told.quotes] == [quote.text for quote in asked.quotes]


@pytest.mark.parametrize("question", ["tell me about pizza", "explain quantum physics", "tell me a joke"])
def test_who_wants_to_be_told_of_anything_else_is_told_nothing(shipped: Desk, question: str) -> None:
    assert isinstance(shipped.ask(question), NoAnswer)


def test_a_question_is_offered_as_it_was_meant_where_that_is_answered(shipped: Desk) -> None:
    meant = "north korea prison camps how many inmates"
    refused, asked = shipped.ask("north korea prison camps how mnay inmates"), shipped.ask(meant)
    assert isinstance(refused, NoAnswer)
    assert refused.corrected == (meant if isinstance(asked, Answered) else None)
    thanks = shipped.ask("thnak you")
    assert isinstance(thanks, NoAnswer) and thanks.corrected is None


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("xinjaing police flies", "xinjiang police files"),
        ("who singed the telegram", "who signed the telegram"),
        ("how do flies breed", None),
        ("a trail of leopards", None),
    ],
)
def test_a_right_word_that_may_be_a_slip_is_offered_as_what_is_answered(
    shipped: Desk, question: str, meant: str | None
) -> None:
    answer = shipped.ask(question)
    assert isinstance(answer, NoAnswer)
    assert answer.corrected == meant


def test_the_links_of_what_is_shown_are_looked_up_before_it_is_shown(shipped: Desk) -> None:
    answer = shipped.ask("What are the China Cables?")
    assert isinstance(answer, Answered) and answer.more
    assert all("link" in vars(quote) for quote in answer.quotes)


def test_told_and_gave_are_words_of_grammar_as_tell_and_give_are() -> None:
    desk = Desk([])
    assert [c.own for c in desk.query("who told them and gave orders").concepts] == ["order"]


@pytest.mark.parametrize(
    "frame",
    [
        "is it true that {}",
        "i wonder, {}",
        "does anyone know: {}",
        "I'm asking for a friend, {}",
        "can you tell me: {}",
    ],
)
def test_a_chatty_question_is_answered_as_the_plain_one(shipped: Desk, frame: str) -> None:
    plain = "were the doors double locked"
    assert shipped.ask(frame.format(plain)).confidence == shipped.ask(plain).confidence
