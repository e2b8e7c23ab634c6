"""Nobody's words are shown as another's: block quotations, speeches, and what leads in to them."""

import pytest

from bot.answering.answer import Answered, Quote
from bot.answering.desk import Desk
from tests.conftest import make_source

STORY = "The detention story is a fabrication by hostile forces."
SPOKESMAN = "“We run schools,” said Geng Shuang, a spokesman."


def best(markdown: str, question: str = "detention fabrication hostile forces") -> Quote:
    answer = Desk([make_source(markdown=markdown)]).ask(question)
    assert isinstance(answer, Answered)
    return answer.quotes[0]


def every(desk: Desk, question: str) -> tuple[Quote, ...]:
    answer = desk.ask(question)
    assert isinstance(answer, Answered)
    return (*answer.quotes, *answer.more)


def test_a_quote_never_runs_out_of_a_block_quotation_into_the_sources_own_words(desk: Desk) -> None:
    for question in ("mass-surveillance briefings", "arrest by algorithm report briefings"):
        for quote in every(desk, question):
            theirs = "The briefings are the first leak" in quote.text
            assert not (theirs and "Read Allen-Ebrahimian" in quote.text)
            if theirs:
                assert quote.set_off or quote.text.startswith("ICIJ calls")


@pytest.mark.parametrize(
    "opening", ["After that report, two", "Elsewhere, two", "Both", "Meanwhile two", "Another of the"]
)
def test_what_leans_on_that_of_which_it_speaks_is_quoted_with_it(opening: str) -> None:
    markdown = f"The census named 40 villages in the north. {opening} ministers resigned at once."
    assert best(markdown, "which ministers resigned").text.startswith("The census named")


def test_what_leans_on_the_paragraph_before_is_quoted_with_it() -> None:
    markdown = (
        "The day was cold.\n\nGeng Shuang spoke to reporters.\n\nHe said that no ministers resigned.\n\nNight fell."
    )
    assert best(markdown, "which ministers resigned").text.startswith("Geng Shuang spoke")
    listed = "Geng Shuang spoke to reporters.\n\n- He said that no ministers resigned.\n- Night fell."
    assert best(listed, "which ministers resigned").text.startswith("He said")


@pytest.mark.parametrize(
    ("language", "before", "leaning", "question"),
    [
        ("de", "Die Ministerin sprach in Bachu.", "Dabei kündigte sie neue Brunnen an.", "Wer kündigte Brunnen an?"),
        ("fr", "Le ministre est venu à Bachu.", "Il a promis deux puits neufs.", "Qui a promis des puits neufs ?"),
        ("ru", "Министр приехал в Бачу.", "Он обещал новые колодцы.", "Кто обещал новые колодцы?"),
        ("tr", "Bakan Baçu'ya geldi.", "Bu ziyarette yeni kuyular için söz verdi.", "Kim yeni kuyular için söz verdi?"),
        ("zh", "部长来到巴楚。", "他承诺修建新的水井。", "谁承诺修建水井？"),
        ("en", "The minister came to Bachu.", "“We will dig new wells,” she said.", "Who will dig new wells?"),
    ],
)
def test_what_leans_on_the_sentence_before_is_quoted_with_it_in_any_language(
    language: str, before: str, leaning: str, question: str
) -> None:
    for between in (" ", "\n\n"):
        answer = Desk([make_source(markdown=f"{before}{between}{leaning}", language=language)]).ask(question)
        assert isinstance(answer, Answered)
        assert answer.quotes[0].text.startswith(before)


def test_what_leans_on_what_leans_is_quoted_with_both_where_there_is_room() -> None:
    text = "Mao Ning spoke in Bachu. She praised the wells. They also pleased the ministers. Night fell."
    assert best(text, "what pleased the ministers").text.startswith("Mao Ning")
    more = "Mao Ning spoke in Bachu. She praised the wells. It rained. They also pleased the ministers. Night fell."
    assert best(more, "what pleased the ministers").text.startswith("It rained.")


@pytest.mark.parametrize("before", range(6, 20))
def test_what_leans_is_quoted_with_what_it_leans_on_wherever_a_passage_ends(before: int) -> None:
    filler = " ".join(f"Lorries came to the harbour of Kuqa in week {i} of the year." for i in range(before))
    name = "Mao Ning of the ministry came to Bachu on a Monday and spoke there."
    markdown = f"{filler} {name} She praised the governors. {filler}"
    assert best(markdown, "who praised the governors").text.startswith("Mao Ning")
    # What is asked may stand in both passages.
    assert "governors" in best(markdown, "Did Mao Ning praise governors?").text


def test_no_quote_is_so_long_that_what_it_leans_on_has_no_room() -> None:
    markdown = (
        "Mao Ning knew of no census. She also praised the ministers of the north. The ministers of the north resigned. "
        "The ministers of the north had counted the villages."
    )
    for quote in every(Desk([make_source(markdown=markdown)]), "which ministers of the north counted villages"):
        assert not quote.text.startswith("She")


def test_a_quote_enters_a_block_quotation_only_over_what_leads_in() -> None:
    markdown = (
        "The foreign ministry answered the leaked files on Tuesday.\n\n"
        "> There are no detention camps in Xinjiang. Everyone graduated.\n\nResearchers disagree strongly."
    )
    for quote in every(Desk([make_source(markdown=markdown)]), "detention camps foreign ministry leaked files"):
        own = "answered the leaked files" in quote.text or "Researchers disagree" in quote.text
        theirs = "no detention camps" in quote.text or "Everyone graduated" in quote.text
        assert not (own and theirs)
        assert quote.set_off == theirs


@pytest.mark.parametrize(
    "markdown",
    [
        f"{SPOKESMAN} “They are voluntary.\n\n“There are no camps. {STORY} Every trainee graduated.\n\n“Thank you,” he said.",
        f"He spoke. “{'We run schools. ' * 40}{STORY} All is well,” said Geng Shuang.",
        f'{SPOKESMAN}\n\n"They are voluntary. Everybody went home.\n\n"There are no camps. {STORY} Every trainee'
        ' graduated.\n\n"Thank you," he said.',
        f'Geng Shuang spoke. "They are "students." {STORY} Every trainee graduated.\n\n"Thank you," he said.',
        f"He spoke. „{'We run schools. ' * 40}{STORY} All is well.” So it ended.",
        f"He spoke.『{'We run schools. ' * 40}{STORY} All is well.』So it ended.",
        f'He spoke. "{"We run schools. " * 40}{STORY} All is well," said Geng Shuang.',
        f"A day passed.\n\n> {STORY}\n\nNight fell.",
        f"“{STORY}”\n\nNight fell, and nobody came to ask about it.",
        f"“{STORY}” “Nobody was ever held there by force.”\n\nNight fell.",
        f'"{STORY} Nobody was held." He left for Beijing in 2018.\n\nThe prison director disagreed.',
        f"Er sprach. »{'We run schools. ' * 40}{STORY} All is well.« Then night fell.",
    ],
)
def test_torn_speech_says_that_it_is_somebodys(markdown: str) -> None:
    quote = best(markdown)
    assert "fabrication" in quote.text
    assert quote.set_off


@pytest.mark.parametrize(
    "markdown",
    [
        f"‘We run schools. {STORY} All is well,’ said Geng Shuang.",
        f"'We run schools. {STORY} All is well,' said Geng Shuang.",
        f"“We run schools. {STORY} All is well,” said Geng Shuang.",
        f"“{STORY[:-1]}!” Foreign Ministry spokesman Geng Shuang said.",
        f"Geng Shuang put it thus:\n\n> {STORY}",
        f"According to Geng Shuang, “{STORY}”",
        f"‘We run schools. {STORY} All is well’, said Geng Shuang.",
        f"»We run schools. {STORY} All is well«, said Geng Shuang.",
        f'"We run schools for everybody," said Geng Shuang. "{STORY} All is well." He left in 2018.',
    ],
)
def test_speech_stays_with_the_one_who_says_it(markdown: str) -> None:
    quote = best(f"The day was cold and long. {markdown}\n\nNight fell.")
    assert "fabrication" in quote.text
    assert "Geng Shuang" in quote.text
    assert not quote.set_off


def test_a_name_or_a_term_in_quotation_marks_is_no_speech() -> None:
    quote = best(
        "The memo calls them “students” and the place a “training center”. Guards watch.", "students training center"
    )
    assert not quote.set_off


@pytest.mark.parametrize(
    "markdown",
    [
        f'Every pipe was 12" wide. {STORY} Nobody said so.',
        f'The list names " Karakax. {STORY} Nobody said so.',
        f'The "students and a 6" stick were shown. {STORY} Nobody said so.',
    ],
)
def test_inches_and_lone_marks_open_no_speech(markdown: str) -> None:
    assert not best(markdown).set_off


def test_the_context_reaches_back_to_what_leads_in() -> None:
    filler = " ".join(f"Sentence {word} stands here." for word in ("one", "two", "three", "four", "five", "six"))
    source = make_source(markdown=f"The spokesman Geng Shuang said:\n\n> {filler} Zebras are blue.\n\nEnd.")
    desk = Desk([source])
    quote = every(desk, "zebras blue")[0]
    assert quote.set_off
    context = desk.context(quote)
    assert source.text[context.start :].startswith("The spokesman Geng Shuang said:")


WELL = "The well was dug by prisoners, and no one was paid for a day of it."


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize(
    ("language", "announcing", "open_mark", "close_mark"),
    [
        ("en", "Wang Wei was clear about that.", "“", "”"),
        ("en", "Wang Wei had a statement.", "“", "”"),
        ("en", "Wang Wei put it this way.", '"', '"'),
        ("de", "Wang Wei drückte es so aus.", "„", "“"),
        ("de", "Wang Wei zeigte sich enttäuscht.", "»", "«"),
        ("fr", "Wang Wei résume la chose ainsi.", "« ", " »"),
        ("ru", "Ван Вэй (Wang Wei) выразился так.", "«", "»"),
        ("tr", "Wang Wei şöyle konuştu.", "“", "”"),
        ("zh", "王伟 (Wang Wei) 态度坚决。", "“", "”"),
    ],
)
def test_words_are_quoted_with_the_sentence_that_tells_whose_they_are(
    language: str, announcing: str, open_mark: str, close_mark: str, between: str
) -> None:
    spoken = f"{announcing}{between}{open_mark}{WELL}{close_mark}"
    source = make_source(markdown=f"The day was cold.\n\n{spoken}\n\nNight fell over Bachu.", language=language)
    answer = Desk([source]).ask("Who dug the well, were prisoners paid?")
    assert isinstance(answer, Answered)
    quote = answer.quotes[0]
    assert WELL in quote.text
    assert quote.text.startswith(announcing)
    assert not quote.set_off


def test_what_foretells_words_is_not_quoted_without_them() -> None:
    markdown = f"The day was cold.\n\nThe mayor of Bachu had a statement on prisoners.\n\n“{WELL}”\n\nNight fell."
    assert WELL in best(markdown, "Did the mayor of Bachu have a statement?").text
    alone = "The day was cold.\n\nThe mayor of Bachu had a statement on prisoners.\n\nNight fell."
    assert best(alone, "Did the mayor of Bachu have a statement?").text.endswith("prisoners.")


def test_words_whose_sentence_has_no_room_are_shown_below_it() -> None:
    told = f"Wang Wei, who came to Bachu {'as a young man ' * 6}and never left, was clear about that."
    for between in (" ", "\n\n"):
        long = f"“{'Nobody was paid for a day of work on it. ' * 7}{WELL}”"
        quote = best(f"The day was cold.\n\n{told}{between}{long}\n\nNight fell.", "Who dug the well?")
        assert quote.set_off
        assert quote.above == (told,)
