"""Knowing when there is no answer: lines that mean the same in every corpus."""

import numpy as np

from bot.answering.answer import Answered
from bot.answering.calibration import Foreign, fitted
from bot.answering.confidence import LINE, UNASKED_LINE, Calibration
from bot.answering.desk import Desk
from bot.bench.chat import CHAT
from bot.corpus.folder import read_corpus, shipped_corpus
from bot.text.foreign import FOREIGN
from bot.text.words import CJK
from tests.conftest import make_source


def test_the_line_lies_between_own_questions_and_foreign_ones() -> None:
    for shift in (-2.0, 0.0, 2.0):
        own, foreign = np.linspace(1, 7, 60) + shift, np.linspace(-7, -1, 60) + shift
        calibration = fitted(own, [Foreign(foreign, len(foreign))])
        assert calibration.confidence(own.mean()) > 0.9
        assert calibration.confidence(foreign.mean()) < 0.1
        assert abs(calibration.confidence(shift) - LINE) < 0.2


def test_where_there_is_nothing_to_learn_from_the_general_rule_holds() -> None:
    assert fitted(np.array([]), [Foreign(np.array([1.0]), 1)]) == Calibration()
    few = fitted(np.array([0.5]), [Foreign(np.array([-0.5]), 1)])
    assert abs(few.scale - 1) < 0.1 and abs(few.offset) < 0.3


def test_the_line_is_raised_until_one_foreign_question_in_sixteen_is_answered() -> None:
    foreign = np.linspace(-6, 3, 100)
    calibration = fitted(np.linspace(1, 7, 60), [Foreign(foreign, len(foreign))])
    assert calibration.line > LINE
    assert sum(calibration.confidence(score) >= calibration.line for score in foreign) == 6
    assert fitted(np.linspace(1, 7, 60), [Foreign(np.linspace(-9, -3, 100), 100)]).line == LINE


def test_foreign_questions_of_one_language_are_no_excuse_for_those_of_another() -> None:
    own, english, chinese = np.linspace(1, 7, 60), np.linspace(-6, -3, 200), np.linspace(-2, 3, 64)
    both = fitted(own, [Foreign(english, 200), Foreign(chinese, 64)])
    assert sum(both.confidence(score) >= both.line for score in chinese) == 4


def test_extreme_scores_stay_within_bounds() -> None:
    assert Calibration().confidence(-1e9) == 0.0 or Calibration().confidence(-1e9) < 1e-300
    assert Calibration().confidence(1e9) == 1.0


def test_confidence_is_that_of_an_index_from_scratch_after_any_changes() -> None:
    corpus = read_corpus(shipped_corpus())
    questions = ["What are the China Cables?", "how many photos", "who painted the mona lisa"]
    scratch = Desk(corpus.sources[:40], corpus.aliases)
    changed = Desk(corpus.sources[30:60], corpus.aliases)
    _ = changed.ask(questions[0])
    for source in corpus.sources[40:60]:
        changed.remove(source.id)
    changed.add(corpus.sources[:31])
    for question in questions:
        assert changed.ask(question) == scratch.ask(question)


def test_chat_is_left_alone_and_foreign_questions_are_hardly_ever_answered() -> None:
    corpus = read_corpus(shipped_corpus())
    desk = Desk(corpus.sources, corpus.aliases)
    spoken = [message for message in CHAT if desk.ask(message).confidence >= UNASKED_LINE]
    assert len(spoken) <= len(CHAT) / 200, spoken
    for foreign in FOREIGN:
        answered = [question for question in foreign if isinstance(desk.ask(question), Answered)]
        assert len(answered) <= len(foreign) / 15, answered


def test_foreign_questions_in_chinese_begin_and_end_with_a_word() -> None:
    english, chinese = FOREIGN
    assert not [question for question in english if CJK.search(question)]
    assert not [question for question in chinese if not (CJK.match(question) and CJK.match(question[-1]))]


def test_a_chinese_library_knows_what_it_does_not_hold() -> None:
    texts = {
        "harbour": "一九九二年,老港口的最后一座灯塔停止使用。当地渔民要求政府保留这座建筑,作为海事博物馆。今天仍有很多人来这里看日落,也有人买一些小东西带回家。",
        "drought": "连续三年的干旱使水库的水位下降了一半。农业部门建议农民改种耐旱的高粱和谷子。明天的天气怎么样,没有人知道,可是大家都觉得不会好。",
        "railway": "新铁路穿过两条隧道,全长八十七公里。工程师说,列车从山谷到首都只需要四十分钟。从上海来的客人说,他想写一篇关于这条铁路的文章。",
        "library": "图书馆收到一批旧报纸,其中包括战争时期的号外。馆员正在用一台新的电脑把它们扫描成电子版。晚饭以后,学生常来看电影。",
        "school": "山区小学只剩下九名学生。教师每天步行两个小时,才能到达学校。学校请人帮忙写信,想要一些好看的书。",
        "bridge": "洪水冲毁了村庄的木桥。居民自己筹款,请来工匠重建一座石桥。秋天的时候,桥终于可以走了,大家一起吃饭唱歌。",
    }
    desk = Desk(make_source(name, text, language="zh") for name, text in texts.items())
    for question in ("老港口的灯塔什么时候停止使用", "水库的水位为什么下降", "新铁路有多长"):
        assert isinstance(desk.ask(question), Answered), question
    chat = ("今天晚饭吃什么好呢", "你觉得这部电影好看吗", "帮我写一首关于秋天的诗", "你想不想看这本书")
    assert not [question for question in chat if isinstance(desk.ask(question), Answered)]


def test_forks_of_a_large_desk_share_its_calibration_whatever_way_they_came_to_what_they_hold() -> None:
    corpus = read_corpus(shipped_corpus())
    large = Desk(make_source(f"page-{i}", source.text) for i, source in enumerate(corpus.sources * 10))
    assert large.passages >= 1000
    own = [make_source(f"own-{i}", f"Zebras were counted near river {i}. Melons grow there.") for i in range(3)]
    questions = ["What are the China Cables?", "where were zebras counted", "who painted the mona lisa"]
    straight, roundabout = large.fork(), large.fork()
    straight.add(own)
    for desk_changes in (own[:1], [make_source("own-2", "Other words.")], own[1:]):
        roundabout = roundabout.fork()
        roundabout.add(desk_changes)
        _ = roundabout.ask(questions[0])
    gone = large.sources[0]
    roundabout.remove(gone.id)
    roundabout.add([gone])
    for question in questions:
        assert roundabout.ask(question) == straight.ask(question)


def test_a_rare_word_tells_as_much_in_a_large_library_as_in_a_small_one() -> None:
    def seen(others: int) -> float:
        texts = [make_source(f"other-{i}", f"Paragraph {i} tells of harvests and of weather.") for i in range(others)]
        return Desk([*texts, make_source("one", "Quokkas zigzag.")]).seen("do quokkas zigzag").evidence

    assert seen(20_000) == seen(2_000) > 0


def test_lines_without_words_are_no_passages() -> None:
    text = "—\n\n" * 2_000 + "Quokkas zigzag."
    assert Desk([make_source(markdown=text)]).passages == 1


def test_a_mine_is_nobodys() -> None:
    desk = Desk([make_source("mine", "The Torva mine was closed after an inspection of the shafts.")])
    query = desk.query("When was the Torva mine closed?")
    assert [concept.own for concept in query.concepts] == ["torva", "mine", "close"] and not query.errand
