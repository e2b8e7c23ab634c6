"""What somebody follows, and what is kept about them: the work of the commands and buttons for that."""

from typing import TYPE_CHECKING

from discord import ui

from bot.answering.answer import NoAnswer, Refusal
from bot.answering.desk import Desk
from bot.answering.filtering import slug_meant
from bot.discord.actor import actor_of
from bot.discord.attended import attended, shown_by
from bot.discord.following.layout import begun_layout, following_layout, forget_layout, stored_layout
from bot.discord.interaction import Interaction
from bot.discord.language import of_reader
from bot.discord.layout import text_layout
from bot.discord.private import change, replace, send
from bot.rendering import markdown
from bot.rendering.credit import shortened
from bot.rendering.wording import Wording
from bot.shelf.changes import Reason, Refused
from bot.shelf.readers import MAX_TEXT
from bot.store.people import MOST_FOLLOWS, Follow, Following
from bot.text.cleaning import one_line

if TYPE_CHECKING:
    from bot.discord.client import Cuttings


class Follows:
    """Everything is private to the one who acts, and about nobody else."""

    def __init__(self, client: "Cuttings") -> None:
        self._client = client

    @shown_by(change, asks=True)
    async def begin(self, interaction: Interaction, kind: Following, typed: str) -> ui.LayoutView:
        """Let somebody follow what they typed, in the server where they are."""
        wording = of_reader(interaction)
        wanted, problem = await self._client.answers.study(
            interaction.guild_id, lambda desk: _followed(desk, kind, one_line(typed)[:MAX_TEXT], wording)
        )
        if problem is None:
            try:
                actor = actor_of(interaction)
                await self._client.shelf.readers.follow(actor, kind, wanted)
                follow = Follow(interaction.guild_id or 0, actor.user_id, kind, wanted)
                return begun_layout(follow, self._named(follow.guild_id, wording), wording)
            except Refused as refused:
                if refused.why is not Reason.TOO_MANY:
                    raise
                problem = wording("following.too_many", number=MOST_FOLLOWS)
        return text_layout(problem)

    @shown_by(send)
    async def following(self, interaction: Interaction) -> ui.LayoutView:
        """Show what somebody follows: in a server, there; in a direct message, everywhere."""
        return await self._list(interaction)

    @shown_by(change)
    async def end(self, interaction: Interaction, key: str) -> ui.LayoutView:
        """End one follow of whoever presses, whose it is alone."""
        return await self._ended(interaction, key)

    @shown_by(replace)
    async def end_chosen(self, interaction: Interaction, key: str) -> ui.LayoutView:
        """End one follow out of the list, and show what is left in its place."""
        return await self._ended(interaction, key)

    async def _ended(self, interaction: Interaction, key: str) -> ui.LayoutView:
        return await self._list(interaction, await self._client.shelf.readers.unfollow(interaction.user.id, key))

    async def _list(self, interaction: Interaction, ended: Follow | None = None) -> ui.LayoutView:
        wording, readers = of_reader(interaction), self._client.shelf.readers
        everything = (await readers.about(interaction.user.id)).follows
        here = [f for f in everything if interaction.guild_id in (None, f.guild_id)]
        return following_layout(here, lambda guild_id: self._named(guild_id, wording), wording, ended)

    @shown_by(send)
    async def stored(self, interaction: Interaction) -> ui.LayoutView:
        """Show all that is kept about somebody, to them."""
        wording = of_reader(interaction)
        stored = await self._client.shelf.readers.about(interaction.user.id)
        return stored_layout(stored, lambda guild_id: self._named(guild_id, wording), wording)

    @attended
    async def ask_to_forget(self, interaction: Interaction) -> None:
        """Ask whether all of it shall go."""
        await interaction.response.send_message(view=forget_layout(of_reader(interaction)), ephemeral=True)

    @shown_by(replace)
    async def forget(self, interaction: Interaction) -> ui.LayoutView:
        """Remove all that is kept about whoever presses."""
        await self._client.shelf.readers.forget(interaction.user.id)
        return text_layout(of_reader(interaction)("forget.done"))

    def _named(self, guild_id: int, wording: Wording) -> str:
        guild = self._client.get_guild(guild_id)
        return guild.name if guild else wording("privacy.unknown_server")


def _followed(desk: Desk, kind: Following, typed: str, wording: Wording) -> tuple[str, str | None]:
    """What is followed by who typed that, and why nobody can follow it."""
    if kind is Following.TOPIC:
        topic = slug_meant(typed)
        known = any(source.collection == topic for source in desk.sources)
        return topic, None if known else wording("following.no_topic", wanted=markdown.line(shortened(typed)))
    answer = desk.ask(typed)
    empty = isinstance(answer, NoAnswer) and answer.refusal is not Refusal.NOTHING_FOUND
    return typed, wording("following.no_word") if empty else None
