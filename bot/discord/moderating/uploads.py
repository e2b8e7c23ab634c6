"""Attachments: judged before they are downloaded."""

import discord

from bot.discord.refusals import UploadError
from bot.intake.fetched import Limits
from bot.shelf.packing import MAXZIP

DOCUMENT = Limits().decoded_bytes
ZIP = MAXZIP
"""Bytes of an attachment at most."""


async def content_of(attachment: discord.Attachment, limit: int) -> bytes:
    """The bytes of `attachment`. Its name and type are anybody's claim; its size is Discord's. Raises UploadError."""
    if attachment.size > limit:
        raise UploadError("large", limit // 1_000_000)
    try:
        return await attachment.read()
    except discord.HTTPException as error:
        raise UploadError("gone") from error
