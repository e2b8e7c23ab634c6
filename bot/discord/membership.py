"""Who is still in a server. Without the privileged members intent Discord has to be asked."""

import discord

_NOBODY = frozenset({10007, 10013})
"""Discord's codes for "unknown member" and "unknown user"."""


class Gone(Exception):  # noqa: N818 - named for what happened
    """Somebody who is not in that server."""


async def member_of(guild: discord.Guild, user_id: int) -> discord.Member:
    """That person in `guild`. Raises Gone, and HTTPException for what says nothing about them."""
    try:
        return await guild.fetch_member(user_id)
    except discord.NotFound as error:
        if error.code in _NOBODY:
            raise Gone from None
        raise
