"""Which of the questions before it one may follow up."""

import pytest

from bot.answering.answer import Answered, NoAnswer, Refusal
from bot.answering.conversation import Turn, before
from bot.answering.desk import Desk
from tests.conftest import make_source

DESK = Desk(
    [
        make_source("lund", "Oskar Lund became harbour master of Brackwater in 1990. He was born on an island."),
        make_source("berg", "Nils Berg, a diver, found 12 wrecks off the island of Torva in the spring of 1994."),
        make_source("wrecks", "The wrecks off the coast are searched by divers, who write down where each one lies."),
        make_source("mill", "The mill was burnt down by thieves, who had slept in its cellar for a week."),
        *(make_source(f"s{i}", f"Farmers of village {i} grew melons and told of the winter.") for i in range(20)),
    ]
)
LUND, BERG = "Who is Oskar Lund?", "What did Nils Berg find?"


def followed(*questions: str, desk: Desk = DESK) -> list[str]:
    """What may be followed up after these `questions`, line by line."""
    turns: list[Turn] = []
    for question in questions:
        answer = desk.ask(question, before(desk, turns))
        turns.append(Turn(question, isinstance(answer, Answered)))
    return before(desk, turns).splitlines()


def shown(*questions: str) -> str | None:
    """The source that answers the last of the `questions`, asked one after another; None where none does."""
    answer = DESK.ask(questions[-1], "\n".join(followed(*questions[:-1])))
    return answer.quotes[0].source.id if isinstance(answer, Answered) else None


@pytest.mark.parametrize(
    "between",
    ["when?", "who", "how many?", "Since when?", "source?", "for example?", "is there proof?", "什么时候？", "Seit wann?",
     "Quand ?", "ne zaman?", "с каких пор", "tell me more", "hi", "thanks!", "who funds you?", "?", "melodrama",
     "youngest person?", "any golden trumpets"],
)  # fmt: skip
def test_what_only_asks_and_what_is_no_question_leave_the_next_one_the_question_before(between: str) -> None:
    assert followed(LUND, between) == [LUND]
    assert shown(LUND, between, "where was he born?") == "lund"


@pytest.mark.parametrize(
    "question", ["when?", "who", "Since when?", "source?", "什么时候？", "Seit wann?", "pourquoi ?"]
)
def test_who_only_asks_is_answered_as_surely_as_the_question_before(question: str) -> None:
    for asked in (LUND, "what are the wrecks?"):
        first, then = DESK.ask(asked), DESK.ask(question, asked)
        assert isinstance(then, Answered)
        assert then.confidence == first.confidence
        assert then.quotes[0].source == DESK.ask(asked).quotes[0].source  # type: ignore[union-attr]


def test_what_names_nobody_follows_up_where_that_answers_it_better() -> None:
    assert followed(BERG, "how many wrecks?") == [BERG, "how many wrecks?"]
    assert shown(BERG, "how many wrecks?", "and where?") == "berg"


def test_what_is_answered_by_itself_begins_anew() -> None:
    assert followed(LUND, BERG) == [BERG]
    assert followed(LUND, "who burnt down the mill?") == ["who burnt down the mill?"]
    assert shown(LUND, "who burnt down the mill?", "where had they slept?") == "mill"


def test_who_goes_on_to_another_person_asks_on_of_that_one(shipped: Desk) -> None:
    first, other, third = "Who is Qelbinur Sidik?", "what about Gulbahar Haitiwaji", "how long was she held"
    assert followed(first, other, desk=shipped) == [other]
    answer = shipped.ask(third, other)
    assert isinstance(answer, Answered)
    assert {quote.source.id for quote in answer.quotes} == {"testimony-haitiwaji-guardian"}
    # A country of which the same is asked is no other matter.
    genocide, country = "Is it genocide?", "and the UK?"
    assert followed(genocide, country, desk=shipped) == [genocide, country]


def test_what_found_nothing_and_says_what_it_is_about_begins_anew() -> None:
    for lost in ("Who is Eva Sand?", "who plays the violin in an orchestra?"):
        assert followed(LUND, lost) == [lost]
        assert shown(LUND, lost, "where was he born?") is None


def test_what_only_asks_is_asked_of_the_first_question_where_a_follow_up_leads_nowhere() -> None:
    first = "the wrecks off the coast"
    for question in ("when?", "really?", "source?"):
        answer = DESK.ask(question, f"{first}\nand the zeppelins, airships, gliders, kites and balloons?")
        assert isinstance(answer, Answered)
        assert answer.quotes[0].source.id == "wrecks"


def test_of_many_follow_ups_the_last_one_is_kept_beside_the_first_question() -> None:
    first, second, third = "where was he born?", "was he master in 1990?", "and master of Brackwater?"
    assert followed(LUND, first, second, third) == [LUND, third]


def test_who_asks_for_more_is_shown_what_comes_after_what_was_shown() -> None:
    told = ("hung over a door", "was stolen at night", "gave no light", "fell from a boat", "cost nine crowns")
    desk = Desk([*DESK.sources, *(make_source(f"l{i}", f"The lantern {rest}.") for i, rest in enumerate(told))])
    asked = "the lantern"
    first = desk.ask(asked)
    assert isinstance(first, Answered)
    assert first.more
    for question in ("more", "tell me more", "what else?", "mehr bitte", "更多"):
        further = desk.ask(question, asked)
        assert isinstance(further, Answered)
        assert (*further.quotes, *further.more) == first.more
    # Where nothing comes after it, it is shown again.
    alone = "Who burnt down the mill?"
    only, again = DESK.ask(alone), DESK.ask("more", alone)
    assert isinstance(only, Answered)
    assert isinstance(again, Answered)
    assert (only.more, again.quotes) == ((), only.quotes)


def test_what_holds_no_word_is_told_so_whatever_was_asked_before() -> None:
    for question in ("?", "…", "!!"):
        answer = DESK.ask(question, LUND)
        assert isinstance(answer, NoAnswer)
        assert answer.refusal is Refusal.EMPTY
