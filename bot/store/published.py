"""Which sources of a server its followers were not told of."""

from bot.store.session import Session


async def take_published(session: Session, guild_id: int) -> list[str]:
    """Ids of the sources that were published for the first time since the last call, and are; each comes once."""
    row = await session.row("SELECT number FROM told WHERE guild_id = ?", guild_id)
    told = row[0] if row else 0
    new = await session.rows(
        """SELECT DISTINCT s.id FROM steps s JOIN items i USING (guild_id, noun, id)
            WHERE s.guild_id = ?1 AND s.number > ?2 AND s.noun = 'source' AND s.state = 'published'
            AND NOT EXISTS (SELECT 1 FROM steps e WHERE e.guild_id = ?1 AND e.id = s.id AND e.noun = 'source'
                            AND e.number <= ?2 AND e.state = 'published')
            ORDER BY s.id""",
        guild_id, told,
    )  # fmt: skip
    await session.run(
        "INSERT OR REPLACE INTO told SELECT guild_id, max(number) FROM changes WHERE guild_id = ? GROUP BY guild_id",
        guild_id,
    )
    return [source_id for (source_id,) in new]
