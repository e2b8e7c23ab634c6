"""Answers: verbatim, about the question, the same every time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Answered, NoAnswer, Refusal
from bot.answering.desk import Desk
from bot.answering.reference import pack, unpack
from bot.corpus.alias import Alias
from bot.corpus.source import Source, TextStatus
from bot.text.about_us import AboutUs
from bot.text.words import terms, word_count
from tests.conftest import make_source


def answered(desk: Desk, question: str) -> Answered:
    answer = desk.ask(question)
    assert isinstance(answer, Answered), f"refused at {answer.confidence}"
    return answer


def check(desk: Desk, question: str) -> None:
    """What holds of every answer."""
    answer = desk.ask(question)
    assert 0 <= answer.confidence <= 1
    if isinstance(answer, NoAnswer):
        return
    assert 1 <= len(answer.quotes) <= 3
    wanted = set(desk.query(question).weights)
    for quote in (*answer.quotes, *answer.more):
        source = desk.source(quote.source.id)
        assert source is not None
        assert source.text[quote.start : quote.end] == quote.text
        assert quote.text.strip() == quote.text != ""
        assert word_count(quote.text) <= 95
        shown = quote.text if quote.matched else f"{source.title} {source.credit}"
        assert wanted & {t.term for t in desk.analyzer.terms(shown)}
        for start, end in quote.matched:
            assert wanted & {t.term for t in desk.analyzer.terms(quote.text[start:end])}


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from("the China Cables camps who are they Zenz Xinjiang leak 新疆 \x00 \u202e".split())).map(
        " ".join
    )
)
def test_any_question_gets_an_answer_or_a_refusal_and_every_quote_is_verbatim(desk: Desk, question: str) -> None:
    check(desk, question)


@pytest.mark.parametrize(
    "question",
    ["", " ", "😀", "x" * 4000, "camp " * 800, "\u202eabc", "\u200b", "\x00", "the of and", "مرحبا", "?" * 4000],
)
def test_odd_questions_are_no_accident(desk: Desk, question: str) -> None:
    check(desk, question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What are the China Cables?", "China Cables"),
        ("who is Bethany Allen-Ebrahimian", "lead reporter"),
        ("What did the Chinese government say?", "complete denial"),
        ("Which op-ed by Adrian Zenz is recommended?", "op-ed in the New York Times"),
        ("how many pages of speeches did the New York Times publish", "400 pages"),
        ("what did the BBC report", "BBC"),
    ],
)
def test_the_founding_article_answers_in_its_own_words(desk: Desk, question: str, words: str) -> None:
    answer = answered(desk, question)
    assert any(words in quote.text for quote in answer.quotes)
    assert answer.quotes[0].verbatim


@pytest.mark.parametrize(
    "question",
    [
        "capital of France",
        "How do I boil an egg?",
        "who won the world cup",
        "what is the weather in Beijing",
    ],
)
def test_what_the_corpus_does_not_hold_is_not_answered(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert isinstance(answer, NoAnswer)
    assert answer.refusal is Refusal.NOTHING_FOUND


@pytest.mark.parametrize(
    "text",
    ["hello!", "thanks", "Good morning everyone", "help", "huh?", "that's horrible", "interesting!", "never mind",
     "start over", "omg wow", "go back", "oh no", "so sad", "谢谢", "thank you so much!!", "谢谢大家!", "早上好", "多謝你",
     "Danke schön!", "Super, alles klar!", "Guten Tag", "merhaba!", "TEŞEKKÜR EDERİM", "iyi akşamlar", "спасибо большое", "Здравствуйте",
     "пока", "merci beaucoup", "bonjour", "رەھمەت", "ياخشىمۇسىز؟", "rehmet", "Yaxshimusiz"],
)  # fmt: skip
def test_small_talk_is_not_searched(desk: Desk, text: str) -> None:
    answer = desk.ask(text)
    assert isinstance(answer, NoAnswer)
    assert answer.refusal is Refusal.SMALL_TALK


@pytest.mark.parametrize(
    ("text", "matter"),
    [("Is this anonymous?", AboutUs.PRIVACY), ("are my questions stored", AboutUs.PRIVACY),
     ("who are you?", AboutUs.WORKING), ("Are you biased?", AboutUs.WORKING), ("list all sources", AboutUs.SOURCES),
     ("你有多少来源？", AboutUs.SOURCES)],
)  # fmt: skip
def test_what_is_asked_about_the_bot_is_not_searched(desk: Desk, text: str, matter: AboutUs) -> None:
    for answer in (desk.ask(text), desk.ask(text, "What are the China Cables?")):
        assert isinstance(answer, NoAnswer)
        assert (answer.refusal, answer.about_us, answer.suggestions) == (Refusal.ABOUT_US, matter, ())


def test_a_misspelt_question_about_the_bot_is_one_too() -> None:
    answer = Desk([make_source(markdown="Zebras are biased, says the minister. Who is biased?")]).ask(
        "are you biasedd?"
    )
    assert isinstance(answer, NoAnswer)
    assert (answer.refusal, answer.about_us) == (Refusal.ABOUT_US, AboutUs.WORKING)


def test_words_of_a_question_about_the_bot_are_not_taken_for_misspelt_ones() -> None:
    answer = Desk([make_source(markdown="The rowbot came in. A rowbot, says the fisherman.")]).ask("are you a robot?")
    assert isinstance(answer, NoAnswer)
    assert answer.about_us is AboutUs.WORKING


@pytest.mark.parametrize(
    "text", ["who funds zebras?", "are you sure that zebras are anonymous?", "what are your sources on zebras"]
)
def test_what_only_begins_like_a_question_about_the_bot_is_searched(text: str) -> None:
    assert answered(Desk([make_source(markdown="A source funds zebras and is sure that they are anonymous.")]), text)


@pytest.mark.parametrize("text", ["好的大学", "Tag der Befreiung", "dobry", "большое дело", "早上的会议", "好大"])
def test_what_only_begins_like_small_talk_is_searched(desk: Desk, text: str) -> None:
    answer = desk.ask(text)
    assert isinstance(answer, NoAnswer)
    assert answer.refusal is Refusal.NOTHING_FOUND


def test_three_quotes_are_not_three_of_the_same(desk: Desk) -> None:
    for question in (
        "second leak week after the New York Times",
        "International Consortium of Investigative Journalists",
    ):
        texts = [quote.text for quote in answered(desk, question).quotes]
        vocabularies = [{t.term for t in terms(text)} for text in texts]
        for i, one in enumerate(vocabularies):
            for other in vocabularies[i + 1 :]:
                assert len(one & other) < 0.75 * min(len(one), len(other))


def test_a_block_quotation_is_never_quoted_without_the_words_that_lead_in() -> None:
    source = make_source(
        markdown="The mayor met reporters.\n\nThe minister put it this way:\n\n> Zebras must be counted. Not one is lost.\n\nThen rain fell."
    )
    for question in ("zebras counted", "is one of them lost or counted?"):
        quote = answered(Desk([source]), question).quotes[0]
        assert quote.text.startswith("The minister put it this way:")
        assert not quote.set_off


def test_where_the_lead_in_does_not_fit_the_quote_says_that_it_is_somebody_elses() -> None:
    filler = " ".join(f"filler{i}" for i in range(80))
    source = make_source(markdown=f"She said:\n\n> {filler}. Zebras are blue.")
    quote = answered(Desk([source]), "zebras blue").quotes[0]
    assert quote.text == "Zebras are blue."
    assert quote.set_off


def test_a_date_in_a_german_source_is_quoted_whole() -> None:
    text = "Die Stadtwerke hat sie seit dem 9. Oktober geleitet. Vorher war sie Lehrerin."
    answer = Desk([make_source("a", text, language="de")]).ask("Wer hat die Stadtwerke seit Oktober geleitet?")
    assert isinstance(answer, Answered)
    assert "seit dem 9. Oktober geleitet." in answer.quotes[0].text


def test_headings_and_sources_without_text_are_never_quoted() -> None:
    bare = make_source("zebra-studies", "", title="Zebra studies", text_status=TextStatus.NOTES)
    headed = make_source("headed", "## Zebra census\n\nNothing else is here about stripes.")
    desk = Desk([bare, headed])
    check(desk, "zebra census")
    answer = desk.ask("zebra studies")
    assert isinstance(answer, NoAnswer)
    assert "Zebra studies" in [source.title for source in answer.suggestions]


def test_a_name_in_a_title_or_a_full_one_in_a_credit_is_near_whatever_else_is_asked() -> None:
    about = make_source("life", "She was a scholar. Nobody has seen her since.", title="Life Sentence for Rahile Dawut")
    by = make_source("by", "Melons grow in autumn.", authors=("Oskar Lund",))
    other = make_source("other", "Zebras are blue in York.", publisher="The York Post")
    desk = Desk([about, by, other])
    for question, near in (
        ("which old songs does Rahile Dawut whistle to parrots", ["Life Sentence for Rahile Dawut"]),
        ("which old songs does Oskar Lund whistle to parrots", ["By"]),
        ("which old songs does York whistle to parrots", []),
    ):
        answer = desk.ask(question)
        assert isinstance(answer, NoAnswer), question
        assert [source.title for source in answer.suggestions] == near


def test_a_source_without_text_is_named_beside_an_answer_that_its_title_fits() -> None:
    bare = make_source("zebra-studies", "", title="Zebra studies in Xinjiang", text_status=TextStatus.NOTES)
    said = make_source("said", "The zebra studies in Xinjiang were praised by the ministry.")
    answer = answered(Desk([bare, said]), "zebra studies Xinjiang")
    assert [quote.source.id for quote in answer.quotes] == ["said"]
    assert [source.title for source in answer.by_title] == ["Zebra studies in Xinjiang"]


def library() -> list[Source]:
    return [
        make_source(f"s{i}", f"The camp number {i} lies in county {i % 3}. Guards watch camp {i}. Zebras do not.")
        for i in range(6)
    ]


@given(st.lists(st.tuples(st.sampled_from(["add", "edit", "remove"]), st.integers(0, 5)), max_size=8))
def test_after_any_changes_answers_equal_those_of_a_fresh_desk(changes: list[tuple[str, int]]) -> None:
    sources = library()
    desk = Desk(sources[:3])
    held = {s.id: s for s in sources[:3]}
    for change, i in changes:
        if change == "remove":
            desk.remove(f"s{i}")
            held.pop(f"s{i}", None)
        else:
            source = sources[i] if change == "add" else make_source(f"s{i}", f"The camp {i} was edited. Zebras came.")
            desk.add([source])
            held[source.id] = source
    fresh = Desk(reversed(list(held.values())))
    for question in ("camp county guards", "zebras", "edited camp 2"):
        assert desk.ask(question) == fresh.ask(question)


def test_the_same_question_gets_the_same_answer(desk: Desk) -> None:
    assert desk.ask("second leak Xinjiang") == desk.ask("second leak Xinjiang")


def test_context_holds_the_quote_and_its_neighbours(desk: Desk) -> None:
    quote = answered(desk, "op-ed New York Times Zenz").quotes[0]
    context = desk.context(quote)
    assert context.start < quote.start
    assert quote.end < context.end


@given(st.integers(1, 6), st.integers(20, 100))
def test_references_give_back_the_same_quotes_within_their_room(count: int, room: int) -> None:
    desk = Desk(library())
    answer = answered(desk, "camp county guards zebras number")
    quotes = [*answer.quotes, *answer.more][:count]
    text = pack(quotes, room)
    assert len(text) <= room
    back = unpack(text, desk.source_by_key)
    assert back is not None
    for quote, other in zip(quotes, back, strict=False):
        assert (quote.source, quote.start, quote.end) == (other.source, other.start, other.end)
        assert quote.matched[: len(other.matched)] == other.matched
    if room == 100:
        assert len(back) >= min(3, len(quotes))


@given(st.text(alphabet="abcXYZ019-_", max_size=90))
def test_a_forged_reference_gives_nothing_or_a_true_quote(desk: Desk, text: str) -> None:
    for quote in unpack(text, desk.source_by_key) or []:
        assert quote.source.text[quote.start : quote.end] == quote.text


def test_a_reference_to_a_changed_source_is_refused() -> None:
    old = Desk([make_source(markdown="Zebras are blue. They run.")])
    reference = pack(answered(old, "zebras blue").quotes, 95)
    new = Desk([make_source(markdown="Zebras are red!! They run.")])
    assert unpack(reference, old.source_by_key)
    assert unpack(reference, new.source_by_key) is None


def test_a_follow_up_is_read_with_the_question_before_it_where_that_answers_more_surely() -> None:
    desk = Desk([
        make_source("dam", "The Ilmen dam was approved by Minister Oskar Lund after the flood.", title="Dam"),
        make_source("letter", "The letter was approved by envoys of many states.", title="Letter"),
        make_source("mine", "The Torva mine was closed after an inspection of the shafts.", title="Mine"),
    ])  # fmt: skip
    before, second = "What about the Ilmen dam?", "and who approved it?"
    (alone,) = desk.ranked(second, desk.query(second), 1)
    assert alone.source.id == "letter"
    followed = desk.ask(second, before)
    assert isinstance(followed, Answered)
    assert followed.quotes[0].source.id == "dam"
    other = "When was the Torva mine closed?"
    assert desk.ask(other, before) == desk.ask(other)


HARBOUR = [
    make_source("lund", "Oskar Lund became harbour master in 1990. He is 61 years old.", title="Lund"),
    make_source(
        "berg", "Nils Berg, a 40-year-old diver, is old for his trade. He dives for old wrecks.", title="Diver"
    ),
    make_source("china-lund", "The embassy of China called the book by Oskar Lund a smear.", title="Embassy"),
    make_source("china-fish", "China says that the fish are fresh. Beijing responded that they are.", title="Fish"),
]


@pytest.mark.parametrize(
    ("before", "question", "source"),
    [
        ("Who is Oskar Lund?", "how old is he?", "lund"),
        ("What did Oskar Lund write?", "how did China respond?", "china-lund"),
    ],
)
def test_who_refers_back_to_somebody_is_told_of_nobody_else(before: str, question: str, source: str) -> None:
    desk = Desk(HARBOUR)
    (alone,) = desk.ranked(question, desk.query(question), 1)
    assert alone.source.id != source
    followed = desk.ask(question, before)
    assert isinstance(followed, Answered)
    assert followed.quotes[0].source.id == source


def test_who_refers_back_to_what_nothing_tells_is_not_told_of_others() -> None:
    desk = Desk([source for source in HARBOUR if source.id != "lund"])
    assert isinstance(desk.ask("how old is he?", "Who is Eva Sand?"), NoAnswer)


@pytest.mark.parametrize("question", ["Is Saturn a harbour?", "how deep is a harbour of salt"])
def test_what_nothing_tells_is_not_answered_by_what_was_asked_before(question: str) -> None:
    desk, before = Desk(HARBOUR), "Who is Oskar Lund, the harbour master?"
    assert isinstance(desk.ask(before), Answered)
    assert isinstance(desk.ask(question, before), NoAnswer)


def test_who_refers_back_and_names_another_is_told_of_both() -> None:
    desk, before = Desk(HARBOUR), "Who is Oskar Lund, the harbour master?"
    assert isinstance(desk.ask("and when did he become master of Saturn?", before), NoAnswer)
    assert isinstance(desk.ask("and did Oskar Lund become master in 1990?", before), Answered)


def test_a_complete_question_is_answered_by_itself_whatever_was_asked_before() -> None:
    desk = Desk([
        *HARBOUR,
        make_source("report", "The harbour report of 1990 names Nils Berg, who said the harbour report was late."),
    ])  # fmt: skip
    question, before = "Who is Nils Berg?", "What is the harbour report of 1990?"
    assert desk.ask(question, before) == desk.ask(question)


def test_what_is_like_a_word_that_no_passage_holds_stands_for_it_wholly() -> None:
    alike = [Alias("prison", "synonym", ("prison", "slammer"))]
    (lacked,) = Desk([make_source(markdown="They were in prison.")], alike).query("slammer").concepts
    assert lacked.fit({"~prison": 1.0}) == 1.0
    (held,) = Desk([make_source(markdown="They were in prison, the slammer.")], alike).query("slammer").concepts
    assert held.fit({"~prison": 1.0}) < held.fit({"slammer": 1.0}) == 1.0


@pytest.mark.parametrize("asked", ["zenz quote", "what happened to Zenz?", "pls give details on zenz, thx"])
def test_words_of_asking_are_not_what_is_asked_for(desk: Desk, asked: str) -> None:
    assert desk.query(asked).weights == desk.query("Zenz").weights


@pytest.mark.parametrize("question", ["who are they", "what is it", "to be or not to be", "the and of", "WHO IS THAT"])
def test_words_of_grammar_alone_find_nothing_whatever_the_texts_hold(question: str) -> None:
    desk = Desk([make_source("talk", "Who are they? What is it? To be or not to be: that is the and of it.")])
    answer = desk.ask(question)
    assert isinstance(answer, NoAnswer)
    assert answer.refusal is Refusal.EMPTY


@pytest.mark.parametrize(
    ("question", "language", "unread"),
    [
        ("Wie viele Zebras sind in den Ställen?", "en", True),
        ("Combien de zèbres y a-t-il dans les écuries ?", "en", True),
        ("Сколько зебр в конюшне?", "zh-Hant", True),
        ("Wie viele Zebras sind in den Ställen?", "de", False),
        ("how many pangolins are in the barn", "en", False),
        ("马厩里有多少匹斑马", "en", False),
        ("كم عدد الحمير الوحشية في الحظيرة؟", "en", True),
        ("ئېغىلدا قانچە زېبرا بار؟", "en", True),
        ("厩舎にシマウマは何頭いますか", "en", True),
        ("朱海侖は誰ですか", "zh", True),
        ("마구간에 얼룩말이 몇 마리 있나요?", "en", True),
        ("Қорада неше зебра бар?", "en", True),
        ("Жу Хайлунь (朱海仑) деген кім?", "en", True),
        ("Quante zebre ci sono nella stalla?", "en", True),
        ("Chi è Jack Ma?", "en", True),
        ("Quem é Jack Ma?", "en", True),
        ("Ile zebr jest w stajni?", "en", True),
        ("Hoeveel zebra's staan er in de stal?", "en", True),
        ("Was geschah am 24. November 2019?", "en", True),
        ("Jack Ma kim?", "en", True),
        ("détention arbitraire", "en", True),
        ("Détention arbitraire", "en", True),
        ("Who is إلهام توختي?", "en", False),
        ("who was Мамтимин Ала Хан", "en", False),
        ("what is rééducation par le travail", "en", False),
        ("who ran the カタカナ café", "en", False),
        ("ياقوت是谁", "en", False),
        ("の是什么意思", "en", False),
        ("Kim Jong Un", "en", False),
        ("kim kardashian", "en", False),
        ("Is kim jong un in Xinjiang?", "en", False),
        ("is han chinese in zebra stables", "en", False),
        ("naïve zebras", "en", False),
        ("beyoncé songs", "en", False),
        ("Beyoncé", "en", False),
        ("ürümqi zebras", "en", False),
    ],
)
def test_who_asks_in_a_language_that_no_source_has_is_told_so(question: str, language: str, unread: bool) -> None:
    answer = Desk([make_source("barn", "Hail fell on the harvest of pears.", language=language)]).ask(question)
    assert isinstance(answer, NoAnswer)
    assert answer.unread == unread


@pytest.mark.parametrize("question", ["Petra Holt kim?", "Holt kim?", "Petra Holt çok mu yaşlı?"])
def test_what_is_a_name_in_capitals_only_is_grammar_in_small_letters(question: str) -> None:
    desk = Desk([make_source("holt", "Petra Holt keeps the gate.")])
    asked = {concept.own for concept in desk.query(question).concepts}
    assert "holt" in asked and asked.isdisjoint({"kim", "cok", "mu"})
    assert "kim" in {concept.own for concept in desk.query("who is Kim Holt").concepts}


def test_the_one_word_that_names_the_subject_is_answered() -> None:
    texts = (f"The {place} water was tested for lead and found safe to drink." for place in ("north", "south", "east"))
    desk = Desk([make_source(f"s{i}", text) for i, text in enumerate(texts)])
    assert isinstance(desk.ask("water"), Answered)
    assert isinstance(desk.ask("Water?"), Answered)
    assert isinstance(desk.ask("water polo champions"), NoAnswer)
