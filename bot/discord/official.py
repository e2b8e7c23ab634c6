"""What the button shows that asks for the words of governments."""

from collections.abc import Sequence

from bot.answering.answer import Quote
from bot.answering.desk import Desk
from bot.answering.statements import statements_on
from bot.browsing.related import bare_statements
from bot.corpus.source import Source


def said_officially(desk: Desk, quotes: Sequence[Quote]) -> tuple[list[Quote], list[Source]]:
    """What governments say of what is quoted, and the related statements of theirs that have no text.

    None of the words is marked: those that are bold elsewhere are a question's, and here none is asked.
    """
    return statements_on(desk, quotes), bare_statements([quote.source for quote in quotes], desk.sources)
