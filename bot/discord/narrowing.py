"""What is wrong with the options that narrow where a question looks."""

from bot.answering.filtering import FilterError
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording


def explanation(error: FilterError, wording: Wording) -> str:
    """What is wrong with the options, in the reader's language."""
    return "\n".join(
        wording(f"filter.{problem}", value=markdown.line(shortened(typed, 100))) for problem, typed in error.problems
    )
