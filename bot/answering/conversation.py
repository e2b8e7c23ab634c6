"""A conversation: which of the questions before one it may follow up."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.answering.desk import Desk
from bot.answering.understanding import stands_alone
from bot.text.about_us import about_us
from bot.text.cleaning import one_line
from bot.text.referring import doubts, is_fragment, only_asks, refers_back
from bot.text.small_talk import is_small_talk


class Turn(NamedTuple):
    """A question, and whether it was answered with quotes."""

    question: str
    answered: bool


def before(desk: Desk, turns: Iterable[Turn]) -> str:
    """The questions, each on a line, that one may follow up which is asked after `turns`, the oldest first."""
    asked = ""
    for turn in turns:
        asked = after(desk, asked, turn)
    return asked


def after(desk: Desk, asked: str, turn: Turn) -> str:
    """The questions that one may follow up after `turn`, which may follow up those of `asked`.

    What names what it is about begins anew, and what is answered by itself. A follow-up that found nothing is left out,
    and what only asks or doubts, is about the bot or no question: their words would lead astray.
    """
    question = one_line(turn.question)
    if about_us(question) or is_small_talk(question) or not desk.query(question).concepts:
        return asked
    alone = stands_alone(desk, question)
    if alone or not asked:
        return question
    if only_asks(question) or doubts(question):
        return asked
    if alone is None and not _follows(desk, asked, turn):
        return question
    first, *_ = asked.split("\n")
    # Words of more of them would outweigh what is asked.
    return f"{first}\n{question}" if turn.answered else asked


def _follows(desk: Desk, asked: str, turn: Turn) -> bool:
    """Does `turn` follow up those of `asked`? Where it found nothing, so does what is no sentence or refers back."""
    if not turn.answered:
        short = is_fragment(turn.question) or len(desk.query(turn.question).concepts) == 1
        return short or refers_back(turn.question)
    return desk.ask(turn.question, asked) != desk.ask(turn.question)
