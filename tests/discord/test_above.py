"""What stands above a quote and says whose words it gives is shown with it."""

from bot.answering.desk import Desk
from tests.conftest import make_source
from tests.discord.conftest import World, texts

DAM = "## *Myths* about the dam\n\nThe dam above Bachu killed ninety villagers."


async def test_an_answer_shows_the_heading_of_claims_before_the_words(world: World) -> None:
    await world.restart(Desk([make_source(markdown=DAM)]))
    await world.alice.send(world.channel, f"<@{world.env.bot.user.id}> dam above Bachu villagers")
    answer = world.channel.last_message
    assert answer is not None
    said = "\n".join(texts([part.to_dict() for part in answer.components])).replace("*", "")
    assert said.index("Above it in the source: “Myths about the dam”") < said.index("ninety villagers")
