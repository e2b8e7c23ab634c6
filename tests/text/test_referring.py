"""Questions that speak of what was asked before."""

import time

import pytest

from bot.text.referring import asks_for_more, is_fragment, may_refer_back, only_asks, refers_back


@pytest.mark.parametrize(
    "question",
    ["how old is he?", "and who approved it?", "is it authentic", "What about her children?", "who wrote that?",
     "why did they let them go", "他多大年纪", "wie alt ist ihr Vater",
     "wie alt ist er", "Wann wurde sie eröffnet?", "peki eşi kim?", "onun eşi kim", "où est-il né",
     "谁公布的？", "什麼時候公布的", "在哪里发现的", "что о ней известно", "ئۇنىڭ ئايالى كىم؟", "uning ayali kim?"],
)  # fmt: skip
def test_a_question_with_a_word_for_somebody_refers_back(question: str) -> None:
    assert refers_back(question)


@pytest.mark.parametrize(
    "question",
    ["Is there proof?", "any evidence?", "Proof?", "how do we know?", "How can you be so sure?", "says who?", "Really?",
     "is that true?", "what’s the evidence", "But is there any hard evidence for that?", "why?", "how come?",
     "有证据吗？", "有什麼證據", "证据呢", "真的吗？", "是真的嗎", "这可信吗", "Beweise?", "Gibt es Beweise?", "Wirklich?",
     "stimmt das?", "Ist das wahr?", "des preuves ?", "c'est vrai ?", "vraiment ?", "Kanıt var mı?", "gerçekten mi?",
     "bu doğru mu?", "правда?", "это правда?", "есть доказательства?"],
)  # fmt: skip
def test_a_question_that_only_doubts_refers_back(question: str) -> None:
    assert refers_back(question)


@pytest.mark.parametrize(
    "question",
    ["Is there proof of forced labour?", "evidence of torture", "How do we know who leaked the papers?",
     "Who says the camps are closed?", "really big camps", "Gibt es Beweise für Folter?", "des preuves de torture", "真的有营地吗", "谁泄露的文件",
     "why did Xi Jinping build camps", "surely", "有酷刑的证据吗",
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


@pytest.mark.parametrize(
    "question",
    ["when?", "Who", "how many", "for how long", "by whom?", "Since when?", "and what else", "in which year", "which ones?",
     "source?", "any sources?", "Sources please", "for example?", "can you give me an example",
     "and now?", "und heute?", "et aujourd'hui ?", "selon qui ?", "laut wem?", "现在呢", "а сейчас?", "seit wann?", "Woher?", "von wem", "Quelle?", "Quand ?", "depuis quand", "combien ?", "par qui", "ne zaman?", "kim?",
     "kaynak?", "когда?", "с каких пор", "сколько", "什么时候", "什麼時候", "为什么", "在哪里？", "谁", "多久", "来源", "谁说的"],
)  # fmt: skip
def test_a_question_that_only_asks_refers_back(question: str) -> None:
    assert only_asks(question)
    assert refers_back(question)


@pytest.mark.parametrize(
    "question",
    ["when did the census begin", "who is Zhu Hailun", "how many camps", "which brands", "source of the leak",
     "links to Huawei", "examples of torture", "how are you", "wer ist Zenz", "Kim Jong", "什么是再教育营",
     "新疆有多少人", "谁泄露的", ""],
)  # fmt: skip
def test_a_question_that_says_of_what_it_asks_does_more(question: str) -> None:
    assert not only_asks(question)


@pytest.mark.parametrize(
    "question",
    ["how many photos", "youngest person?", "phones?", "and the UK?", "is she alive", "kaç fotoğraf var", "主席是誰"],
)
def test_what_is_so_short_may_speak_of_what_was_asked_before(question: str) -> None:
    assert may_refer_back(question)


@pytest.mark.parametrize(
    "question",
    ["When was the Torva mine closed?", "who is Zhu Hailun", "which company built the surveillance app",
     "新疆再教育营里到底关了多少人"],
)  # fmt: skip
def test_what_names_somebody_or_is_longer_says_it_by_itself(question: str) -> None:
    assert not may_refer_back(question)


@pytest.mark.parametrize(
    "question",
    ["more", "More please!", "tell me more", "can you tell me more about it?", "go on", "continue", "what else?",
     "anything else", "more details", "explain", "and next?", "show me more sources",
     "mehr", "Erzähl mir mehr", "weiter", "was noch?", "plus", "dites-m'en plus", "quoi d'autre ?", "la suite",
     "daha fazla", "devam et", "ещё", "подробнее", "расскажи больше", "更多", "继续", "还有呢", "多说一点"],
)  # fmt: skip
def test_a_question_for_more_only_asks(question: str) -> None:
    assert asks_for_more(question)
    assert only_asks(question)


@pytest.mark.parametrize(
    "question",
    ["more camps", "tell me more about Zenz", "what else did he sign", "explain the IJOP", "when?", "what", "no more",
     "how many more", "mehr Lager", "更多营地", ""],
)  # fmt: skip
def test_a_question_for_something_else_asks_for_no_more_of_it(question: str) -> None:
    assert not asks_for_more(question)


@pytest.mark.parametrize("part", ["more ", "tell me ", "who ", "and ", "source ", "for example ", "谁", "什么", "来源"])
def test_a_question_made_to_be_slow_is_looked_at_in_a_moment(part: str) -> None:
    begun = time.process_time()
    may_refer_back(part * 5_000 + "x")
    assert time.process_time() - begun < 0.5


def test_a_thing_that_is_named_is_told_from_a_sentence() -> None:
    for question in ("youngest person?", "any photos", "and the women", "bank accounts"):
        assert is_fragment(question)
    for question in ("who plays the violin?", "is it raining", "Wer spielt Geige?", "kaç keman var", "谁拉小提琴"):
        assert not is_fragment(question)
