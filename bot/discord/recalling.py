"""What a button carries: the quotes that its answer showed."""

from bot.answering.answer import Quote
from bot.discord.interaction import Interaction
from bot.discord.offers import home_of


async def recalled(interaction: Interaction, references: str) -> list[Quote] | None:
    """The quotes of `references`, as they stand where the button was pressed; None where one is gone or has changed."""
    return await interaction.client.answers.recall(references, home_of(interaction), interaction.user.id)
