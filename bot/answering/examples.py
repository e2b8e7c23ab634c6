"""A question that the corpus at hand answers, to show how asking works."""

from bot.answering.answer import Answered
from bot.answering.desk import Desk

PREFERRED = ("What are the China Cables?",)


def first_answered(desk: Desk) -> Answered | None:
    """The first answer that the corpus gives: to a preferred question, else to a title of its own."""
    titles = (source.title for source in desk.sources)
    for question in (*PREFERRED, *titles):
        answer = desk.ask(question)
        if isinstance(answer, Answered):
            return answer
    return None
