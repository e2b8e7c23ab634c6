"""Interviews, claims that are checked and reports that are taken back: nobody is quoted as saying what another says."""

import pytest

from bot.answering.answer import Answered, Quote
from bot.answering.desk import Desk
from tests.conftest import make_source

FILLER = "The river is long and the town is old."


def quotes(markdown: str, question: str) -> tuple[Quote, ...]:
    answer = Desk([make_source(markdown=markdown)]).ask(question)
    return (*answer.quotes, *answer.more) if isinstance(answer, Answered) else ()


def blocks(*parts: str) -> str:
    return "\n\n".join(parts)


INTERVIEW = blocks(
    "We met Wang Wei in Bachu.",
    "**Daily Test:** Reports say that the weavers are forced.",
    "**Wang Wei:** Nonsense.",
    "Our looms in Bachu pay every weaver well. No weaver has ever left us.",
    f"The town likes us. {FILLER} We built a school for the weavers. It has nine rooms.",
    "**Daily Test:** Reports say that the guards carry clubs.",
    "**Wang Wei:** I have no idea.",
)
HEARING = blocks(
    "CHAIR: The hearing is open.",
    "MAYOR ALIM: The wells in Kuqa were dug last spring. Nobody complained about the water after that.",
    "CHAIR: Thank you.",
)
INTERVIEW_ZH = blocks("记者：请介绍一下。", "买买提：墨玉县的工厂很好。工人都住在新宿舍里。", "记者：谢谢。")


@pytest.mark.parametrize(
    ("markdown", "question", "words", "speaker"),
    [
        (INTERVIEW, "looms in Bachu pay weaver", "Our looms", "Wang Wei"),
        (INTERVIEW, "weaver ever left", "ever left us", "Wang Wei"),
        (INTERVIEW, "school for the weavers", "built a school", "Wang Wei"),
        (HEARING, "who complained about the water", "complained", "MAYOR ALIM"),
        (HEARING.replace("\n\n", "\\\n"), "who complained about the water", "complained", "MAYOR ALIM"),
        (HEARING.replace("\n\n", "\n"), "who complained about the water", "complained", "MAYOR ALIM"),
        (INTERVIEW_ZH, "工人宿舍", "宿舍", "买买提"),
    ],
)
def test_words_of_a_turn_come_with_their_speaker_or_say_that_they_are_somebodys(
    markdown: str, question: str, words: str, speaker: str
) -> None:
    found = [quote for quote in quotes(markdown, question) if words in quote.text]
    assert found
    for quote in found:
        assert speaker in quote.text or quote.set_off


def test_a_speaker_is_quoted_with_the_line_that_names_them_where_it_is_near() -> None:
    assert quotes(INTERVIEW, "looms in Bachu pay weaver")[0].text.startswith("Wang Wei: Nonsense.")
    assert quotes(HEARING, "who complained about the water")[0].text.startswith("MAYOR ALIM: The wells")


def test_the_context_reaches_back_to_the_line_that_names_the_speaker() -> None:
    source = make_source(markdown=INTERVIEW)
    desk = Desk([source])
    answer = desk.ask("nine rooms of the school")
    assert isinstance(answer, Answered)
    quote = answer.quotes[0]
    assert quote.set_off
    assert source.text[desk.context(quote).start :].startswith("Wang Wei: Nonsense.")


def test_a_name_on_a_line_of_its_own_opens_a_turn() -> None:
    markdown = blocks("Daily Test:", "How are the looms?", "Wang Wei:", "We pay every weaver in Bachu.", "It is fair.")
    (quote,) = quotes(markdown, "who pays every weaver in Bachu")
    assert quote.text.startswith("Wang Wei:")


def test_a_quote_does_not_run_from_one_turn_into_the_next() -> None:
    markdown = blocks(
        "Wang Wei: We are proud.",
        "Our factory in Aksu pays every worker.",
        "Daily Test: Reports say that workers in Aksu get nothing from the factory.",
        "Wang Wei: They do.",
    )
    for quote in quotes(markdown, "does the factory in Aksu pay every worker"):
        assert not ("Our factory" in quote.text and "Daily Test" in quote.text)
        assert "Wang Wei" in quote.text or quote.text.startswith("Daily Test") or quote.set_off


@pytest.mark.parametrize(
    "markdown",
    [
        blocks("Note: The names are changed.", "The looms in Bachu stand still. The weavers went home."),
        blocks("Torture: Beatings were usual.", "Rape: It was rarer.", "The weavers went home. The looms stand still."),
        blocks("Photo: A loom.", "Related: The wells.", "The looms in Bachu stand still. The weavers went home."),
        blocks("Claim: Looms run.", "Verdict: False.", "The looms in Bachu stand still. The weavers went home."),
        blocks("Reporter: Jane Roe", "Editor: John Doe", "The looms in Bachu stand still. The weavers went home."),
        blocks("记者：王强", "翻译：李明", "The looms in Bachu stand still. The weavers went home."),
        blocks("来源：新华社", "注：图为工厂。", "The looms in Bachu stand still. The weavers went home."),
    ],
)
def test_a_label_before_a_colon_makes_no_transcript(markdown: str) -> None:
    found = quotes(markdown, "where did the weavers go")
    assert found
    assert not any(quote.set_off for quote in found)


@pytest.mark.parametrize(
    ("markdown", "question", "put", "reply"),
    [
        (
            blocks("Q: Did the guards in Bachu kill prisoners with poison?", "A: I never saw that.", "Q: Thank you."),
            "guards in Bachu killed prisoners with poison",
            "poison",
            "I never saw that",
        ),
        (
            "Q: Did the guards in Bachu kill prisoners with poison?\nA: I never saw that.",
            "guards in Bachu killed prisoners with poison",
            "poison",
            "I never saw that",
        ),
        (
            blocks("Claim: The Yengisar camps are run by a German firm.", "Verdict: False.", FILLER),
            "who runs the Yengisar camps",
            "German firm",
            "Verdict: False.",
        ),
        (
            blocks("Myth: The Yengisar camps are run by a German firm. It is rich.", "Fact: No firm does.", FILLER),
            "which German firm runs the Yengisar camps",
            "German firm",
            "Fact: No firm does.",
        ),
        (
            blocks("Daily Test: So every weaver in Bachu is a slave?", "Wang Wei: No.", "Daily Test: Good."),
            "is every weaver in Bachu a slave",
            "slave",
            "Wang Wei: No.",
        ),
        (
            blocks("Daily Test: Reports say that the weavers are slaves.", "Wang Wei: That is a lie.", FILLER),
            "are the weavers slaves",
            "slaves",
            "Wang Wei: That is a lie.",
        ),
        (
            blocks("记者问：墨玉县是否有人死亡？", "答：没有。", "记者问：谢谢。"),
            "墨玉县有人死亡",
            "死亡",
            "答：没有。",
        ),
        (
            "Did the guards in Bachu kill prisoners with poison? No witness saw it.",
            "guards in Bachu killed prisoners with poison",
            "poison",
            "No witness saw it.",
        ),
    ],
)
def test_a_question_or_a_claim_is_quoted_with_its_reply(markdown: str, question: str, put: str, reply: str) -> None:
    found = [quote for quote in quotes(markdown, question) if put in quote.text]
    assert found
    assert all(reply in quote.text for quote in found)


@pytest.mark.parametrize(
    "markdown",
    [
        "Did the guards in Bachu kill prisoners with poison?",
        blocks("Did the guards in Bachu kill prisoners with poison?", "## No"),
        blocks("Claim: The guards in Bachu killed prisoners with poison.", f"Verdict: False, for {'x ' * 90}."),
    ],
)
def test_a_question_or_a_claim_is_not_quoted_where_its_reply_cannot_be(markdown: str) -> None:
    assert not quotes(markdown, "guards in Bachu killed prisoners with poison")


@pytest.mark.parametrize(
    ("said", "taken_back", "question"),
    [
        (
            "An earlier version of this article said that Kuqa hospital paid bounties for prisoners.",
            "It did not.",
            "Kuqa hospital bounties",
        ),
        ("The bloggers wrote that forty bakers in Bachu were shot.", "None was.", "forty bakers shot in Bachu"),
        (
            "It was reported that forty bakers in Bachu were shot.",
            "It later turned out to be false.",
            "bakers shot Bachu",
        ),
        ("It was reported that forty bakers in Bachu were shot.", "Nonsense.", "forty bakers shot in Bachu"),
        ("A letter said that the judge in Aksu took bribes.", "He did not.", "judge in Aksu took bribes"),
        ("It was said that the judges in Aksu took bribes.", "They weren’t judges.", "judges in Aksu took bribes"),
        (
            "The company burned the mosque in Turpan.",
            "At least, that is what the anonymous blogger wrote. There is no evidence for it.",
            "who burned the mosque in Turpan",
        ),
        ("有人说墨玉县的清真寺都被拆除了。", "这是谎言。", "墨玉县的清真寺被拆除"),
        ("有人说墨玉县的清真寺都被拆除了。", "事实并非如此。", "墨玉县的清真寺被拆除"),
        ("In Turpan soll die Firma die Moschee verbrannt haben.", "Das ist eine Lüge.", "Turpan Firma Moschee"),
        ("L’entreprise aurait brûlé la mosquée de Turpan.", "C’est faux.", "entreprise mosquée Turpan"),
        ("Компания сожгла мечеть в Турфане.", "Это ложь.", "компания мечеть Турфан"),
        ("Şirket Turfan'daki camiyi yakmış.", "Bu doğru değil.", "şirket Turfan camiyi"),
    ],
)
def test_what_is_taken_back_is_quoted_with_what_takes_it_back(said: str, taken_back: str, question: str) -> None:
    between = "" if said.endswith("。") else " "
    found = [q for q in quotes(f"{said}{between}{taken_back}\n\n{FILLER}", question) if said in q.text]
    assert found
    assert all(taken_back in quote.text for quote in found)


@pytest.mark.parametrize("more", [13, 14, 30])
def test_what_is_taken_back_is_not_quoted_where_both_do_not_fit(more: int) -> None:
    said = f"The company by the river burned the mosque in Turpan {'and then the one beside it ' * more}."
    assert not quotes(f"{said} It did not.", "who burned the mosque in Turpan")


def test_a_sentence_that_only_says_no_takes_nothing_back() -> None:
    said = "The judge in Aksu took bribes."
    found = quotes(f"{said} He did not want his name in the papers of the town.", "judge in Aksu took bribes")
    assert found[0].text == said
